import type { Recused, Step } from '../catalog/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { CaseState } from './case.ts';
import type { Doer } from './doer.ts';

type Case = Pick<CaseState, 'lead' | 'joins' | 'leader' | 'opener' | 'fields'>;

/** The organisations, or the post, that a name of the definition stands for in a case. */
function standFor(party: Recused, state: Case): readonly unknown[] {
  switch (party) {
    case 'lead':
      return [state.lead];
    case 'joins':
      return state.joins;
    case 'leader':
      return [state.leader];
    case 'opener':
      return [state.opener];
    default:
      return [state.fields[party.slice('field:'.length)]].flat();
  }
}

/**
 * Whether somebody has to keep away from a step (回避): they hold, or cover today, a post of those that the step
 * names. Through which post they would do it does not matter.
 */
export function isRecused({ recused = [] }: Pick<Step, 'recused'>, state: Case, { posts }: Doer): boolean {
  const kept = new Set(recused.flatMap((party) => standFor(party, state)));
  return posts.some(({ id, organisation }) => kept.has(organisation) || kept.has(id));
}

/** @throws Refusal `not-allowed` for who has to keep away */
export function refuseRecused(step: Pick<Step, 'name' | 'recused'>, state: Case, doer: Doer): void {
  if (!isRecused(step, state, doer)) return;
  const { zh, en } = step.name;
  throw new Refusal('not-allowed', {
    zh: `“${zh}”须回避：您在被核查的单位任职或代岗，请由其他单位的人员办理。`,
    en: `You hold or cover a post of the unit concerned: “${en}” has to be done by somebody of another unit.`,
  });
}
