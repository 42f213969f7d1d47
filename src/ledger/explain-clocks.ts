import type { Matter } from '../catalog/index.ts';
import { explainClock, type Instant, nationalCalendar, sayExplanation } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { CaseState } from './case.ts';
import { type CaseClock, policyOf } from './case-clock.ts';
import { clockName } from './matter-names.ts';

/** A clock of a case with the law it rests on and how its days were counted. */
export type ExplainedClock = Pick<CaseClock, 'status' | 'due' | 'dueAt' | 'provisional' | 'late'> & {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly basis: string[];
  readonly explanation: Wording;
};

/** The clocks of a case side by side, each explained day by day; none is derived from another. */
export const explainClocks = (matter: Matter, { clocks }: CaseState, now: Instant): ExplainedClock[] =>
  Object.entries(clocks).flatMap(([id, clock]) => {
    const definition = matter.clocks[id];
    if (!definition) return [];
    const policy = policyOf(definition);
    const { events, status, due, dueAt, provisional, late } = clock;
    return [
      {
        id,
        name: clockName(matter, id),
        status,
        due,
        dueAt,
        provisional,
        late,
        basis: policy.basis.map(
          ({ law, article, confirmed }) => `${law}${article}${confirmed ? '' : '（待确认）'}`,
        ),
        explanation: sayExplanation(explainClock({ policy, events }, now, nationalCalendar())),
      },
    ];
  });
