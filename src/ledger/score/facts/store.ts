import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../../clock/index.ts';
import type { Db } from '../../../db/index.ts';
import { type CountyId, Refusal } from '../../../kernel/index.ts';
import { type FactKind, facts, type Plain, type Row } from '../../../rules/index.ts';

/** Of more cases than this the rows are not read one by one. */
const most = 50_000;

/** The county's day of a moment. */
const dayOf = (at: RawBuilder<unknown>): RawBuilder<string> =>
  sql`to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM-DD')`;

const common = sql`c.stage, c.ended, coalesce((c.body->>'merged')::boolean, false) as merged,
  ${dayOf(sql`c.opened_at`)} as opened, c.plan_year`;

type Part = {
  readonly columns: RawBuilder<unknown>;
  readonly from: RawBuilder<unknown>;
  readonly order: RawBuilder<unknown>;
};

/** When steps of some kinds were last done to a case. */
const lastDone = (county: CountyId): RawBuilder<unknown> => sql`left join lateral (
    select ${sql.join(
      (
        [
          ['assigned_on', ['assigned']],
          ['handled_on', ['handled']],
          ['answered_on', ['answered']],
          ['ended_on', ['closed', 'withdrawn', 'carried-over']],
          ['rated_on', ['rated']],
        ] as const
      ).map(
        ([name, types]) =>
          sql`${dayOf(sql`max(e.at) filter (where e.type in (${sql.join(types)}))`)} as ${sql.ref(name)}`,
      ),
    )}, count(*) filter (where e.type = 'reported') as reports
    from entry e where e.county = ${county} and e.case_id = c.id) d on true`;

/** Where the rows of each kind of facts stand: one query a kind, whatever the number of units. */
function partOf(kind: FactKind, county: CountyId, now: Instant): Part {
  switch (kind) {
    case 'cases':
      return {
        columns: sql`${common}, c.body->>'outcome' as outcome, c.body->>'replyClass' as class, c.deadline,
          d.assigned_on, d.handled_on, d.answered_on, d.ended_on, d.reports,
          case when jsonb_typeof(c.body->'fields'->'milestones') = 'array'
            then jsonb_array_length(c.body->'fields'->'milestones') else 0 end as milestones`,
        from: lastDone(county),
        order: sql`c.id`,
      };
    case 'clocks':
      return {
        columns: sql`${common}, k.key as clock, k.value->>'due' as due, k.value->>'status' as status,
          ((k.value->>'late')::boolean
            or c.body->'breaches' @> jsonb_build_array(jsonb_build_object('clock', k.key))
            or (k.value->>'status' = 'running' and (k.value->>'dueAt')::timestamptz < ${now}::timestamptz)) as late,
          jsonb_array_length(c.body->'handlers') > 0 as handled, (c.body->>'answered')::boolean as answered`,
        from: sql`cross join lateral jsonb_each(c.body->'clocks') k`,
        order: sql`c.id, k.key`,
      };
    case 'verdicts':
      return {
        columns: sql`${common}, (e.body->>'passed')::boolean as passed, ${dayOf(sql`e.at`)} as "on",
          row_number() over (partition by c.id order by e.seq desc) = 1 as last`,
        from: sql`join entry e on e.county = ${county} and e.case_id = c.id and e.type = 'verified'`,
        order: sql`c.id, e.seq`,
      };
    case 'ratings':
      return {
        columns: sql`${dayOf(sql`c.opened_at`)} as opened, d.rated_on, c.body->'rating'->>'solved' as solved,
          c.body->'rating'->>'satisfied' as satisfied`,
        from: sql`${lastDone(county)} where jsonb_typeof(c.body->'rating') = 'object'`,
        order: sql`c.id`,
      };
    case 'orders':
      return {
        columns: sql`${common}, u.value->>'level' as level, (u.value->>'answered')::boolean as answered, ${dayOf(sql`e.at`)} as "on"`,
        from: sql`cross join lateral jsonb_array_elements(c.body->'urgings') u
          join entry e on e.county = ${county} and e.case_id = c.id and e.seq = (u.value->>'seq')::integer
          where u.value->>'level' <> 'reminder'`,
        order: sql`c.id, e.seq`,
      };
    case 'evidence':
      return {
        columns: sql`${common}, v.value->>'kind' as type, (v.value->>'accepted')::boolean as accepted`,
        from: sql`cross join lateral jsonb_array_elements(c.body->'evidence') v`,
        order: sql`c.id, (v.value->>'seq')::integer`,
      };
  }
}

type FactRow = Readonly<Record<string, Plain>> & {
  case_id: string;
  number: string;
  title: string;
  unit: string;
};

const tooMany = (matter: string): Refusal =>
  new Refusal(
    'too-large',
    {
      zh: `“${matter}”超过${most}件，目前不能逐件统计。`,
      en: `“${matter}” has more than ${most} cases, which are not counted one by one yet.`,
    },
    { matter },
  );

/**
 * The facts of one kind about all cases of a matter, as they stand now: the lead unit of each, and the columns that
 * `rules` names. A case without a lead unit has the empty unit.
 * @throws Refusal `too-large`
 */
export async function listFacts(
  db: Db,
  county: CountyId,
  { matter, kind, now }: { readonly matter: string; readonly kind: FactKind; readonly now: Instant },
): Promise<Row[]> {
  const { rows: counted } = await sql<{ count: number }>`select count(*) as count from
    (select 1 from ledger_case where county = ${county} and matter = ${matter} limit ${most + 1}) c`.execute(
    db,
  );
  if ((counted[0]?.count ?? 0) > most) throw tooMany(matter);
  const { columns, from, order } = partOf(kind, county, now);
  const { rows } = await sql<FactRow>`
    select c.id as case_id, c.number, c.title, coalesce(c.lead_organisation, '') as unit, ${columns}
    from (select * from ledger_case where county = ${county} and matter = ${matter}) c ${from}
    order by ${order}`.execute(db);
  const names = Object.keys(facts[kind].columns);
  return rows.map((row) => ({
    unit: row.unit,
    case: row.case_id,
    number: row.number,
    title: row.title,
    values: Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
  }));
}
