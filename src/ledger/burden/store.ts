import { type RawBuilder, sql } from 'kysely';
import type { DemandKind } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { MonthBounds } from './month.ts';

/** Which matters count how: those that report every month, and those that come from residents and are left out. */
export type Counted = { readonly monthly: readonly string[]; readonly leftOut: readonly string[] };

/** How often a unit was asked by an asker for one kind of thing. */
export type AskedRow = {
  readonly unit: string;
  readonly asker: string;
  readonly kind: DemandKind;
  readonly count: number;
};

const list = (values: readonly string[]): RawBuilder<unknown> => sql`${[...values]}::text[]`;

/** Entries that ask somebody for something, with the unit in charge then, and the organisation that wrote them. */
const touched = (county: CountyId, { from, until }: MonthBounds, { leftOut }: Counted) => sql`
  select e.case_id, e.seq, e.type, e.body, c.body as state, e.at,
    coalesce(p.organisation, nullif(c.body ->> 'opener', 'system'), c.lead_organisation) as asker,
    coalesce(e.body ->> 'lead', led.lead) as lead
  from entry e
  join ledger_case c on c.county = e.county and c.id = e.case_id
  left join post p on p.county = e.county and p.id = e.by_post
  left join lateral (
    select coalesce(x.body ->> 'lead', x.body -> 'terms' ->> 'lead') as lead from entry x
    where x.county = e.county and x.case_id = e.case_id and x.seq < e.seq
      and (x.type in ('opened', 'assigned') or x.body -> 'terms' ? 'lead')
    order by x.seq desc limit 1) led on true
  where e.county = ${county} and e.at >= ${from} and e.at < ${until}
    and (e.type in ('assigned', 'urged', 'advanced', 'reopened', 'evidence-judged')
      or (e.type = 'opened' and e.body ->> 'lead' is not null))
    and c.matter <> 'meeting' and c.matter <> all(${list(leftOut)})`;

/** A task begins where an entry sets a clock going for the units in charge. */
const fromEntries = sql`
  select 'task' as kind, t.case_id, t.asker, u.unit, t.at from touched t
  cross join lateral (
    select t.lead as unit union
    select jsonb_array_elements_text(coalesce(t.body -> 'joins', '[]'::jsonb))) u
  where t.type in ('opened', 'assigned', 'advanced', 'reopened')
    and t.body @? '$.clocks.* ? (@.status == "running")'
  union all
  select case when t.body ->> 'level' = 'reminder' and not t.body ? 'order' then 'reminder' else 'order' end,
    t.case_id, t.asker, u.unit, t.at from touched t
  cross join lateral (
    select coalesce(t.body -> 'order' ->> 'unit', case when t.body -> 'to' ? 'lead' then t.lead end) as unit union
    select jsonb_array_elements_text(t.state -> 'joins') where t.body -> 'to' ? 'joins') u
  where t.type = 'urged'
  union all
  select 'evidence', t.case_id, t.asker, t.lead, t.at from touched t
  where t.type = 'evidence-judged' and (t.body ->> 'accepted')::boolean = false`;

