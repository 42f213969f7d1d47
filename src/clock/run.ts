import { z } from 'zod';
import { addWorkingDays, type Calendar, rollForward } from './calendar.ts';
import { Day } from './day.ts';
import { addMonths, dayNumber } from './day-number.ts';
import { dayOfMoment, Moment } from './moment.ts';
import type { ClockPolicy } from './policy.ts';
import { refusals } from './refusals.ts';
import { amountOnScale, type Scale, scaleOf } from './scale.ts';

/** One thing that happened to a clock, in order of time. A day suffices for clocks in days. */
export const ClockEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('started'), at: Moment }),
  z.strictObject({
    type: z.literal('suspended'),
    at: Moment,
    ground: z.string().min(1),
    /** The end that was announced in writing, where there is one. */
    announcedUntil: Day.optional(),
  }),
  z.strictObject({ type: z.literal('resumed'), at: Moment }),
  z.strictObject({
    type: z.literal('extended'),
    at: Moment,
    amount: z.number().positive(),
    approver: z.string().min(1),
  }),
  z.strictObject({ type: z.literal('restarted'), at: Moment, cause: z.string().min(1) }),
  z.strictObject({ type: z.literal('stopped'), at: Moment }),
]);
export type ClockEvent = z.infer<typeof ClockEvent>;

type EventOf<T extends ClockEvent['type']> = Extract<ClockEvent, { type: T }>;

/** A stretch that does not count: after `from`, up to and with `to`. */
export type HeldStretch = { readonly from: number; readonly to: number; readonly ground: string };

/** A clock after its events, on its scale. Inside the room only; people get a `ClockReading`. */
export type ClockState = {
  readonly startedAt: Moment;
  /** The event the present count runs from: the start, or the last restart. */
  readonly countedFrom: Moment;
  /** Counting begins after this point. */
  readonly from: number;
  /** The amount that ends the period, extensions included, on the scale. */
  readonly total: number;
  /** The amount in the policy's unit, extensions included. */
  readonly amount: number;
  /** What has counted up to the cursor; from the cursor on the clock runs free. */
  readonly used: number;
  readonly cursor: number;
  readonly held: readonly HeldStretch[];
  readonly open: { readonly from: number; readonly event: EventOf<'suspended'> } | undefined;
  readonly extensions: number;
  readonly restarted: string | undefined;
  readonly stopped: number | undefined;
  readonly last: Moment;
};

/** What judging an event needs. */
type Room = { policy: ClockPolicy; calendar: Calendar; scale: Scale };

function begin({ policy, calendar, scale }: Room, at: Moment): ClockState {
  const point = scale.at(at);
  const from = policy.start.counted ? point - 1 : point;
  const total = amountOnScale(policy, calendar, from, policy.span.amount);
  return {
    startedAt: at,
    countedFrom: at,
    from,
    total,
    amount: policy.span.amount,
    used: 0,
    cursor: from,
    held: [],
    open: undefined,
    extensions: 0,
    restarted: undefined,
    stopped: undefined,
    last: at,
  };
}

/** The last point of the period, as if an open suspension ended at `resumedAt`. */
export function duePoint(room: Room, state: ClockState, resumedAt?: number): number {
  const { policy, calendar, scale } = room;
  if (policy.direction === 'before') return countBack(room, state);
  const cursor = state.open === undefined ? state.cursor : Math.max(state.open.from, resumedAt ?? 0);
  const due = scale.reach(cursor, state.total - state.used);
  return policy.rolls === 'next-working-day' ? rollForward(calendar, due) : due;
}

/** The latest day that still leaves the span before the event. */
function countBack({ policy, calendar }: Room, state: ClockState): number {
  const event = dayOfMoment(state.startedAt);
  const { amount, unit } = policy.span;
  if (unit === 'working-day') return dayNumber(addWorkingDays(calendar, event, -amount));
  if (unit === 'month') return dayNumber(addMonths(event, -amount));
  return dayNumber(event) - amount;
}

