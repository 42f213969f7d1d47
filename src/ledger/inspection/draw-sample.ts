import { z } from 'zod';
import { Day, dayAt, type Instant } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import type { Light } from '../../measures/index.ts';
import type { Entry } from '../chain.ts';
import { doStep } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { openCase } from '../open-case.ts';
import { lightsOfCases } from '../progress/progress-of.ts';
import { type CaseRecord, findCase, listEntries } from '../store.ts';
import { drawSample, type Stratum } from './draw.ts';
import { listSelfReports, type SelfReport } from './store.ts';

export type By = { readonly doer: Doer; readonly now: Instant };

/** What drawing asks of a plan's form. */
const PlanForm = z.object({
  matter: z.string(),
  units: z.array(z.string()).default([]),
  from: Day,
  to: Day,
  drawOn: Day,
  unannounced: z.boolean().default(false),
  share: z.number(),
  least: z.int(),
  byLight: z.boolean().default(false),
  shareRed: z.number().optional(),
  shareYellow: z.number().optional(),
  shareGreen: z.number().optional(),
});
type PlanFields = z.infer<typeof PlanForm> & { readonly shares: Partial<Record<Light['light'], number>> };

/** A plan's form as drawing reads it: the shares by light apart. */
export function planOf(fields: Readonly<Record<string, unknown>>): PlanFields {
  const read = PlanForm.parse(fields);
  const { shareRed: red, shareYellow: yellow, shareGreen: green } = read;
  const shares = Object.fromEntries(
    Object.entries({ red, yellow, green }).filter(([, share]) => share !== undefined),
  );
  return { ...read, shares };
}

const refuse = (zh: string, en: string): Refusal => new Refusal('wrong-state', { zh, en });

/** The approval of the plan: the last verdict that passed. */
const approvalOf = (entries: readonly Entry[]): Entry | undefined =>
  entries.findLast(({ type, body }) => type === 'verified' && body['passed'] === true);

/**
 * The seed of a plan: the hash of its approval in the chain, and the day of the draw. The approval is older than
 * that day, so nobody knew the population when the seed was fixed, and nobody can choose it.
 */
function seedOf(entries: readonly Entry[], { drawOn }: PlanFields, today: string): string {
  const approval = approvalOf(entries);
  if (!approval)
    throw refuse('方案还没有批准，不能抽取。', 'The plan is not approved yet: nothing can be drawn.');
  if (dayAt(approval.at) >= drawOn)
    throw refuse(
      `方案在${dayAt(approval.at)}批准，须早于抽取日期${drawOn}，否则批准时已知哪些事项会被抽中。请另拟方案。`,
      `The plan was approved on ${dayAt(approval.at)}, which has to be before the day of the draw, ${drawOn}: otherwise whoever approved could know what will be drawn. Draft another.`,
    );
  if (today < drawOn)
    throw refuse(`抽取日期是${drawOn}，还没有到。`, `The draw is set for ${drawOn}, which has not come.`);
  return `${approval.hash}|${drawOn}`;
}

/** Cases by unit, or by unit and light, each stratum with its own share where the plan says one. */
function strataOf(
  reports: readonly SelfReport[],
  lights: ReadonlyMap<string, Light['light']> | undefined,
  plan: PlanFields,
): Stratum[] {
  const keyOf = ({ unit, id }: SelfReport) => `${unit} ${lights?.get(id) ?? ''}`;
  return [...Map.groupBy(reports, keyOf)].map(([, members]) => {
    const [first] = members;
    const light = first && lights?.get(first.id);
    const share = light && plan.shares[light];
    return {
      unit: first?.unit ?? '',
      ...(light === undefined ? {} : { light }),
      ...(share === undefined ? {} : { share }),
      numbers: members.map(({ number }) => number),
    };
  });
}

/** Whoever reported a case as done in the period, within the scope of the plan, where the report still stands. */
async function populationOf(tx: Tx, county: CountyId, plan: PlanFields, by: By): Promise<Stratum[]> {
  const reports = await listSelfReports(tx, county, plan);
  const ids = reports.map(({ id }) => id);
  const lights = plan.byLight ? await lightsOfCases(tx, county, ids, dayAt(by.now)) : undefined;
  return strataOf(reports, lights, plan);
}

const count = (strata: readonly Stratum[]): number =>
  strata.reduce((sum, { numbers }) => sum + numbers.length, 0);

/** Opens a case for each number drawn, and tells the inspected unless the plan says otherwise. */
export async function openInspections(
  tx: Tx,
  county: CountyId,
  plan: { readonly id: Id; readonly unannounced: boolean },
  drawn: readonly Stratum[],
  by: By,
): Promise<void> {
  for (const { unit, numbers } of drawn)
    for (const number of numbers) {
      const opening = {
        title: `核查${number}`,
        fields: { case: number, unit },
        parent: plan.id,
        byProgram: true as const,
      };
      const { id } = await openCase(tx, county, 'inspection', opening, by);
      if (!plan.unannounced)
        await doStep(tx, county, id, { command: { step: 'notify', args: { lead: unit } } }, by);
    }
}

/**
 * Draws the sample of an approved verification plan: the plan keeps seed and population, and every number drawn
 * becomes a case under it, all in one transaction. Once only, and never outside the plan's scope.
 * Basis: 政府督查工作条例 (State Council Decree 733), article 15.
 *
 * @throws Refusal `not-found`, `wrong-state` before approval or the day of the draw, `not-allowed`
 */
export const drawInspections = (db: Db, county: CountyId, planId: Id, by: By): Promise<CaseRecord> =>
  inTransaction(db, async (tx) => {
    const plan = await findCase(tx, county, planId);
    if (plan?.state.matter !== 'inspection-plan')
      throw new Refusal('not-found', { zh: '没有这份核查方案。', en: 'There is no such verification plan.' });
    const fields = planOf(plan.state.fields);
    const seed = seedOf(await listEntries(tx, county, planId), fields, dayAt(by.now));
    const strata = await populationOf(tx, county, fields, by);
    const drawn = drawSample(seed, strata, fields);
    const kept = { seed, population: count(strata), drawn: count(drawn), strata };
    const after = await doStep(
      tx,
      county,
      planId,
      { command: { step: 'draw', fields: kept, byProgram: true } },
      by,
    );
    await openInspections(tx, county, { id: planId, unannounced: fields.unannounced }, drawn, by);
    return after;
  });
