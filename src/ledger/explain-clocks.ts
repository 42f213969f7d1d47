import type { Matter } from '../catalog/index.ts';
import {
  type Calendar,
  type ClockEvent,
  type ClockPolicy,
  type ExplainedDay,
  explainClock,
  type Instant,
  sayAmount,
  sayExplanation,
  sayReason,
} from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { CaseState } from './case.ts';
import { type CaseClock, policyOf } from './case-clock.ts';
import { clockName } from './matter-names.ts';

/** One day of a clock, and why it counted or did not. */
type ToldDay = Pick<ExplainedDay, 'day' | 'weekday' | 'counts' | 'sum' | 'settled'> & {
  readonly reason: Wording;
};

/** What happened to a clock, in words: started, suspended on which ground, extended by whom, stopped. */
type ToldEvent = {
  readonly type: ClockEvent['type'];
  readonly at: ClockEvent['at'];
  readonly words: Wording;
};

/** A clock of a case with the law it rests on and how its days were counted. */
export type ExplainedClock = Pick<CaseClock, 'status' | 'due' | 'dueAt' | 'provisional' | 'late'> & {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly kind: ClockPolicy['kind'];
  /** The articles that it rests on, and whether the county has confirmed that they hold for it. */
  readonly basis: { law: string; article: string; confirmed: boolean }[];
  readonly explanation: Wording;
  readonly events: ToldEvent[];
  readonly days: ToldDay[];
};

function eventWords(policy: ClockPolicy, event: ClockEvent): Wording {
  switch (event.type) {
    case 'started':
      return { zh: `起算：${policy.start.name.zh}`, en: `started: ${policy.start.name.en}` };
    case 'suspended': {
      const name = policy.suspensions.find(({ ground }) => ground === event.ground)?.name;
      return { zh: `中止：${name?.zh ?? event.ground}`, en: `suspended: ${name?.en ?? event.ground}` };
    }
    case 'resumed':
      return { zh: '恢复计算', en: 'resumed' };
    case 'extended': {
      const amount = sayAmount(event.amount, policy.span.unit);
      const approver = policy.extension?.approver.name ?? { zh: event.approver, en: event.approver };
      return {
        zh: `延长${amount.zh}，${approver.zh}批准`,
        en: `extended by ${amount.en}, approved by ${approver.en}`,
      };
    }
    case 'restarted': {
      const name = policy.restarts.find((one) => one.event === event.cause)?.name;
      return { zh: `重新起算：${name?.zh ?? event.cause}`, en: `restarted: ${name?.en ?? event.cause}` };
    }
    case 'stopped':
      return { zh: '停止计算', en: 'stopped' };
  }
}

const toldDays = (days: readonly ExplainedDay[]): ToldDay[] =>
  days.map((told) => {
    const { day, weekday, counts, sum, settled } = told;
    return { day, weekday, counts, sum, settled, reason: sayReason(told) };
  });

/** The clocks of a case side by side, each explained day by day; none is derived from another. */
export const explainClocks = (
  matter: Matter,
  { clocks }: CaseState,
  now: Instant,
  calendar: Calendar,
): ExplainedClock[] =>
  Object.entries(clocks).flatMap(([id, clock]) => {
    const definition = matter.clocks[id];
    if (!definition) return [];
    const policy = policyOf(definition);
    const { events, status, due, dueAt, provisional, late } = clock;
    const explained = explainClock({ policy, events }, now, calendar);
    return [
      {
        id,
        name: clockName(matter, id),
        kind: policy.kind,
        status,
        due,
        dueAt,
        provisional,
        late,
        basis: policy.basis.map(({ law, article, confirmed }) => ({ law, article, confirmed })),
        explanation: sayExplanation(explained),
        events: events.map((event) => ({ type: event.type, at: event.at, words: eventWords(policy, event) })),
        // Clocks by the hour count minutes; their sentence says all there is to say.
        days: explained.countedFromAt === undefined ? toldDays(explained.days) : [],
      },
    ];
  });
