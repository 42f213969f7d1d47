import type { Matter, Rung } from '../catalog/index.ts';
import {
  addDays,
  atWallTime,
  type Calendar,
  type Instant,
  type Moment,
  sayDay,
  stepFrom,
} from '../clock/index.ts';
import type { Happened } from './bodies.ts';
import type { CaseState, Urging } from './case.ts';
import { type CaseClock, ClockWork, policyOf } from './case-clock.ts';
import { contentOf, decideStep } from './decide.ts';
import type { Decision, Ground } from './deciding.ts';
import { systemDoer } from './doer.ts';

/** One thing that the ladder will do to a case unless something happens before. */
type Pending = { readonly at: Instant; readonly clock: string } & (
  | { readonly kind: 'rung'; readonly rung: number }
  | { readonly kind: 'breach' }
  | { readonly kind: 'silence'; readonly step: string }
);

/** Steps in days fall at the beginning of office hours. */
const morning = { hour: 8, minute: 30 };

function timeOf({ at }: Rung, { due, dueAt }: CaseClock, calendar: Calendar): Instant {
  if (at === 'due') return atWallTime(due, morning.hour, morning.minute);
  const [step, sign] = 'before' in at ? [at.before, -1 as const] : [at.after, 1 as const];
  const { on, at: minute } = stepFrom(calendar, { day: due, at: dueAt }, step, sign);
  return minute ?? atWallTime(on, morning.hour, morning.minute);
}

/** Orders of a clock's term, by the ladder: what a rung that asks for an answer looks back at. */
const ordersOf = ({ urgings }: CaseState, id: string, { term }: CaseClock): readonly Urging[] =>
  urgings.filter((urging) => urging.clock === id && urging.term === term && urging.level !== 'reminder');

/** A rung that follows from silence waits until the day has passed by which the order before it was to be answered. */
function riseOf(rung: Rung, state: CaseState, id: string, clock: CaseClock, calendar: Calendar): Instant {
  const own = timeOf(rung, clock, calendar);
  const replyDue = rung.unanswered ? ordersOf(state, id, clock).at(-1)?.order?.due : undefined;
  if (!replyDue) return own;
  const passed = atWallTime(addDays(replyDue, 1), morning.hour, morning.minute);
  return passed > own ? passed : own;
}

/** A rung waits while it was not climbed in this term, and, where it asks so, the last order stays unanswered. */
function isWaiting(rung: Rung, index: number, id: string, clock: CaseClock, { urgings }: CaseState): boolean {
  const own = urgings.filter((urging) => urging.clock === id && urging.term === clock.term);
  if (own.some((urging) => urging.rung === index)) return false;
  if (!rung.unanswered) return true;
  const orders = own.filter(({ level }) => level !== 'reminder');
  return !orders.some(({ answered }) => answered);
}

/** Begun for the first time when its day had passed already: late, though no reminder went before. */
const isBornLate = (id: string, { late, term }: CaseClock, { urgings }: CaseState): boolean =>
  late && term === 1 && !urgings.some((urging) => urging.clock === id && urging.term === term);

function pendingOf(
  matter: Matter,
  state: CaseState,
  id: string,
  clock: CaseClock,
  calendar: Calendar,
): Pending[] {
  const definition = matter.clocks[id];
  if (!definition || clock.status !== 'running') return [];
  if (definition.past === 'silent' && isBornLate(id, clock, state)) return [];
  const rungs = matter.ladder.flatMap((rung, index): Pending[] =>
    (rung.clocks === undefined || rung.clocks.includes(id)) && isWaiting(rung, index, id, clock, state)
      ? [{ kind: 'rung', at: riseOf(rung, state, id, clock, calendar), clock: id, rung: index }]
      : [],
  );
  const breach: Pending[] =
    clock.late || definition.window ? [] : [{ kind: 'breach', at: clock.dueAt, clock: id }];
  const { onSilence } = definition;
  const silence: Pending[] =
    onSilence === undefined || (state.stepsDone[onSilence] ?? 0) > 0
      ? []
      : [{ kind: 'silence', at: clock.dueAt, clock: id, step: onSilence }];
  return [...rungs, ...breach, ...silence];
}

