import { sql } from 'kysely';
import type { Day } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';

/** A case that its unit reported as done, where the report still stands. */
export type SelfReport = { readonly id: Id; readonly number: string; readonly unit: string };

/** What a sample is drawn from: reports of a matter in a period, of some units or of all. */
export type Scope = {
  readonly matter: string;
  readonly from: Day;
  readonly to: Day;
  readonly units: readonly string[];
};

/**
 * Whether the last report of a case as done still stands: nothing after it took it back, moved it elsewhere or found
 * that it was not done.
 */
const stands = (county: CountyId) => sql`not exists (
  select 1 from entry later where later.county = ${county} and later.case_id = c.id and later.seq > h.seq
    and (later.type in ('reopened', 'sent-back', 'withdrawn', 'merged', 'carried-over')
      or (later.type = 'verified' and later.body->>'passed' = 'false')))`;

const lastReport = (county: CountyId) => sql`cross join lateral (
  select e.seq, to_char(e.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as on_day
  from entry e where e.county = ${county} and e.case_id = c.id and e.type = 'handled'
  order by e.seq desc limit 1) h`;

/** The reports that a sample is drawn from, in the order of units and numbers. One statement, whatever their number. */
export async function listSelfReports(
  tx: Tx,
  county: CountyId,
  { matter, from, to, units }: Scope,
): Promise<SelfReport[]> {
  const { rows } = await sql<SelfReport>`
    select c.id, c.number, c.lead_organisation as unit
    from ledger_case c ${lastReport(county)}
    where c.county = ${county} and c.matter = ${matter} and c.lead_organisation is not null
      and (cardinality(${units}::text[]) = 0 or c.lead_organisation = any (${units}::text[]))
      and h.on_day between ${from} and ${to} and ${stands(county)}
    order by c.lead_organisation collate "C", c.number collate "C"`.execute(tx);
  return rows;
}

/** Those of some numbers whose report as done still stands. */
export async function listStanding(
  tx: Tx,
  county: CountyId,
  numbers: readonly string[],
): Promise<SelfReport[]> {
  const { rows } = await sql<SelfReport>`
    select c.id, c.number, coalesce(c.lead_organisation, '') as unit
    from ledger_case c ${lastReport(county)}
    where c.county = ${county} and c.number = any (${numbers}::text[]) and ${stands(county)}`.execute(tx);
  return rows;
}

/** The numbers that a plan has drawn so far, those that were dropped included. */
export async function listDrawn(tx: Tx, county: CountyId, plan: Id): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select body->'fields'->>'case' as number from ledger_case
    where county = ${county} and parent = ${plan} and matter = 'inspection' order by number`.execute(tx);
  return rows.map(({ number }) => number);
}
