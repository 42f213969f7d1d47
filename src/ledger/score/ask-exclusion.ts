import type { Instant } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { doStep } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { openCase } from '../open-case.ts';
import type { CaseRecord } from '../store.ts';

/** What shall not count, in which scheme, and why. */
export type ExclusionWish = {
  readonly scheme: string;
  /** The number of the case. */
  readonly case: string;
  /** The indicator or deduction it shall be left out of; without it, of all. */
  readonly of?: string | undefined;
  readonly reason: string;
};

/** Asks that an item be left out of a score: drafted and handed in at once; another person decides. */
export const askExclusion = (
  db: Db,
  county: CountyId,
  { of, ...wish }: ExclusionWish,
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<CaseRecord> =>
  inTransaction(db, async (tx) => {
    const fields = { ...wish, ...(of === undefined ? {} : { of }) };
    const { id } = await openCase(tx, county, 'score-exclusion', { title: `剔除${wish.case}`, fields }, by);
    return await doStep(tx, county, id, { command: { step: 'ask', args: { text: wish.reason } } }, by);
  });
