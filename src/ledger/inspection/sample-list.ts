import { z } from 'zod';
import type { Db } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { findCase } from '../store.ts';
import { drawSample, type Stratum } from './draw.ts';
import { planOf } from './draw-sample.ts';

const Kept = z.object({
  seed: z.string(),
  strata: z.array(
    z.object({
      unit: z.string(),
      light: z.enum(['green', 'yellow', 'red', 'none']).optional(),
      share: z.number().optional(),
      numbers: z.array(z.string()),
    }),
  ),
});

/** Everything that an outsider needs to draw a sample again, and what was drawn. */
export type SampleList = {
  readonly number: string;
  readonly seed: string;
  readonly share: number;
  readonly least: number;
  readonly strata: readonly Stratum[];
  readonly drawn: readonly Stratum[];
};

/**
 * The list of a plan that was drawn, as it is published with its seed.
 * @throws Refusal `not-found`, `wrong-state` before the draw
 */
export async function sampleListOf(db: Db, county: CountyId, plan: Id): Promise<SampleList> {
  const found = await findCase(db, county, plan);
  if (found?.state.matter !== 'inspection-plan')
    throw new Refusal('not-found', { zh: '没有这份核查方案。', en: 'There is no such verification plan.' });
  const kept = Kept.safeParse(found.state.fields);
  if (!kept.success)
    throw new Refusal('wrong-state', {
      zh: `${found.number}还没有抽取，没有名单。`,
      en: `${found.number} has not been drawn yet: there is no list.`,
    });
  const { seed, strata } = kept.data;
  const { share, least } = planOf(found.state.fields);
  const read: Stratum[] = strata.map(({ light, share: own, ...stratum }) => ({
    ...stratum,
    ...(light === undefined ? {} : { light }),
    ...(own === undefined ? {} : { share: own }),
  }));
  return {
    number: found.number,
    seed,
    share,
    least,
    strata: read,
    drawn: drawSample(seed, read, { share, least }),
  };
}
