import { type RawBuilder, sql } from 'kysely';
import type { DemandKind } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { Month, MonthBounds } from './month.ts';

/** What a matter's definition says about what its cases ask; see `asks` of a matter. */
export type Asks = {
  readonly kind: DemandKind;
  readonly minutes?: string | undefined;
  readonly fields?: string | undefined;
  readonly spent?: string | undefined;
};

/** Which matters count how, by their ids; those that come from residents are left out (law 13). */
export type Counted = {
  /** The day of the month on which a report is due. */
  readonly monthly: Readonly<Record<string, number>>;
  /** Those of them whose lead unit reports a result in the end. */
  readonly finals: readonly string[];
  readonly asks: Readonly<Record<string, Asks>>;
  readonly leftOut: readonly string[];
};

const list = (values: readonly string[]): RawBuilder<unknown> => sql`${[...values]}::text[]`;
const json = (value: unknown): RawBuilder<unknown> => sql`${JSON.stringify(value)}::jsonb`;

/** The day of a moment, and the moment at which a day begins, as the county counts days. */
const dayOf = (at: RawBuilder<unknown>) => sql`(${at} at time zone 'Asia/Shanghai')::date`;
const startOf = (day: RawBuilder<unknown>) => sql`((${day})::timestamp at time zone 'Asia/Shanghai')`;

/** The lead unit of a case `c` just before a moment; null while it was nobody's. */
const leadBefore = (moment: RawBuilder<unknown>) => sql`lateral (
  select coalesce(x.body ->> 'lead', x.body -> 'terms' ->> 'lead') as lead from entry x
  where x.county = c.county and x.case_id = c.id and x.at < ${moment}
    and (x.type in ('opened', 'assigned', 'succeeded', 'handed-back')
      or (x.type in ('corrected', 'adjustment-decided') and x.body -> 'terms' ? 'lead'))
  order by x.seq desc limit 1)`;

/** True where a case `c` had ended before a moment. */
const endedBefore = (moment: RawBuilder<unknown>) => sql`(c.ended and coalesce((
  select (x.body ->> 'ended')::boolean from entry x
  where x.county = c.county and x.case_id = c.id and x.at < ${moment}
  order by x.seq desc limit 1), false))`;

/** Leaves out early what an entry asks of others alone; what it says nothing of its unit stays. */
const naming = (units: readonly string[] | undefined): RawBuilder<unknown> =>
  units === undefined
    ? sql`true`
    : sql`(e.body ->> 'lead' = any(${list(units)}) or e.body -> 'joins' ?| ${list(units)}
      or e.body -> 'order' ->> 'unit' = any(${list(units)}) or c.body -> 'joins' ?| ${list(units)}
      or (e.body ->> 'lead' is null and not coalesce(e.body -> 'order' ? 'unit', false)))`;

/** Entries that ask somebody for something, with the unit in charge then, and the organisation that wrote them. */
const touched = (
  county: CountyId,
  { from, until }: MonthBounds,
  { asks, leftOut }: Counted,
  units: readonly string[] | undefined,
) => sql`
  select e.case_id, e.seq, e.type, e.body, c.body as state, ${dayOf(sql`e.at`)} as on_day, c.ended, c.matter, c.parent,
    coalesce(p.organisation, nullif(c.body ->> 'opener', 'system'), c.lead_organisation) as asker,
    coalesce(e.body ->> 'lead', led.lead) as lead, ${json(asks)} -> c.matter as asks
  from entry e
  join ledger_case c on c.county = e.county and c.id = e.case_id
  left join post p on p.county = e.county and p.id = e.by_post
  left join lateral (
    select coalesce(x.body ->> 'lead', x.body -> 'terms' ->> 'lead') as lead from entry x
    where e.body ->> 'lead' is null and not coalesce(e.body -> 'order' ? 'unit', false)
      and x.county = e.county and x.case_id = e.case_id and x.seq < e.seq
      and (x.type in ('opened', 'assigned', 'succeeded', 'handed-back')
        or (x.type in ('corrected', 'adjustment-decided') and x.body -> 'terms' ? 'lead'))
    order by x.seq desc limit 1) led on true
  where e.county = ${county} and e.at >= ${from} and e.at < ${until}
    and (e.type in ('assigned', 'urged', 'advanced', 'reopened', 'evidence-judged')
      or (e.type = 'opened' and e.body ->> 'lead' is not null))
    and c.matter <> 'meeting' and c.matter <> all(${list(leftOut)}) and ${naming(units)}`;

