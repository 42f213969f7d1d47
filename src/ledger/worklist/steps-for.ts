import { type Matter, mayStepFrom, type Step } from '../../catalog/index.ts';
import type { CaseState } from '../case.ts';
import { type Doer, postFor } from '../doer.ts';
import { isRecused } from '../recused.ts';

/** A decision is offered where something was asked, and asking where nothing waits. */
function hasGround({ verb }: Step, { brightening }: CaseState): boolean {
  if (verb === 'decide-brightening') return Boolean(brightening);
  return verb !== 'ask-brightening' || !brightening;
}

/** The steps that somebody may do to a case where it stands; whether its content will do is decided when it is done. */
export const stepsFor = (matter: Matter, state: CaseState, doer: Doer): (Step & { readonly id: string })[] =>
  Object.entries(matter.steps)
    .filter(([id, step]) => {
      const done = state.stepsDone[id] ?? 0;
      const within = step.within === undefined ? undefined : state.clocks[step.within];
      return (
        !step.byProgram &&
        mayStepFrom(matter, step, state.stage) &&
        hasGround(step, state) &&
        (step.times === undefined || done < step.times) &&
        (step.within === undefined || (within !== undefined && within.status !== 'stopped')) &&
        postFor(step.by, state, doer) !== undefined &&
        !isRecused(step, state, doer)
      );
    })
    .map(([id, step]) => ({ id, ...step }));
