import { z } from 'zod';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { doStep } from '../do-step.ts';
import { type CaseRecord, findCase, lockCases } from '../store.ts';
import { drawOrder } from './draw.ts';
import { type By, openInspections, planOf } from './draw-sample.ts';
import { listDrawn, listStanding } from './store.ts';

/** What a plan keeps of its draw. */
const Drawn = z.object({
  seed: z.string(),
  strata: z.array(z.object({ unit: z.string(), numbers: z.array(z.string()) })),
});

const noInspection = (): Refusal =>
  new Refusal('not-found', { zh: '没有这一件实地核查。', en: 'There is no such inspection.' });

/**
 * Drops an inspection whose case is no longer reported as done: withdrawn, carried over, merged, sent back or reopened
 * since the draw. The next of its stratum in the order of the same seed is drawn in its place, so that whoever has the
 * seed and the list finds the same again. What still stands as reported cannot be dropped.
 *
 * @throws Refusal `not-found`, `wrong-state` where the report still stands, `not-allowed`
 */
export const dropInspection = (db: Db, county: CountyId, id: Id, by: By): Promise<CaseRecord> =>
  inTransaction(db, async (tx) => {
    const found = await findCase(tx, county, id);
    const parent = found?.state.matter === 'inspection' ? found.state.parent : null;
    if (!found || parent === null) throw noInspection();
    // One after the other: two that drop at once do not draw the same case twice.
    const [plan] = await lockCases(tx, county, [parent]);
    if (!plan) throw noInspection();
    const number = String(found.state.fields['case']);
    const [standing] = await listStanding(tx, county, [number]);
    if (standing)
      throw new Refusal('wrong-state', {
        zh: `${number}仍是自报办结的件，抽中的须查完；只有已撤回、结转、并案、退回或重新办理的才不再核查。`,
        en: `${number} still stands as reported done: what was drawn is inspected, unless it was withdrawn, carried over, merged, sent back or reopened.`,
      });
    const reason = `${number}抽中后不再是自报办结的件`;
    const dropped = await doStep(
      tx,
      county,
      id,
      { command: { step: 'drop', args: { reason }, byProgram: true } },
      by,
    );
    const { seed, strata } = Drawn.parse(plan.state.fields);
    const stratum = strata.find(({ numbers }) => numbers.includes(number));
    const taken = new Set(await listDrawn(tx, county, plan.id));
    const left = drawOrder(seed, stratum?.numbers ?? []).filter((one) => !taken.has(one));
    const stillReported = new Set((await listStanding(tx, county, left)).map((one) => one.number));
    const next = left.find((one) => stillReported.has(one));
    if (stratum && next) {
      const { unannounced } = planOf(plan.state.fields);
      await openInspections(
        tx,
        county,
        { id: plan.id, unannounced },
        [{ unit: stratum.unit, numbers: [next] }],
        by,
      );
    }
    return dropped;
  });
