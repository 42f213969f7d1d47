import { sql } from 'kysely';
import type { Day, Instant } from '../clock/index.ts';
import type { Db, Tx } from '../db/index.ts';
import type { CountyId, Id, Wording } from '../kernel/index.ts';
import type { Language } from './notice.ts';
import type { Urgency } from './when.ts';

/** Where the notices of a post go from a day to a day. */
export type NoticeAddress = {
  readonly id: Id;
  readonly post: string;
  readonly channel: string;
  readonly address: string;
  readonly byLink: boolean;
  readonly language: Language;
  readonly digestAt: string | null;
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly validFrom: Day;
  readonly validTo: Day | null;
};

/** How an address is told: what may change while it holds. */
export type AddressHabits = Pick<NoticeAddress, 'byLink' | 'language' | 'digestAt' | 'quietFrom' | 'quietTo'>;

/** Who set an address, and when. */
export type SetBy = { readonly at: Instant; readonly post: string; readonly account: Id };

type AddressRow = {
  id: string;
  post: string;
  channel: string;
  address: string;
  by_link: boolean;
  language: string;
  digest_at: string | null;
  quiet_from: string | null;
  quiet_to: string | null;
  valid_from: string;
  valid_to: string | null;
};

/** An address as its row holds it. */
export const toAddress = (row: AddressRow): NoticeAddress => ({
  id: row.id as Id,
  post: row.post,
  channel: row.channel,
  address: row.address,
  byLink: row.by_link,
  language: row.language as Language,
  digestAt: row.digest_at,
  quietFrom: row.quiet_from,
  quietTo: row.quiet_to,
  validFrom: row.valid_from as Day,
  validTo: row.valid_to as Day | null,
});

/** The addresses of a county, those that have ended too: by post, then by day. */
export async function listAddresses(db: Db, county: CountyId): Promise<NoticeAddress[]> {
  const rows = await db
    .selectFrom('notice_address')
    .selectAll()
    .where('county', '=', county)
    .orderBy('post')
    .orderBy('valid_from')
    .orderBy('id')
    .execute();
  return rows.map(toAddress);
}

/** The posts that are told outside the house on a day or later. */
export async function listPostsToldOutside(db: Db, county: CountyId, on: Day): Promise<Set<string>> {
  const rows = await db
    .selectFrom('notice_address')
    .select('post')
    .where('county', '=', county)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .execute();
  return new Set(rows.map(({ post }) => post));
}

/** Those of some posts that hold on a day. */
export async function listAddressesOf(
  db: Db,
  county: CountyId,
  posts: readonly string[],
  on: Day,
): Promise<NoticeAddress[]> {
  if (posts.length === 0) return [];
  const rows = await db
    .selectFrom('notice_address')
    .selectAll()
    .where('county', '=', county)
    .where('post', 'in', [...new Set(posts)])
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .execute();
  return rows.map(toAddress);
}

export async function insertAddress(
  db: Db,
  county: CountyId,
  address: NoticeAddress,
  by: SetBy,
): Promise<void> {
  await db
    .insertInto('notice_address')
    .values({
      county,
      id: address.id,
      post: address.post,
      channel: address.channel,
      address: address.address,
      by_link: address.byLink,
      language: address.language,
      digest_at: address.digestAt,
      quiet_from: address.quietFrom,
      quiet_to: address.quietTo,
      valid_from: address.validFrom,
      valid_to: address.validTo,
      set_at: by.at,
      set_by_post: by.post,
      set_by_account: by.account,
    })
    .execute();
}

