import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { listPlan, listTurns, progressOfPlan } from '../../ledger/index.ts';
import { type YearEndRow, yearEndRow } from './year-end.ts';

/** The year's account (年底交账): every commitment of a plan as of today, in the order of the plan. */
export async function loadYearEnd(
  db: Db,
  clock: Clock,
  county: CountyId,
  year: number,
): Promise<YearEndRow[]> {
  const [found, turns, plan] = await Promise.all([
    progressOfPlan(db, county, year, today(clock)),
    listTurns(db, county, year),
    listPlan(db, county, year),
  ]);
  const order = new Map(plan.map(({ id }, at) => [id, at]));
  return found
    .toSorted((a, b) => (order.get(a.record.id) ?? 0) - (order.get(b.record.id) ?? 0))
    .map((one) => yearEndRow(one, turns));
}
