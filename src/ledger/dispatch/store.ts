import { type Selectable, sql } from 'kysely';
import type { Day, Instant } from '../../clock/index.ts';
import type { Database, Db, Tx } from '../../db/index.ts';
import type { CountyId, Digest, Id } from '../../kernel/index.ts';
import { type CaseRecord, caseColumns, toCase } from '../store.ts';
import { COUNT_LIMIT } from '../worklist/store.ts';

/** Cases that the ladder has to look at by now, the longest due first, held; those that another worker holds are left out. */
export async function lockDueCases(
  tx: Tx,
  county: CountyId,
  now: Instant,
  limit: number,
): Promise<CaseRecord[]> {
  const rows = await tx
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows.map(toCase);
}

/** When the ladder looks at a case again, where nothing else of it changed. */
export async function saveLook(tx: Tx, county: CountyId, id: Id, nextAt: Instant | null): Promise<void> {
  await tx
    .updateTable('ledger_case')
    .set({ next_at: nextAt })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** By which calendar the due days of open cases were counted last; undefined where nobody has noted it yet. */
export async function findCountedBy(db: Db, county: CountyId): Promise<Digest | undefined> {
  const row = await db
    .selectFrom('calendar_counted')
    .select('digest')
    .where('county', '=', county)
    .executeTakeFirst();
  return row?.digest as Digest | undefined;
}

export async function saveCountedBy(db: Db, county: CountyId, digest: Digest): Promise<void> {
  await db
    .insertInto('calendar_counted')
    .values({ county, digest })
    .onConflict((on) => on.column('county').doUpdateSet({ digest }))
    .execute();
}

/** A case with the moment at which the ladder looks at it again. */
export type Timed = { readonly record: CaseRecord; readonly nextAt: Instant | null };

/** Open cases with a clock that has not stopped, in the order of their ids; nothing is held. */
export async function listTimed(
  db: Db,
  county: CountyId,
  after: Id | undefined,
  limit: number,
): Promise<Timed[]> {
  let query = db
    .selectFrom('ledger_case')
    .select([...caseColumns, 'next_at'])
    .where('county', '=', county)
    .where(sql<boolean>`not ended`)
    .where(sql<boolean>`jsonb_path_exists(body, '$.clocks.* ? (@.status != "stopped")')`);
  if (after) query = query.where('id', '>', after);
  const rows = await query.orderBy('id').limit(limit).execute();
  return rows.map((row) => ({ record: toCase(row), nextAt: row.next_at as Instant | null }));
}

/** When the ladder looks at many cases again, in one statement; a case that went on since has its own look already. */
export async function saveLooks(db: Db, county: CountyId, looks: readonly Timed[]): Promise<void> {
  if (looks.length === 0) return;
  const rows = looks.map(({ record, nextAt }) => ({ id: record.id, seq: record.head.seq, nextAt }));
  await sql`
    update ledger_case c set next_at = l."nextAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as l (id uuid, seq integer, "nextAt" timestamptz)
    where c.county = ${county} and c.id = l.id and c.seq = l.seq`.execute(db);
}

/**
 * Takes a request's name. Waits where another transaction is about to take it.
 * @returns what was asked and answered under that name before; undefined where the name was free
 */
export async function claimRequest(
  tx: Tx,
  county: CountyId,
  { account, key, request, at }: { account: Id; key: string; request: string; at: Instant },
): Promise<{ request: string; answer: unknown } | undefined> {
  const taken = await tx
    .insertInto('idempotency')
    .values({ county, account, key, request, at })
    .onConflict((on) => on.columns(['county', 'account', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken) return undefined;
  return await tx
    .selectFrom('idempotency')
    .select(['request', 'answer'])
    .where('county', '=', county)
    .where('account', '=', account)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

export async function keepAnswer(
  tx: Tx,
  county: CountyId,
  { account, key }: { account: Id; key: string },
  answer: unknown,
): Promise<void> {
  await tx
    .updateTable('idempotency')
    .set({ answer: JSON.stringify(answer) })
    .where('county', '=', county)
    .where('account', '=', account)
    .where('key', '=', key)
    .execute();
}

/** Something that happened, waiting to be told. */
export type Told = {
  readonly id: Id;
  readonly topic: string;
  readonly caseId: Id;
  readonly seq: number;
  readonly at: Instant;
  readonly body: Readonly<Record<string, unknown>>;
  readonly tries: number;
};

type ToldRow = Pick<Selectable<Database['outbox']>, 'id' | 'topic' | 'at' | 'tries'> &
  Pick<Selectable<Database['entry']>, 'case_id' | 'seq' | 'body'>;

/** Rows of the outbox that are to be delivered now, each with its entry's body, held for this transaction. */
export async function lockOutbox(tx: Tx, county: CountyId, now: Instant, limit: number): Promise<Told[]> {
  const { rows } = await sql<ToldRow>`
    with waiting as materialized (
      select id, topic, at, tries, (body->>'caseId')::uuid as case_id, (body->>'seq')::integer as seq
      from outbox
      where county = ${county} and delivered_at is null and (try_at is null or try_at <= ${now}::timestamptz)
      order by id limit ${limit} for update skip locked)
    select w.*, e.body from waiting as w
    join entry as e on e.county = ${county} and e.case_id = w.case_id and e.seq = w.seq
    order by w.id`.execute(tx);
  return rows.map((row) => ({
    id: row.id as Id,
    topic: row.topic,
    caseId: row.case_id as Id,
    seq: row.seq,
    at: row.at as Instant,
    body: row.body as Told['body'],
    tries: row.tries,
  }));
}

/** Whether anything waits: a round that finds nothing takes no lock. */
export async function hasOutbox(db: Db, county: CountyId): Promise<boolean> {
  const row = await db
    .selectFrom('outbox')
    .select('id')
    .where('county', '=', county)
    .where('delivered_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Marks rows as told, each with its place in the order of changes; one that has a place keeps it. */
export async function markDelivered(
  tx: Tx,
  county: CountyId,
  told: readonly { readonly id: Id; readonly position: number }[],
  now: Instant,
): Promise<void> {
  if (told.length === 0) return;
  await sql`
    update outbox as o set delivered_at = ${now}::timestamptz, position = coalesce(o.position, t.position)
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t (id uuid, position bigint)
    where o.county = ${county} and o.id = t.id`.execute(tx);
}

/** More than this is not purged in a round: a round comes every few seconds, and looks at no more rows than these. */
const mostPurged = 500;

/**
 * Delivered rows older than a moment: the stream of changes does not reach further back. Places are given as rows are
 * delivered, so the first of them are the oldest.
 */
export async function purgeOutbox(db: Db, county: CountyId, before: Instant): Promise<void> {
  await sql`
    delete from outbox where county = ${county} and position in (
      select position from (
        select position, delivered_at from outbox where county = ${county} and position is not null
        order by position limit ${mostPurged}) as oldest
      where delivered_at < ${before}::timestamptz)`.execute(db);
  await db.deleteFrom('idempotency').where('county', '=', county).where('at', '<', before).execute();
}

/** A line in the message box of a post. */
export type NewMessage = {
  readonly post: string;
  readonly id: Id;
  readonly caseId: Id;
  readonly seq: number;
  readonly topic: string;
  readonly body: unknown;
  readonly at: Instant;
};

/**
 * Puts messages into the boxes of posts; one that lies there already is left as it is.
 *
 * @param outside the posts that are also told outside the house; the messages of others wait for nobody to take them
 */
export async function insertMessages(
  tx: Tx,
  county: CountyId,
  messages: readonly NewMessage[],
  outside: ReadonlySet<string> | undefined,
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map(({ caseId, ...rest }) => ({
    ...rest,
    case_id: caseId,
    noticed_at: outside === undefined || outside.has(rest.post) ? null : rest.at,
  }));
  await sql`
    insert into message (county, post, id, case_id, seq, topic, body, at, noticed_at)
    select ${county}, m.*
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as m (
      post text, id uuid, case_id uuid, seq integer, topic text, body jsonb, at timestamptz, noticed_at timestamptz)
    on conflict (county, post, id) do nothing`.execute(tx);
}

/** The posts of organisations on a day, by organisation; and those with a role. */
export async function listPostsOf(
  db: Db,
  county: CountyId,
  on: Day,
): Promise<{ id: string; organisation: string; roles: readonly string[] }[]> {
  return await db
    .selectFrom('post')
    .select(['id', 'organisation', 'roles'])
    .where('county', '=', county)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .execute();
}

/** A message as its reader sees it, with the case that it is about. */
export type Message = NewMessage & {
  readonly number: string;
  readonly title: string;
  readonly readAt: Instant | null;
};

/**
 * The messages of some posts, newest first: the last of each post by its key, and the last of them all.
 *
 * @param after the last message of the page before
 */
export async function listMessages(
  db: Db,
  county: CountyId,
  posts: readonly string[],
  limit: number,
  after?: Pick<Message, 'id' | 'post'>,
): Promise<Message[]> {
  if (posts.length === 0) return [];
  const beyond = after
    ? sql`and id <= ${after.id}::uuid and (id < ${after.id}::uuid or post > ${after.post})`
    : sql``;
  const { rows } = await sql<Selectable<Database['message']> & { number: string; title: string }>`
    select m.*, c.number, c.title
    from (
      select m.* from unnest(${posts}::text[]) as box, lateral (
        select * from message where county = ${county} and post = box ${beyond} order by id desc limit ${limit}) as m
      order by m.id desc, m.post limit ${limit}) as m
    join ledger_case as c on c.county = m.county and c.id = m.case_id
    order by m.id desc, m.post`.execute(db);
  return rows.map((row) => ({
    post: row.post,
    id: row.id as Id,
    caseId: row.case_id as Id,
    number: row.number,
    title: row.title,
    seq: row.seq,
    topic: row.topic,
    body: row.body,
    at: row.at as Instant,
    readAt: row.read_at as Instant | null,
  }));
}

/**
 * Hands over messages that nobody has taken to tell outside the house, the oldest first, and marks them as taken
 * in the same transaction.
 */
export async function takeMessages(
  tx: Tx,
  county: CountyId,
  limit: number,
  now: Instant,
): Promise<NewMessage[]> {
  const { rows } = await sql<{
    post: string;
    id: string;
    case_id: string;
    seq: number;
    topic: string;
    body: unknown;
    at: string;
  }>`
    with taken as (
      select post, id from message where county = ${county} and noticed_at is null
      order by at, id, post limit ${limit} for update skip locked)
    update message m set noticed_at = ${now}::timestamptz from taken t
    where m.county = ${county} and m.post = t.post and m.id = t.id
    returning m.post, m.id, m.case_id, m.seq, m.topic, m.body, m.at`.execute(tx);
  return rows.map(({ id, case_id, at, ...row }) => ({
    ...row,
    id: id as Id,
    caseId: case_id as Id,
    at: at as Instant,
  }));
}

/** Marks messages in the boxes of some posts as read. What was read before keeps its moment. */
export async function markRead(
  db: Db,
  county: CountyId,
  posts: readonly string[],
  ids: readonly Id[],
  now: Instant,
): Promise<void> {
  await db
    .updateTable('message')
    .set({ read_at: now })
    .where('county', '=', county)
    .where('post', 'in', posts)
    .where('id', 'in', ids)
    .where('read_at', 'is', null)
    .execute();
}

/** How many messages of some posts nobody has read, at most one more than the limit of counts. */
export async function countUnread(db: Db, county: CountyId, posts: readonly string[]): Promise<number> {
  const { count } = await db
    .selectFrom(
      db
        .selectFrom('message')
        .select('id')
        .where('county', '=', county)
        .where('post', 'in', posts)
        .where('read_at', 'is', null)
        .limit(COUNT_LIMIT + 1)
        .as('unread'),
    )
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
