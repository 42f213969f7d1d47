import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../clock/index.ts';
import type { Db } from '../../../db/index.ts';
import type { CountyId } from '../../../kernel/index.ts';
import type { FactKind, Plain } from '../../../rules/index.ts';

/** The county's day of a moment. */
const dayOf = (at: RawBuilder<unknown>): RawBuilder<string> =>
  sql`to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

type Columns = Readonly<Record<string, RawBuilder<unknown>>>;

const ofCase: Columns = {
  stage: sql`c.stage`,
  ended: sql`c.ended`,
  merged: sql`coalesce((c.body->>'merged')::boolean, false)`,
  opened: dayOf(sql`c.opened_at`),
  plan_year: sql`c.plan_year`,
};

/** The steps whose last day a column tells. */
const doneBy = {
  assigned_on: ['assigned'],
  handled_on: ['handled'],
  answered_on: ['answered'],
  ended_on: ['closed', 'withdrawn', 'carried-over'],
  rated_on: ['rated'],
} as const;

const lastDone: Columns = {
  ...Object.fromEntries(
    Object.entries(doneBy).map(([name, types]) => [
      name,
      dayOf(sql`(select max(e.at) from entry e
        where e.county = c.county and e.case_id = c.id and e.type in (${sql.join([...types])}))`),
    ]),
  ),
  reports: sql`(select count(*)::integer from entry e
    where e.county = c.county and e.case_id = c.id and e.type = 'reported')`,
};

/** Where the rows of a kind of facts come from, how each of its columns is read, and their order. */
type Part = {
  readonly columns: Columns;
  readonly from: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
};

function partOf(kind: FactKind, now: Instant): Part {
  switch (kind) {
    case 'cases':
      return {
        columns: {
          ...ofCase,
          ...lastDone,
          outcome: sql`c.body->>'outcome'`,
          class: sql`c.body->>'replyClass'`,
          deadline: sql`c.deadline`,
          milestones: sql`case when jsonb_typeof(c.body->'fields'->'milestones') = 'array'
            then jsonb_array_length(c.body->'fields'->'milestones') else 0 end`,
        },
        from: sql``,
        order: sql`c.id`,
      };
    case 'clocks':
      return {
        columns: {
          ...ofCase,
          clock: sql`k.key`,
          due: sql`k.value->>'due'`,
          status: sql`k.value->>'status'`,
          late: sql`((k.value->>'late')::boolean
            or c.body->'breaches' @> jsonb_build_array(jsonb_build_object('clock', k.key))
            or (k.value->>'status' = 'running' and (k.value->>'dueAt')::timestamptz < ${now}::timestamptz))`,
          stopped_on: sql`case when k.value->>'status' = 'stopped' then ${stoppedOn} end`,
          handled: sql`jsonb_array_length(c.body->'handlers') > 0`,
          answered: sql`(c.body->>'answered')::boolean`,
        },
        from: sql`cross join lateral jsonb_each(c.body->'clocks') k`,
        order: sql`c.id, k.key`,
      };
    case 'verdicts':
      return {
        columns: {
          ...ofCase,
          passed: sql`(e.body->>'passed')::boolean`,
          on: dayOf(sql`e.at`),
          last: sql`not exists (select from entry f where f.county = e.county and f.case_id = e.case_id
            and f.type = 'verified' and f.seq > e.seq)`,
        },
        from: sql`join entry e on e.county = c.county and e.case_id = c.id and e.type = 'verified'`,
        order: sql`c.id, e.seq`,
      };
    case 'ratings':
      return {
        columns: {
          opened: ofCase['opened'] ?? sql`null`,
          rated_on: lastDone['rated_on'] ?? sql`null`,
          solved: sql`c.body->'rating'->>'solved'`,
          satisfied: sql`c.body->'rating'->>'satisfied'`,
        },
        from: sql`where jsonb_typeof(c.body->'rating') = 'object'`,
        order: sql`c.id`,
      };
    case 'orders':
      return {
        columns: {
          ...ofCase,
          level: sql`u.value->>'level'`,
          answered: sql`(u.value->>'answered')::boolean`,
          on: dayOf(sql`e.at`),
        },
        from: sql`cross join lateral jsonb_array_elements(c.body->'urgings') u
          join entry e on e.county = c.county and e.case_id = c.id and e.seq = (u.value->>'seq')::integer
          where u.value->>'level' <> 'reminder'`,
        order: sql`c.id, e.seq`,
      };
    case 'evidence':
      return {
        columns: {
          ...ofCase,
          type: sql`v.value->>'kind'`,
          accepted: sql`(v.value->>'accepted')::boolean`,
        },
        from: sql`cross join lateral jsonb_array_elements(c.body->'evidence') v`,
        order: sql`c.id, (v.value->>'seq')::integer`,
      };
  }
}

/** The day of a clock's last event. An event is a day, or a moment of the county's day. */
const stoppedOn: RawBuilder<unknown> = sql`(case when length(k.value->'events'->-1->>'at') = 10
  then k.value->'events'->-1->>'at'
  else ${dayOf(sql`(k.value->'events'->-1->>'at')::timestamptz`)} end)`;

/** Which facts are read: of which matter, as of when, and which columns of them. */
export type FactQuery = {
  readonly matter: string;
  readonly kind: FactKind;
  readonly now: Instant;
  readonly columns: readonly string[];
  /** Only those of this unit. */
  readonly unit?: string | undefined;
};

/** A row as it is read: of many alike the case is null. */
export type FactRow = {
  readonly unit: string;
  readonly case_id: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly times: number;
  readonly values: readonly Plain[];
};

/** The columns asked for, under names of their own: c0, c1 … */
const named = (part: Part, columns: readonly string[]): RawBuilder<unknown>[] =>
  columns.map((name, index) => {
    const column = part.columns[name];
    if (!column) throw new Error(`No column ${name} is read.`);
    return sql`${column} as ${sql.ref(`c${index}`)}`;
  });

const casesOf = (county: CountyId, { matter, unit }: FactQuery): RawBuilder<unknown> =>
  sql`(select * from ledger_case where county = ${county} and matter = ${matter}
    ${unit === undefined ? sql`` : sql`and coalesce(lead_organisation, '') = ${unit}`})`;

type Raw = Omit<FactRow, 'values'> & Readonly<Record<string, Plain>>;

const rowOf =
  (columns: readonly string[]) =>
  (raw: Raw): FactRow => ({
    unit: raw.unit,
    case_id: raw.case_id,
    number: raw.number,
    title: raw.title,
    times: raw.times,
    values: columns.map((_, index) => raw[`c${index}`] ?? null),
  });

/** Facts row by row, at most so many. A case without a lead unit has the empty unit. */
export async function readRows(db: Db, county: CountyId, query: FactQuery, most: number): Promise<FactRow[]> {
  const part = partOf(query.kind, query.now);
  const { rows } = await sql<Raw>`
    select coalesce(c.lead_organisation, '') as unit, c.id as case_id, c.number, c.title, 1 as times
      ${sql.join([sql``, ...named(part, query.columns)])}
    from ${casesOf(county, query)} c ${part.from}
    order by ${part.order} limit ${most}`.execute(db);
  return rows.map(rowOf(query.columns));
}

/**
 * Facts that are alike in unit and columns put together, with how many they are; what stands alone, and what is
 * `apart` by its number, keeps its case.
 */
export async function readAlike(
  db: Db,
  county: CountyId,
  query: FactQuery,
  apart: readonly string[],
): Promise<FactRow[]> {
  const part = partOf(query.kind, query.now);
  const keys = query.columns.map((_, index) => sql.ref(`c${index}`));
  const { rows } = await sql<Raw>`
    select unit, count(*)::integer as times,
      case when count(*) = 1 then min(id::text) end as case_id,
      case when count(*) = 1 then min(number) end as number,
      case when count(*) = 1 then min(title) end as title
      ${sql.join([sql``, ...keys])}
    from (
      select coalesce(c.lead_organisation, '') as unit, c.id, c.number, c.title
        ${sql.join([sql``, ...named(part, query.columns)])}
      from ${casesOf(county, query)} c ${part.from}
    ) f
    group by unit, case when number = any(${sql.val([...apart])}::text[]) then number end
      ${sql.join([sql``, ...keys])}
    order by unit ${sql.join([sql``, ...keys])}`.execute(db);
  return rows.map(rowOf(query.columns));
}

/** How many cases of a matter there are, counted up to `most`. */
export async function countCases(
  db: Db,
  county: CountyId,
  { matter, unit }: Pick<FactQuery, 'matter' | 'unit'>,
  most: number,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from (
    select from ledger_case where county = ${county} and matter = ${matter}
      ${unit === undefined ? sql`` : sql`and coalesce(lead_organisation, '') = ${unit}`}
    limit ${most}) c`.execute(db);
  return rows[0]?.count ?? 0;
}