/** Lets an address end; false where there is none that still holds then. */
export async function endAddress(db: Db, county: CountyId, id: Id, on: Day, by: SetBy): Promise<boolean> {
  const row = await db
    .updateTable('notice_address')
    .set({ valid_to: on, set_at: by.at, set_by_post: by.post, set_by_account: by.account })
    .where('county', '=', county)
    .where('id', '=', id)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', on)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** A notice that waits: a message for one address. */
export type Waiting = {
  readonly address: Id;
  readonly message: Id;
  readonly caseId: Id;
  readonly seq: number;
  readonly urgency: Urgency;
  /** What it is called: 橙色督办单, 提醒, 交办. */
  readonly kind: string;
  readonly due: Day | null;
  readonly at: Instant;
  readonly tellAt: Instant;
};

/** Puts notices on the list; one that stands there already stays as it is. */
export async function insertNotices(tx: Tx, county: CountyId, notices: readonly Waiting[]): Promise<void> {
  if (notices.length === 0) return;
  await tx
    .insertInto('notice')
    .values(
      notices.map(({ caseId, tellAt, ...rest }) => ({
        county,
        ...rest,
        case_id: caseId,
        tell_at: tellAt,
        state: 'waiting',
        tries: 0,
      })),
    )
    .onConflict((on) => on.columns(['county', 'address', 'message']).doNothing())
    .execute();
}

/** A notice that is to go out now, with its address. */
export type Due = Waiting & { readonly tries: number; readonly to: NoticeAddress };

/**
 * Takes notices that are due, and lets others have them again only after a while: whoever takes them may die
 * before they are sent, and then they are sent twice rather than never.
 */
export async function takeDue(
  tx: Tx,
  county: CountyId,
  { now, until, limit }: { readonly now: Instant; readonly until: Instant; readonly limit: number },
): Promise<Due[]> {
  const { rows } = await sql<
    AddressRow & {
      address_id: string;
      message: string;
      case_id: string;
      seq: number;
      urgency: string;
      kind: string;
      due: string | null;
      at: string;
      tell_at: string;
      tries: number;
    }
  >`
    with taken as (
      select address, message, tell_at from notice
      where county = ${county} and state = 'waiting' and tell_at <= ${now}::timestamptz
      order by tell_at, address, message limit ${limit} for update skip locked)
    update notice n set tell_at = ${until}::timestamptz, tries = n.tries + 1
    from taken t, notice_address a
    where n.county = ${county} and n.address = t.address and n.message = t.message
      and a.county = ${county} and a.id = n.address
    returning n.address as address_id, n.message, n.case_id, n.seq, n.urgency, n.kind, n.due, n.at, t.tell_at, n.tries,
      a.id, a.post, a.channel, a.address, a.by_link, a.language, a.digest_at, a.quiet_from, a.quiet_to, a.valid_from, a.valid_to`.execute(
    tx,
  );
  return rows.map((row) => ({
    address: row.address_id as Id,
    message: row.message as Id,
    caseId: row.case_id as Id,
    seq: row.seq,
    urgency: row.urgency as Urgency,
    kind: row.kind,
    due: row.due as Day | null,
    at: row.at as Instant,
    tellAt: row.tell_at as Instant,
    tries: row.tries,
    to: toAddress(row),
  }));
}

type Key = { readonly address: Id; readonly message: Id };
const keysOf = (notices: readonly Key[]): string =>
  JSON.stringify(notices.map(({ address, message }) => ({ address, message })));

/** Writes how notices ended. */
export async function settle(
  db: Db,
  county: CountyId,
  notices: readonly Key[],
  end: { readonly state: 'sent' | 'moot' | 'failed'; readonly reason: Wording | null; readonly at: Instant },
): Promise<void> {
  await sql`
    update notice n set state = ${end.state}, last_error = ${end.reason?.zh ?? null}, last_error_en = ${end.reason?.en ?? null},
      settled_at = ${end.at}::timestamptz
    from jsonb_to_recordset(${keysOf(notices)}::jsonb) as k (address uuid, message uuid)
    where n.county = ${county} and n.address = k.address and n.message = k.message and n.state = 'waiting'`.execute(
    db,
  );
}

/** Lets notices wait for another time; `counts` where the attempt was made. */
export async function postpone(
  db: Db,
  county: CountyId,
  notices: readonly Key[],
  to: { readonly tellAt: Instant; readonly reason: Wording | null; readonly counts: boolean },
): Promise<void> {
  await sql`
    update notice n set tell_at = ${to.tellAt}::timestamptz, last_error = coalesce(${to.reason?.zh ?? null}, n.last_error),
      last_error_en = coalesce(${to.reason?.en ?? null}, n.last_error_en),
      tries = n.tries - ${to.counts ? 0 : 1}
    from jsonb_to_recordset(${keysOf(notices)}::jsonb) as k (address uuid, message uuid)
    where n.county = ${county} and n.address = k.address and n.message = k.message and n.state = 'waiting'`.execute(
    db,
  );
}

/** Changes how an address is told, where it still holds; false where it does not. */
export async function updateAddress(
  db: Db,
  county: CountyId,
  id: Id,
  wish: AddressHabits,
  by: SetBy,
): Promise<boolean> {
  const row = await db
    .updateTable('notice_address')
    .set({
      by_link: wish.byLink,
      language: wish.language,
      digest_at: wish.digestAt,
      quiet_from: wish.quietFrom,
      quiet_to: wish.quietTo,
      set_at: by.at,
      set_by_post: by.post,
      set_by_account: by.account,
    })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('valid_to', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
