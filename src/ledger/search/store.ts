import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { keysOf, type SearchKeys } from './text.ts';

/**
 * Pairs stand in the index behind county and week of opening. A common word is thus found among the newest cases
 * alone, however many carry it, and what a new case adds to the index lies beside what the last one added.
 */
const weekOf = (at: RawBuilder<unknown>): RawBuilder<number> =>
  sql`floor(extract(epoch from ${at}) / 604800)::integer`;

const inWeek = (county: CountyId, week: RawBuilder<number>, keys: readonly string[]): RawBuilder<string[]> =>
  sql`array(select ${county}::text || ' ' || ${week} || ' ' || key from unnest(${keys}::text[]) as key)`;

/** A case as search keeps it: what it is found by, and since when it stands. */
export type Findable = {
  readonly id: Id;
  readonly matter: string;
  readonly openedAt: Instant;
  readonly text: string;
};

/** The statement that keeps the text by which a case is found. */
export function keepText(county: CountyId, { id, matter, openedAt, text }: Findable): RawBuilder<unknown> {
  const keys = inWeek(county, weekOf(sql`${openedAt}::timestamptz`), keysOf(matter, text));
  return sql`
    insert into case_search (county, case_id, body, pairs) values (${county}, ${id}::uuid, ${text}, ${keys})
    on conflict (county, case_id) do update set body = excluded.body, pairs = excluded.pairs`;
}

export async function saveText(tx: Tx, county: CountyId, found: Findable): Promise<void> {
  await keepText(county, found).execute(tx);
}

const likeOf = (stretch: string): string => `%${stretch.replace(/[\\%_]/g, '\\$&')}%`;

/** The week of a county's newest or oldest case. */
const endOf = (county: CountyId, which: 'asc' | 'desc'): RawBuilder<number> => sql`(
  select ${weekOf(sql`opened_at`)} from ledger_case where county = ${county}
  order by opened_at ${sql.raw(which)}, id ${sql.raw(which)} limit 1)`;

/** So many of the newest cases are read first: a word that many of them carry needs no index. */
const newest = 2000;

const ofMatter = (county: CountyId, matter: string | undefined): RawBuilder<boolean> =>
  matter === undefined
    ? sql`true`
    : sql`exists (select from ledger_case c where c.county = ${county} and c.id = n.case_id and c.matter = ${matter})`;

/**
 * Cases in whose number, title or public form all stretches stand, the newest first: among the newest cases, and where
 * those are not enough week after week backwards, until there are as many as asked for. Keys narrow by the index; the
 * text itself is held against what they found. A further page begins below its last case, in the week of that case: ids
 * are given in the order of opening.
 */
export async function findByText(
  db: Db,
  county: CountyId,
  { keys, stretches, matter, after }: SearchKeys & { readonly after?: Id | undefined },
  limit: number,
): Promise<Id[]> {
  const below = after ? sql`case_id < ${after}::uuid` : sql`true`;
  const holds = sql`body like all (${stretches.map(likeOf)}::text[])`;
  const from = after
    ? sql`(select ${weekOf(sql`opened_at`)} from ledger_case where county = ${county} and id = ${after}::uuid)`
    : endOf(county, 'desc');
  // Without `offset 0` the planner would walk the key, which is in the wanted order, through every case of the county.
  const { rows } = await sql<{ id: string }>`
    with recursive near as materialized (
      select case_id as id from (
        select case_id, body from case_search where county = ${county} and ${below}
        order by case_id desc limit ${newest}) as n
      where ${holds} and ${ofMatter(county, matter)}
      order by case_id desc limit ${limit}
    ), enough as materialized (
      select count(*) = ${limit} as yes from near
    ), walk (week, first, ids, found) as (
      select ${from} + 1, ${endOf(county, 'asc')}, '{}'::uuid[], 0 from enough where not yes
      union all
      select w.week - 1, w.first, hits.ids, w.found + cardinality(hits.ids)
      from walk w, lateral (
        select array(
          select case_id from (
            select s.case_id from case_search s
            where s.county = ${county} and s.pairs @> ${inWeek(county, sql`(w.week - 1)`, keys)} and ${holds} and ${below}
            offset 0) as held
          order by case_id desc limit ${limit}) as ids) as hits
      where w.week > w.first and w.found < ${limit}
    ), far as (
      select unnest(ids) as id from walk order by week desc, id desc limit ${limit}
    )
    select id from near, enough where yes
    union all
    select id from far`.execute(db);
  return rows.map(({ id }) => id as Id);
}
