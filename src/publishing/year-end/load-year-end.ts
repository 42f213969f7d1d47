import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
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

/** What was withdrawn from a year's plan: no part of the account, and said all the same. */
export type LeftOut = {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly on: string | null;
  readonly reason: string;
};

/** The commitments that were withdrawn from a year's plan, each with the day and the reason on record. */
export async function loadLeftOut(db: Db, county: CountyId, year: number): Promise<LeftOut[]> {
  const [plan, turns] = await Promise.all([listPlan(db, county, year), listTurns(db, county, year)]);
  return plan
    .filter(({ commitment }) => commitment.state === 'withdrawn')
    .map(({ id, number, commitment: { title } }) => {
      const turn = turns.findLast(({ case: of, type }) => of === id && type === 'withdrawn');
      return { id, number, title, on: turn?.on ?? null, reason: turn?.reason ?? '' };
    });
}