/** True where a case was withdrawn in the month in which it had asked: then it asks no more. */
const withdrawnIn = (county: CountyId) => sql`(t.ended and exists (
  select from entry w where w.county = ${county} and w.case_id = t.case_id and w.seq > t.seq and w.type = 'withdrawn'
    and w.at < ${startOf(sql`date_trunc('month', t.on_day) + interval '1 month'`)}))`;

/** A field of the case that the definition names, as a number. */
const named = (field: 'minutes' | 'fields' | 'spent') =>
  sql`(t.state -> 'fields' ->> (t.asks ->> ${sql.lit(field)}))::numeric`;

/**
 * A task begins where an entry sets a clock going for the units in charge; a case of a matter that says what it asks,
 * where it is given to a unit.
 */
const fromEntries = (county: CountyId) => sql`
  select coalesce(t.asks ->> 'kind', 'task') as kind, t.case_id, t.asker, u.unit, t.on_day, ${withdrawnIn(county)} as withdrawn,
    ${named('minutes')} as minutes, coalesce(${named('fields')}, 0) as fields, ${named('spent')} as spent,
    case when t.asks is null then t.case_id::text || t.seq::text
      else coalesce(t.parent, t.case_id)::text || coalesce(t.state -> 'fields' ->> 'round', '') end as sent
  from touched t
  cross join lateral (
    select t.lead as unit union
    select jsonb_array_elements_text(coalesce(t.body -> 'joins', '[]'::jsonb))) u
  where case when t.asks is null
    then t.type in ('opened', 'assigned', 'advanced', 'reopened') and t.body @? '$.clocks.* ? (@.status == "running")'
    else t.type in ('opened', 'assigned') end
  union all
  select case when t.body ->> 'level' = 'reminder' and not t.body ? 'order' then 'reminder' else 'order' end,
    t.case_id, t.asker, u.unit, t.on_day, false, null, 0, null, t.case_id::text || t.seq::text
  from touched t
  cross join lateral (
    select coalesce(t.body -> 'order' ->> 'unit', case when t.body -> 'to' ? 'lead' then t.lead end) as unit union
    select jsonb_array_elements_text(t.state -> 'joins') where t.body -> 'to' ? 'joins') u
  where t.type = 'urged'
  union all
  select 'evidence', t.case_id, t.asker, t.lead, t.on_day, false, null, 0, null, t.case_id::text || t.seq::text
  from touched t
  where t.type = 'evidence-judged' and (t.body ->> 'accepted')::boolean = false`;

const opener = sql`coalesce(nullif(c.body ->> 'opener', 'system'), '')`;
const targets = sql`case when jsonb_typeof(c.body -> 'fields' -> 'targets') = 'array'
  then greatest(jsonb_array_length(c.body -> 'fields' -> 'targets'), 1) else 1 end`;
/** A case that asks: opened by then, its clocks begun, adopted where it is of a plan. */
const asksOn = (
  day: RawBuilder<unknown>,
) => sql`c.opened_at < ${startOf(sql`${day} + 1`)} and c.body -> 'clocks' <> '{}'::jsonb
  and coalesce(c.body -> 'fields' ->> 'adoptedOn', '0') <= (${day})::date::text`;