function suspend(room: Room, state: ClockState, event: EventOf<'suspended'>): ClockState {
  const { policy, scale } = room;
  const point = scale.at(event.at);
  if (!policy.suspensions.some((s) => s.ground === event.ground))
    throw refusals.unknownGround(policy, event.ground);
  if (state.open !== undefined) throw refusals.suspendedAlready(event.at, state.open.event.at);
  refuseAfterDue(room, state, point, event.at, { zh: '中止', en: 'suspended' });
  const counts = Math.max(point, state.cursor);
  return {
    ...state,
    used: Math.min(state.total, state.used + scale.between(state.cursor, counts)),
    cursor: counts,
    open: { from: counts, event },
  };
}

function refuseAfterDue(
  room: Room,
  state: ClockState,
  point: number,
  at: Moment,
  act: { zh: string; en: string },
): void {
  if (state.open !== undefined) return;
  const due = duePoint(room, state);
  if (point > due) throw refusals.afterDue(act, at, room.scale.dayOf(due));
}

function resume({ scale }: Room, state: ClockState, at: Moment): ClockState {
  if (state.open === undefined) throw refusals.notSuspended(at);
  const to = Math.max(scale.at(at), state.open.from);
  const stretch = { from: state.open.from, to, ground: state.open.event.ground };
  return { ...state, cursor: to, held: [...state.held, stretch], open: undefined };
}

function extend(room: Room, state: ClockState, event: EventOf<'extended'>): ClockState {
  const { policy, calendar, scale } = room;
  const { extension } = policy;
  if (extension === undefined) throw refusals.noExtension(policy);
  if (event.approver !== extension.approver.id) throw refusals.wrongApprover(policy, event.approver);
  if (event.amount <= 0 || event.amount > extension.amount)
    throw refusals.extendedTooFar(policy, event.amount);
  if (Number.isInteger(extension.amount) && !Number.isInteger(event.amount))
    throw refusals.extendedTooFar(policy, event.amount);
  if (state.extensions >= extension.times) throw refusals.extendedEnough(policy);
  refuseAfterDue(room, state, scale.at(event.at), event.at, { zh: '延长', en: 'extended' });
  const amount = state.amount + event.amount;
  // Months are counted from the start as one span: three and three are six (Civil Code, article 202).
  const total = amountOnScale(policy, calendar, state.from, amount);
  return { ...state, amount, total, extensions: state.extensions + 1 };
}

function restart(room: Room, state: ClockState, event: EventOf<'restarted'>): ClockState {
  const { policy, scale } = room;
  if (!policy.restarts.some((r) => r.event === event.cause))
    throw refusals.unknownRestart(policy, event.cause);
  refuseAfterDue(room, state, scale.at(event.at), event.at, { zh: '重新起算', en: 'restarted' });
  return { ...begin(room, event.at), startedAt: state.startedAt, restarted: event.cause };
}

function apply(room: Room, state: ClockState, event: ClockEvent): ClockState {
  switch (event.type) {
    case 'started':
      throw refusals.startedTwice(room.policy, event.at);
    case 'suspended':
      return suspend(room, state, event);
    case 'resumed':
      return resume(room, state, event.at);
    case 'extended':
      return extend(room, state, event);
    case 'restarted':
      return restart(room, state, event);
    case 'stopped':
      return { ...state, stopped: room.scale.at(event.at) };
  }
}

function refuseDisorder(room: Room, state: ClockState, event: ClockEvent): void {
  if (state.stopped !== undefined) throw refusals.stoppedAlready(room.policy, event.at);
  if (room.policy.direction === 'before') {
    if (event.type !== 'stopped' && event.type !== 'started') throw refusals.onlyStops(room.policy);
    return;
  }
  if (room.scale.at(event.at) < room.scale.at(state.last)) throw refusals.outOfOrder(event.at, state.last);
}

/** Folds the events of a clock, refusing the first that cannot be. */
export function runClock(
  policy: ClockPolicy,
  events: readonly ClockEvent[],
  calendar: Calendar,
): { room: Room; state: ClockState } {
  const room = { policy, calendar, scale: scaleOf(policy, calendar) };
  const [first, ...rest] = events;
  if (first === undefined || first.type !== 'started') throw refusals.notStarted(policy);
  let state = begin(room, first.at);
  for (const event of rest) {
    refuseDisorder(room, state, event);
    state = { ...apply(room, state, event), last: event.at };
  }
  return { room, state };
}