const compare = (a: string, b: string): number => Number(a > b) - Number(a < b);

/** Earliest first; of one moment the breach before what follows from it, then by clock and rung. */
function allPending(matter: Matter, state: CaseState, calendar: Calendar): Pending[] {
  if (state.ended) return [];
  const pending = Object.entries(state.clocks).flatMap(([id, clock]) =>
    pendingOf(matter, state, id, clock, calendar),
  );
  const rank = { breach: 0, silence: 1, rung: 2 };
  const order = (a: Pending, b: Pending): number =>
    compare(a.at, b.at) || rank[a.kind] - rank[b.kind] || compare(a.clock, b.clock);
  return pending.sort(order);
}

/** When the ladder has to look at a case again; null where nothing waits. May lie in the past. */
export const nextLook = (matter: Matter, state: CaseState, calendar: Calendar): Instant | null =>
  allPending(matter, state, calendar)[0]?.at ?? null;

function climb(ground: Ground, state: CaseState, pending: Extract<Pending, { kind: 'rung' }>): Happened {
  const rung = ground.matter.ladder[pending.rung];
  const clock = state.clocks[pending.clock];
  if (!rung || !clock) throw new Error('A rung was pending that the matter does not have.');
  const { stage, ended } = state;
  const name = policyOf(ground.matter.clocks[pending.clock] ?? missing()).name.zh;
  return {
    type: 'urged',
    body: {
      step: 'ladder',
      stage,
      ended,
      level: rung.level,
      clock: pending.clock,
      term: clock.term,
      rung: pending.rung,
      to: [...rung.to],
      text: `${name}：${sayDay(clock.due).zh}到期`,
    },
  };
}

const missing = (): never => {
  throw new Error('A clock runs that the matter does not have.');
};

function breach(ground: Ground, state: CaseState, id: string): Happened {
  const clock = state.clocks[id] ?? missing();
  const work = new ClockWork(ground.matter, state.clocks, ground.now, ground.calendar);
  work.markLate(id);
  const { stage, ended } = state;
  return {
    type: 'breached',
    body: { step: 'ladder', stage, ended, clock: id, due: clock.due, clocks: work.changed },
  };
}

/** By what law makes of silence: the day from which it is deemed so. */
function silenceSince(state: CaseState, matter: Matter, id: string): Moment {
  const clock = state.clocks[id] ?? missing();
  const { silence } = policyOf(matter.clocks[id] ?? missing());
  const started = clock.events[0]?.at;
  return silence.effect !== 'none' && silence.since === 'start' && started ? started : clock.due;
}

/**
 * Decides the next thing that the ladder does to a case at a moment: a reminder, an order, a breach that goes on
 * record, or the step that follows from silence. Undefined where nothing is due. Asked again after each, so that
 * all that fell due while nobody looked is written in order, each exactly once.
 */
export function decideLadder(ground: Ground, state: CaseState): Decision | undefined {
  const next = allPending(ground.matter, state, ground.calendar)[0];
  const [post] = systemDoer.posts;
  if (!next || !post || next.at > ground.now) return undefined;
  if (next.kind === 'silence') {
    const since = silenceSince(state, ground.matter, next.clock);
    return decideStep(ground, state, { step: next.step }, systemDoer, since);
  }
  const happened = next.kind === 'rung' ? climb(ground, state, next) : breach(ground, state, next.clock);
  return { happened, content: contentOf(happened), post };
}

/** Decides to compute the due days of a case again after a year's notice; undefined where none moved (law 6). */
export function decideReprojection(ground: Ground, state: CaseState): Decision | undefined {
  const work = new ClockWork(ground.matter, state.clocks, ground.now, ground.calendar);
  work.reproject();
  const [post] = systemDoer.posts;
  if (!post || state.ended || Object.keys(work.changed).length === 0) return undefined;
  const { stage, ended } = state;
  const happened: Happened = {
    type: 'reprojected',
    body: { step: 'reproject', stage, ended, clocks: work.changed },
  };
  return { happened, content: contentOf(happened), post };
}
