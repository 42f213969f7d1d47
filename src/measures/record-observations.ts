import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, type Diagnostic, Refusal } from '../kernel/index.ts';
import { recordingPost } from './policy.ts';
import {
  faultsOf,
  findingOf,
  measureOf,
  type NewObservation,
  type RecordingGround,
  twiceFault,
  twiceIn,
} from './record.ts';
import { insertVintages, listStanding, lockRecording, type Recorder } from './store.ts';
import { type Weighed, weigh } from './weigh.ts';

/**
 * What came of a recording, or in a dry run would come of it: how many figures are new, how many stand beside an earlier one
 * of their kind, how many are on record already, and each row with what it is.
 */
export type Recorded = {
  readonly added: number;
  readonly revised: number;
  readonly unchanged: number;
  readonly rows: readonly Weighed[];
};

/** Every finding, each at its row. */
function findingsOf(observations: readonly NewObservation[], ground: RecordingGround): Diagnostic[] {
  const twice = twiceIn(observations);
  return observations.flatMap((observation, place) => {
    const earlier = twice.get(place);
    const faults = faultsOf(observation, ground);
    if (earlier !== undefined) faults.push(twiceFault(observation, earlier + 1));
    return faults.map((fault) => findingOf(fault, place + 1));
  });
}

const countOf = (rows: readonly Weighed[], ...kinds: readonly Weighed['what'][]): number =>
  rows.filter(({ what }) => kinds.includes(what)).length;

/** The post through which each row is recorded; findings were looked for before, so there is one. */
function postOf({ observation }: Weighed, { by, measures }: RecordingGround): string {
  if (by === 'system') return 'system';
  const measure = measureOf(observation, measures);
  const post = measure && recordingPost(measure, observation.place, by);
  if (!post) throw new Error('A figure came through that nobody may put on record.');
  return post.id;
}

async function weighedIn(
  db: Db | Tx,
  county: CountyId,
  observations: readonly NewObservation[],
  { measures }: RecordingGround,
): Promise<Recorded> {
  const rows = weigh(observations, await listStanding(db, county, observations), measures);
  return {
    added: countOf(rows, 'new'),
    revised: countOf(rows, 'revised', 'older'),
    unchanged: countOf(rows, 'unchanged'),
    rows,
  };
}

/**
 * Puts observations on record, all or nothing. A figure that differs from what stands is a new vintage beside it. In a dry
 * run nothing is written.
 *
 * @throws Refusal `bad-input` with a finding for every row that is wrong
 */
export async function recordObservations(
  db: Db,
  county: CountyId,
  observations: readonly NewObservation[],
  ground: RecordingGround,
  { dryRun, ...by }: Recorder & { readonly dryRun: boolean },
): Promise<Recorded> {
  const findings = findingsOf(observations, ground);
  if (findings.length > 0)
    throw new Refusal(
      'bad-input',
      {
        zh: `有${findings.length}处不对，一个数也没有写入。`,
        en: `${findings.length === 1 ? 'One thing is' : `${findings.length} things are`} wrong; nothing was put on record.`,
      },
      {},
      findings,
    );
  if (dryRun) return await weighedIn(db, county, observations, ground);
  return await inTransaction(db, async (tx) => {
    // Two who bring the same table at once would count the same vintage.
    await lockRecording(tx, county);
    const recorded = await weighedIn(tx, county, observations, ground);
    const fresh = recorded.rows.filter(({ what }) => what !== 'unchanged');
    const vintages = fresh.map((one) => ({
      ...one.observation,
      vintage: one.vintage,
      post: postOf(one, ground),
    }));
    await insertVintages(tx, county, vintages, by);
    return recorded;
  });
}
