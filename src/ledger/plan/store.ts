import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { COMMITMENT, type Commitment, commitmentOf, planStateOf } from '../commitment.ts';
import { type CaseRecord, caseColumns, toCase } from '../store.ts';

/** A commitment of a plan: a case with its fields typed. */
export type PlanRecord = Omit<CaseRecord, 'state'> & { readonly commitment: Commitment };

/** A case of the matter `commitment`, as the plan sees it. */
export const toPlanRecord = ({ state, ...rest }: CaseRecord): PlanRecord => ({
  ...rest,
  commitment: commitmentOf(state),
});

/** The cases of a document that wait for adoption. */
export async function listReadingsOf(db: Db, county: CountyId, document: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select('id')
    .where('county', '=', county)
    .where('document', '=', document)
    .where('stage', '=', 'reading')
    .execute();
  return rows.map((row) => row.id as Id);
}

/** All cases of a year's plan, in the order of the texts they rest on; those of sheets follow. */
export async function listPlan(db: Db, county: CountyId, year: number): Promise<PlanRecord[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('plan_year', '=', year)
    .where('matter', '=', COMMITMENT)
    .orderBy('document', (at) => at.asc().nullsLast())
    .orderBy('span_start', (at) => at.asc().nullsLast())
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => toPlanRecord(toCase(row)));
}

/** How many cases of each year's plan stand in which state, the newest year first. */
export async function listPlanYears(
  db: Db,
  county: CountyId,
): Promise<{ year: number; state: Commitment['state']; cases: number }[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select(({ fn }) => ['plan_year', 'stage', fn.countAll<number>().as('cases')])
    .where('county', '=', county)
    .where('plan_year', 'is not', null)
    .where('matter', '=', COMMITMENT)
    .groupBy(['plan_year', 'stage'])
    .orderBy('plan_year', 'desc')
    .orderBy('stage')
    .execute();
  return rows.map((row) => ({
    year: row.plan_year as number,
    state: planStateOf(row.stage),
    cases: row.cases,
  }));
}
