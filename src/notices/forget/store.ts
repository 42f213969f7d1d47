import { sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';

/** Deletes notices that were settled before a moment, so many at once. @returns how many went */
export async function deleteNotices(
  db: Db,
  county: CountyId,
  before: Instant,
  limit: number,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from notice n using (
      select address, message from notice
      where county = ${county} and state <> 'waiting' and settled_at < ${before}::timestamptz
      order by settled_at limit ${limit}) old
    where n.county = ${county} and n.address = old.address and n.message = old.message
      and n.state <> 'waiting'`.execute(db);
  return Number(numAffectedRows);
}

/** Deletes links that ended before a moment, with the list of what came by them. @returns how many links went */
export async function deleteLinks(db: Db, county: CountyId, before: Instant, limit: number): Promise<number> {
  const { rows } = await sql<{ links: number }>`
    with old as (
      select token_hash from order_link
      where county = ${county} and expires_at < ${before}::timestamptz
      order by expires_at limit ${limit}),
    files as (
      delete from order_link_file f using old where f.county = ${county} and f.token_hash = old.token_hash),
    links as (
      delete from order_link l using old where l.county = ${county} and l.token_hash = old.token_hash
      returning 1)
    select count(*)::integer as links from links`.execute(db);
  return rows[0]?.links ?? 0;
}

/** Deletes addresses that ended before a moment and that nothing names any more. @returns how many went */
export async function deleteAddresses(db: Db, county: CountyId, before: Instant): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from notice_address a
    where a.county = ${county} and a.valid_to < (${before}::timestamptz at time zone 'Asia/Shanghai')::date
      and not exists (select 1 from notice n where n.county = a.county and n.address = a.id)
      and not exists (
        select 1 from order_link l where l.county = a.county and l.address = a.id)`.execute(db);
  return Number(numAffectedRows);
}