/** What cases ask for by what they are: monthly reports, milestones that fall due, meetings. */
const fromCases = (county: CountyId, { first, last, from, until }: MonthBounds, { monthly }: Counted) => sql`
  select 'progress' as kind, c.id as case_id, coalesce(nullif(c.body ->> 'opener', 'system'), '') as asker,
    c.lead_organisation as unit, null::timestamptz as at
  from ledger_case c
  where c.county = ${county} and c.matter = any(${list(monthly)}) and c.opened_at < ${until}
    and c.body -> 'clocks' <> '{}'::jsonb
    and coalesce(c.body -> 'fields' ->> 'adoptedOn', '0') <= ${last}
    and (not c.ended or exists (select 1 from entry x where x.county = c.county and x.case_id = c.id
      and x.seq = c.seq and x.at >= ${from}))
  union all
  select 'evidence', c.id, coalesce(nullif(c.body ->> 'opener', 'system'), ''), c.lead_organisation, null
  from ledger_case c
  cross join lateral jsonb_array_elements(c.body -> 'fields' -> 'milestones') m
  where c.county = ${county} and c.matter = any(${list(monthly)}) and c.opened_at < ${until}
    and c.body -> 'clocks' <> '{}'::jsonb and jsonb_typeof(c.body -> 'fields' -> 'milestones') = 'array'
    and m ->> 'due' between ${first} and ${last} and coalesce(m ->> 'evidence', '') <> ''
  union all
  select 'meeting', c.id, coalesce(c.lead_organisation, ''), u.unit, null
  from ledger_case c
  cross join lateral (
    select jsonb_array_elements_text(c.body -> 'joins') as unit union
    select item ->> 'lead' from jsonb_array_elements(coalesce(c.body -> 'fields' -> 'agenda', '[]'::jsonb)) item) u
  where c.county = ${county} and c.matter = 'meeting' and c.deadline between ${first} and ${last}
    and c.stage not in ('called-off', 'skipped') and u.unit is distinct from c.lead_organisation`;

const asked = (county: CountyId, bounds: MonthBounds, counted: Counted) => sql`
  with touched as (${touched(county, bounds, counted)}),
  asked as (${fromEntries} union all ${fromCases(county, bounds, counted)})`;

/** What every unit was asked for in a month, by asker and kind. One query. */
export async function countAsked(
  db: Db,
  county: CountyId,
  bounds: MonthBounds,
  counted: Counted,
): Promise<AskedRow[]> {
  const { rows } = await sql<AskedRow>`${asked(county, bounds, counted)}
    select unit, asker, kind, count(*)::int as count from asked
    where unit is not null group by unit, asker, kind order by unit, asker, kind`.execute(db);
  return rows;
}

/** One thing that a unit was asked for. `on` is null where the case asks by what it is. */
export type AskedItem = {
  readonly kind: DemandKind;
  readonly asker: string;
  readonly case: Id;
  readonly number: string;
  readonly title: string;
};

/** The rows behind a unit's figures of a month, at most a thousand. */
export async function listAsked(
  db: Db,
  county: CountyId,
  unit: string,
  bounds: MonthBounds,
  counted: Counted,
): Promise<AskedItem[]> {
  const { rows } = await sql<AskedItem>`${asked(county, bounds, counted)}
    select a.kind, a.asker, a.case_id as "case", c.number, c.title from asked a
    join ledger_case c on c.county = ${county} and c.id = a.case_id
    where a.unit = ${unit} order by a.kind, c.number limit 1000`.execute(db);
  return rows;
}

/** A number that a unit owes under a case. */
export type NumberOwed = {
  readonly unit: string;
  readonly metric: string;
  readonly kind: string;
  readonly measure: string | null;
  readonly asker: string;
  readonly case: Id;
  readonly number: string;
};

/** The numbers that open cases ask of their lead units every month, of some units or of all. */
export async function listNumbersOwed(
  db: Db,
  county: CountyId,
  monthly: readonly string[],
  units?: readonly string[],
): Promise<NumberOwed[]> {
  const only = units === undefined ? sql`` : sql`and c.lead_organisation = any(${list(units)})`;
  const { rows } = await sql<NumberOwed & { readonly on: Day | null }>`
    select c.lead_organisation as unit, t ->> 'metric' as metric, t ->> 'kind' as kind, t ->> 'measure' as measure,
      coalesce(nullif(c.body ->> 'opener', 'system'), '') as asker, c.id as "case", c.number
    from ledger_case c
    cross join lateral jsonb_array_elements(c.body -> 'fields' -> 'targets') t
    where c.county = ${county} and c.matter = any(${list(monthly)}) and not c.ended ${only}
      and c.lead_organisation is not null and c.body -> 'clocks' <> '{}'::jsonb
      and jsonb_typeof(c.body -> 'fields' -> 'targets') = 'array'
    order by 1, 2, c.number`.execute(db);
  return rows;
}