/** What cases ask for by what they are: monthly reports, milestones and results that fall due, meetings. */
const fromCases = (county: CountyId, { first, last }: MonthBounds, { monthly, finals }: Counted) => {
  const report = sql`((m.first + (${json(monthly)} ->> c.matter)::int - 1))`;
  const due = sql`(m ->> 'due')::date`;
  return sql`
  select 'progress' as kind, c.id as case_id, ${opener} as asker, led.lead as unit, ${report} as on_day,
    false as withdrawn, null::numeric as minutes, ${targets} as fields, null::numeric as spent,
    c.id::text || m.first::text as sent
  from ledger_case c
  cross join (select s::date as first from generate_series(${first}::date, ${last}::date, interval '1 month') s) m
  left join ${leadBefore(startOf(sql`${report} + 1`))} led on true
  where c.county = ${county} and c.matter = any(${list(Object.keys(monthly))}) and ${asksOn(report)}
    and not ${endedBefore(startOf(report))}
  union all
  select 'evidence', c.id, ${opener}, led.lead, ${due}, false, null, 0, null, c.id::text || (m ->> 'name')
  from ledger_case c
  cross join lateral jsonb_array_elements(c.body -> 'fields' -> 'milestones') m
  left join ${leadBefore(startOf(sql`${due} + 1`))} led on true
  where c.county = ${county} and c.matter = any(${list(Object.keys(monthly))})
    and jsonb_typeof(c.body -> 'fields' -> 'milestones') = 'array'
    and m ->> 'due' between ${first} and ${last} and coalesce(m ->> 'evidence', '') <> ''
    and ${asksOn(due)} and not ${endedBefore(startOf(due))}
  union all
  select 'final-report', c.id, ${opener}, led.lead, c.deadline, false, null, ${targets}, null, c.id::text
  from ledger_case c
  left join ${leadBefore(startOf(sql`c.deadline + 1`))} led on true
  where c.county = ${county} and c.matter = any(${list(finals)}) and c.deadline between ${first} and ${last}
    and ${asksOn(sql`c.deadline`)} and not ${endedBefore(startOf(sql`c.deadline`))}
  union all
  select 'meeting', c.id, coalesce(c.lead_organisation, ''), u.unit, c.deadline, c.stage = 'called-off',
    (c.body -> 'fields' ->> 'minutes')::numeric, 0, null, c.id::text
  from ledger_case c
  cross join lateral (
    select jsonb_array_elements_text(c.body -> 'joins') as unit union
    select item ->> 'lead' from jsonb_array_elements(coalesce(c.body -> 'fields' -> 'agenda', '[]'::jsonb)) item) u
  where c.county = ${county} and c.matter = 'meeting' and c.deadline between ${first} and ${last}
    and c.stage <> 'skipped' and u.unit is distinct from c.lead_organisation`;
};

const asked = (county: CountyId, bounds: MonthBounds, counted: Counted, units?: readonly string[]) => sql`
  with touched as materialized (${touched(county, bounds, counted, units)}),
  every as (${fromEntries(county)} union all ${fromCases(county, bounds, counted)}),
  asked as (select * from every where unit is not null and unit <> '')`;

/** Sums of some demands: `own` are those whose minutes the asker gave; the rest are estimated by kind and fields. */
const sums = sql`count(*)::int as count, count(minutes)::int as "ownCount", coalesce(sum(minutes), 0)::float8 as "ownMinutes",
  coalesce(sum(fields) filter (where minutes is null), 0)::int as fields,
  count(spent)::int as "spentCount", coalesce(sum(spent), 0)::float8 as spent`;

/** How often something was asked for, with what its minutes are estimated from. */
export type Sums = {
  readonly count: number;
  readonly ownCount: number;
  readonly ownMinutes: number;
  readonly fields: number;
  /** How many said how long it took, and the minutes that they said. */
  readonly spentCount: number;
  readonly spent: number;
};

/** How often a unit was asked by an asker for one kind of thing; `withdrawn` is apart, and counts nowhere. */
export type AskedRow = Sums & {
  readonly unit: string;
  readonly asker: string;
  readonly kind: DemandKind;
  readonly withdrawn: boolean;
};

/** What every unit was asked for in a month, or some of them, by asker and kind. One query. */
export async function countAsked(
  db: Db,
  county: CountyId,
  bounds: MonthBounds,
  counted: Counted,
  units?: readonly string[],
): Promise<AskedRow[]> {
  const only = units === undefined ? sql`true` : sql`unit = any(${list(units)})`;
  const { rows } = await sql<AskedRow>`${asked(county, bounds, counted, units)}
    select unit, asker, kind, withdrawn, ${sums} from asked where ${only}
    group by unit, asker, kind, withdrawn order by unit, asker, kind`.execute(db);
  return rows;
}

