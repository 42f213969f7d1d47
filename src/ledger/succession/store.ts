import { sql } from 'kysely';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';

/**
 * Open cases in which one of some organisations has a part: those that they lead, by an index; and where `all` is
 * asked for also those they opened or co-operate in, and those whose leader in charge is one of some posts.
 */
export async function listNaming(
  db: Db,
  county: CountyId,
  { organisations, posts }: { readonly organisations: readonly string[]; readonly posts: readonly string[] },
  { all, after, limit }: { readonly all: boolean; readonly after: Id | undefined; readonly limit: number },
): Promise<Id[]> {
  const led = sql`lead_organisation = any(${organisations}::text[])`;
  const named = sql`(${led} or opener = any(${organisations}::text[])
    or leader = any(${posts}::text[])
    or exists (select from case_join j where j.county = ${county} and j.case_id = c.id
               and j.organisation = any(${organisations}::text[])))`;
  // Apart, so that the few that are open are read by their index: in the order of ids all cases would be.
  const { rows } = await sql<{ id: Id }>`
    with open_cases as materialized (
      select id, lead_organisation, body->>'opener' as opener, body->>'leader' as leader
      from ledger_case
      where county = ${county} and not ended and id > ${after ?? '00000000-0000-0000-0000-000000000000'}
        and ${all ? sql`true` : led})
    select id from open_cases c where ${all ? named : sql`true`}
    order by id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
}
