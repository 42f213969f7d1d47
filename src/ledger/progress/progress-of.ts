import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { Light } from '../../measures/index.ts';
import { COMMITMENT } from '../commitment.ts';
import { yearOf } from './case-facts.ts';
import { type CaseProgress, computeProgress } from './compute.ts';
import { caseWithParts, planWithParts, someWithParts } from './store.ts';

/**
 * How far one case is on a day, with its light and the computation down to the rows.
 * @returns undefined where the county has no such case, or had none on that day
 */
export async function progressOfCase(
  db: Db,
  county: CountyId,
  id: Id,
  asOf: Day,
): Promise<CaseProgress | undefined> {
  const cases = await caseWithParts(db, county, id);
  const own = cases.find(({ record }) => record.id === id);
  if (!own) return undefined;
  const [found] = await computeProgress(db, county, cases, [id], { year: yearOf(own.record), asOf });
  return found;
}

/** How far every commitment of a year's plan is on a day; what was withdrawn is no part of the plan. */
export async function progressOfPlan(
  db: Db,
  county: CountyId,
  year: number,
  asOf: Day,
): Promise<CaseProgress[]> {
  const cases = await planWithParts(db, county, year);
  const roots = cases
    .filter(
      ({ record: { state } }) =>
        state.matter === COMMITMENT && state.fields['year'] === year && state.stage !== 'withdrawn',
    )
    .map(({ record }) => record.id)
    .sort();
  return await computeProgress(db, county, cases, roots, { year, asOf });
}

/** The lights of some cases on a day, by their ids. */
export async function lightsOfCases(
  db: Db,
  county: CountyId,
  ids: readonly Id[],
  asOf: Day,
): Promise<ReadonlyMap<string, Light['light']>> {
  const cases = await someWithParts(db, county, ids);
  const wanted = new Set(ids);
  const roots = cases.filter(({ record }) => wanted.has(record.id));
  const found = new Map<string, Light['light']>();
  for (const [year, some] of Map.groupBy(roots, ({ record }) => yearOf(record))) {
    const these = some.map(({ record }) => record.id);
    for (const { record, light } of await computeProgress(db, county, cases, these, { year, asOf }))
      found.set(record.id, light.light);
  }
  return found;
}