/** How the database goes about counting a month. */
export const explainMonth = (db: Db, county: CountyId, bounds: MonthBounds, counted: Counted) =>
  sql<{ 'QUERY PLAN': string }>`explain (analyze, buffers) ${asked(county, bounds, counted)}
    select unit, asker, kind, withdrawn, ${sums} from asked group by unit, asker, kind, withdrawn`.execute(
    db,
  );

/** A month's demands of one kind; `sent` counts what went to several units at once as one. */
export type MonthRow = Sums & {
  readonly month: Month;
  readonly kind: DemandKind;
  readonly sent: number;
};

/** What was asked for in each month of a stretch of months, by kind, all units together. One query. */
export async function countByMonth(
  db: Db,
  county: CountyId,
  bounds: MonthBounds,
  counted: Counted,
): Promise<MonthRow[]> {
  const { rows } = await sql<MonthRow>`${asked(county, bounds, counted)}
    select to_char(on_day, 'YYYY-MM') as month, kind, count(distinct sent)::int as sent, ${sums} from asked
    where not withdrawn group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** One thing that a unit was asked for on a day. */
export type AskedItem = {
  readonly kind: DemandKind;
  readonly unit: string;
  readonly asker: string;
  readonly on: Day;
  readonly withdrawn: boolean;
  /** Given by the asker; null where the kind's estimate holds. */
  readonly minutes: number | null;
  readonly fields: number;
  readonly spent: number | null;
  readonly case: Id;
  readonly number: string;
  readonly title: string;
};

/** Which rows are looked at: of a unit, of an asker, of a kind. */
export type AskedFilter = {
  readonly unit?: string | undefined;
  readonly asker?: string | undefined;
  readonly kind?: DemandKind | undefined;
};

/** The rows behind figures of a month, in the order of their days. */
export async function listAsked(
  db: Db,
  county: CountyId,
  bounds: MonthBounds,
  counted: Counted,
  { filter, from, most }: { readonly filter: AskedFilter; readonly from: number; readonly most: number },
): Promise<AskedItem[]> {
  const wanted = [
    ...(filter.unit === undefined ? [] : [sql`a.unit = ${filter.unit}`]),
    ...(filter.asker === undefined ? [] : [sql`a.asker = ${filter.asker}`]),
    ...(filter.kind === undefined ? [] : [sql`a.kind = ${filter.kind}`]),
  ];
  const only = filter.unit === undefined ? undefined : [filter.unit];
  const { rows } = await sql<AskedItem>`${asked(county, bounds, counted, only)}
    select a.kind, a.unit, a.asker, a.on_day as "on", a.withdrawn, a.minutes::float8 as minutes, a.fields::int as fields,
      a.spent::float8 as spent, a.case_id as "case", c.number, c.title
    from asked a
    join ledger_case c on c.county = ${county} and c.id = a.case_id
    where ${wanted.length === 0 ? sql`true` : sql.join(wanted, sql` and `)}
    order by a.withdrawn, a.on_day, a.kind, c.opened_at, c.id, a.unit limit ${most} offset ${from}`.execute(
    db,
  );
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
  const { rows } = await sql<NumberOwed>`
    select c.lead_organisation as unit, t ->> 'metric' as metric, t ->> 'kind' as kind, t ->> 'measure' as measure,
      ${opener} as asker, c.id as "case", c.number
    from ledger_case c
    cross join lateral jsonb_array_elements(c.body -> 'fields' -> 'targets') t
    where c.county = ${county} and c.matter = any(${list(monthly)}) and not c.ended ${only}
      and c.lead_organisation is not null and c.body -> 'clocks' <> '{}'::jsonb
      and jsonb_typeof(c.body -> 'fields' -> 'targets') = 'array'
    order by 1, 2, c.number`.execute(db);
  return rows;
}
