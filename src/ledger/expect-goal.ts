import { definitionOf } from '../catalog/index.ts';
import type { Tx } from '../db/index.ts';
import { type CountyId, Refusal } from '../kernel/index.ts';

/**
 * A goal that is named stands in the county's goal tree; an empty one names none.
 * @throws Refusal `bad-input`
 */
export async function expectGoal(tx: Tx, county: CountyId, goal: string | undefined): Promise<void> {
  if (!goal) return;
  const goals = (await definitionOf(tx, county))?.goals ?? [];
  if (goals.some(({ id }) => id === goal)) return;
  throw new Refusal(
    'bad-input',
    {
      zh: `本县的目标树中没有“${goal}”，请从列表中选择。`,
      en: `The county’s goal tree has no goal “${goal}”; choose one of the list.`,
    },
    { goal },
  );
}
