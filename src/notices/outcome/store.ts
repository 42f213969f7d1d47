import { sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId, Id, Wording } from '../../kernel/index.ts';
import { kindName } from '../kinds.ts';
import { type NoticeAddress, toAddress } from '../store.ts';

/** A notice that was given up, for the administrator. */
export type FailedNotice = {
  readonly address: NoticeAddress;
  readonly message: Id;
  readonly caseId: Id;
  readonly number: string;
  readonly title: string;
  readonly kind: Wording;
  readonly tries: number;
  readonly reason: Wording;
  readonly at: Instant;
  readonly failedAt: Instant;
};

/** Why a notice did not arrive; those of before know it in Chinese alone. */
const reasonIn = (row: { last_error: string | null; last_error_en: string | null }): Wording | null =>
  row.last_error === null ? null : { zh: row.last_error, en: row.last_error_en ?? row.last_error };

/** What was given up (死信), the latest first. */
export async function listFailed(db: Db, county: CountyId, limit: number): Promise<FailedNotice[]> {
  const rows = await db
    .selectFrom('notice as n')
    .innerJoin('notice_address as a', (join) =>
      join.onRef('a.county', '=', 'n.county').onRef('a.id', '=', 'n.address'),
    )
    .innerJoin('ledger_case as c', (join) =>
      join.onRef('c.county', '=', 'n.county').onRef('c.id', '=', 'n.case_id'),
    )
    .select(['n.message', 'n.case_id', 'n.kind', 'n.tries', 'n.at', 'n.settled_at'])
    .select(['n.last_error', 'n.last_error_en'])
    .select(['c.number', 'c.title'])
    .select([
      'a.id',
      'a.post',
      'a.channel',
      'a.address',
      'a.by_link',
      'a.language',
      'a.digest_at',
      'a.quiet_from',
      'a.quiet_to',
    ])
    .select(['a.valid_from', 'a.valid_to'])
    .where('n.county', '=', county)
    .where('n.state', '=', 'failed')
    .orderBy('n.settled_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    address: toAddress(row),
    message: row.message as Id,
    caseId: row.case_id as Id,
    number: row.number,
    title: row.title,
    kind: kindName(row.kind),
    tries: row.tries,
    reason: reasonIn(row) ?? { zh: '', en: '' },
    at: row.at as Instant,
    failedAt: row.settled_at as Instant,
  }));
}

/** Sends a notice that was given up once more from the beginning; false where there is none. */
export async function revive(
  db: Db,
  county: CountyId,
  { address, message }: { readonly address: Id; readonly message: Id },
  now: Instant,
): Promise<boolean> {
  const row = await db
    .updateTable('notice')
    .set({ state: 'waiting', tries: 0, tell_at: now, settled_at: null })
    .where('county', '=', county)
    .where('address', '=', address)
    .where('message', '=', message)
    .where('state', '=', 'failed')
    .returning('message')
    .executeTakeFirst();
  return row !== undefined;
}

/** Sends all that was given up on one channel once more, after its settings were mended. @returns how many wait now */
export async function reviveChannel(
  db: Db,
  county: CountyId,
  channel: string,
  now: Instant,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update notice n set state = 'waiting', tries = 0, tell_at = ${now}::timestamptz, settled_at = null
    from notice_address a
    where n.county = ${county} and n.state = 'failed' and a.county = n.county and a.id = n.address
      and a.channel = ${channel} and a.valid_to is null`.execute(db);
  return Number(numAffectedRows);
}

type OfOrder = { readonly caseId: Id; readonly seq: number };

/** What became of one notice of an order. */
export type NoticeOfOrder = {
  readonly address: NoticeAddress;
  readonly state: 'waiting' | 'sent' | 'moot' | 'failed';
  /** When it is to go out, while it waits. */
  readonly tellAt: Instant;
  readonly settledAt: Instant | null;
  readonly reason: Wording | null;
};

/** The notices of one order, the latest first. */
export async function listNoticesOf(
  db: Db,
  county: CountyId,
  { caseId, seq }: OfOrder,
): Promise<NoticeOfOrder[]> {
  const rows = await db
    .selectFrom('notice as n')
    .innerJoin('notice_address as a', (join) =>
      join.onRef('a.county', '=', 'n.county').onRef('a.id', '=', 'n.address'),
    )
    .selectAll('a')
    .select(['n.state', 'n.tell_at', 'n.settled_at', 'n.last_error', 'n.last_error_en'])
    .where('n.county', '=', county)
    .where('n.case_id', '=', caseId)
    .where('n.seq', '=', seq)
    .orderBy('n.at', 'desc')
    .orderBy('n.address')
    .execute();
  return rows.map((row) => ({
    address: toAddress(row),
    state: row.state as NoticeOfOrder['state'],
    tellAt: row.tell_at as Instant,
    settledAt: row.settled_at as Instant | null,
    reason: reasonIn(row),
  }));
}

/** Lets the notices of an order that still wait be told no more: newer ones take their place. */
export async function setAside(
  tx: Tx,
  county: CountyId,
  { caseId, seq }: OfOrder,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ state: 'moot', settled_at: now })
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .where('state', '=', 'waiting')
    .execute();
}

/** Which of some orders have an address whose last notice did not arrive, as “case seq”. */
export async function listUndelivered(
  db: Db,
  county: CountyId,
  orders: readonly OfOrder[],
): Promise<ReadonlySet<string>> {
  if (orders.length === 0) return new Set();
  const keys = JSON.stringify(orders.map(({ caseId, seq }) => ({ case_id: caseId, seq })));
  const { rows } = await sql<{ case_id: string; seq: number }>`
    select distinct last.case_id, last.seq from (
      select distinct on (n.case_id, n.seq, n.address) n.case_id, n.seq, n.state
      from jsonb_to_recordset(${keys}::jsonb) as k (case_id uuid, seq integer)
      join notice n on n.county = ${county} and n.case_id = k.case_id and n.seq = k.seq
      order by n.case_id, n.seq, n.address, n.at desc) last
    where last.state = 'failed'`.execute(db);
  return new Set(rows.map((row) => `${row.case_id} ${row.seq}`));
}
