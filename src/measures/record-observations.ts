import type { Measure } from '../catalog/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import { type CountyId, Refusal } from '../kernel/index.ts';
import { faultsOf, findingOf, type NewObservation } from './record.ts';
import { insertObservations, type Recorder } from './store.ts';

/** What came of a recording: figures that stand already as the newest vintage are not written twice. */
export type Recorded = { readonly added: number; readonly unchanged: number };

/**
 * Puts observations on record, all or nothing. A figure that differs from what stands is a new vintage beside it.
 *
 * @throws Refusal `bad-input` with a finding for every row that is wrong
 */
export async function recordObservations(
  db: Db,
  county: CountyId,
  observations: readonly NewObservation[],
  measures: readonly Measure[],
  by: Recorder,
): Promise<Recorded> {
  const findings = observations.flatMap((observation, place) =>
    faultsOf(observation, measures).map((fault) => findingOf(fault, place + 1)),
  );
  if (findings.length > 0)
    throw new Refusal(
      'bad-input',
      {
        zh: `有${findings.length}处不对，一个数也没有写入。`,
        en: `${findings.length} things are wrong; nothing was put on record.`,
      },
      {},
      findings,
    );
  const added = await inTransaction(db, (tx) => insertObservations(tx, county, observations, by));
  return { added, unchanged: observations.length - added };
}
