import { sql } from 'kysely';
import type { Day, Instant } from '../clock/index.ts';
import type { Db, Tx } from '../db/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import type { CaseState } from './case.ts';
import type { Entry, Head, PrivatePart } from './chain.ts';
import type { Commitment } from './commitment.ts';
import { keepText, saveText } from './search/store.ts';

/** A case as its projection row holds it. */
export type CaseRecord = {
  readonly id: Id;
  readonly number: string;
  readonly state: CaseState;
  readonly openedAt: Instant;
  readonly head: Head;
};

/** The version of the fold that writes projections; rows of an older one are written again at the start. */
export const FOLD = 4;

/**
 * Takes the next numbers of a series, and answers with the last of them. The row stays locked until the
 * transaction ends, so that a series taken one by one has no gaps.
 */
export async function takeNumbers(
  db: Db,
  county: CountyId,
  series: string,
  year: number,
  count: number,
): Promise<number> {
  const row = await db
    .insertInto('number_series')
    .values({ county, series, year, last: count })
    .onConflict((at) =>
      at
        .columns(['county', 'series', 'year'])
        .doUpdateSet((eb) => ({ last: eb('number_series.last', '+', count) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

/** What is written of a case at once. */
export type CaseWrite = {
  readonly record: CaseRecord;
  readonly isNew: boolean;
  readonly sealed: readonly { entry: Entry; secret: PrivatePart | undefined }[];
  readonly nextAt: Instant | null;
  /** The co-operating units that have it on their work list, where they changed. */
  readonly joins: readonly string[] | undefined;
  /** The text it is found by, where it changed. */
  readonly text: string | undefined;
  readonly outbox: readonly { readonly id: Id; readonly topic: string; readonly seq: number }[];
};

const entryRow = (county: CountyId, { entry: e }: CaseWrite['sealed'][number]) =>
  sql`(${county}, ${e.caseId}::uuid, ${e.seq}::integer, ${e.type}, ${e.version}::integer, ${e.at}::timestamptz,
    ${e.byPost}, ${e.byAccount}::uuid, ${JSON.stringify(e.body)}::jsonb, ${e.privateDigest}, ${e.previous}, ${e.hash})`;

const secretRow = ({ entry, secret }: CaseWrite['sealed'][number]) =>
  secret ? [{ seq: entry.seq, salt: secret.salt, body: secret.body }] : [];

const toldRow = (
  county: CountyId,
  caseId: Id,
  at: Instant,
  { id, topic, seq }: CaseWrite['outbox'][number],
) => sql`(${county}, ${id}::uuid, ${topic}, ${JSON.stringify({ caseId, seq })}::jsonb, ${at}::timestamptz)`;

/** The earliest day on which a running clock of a case is due. */
export const earliestDue = ({ clocks }: CaseState): Instant | null =>
  Object.values(clocks)
    .filter(({ status }) => status === 'running')
    .map(({ dueAt }) => dueAt)
    .sort()[0] ?? null;

/** The columns of the projection that follow from the entries. */
function projectionOf({ state, head }: CaseRecord, nextAt: Instant | null) {
  const source = state.source?.kind === 'document' ? state.source : undefined;
  const { year } = state.fields;
  return {
    title: state.title,
    stage: state.stage,
    ended: state.ended,
    lead_organisation: state.lead,
    deadline: state.deadline,
    matter_version: state.matterVersion,
    parent: state.parent,
    plan_year: typeof year === 'number' ? year : null,
    document: source?.document ?? null,
    span_start: source?.start ?? null,
    span_end: source?.end ?? null,
    due_at: state.ended ? null : earliestDue(state),
    next_at: nextAt,
    fold: FOLD,
    body: JSON.stringify(state),
    seq: head.seq,
    head: head.hash,
  };
}

/**
 * Everything of a write but the projection, to stand before it in one statement: a round trip for each table
 * would be most of what a write costs.
 */
function besides(county: CountyId, { record, isNew, sealed, joins, text, outbox }: CaseWrite) {
  const { id } = record;
  const at = sealed.at(-1)?.entry.at ?? record.openedAt;
  const secrets = sealed.flatMap(secretRow);
  const parts = [
    sql`written as (
      insert into entry (county, case_id, seq, type, version, at, by_post, by_account, body, private_digest, previous, hash)
      values ${sql.join(sealed.map((one) => entryRow(county, one)))})`,
    sql`told as (
      insert into outbox (county, id, topic, body, at)
      values ${sql.join(outbox.map((one) => toldRow(county, id, at, one)))})`,
  ];
  if (secrets.length > 0)
    parts.push(sql`kept as (
      insert into entry_private (county, case_id, seq, salt, body)
      select ${county}, ${id}::uuid, r.*
      from jsonb_to_recordset(${JSON.stringify(secrets)}::jsonb) as r (seq integer, salt text, body jsonb))`);
  if (!isNew && joins)
    parts.push(sql`left_out as (
      delete from case_join
      where county = ${county} and case_id = ${id}::uuid and organisation <> all (${joins}::text[]))`);
  if (joins && joins.length > 0)
    parts.push(sql`joined as (
      insert into case_join (county, organisation, case_id)
      select ${county}, unit, ${id}::uuid from unnest(${[...new Set(joins)]}::text[]) as unit
      on conflict do nothing)`);
  if (text !== undefined)
    parts.push(
      sql`found as (${keepText(county, { id, matter: record.state.matter, openedAt: record.openedAt, text })})`,
    );
  return sql`with ${sql.join(parts)}`;
}

/**
 * Writes entries, private parts, outbox rows and the projection of a case in one statement, which stands or
 * falls by itself. Where the case went on since it was read, the entry's place is taken: see `isRaced`.
 */
export async function writeEntries(db: Db, county: CountyId, write: CaseWrite): Promise<void> {
  const { record, isNew, nextAt } = write;
  const { id, state } = record;
  const c = projectionOf(record, nextAt);
  const own = sql`${c.title}, ${c.stage}, ${c.ended}, ${c.lead_organisation}, ${c.deadline}::date, ${c.matter_version},
    ${c.parent}::uuid, ${c.plan_year}::integer, ${c.document}::uuid, ${c.span_start}::integer, ${c.span_end}::integer,
    ${c.due_at}::timestamptz, ${c.next_at}::timestamptz, ${c.fold}::integer, ${c.body}::jsonb, ${c.seq}::integer, ${c.head}`;
  const columns = sql`title, stage, ended, lead_organisation, deadline, matter_version, parent, plan_year, document,
    span_start, span_end, due_at, next_at, fold, body, seq, head`;
  if (isNew) {
    await sql`${besides(county, write)}
      insert into ledger_case (county, id, matter, number, opened_at, ${columns})
      values (${county}, ${id}, ${state.matter}, ${record.number}, ${record.openedAt}::timestamptz, ${own})`.execute(
      db,
    );
  } else {
    await sql`${besides(county, write)}
      update ledger_case set (${columns}) = row (${own}) where county = ${county} and id = ${id}`.execute(db);
  }
}

/** True where a write failed because somebody else's entry took the place of ours: nothing of ours stands. */
export const isRaced = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'entry_pkey';

async function replaceJoins(db: Tx, county: CountyId, id: Id, joins: readonly string[]): Promise<void> {
  await db.deleteFrom('case_join').where('county', '=', county).where('case_id', '=', id).execute();
  if (joins.length === 0) return;
  await db
    .insertInto('case_join')
    .values([...new Set(joins)].map((organisation) => ({ county, organisation, case_id: id })))
    .execute();
}

/** Writes a projection again from its fold, with no entry beside it. */
export async function saveProjection(
  tx: Tx,
  county: CountyId,
  record: CaseRecord,
  also: Pick<CaseWrite, 'nextAt'> & { readonly text: string; readonly joins: readonly string[] },
): Promise<void> {
  await tx
    .updateTable('ledger_case')
    .set(projectionOf(record, also.nextAt))
    .where('county', '=', county)
    .where('id', '=', record.id)
    .execute();
  await replaceJoins(tx, county, record.id, also.joins);
  const { id, state, openedAt } = record;
  await saveText(tx, county, { id, matter: state.matter, openedAt, text: also.text });
}

/** Cases whose projection an older fold wrote, with their place in the chain. */
export async function listToFold(
  db: Db,
  county: CountyId,
  limit: number,
): Promise<{ id: Id; openedAt: Instant; head: Head }[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select(['id', 'opened_at', 'seq', 'head'])
    .where('county', '=', county)
    .where('fold', '<', FOLD)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id as Id,
    openedAt: row.opened_at as Instant,
    head: { seq: row.seq, hash: row.head },
  }));
}

/** Those of some organisations that exist on a day. */
export async function listUnitsAmong(
  db: Db,
  county: CountyId,
  on: Day,
  units: readonly string[],
): Promise<Set<string>> {
  if (units.length === 0) return new Set();
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where('county', '=', county)
    .where('id', 'in', [...new Set(units)])
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** One text for any number of ids, so that the statement is prepared once. */
const among = (ids: readonly Id[]) => sql<boolean>`id = any (${ids}::uuid[])`;

/** Cases held for this transaction, in the order of their ids so that two writers never wait for each other. */
export async function lockCases(tx: Tx, county: CountyId, ids: readonly Id[]): Promise<CaseRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where(among(ids))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toCase);
}

/** The case of a number, as it stands. */
export async function findNumbered(
  db: Db,
  county: CountyId,
  number: string,
): Promise<CaseRecord | undefined> {
  const row = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('number', '=', number)
    .executeTakeFirst();
  return row && toCase(row);
}

/** The case of a number, held for this transaction. */
export async function lockNumbered(
  tx: Tx,
  county: CountyId,
  number: string,
): Promise<CaseRecord | undefined> {
  const row = await tx
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst();
  return row && toCase(row);
}

/** Some cases, as they stand. */
export async function listCasesById(db: Db, county: CountyId, ids: readonly Id[]): Promise<CaseRecord[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where(among(ids))
    .execute();
  return rows.map(toCase);
}

/** Open cases that were merged into another. */
export async function listMergedInto(db: Db, county: CountyId, parent: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select('id')
    .where('county', '=', county)
    .where('parent', '=', parent)
    .where(sql<boolean>`not ended`)
    .where(sql<boolean>`(body->>'merged')::boolean`)
    .execute();
  return rows.map((row) => row.id as Id);
}

export const caseColumns = ['id', 'number', 'body', 'opened_at', 'seq', 'head'] as const;
type CaseColumns = {
  id: string;
  number: string;
  body: unknown;
  opened_at: string;
  seq: number;
  head: string;
};

export const toCase = (row: CaseColumns): CaseRecord => ({
  id: row.id as Id,
  number: row.number,
  state: row.body as CaseState,
  openedAt: row.opened_at as Instant,
  head: { seq: row.seq, hash: row.head },
});

export async function findCase(db: Db, county: CountyId, id: Id): Promise<CaseRecord | undefined> {
  const row = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toCase(row);
}

/** Which cases a list shows: of one lead unit, one year's plan, one state, with a word in title or number, after a place in the order. */
export type CaseFilter = {
  readonly lead?: string | undefined;
  readonly year?: number | undefined;
  readonly planState?: Commitment['state'] | undefined;
  readonly matter?: string | undefined;
  readonly word?: string | undefined;
  readonly after?: { readonly openedAt: Instant; readonly id: Id } | undefined;
};

/** Cases, newest first; one more than `limit` says that there is a next page. */
export async function listCases(
  db: Db,
  county: CountyId,
  filter: CaseFilter,
  limit: number,
): Promise<CaseRecord[]> {
  let query = db.selectFrom('ledger_case').select(caseColumns).where('county', '=', county);
  const { lead, year, planState, matter, word, after } = filter;
  if (lead) query = query.where('lead_organisation', '=', lead);
  if (year) query = query.where('plan_year', '=', year);
  if (planState === 'adopted') query = query.where('stage', '!=', 'reading').where(sql<boolean>`not ended`);
  else if (planState) query = query.where('stage', '=', planState);
  if (matter) query = query.where('matter', '=', matter);
  if (word) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('title', 'like', like), eb('number', 'like', like)]));
  }
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('opened_at', 'id'), '<', eb.tuple(after.openedAt as string, after.id as string)),
    );
  }
  const rows = await query.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toCase);
}

export async function listEntries(db: Db, county: CountyId, caseId: Id): Promise<Entry[]> {
  const rows = await db
    .selectFrom('entry')
    .selectAll()
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    county,
    caseId,
    seq: row.seq,
    type: row.type,
    version: row.version,
    at: row.at as Instant,
    byPost: row.by_post,
    byAccount: row.by_account as Id,
    body: row.body as Entry['body'],
    privateDigest: row.private_digest,
    previous: row.previous,
    hash: row.hash,
  }));
}
