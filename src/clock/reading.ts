import type { Calendar } from './calendar.ts';
import type { Day, Instant } from './day.ts';
import { dayOfMoment, type Moment } from './moment.ts';
import { asksCalendar, type ClockPolicy, type ClockUnit, isInForce, type Silence } from './policy.ts';
import { type ClockEvent, type ClockState, duePoint, runClock } from './run.ts';
import { minutesOfDay, type Scale } from './scale.ts';

/** One clock and what happened to it. Several may run beside one another on one case. */
export type RunningClock = { readonly policy: ClockPolicy; readonly events: readonly ClockEvent[] };

/** Why a due day may still move. */
export type ProvisionalReason = 'calendar' | 'suspended';

/** What a clock says at a moment. Amounts are in the policy's unit; months are told in calendar days. */
export type ClockReading = {
  readonly policy: string;
  readonly status: 'running' | 'suspended' | 'stopped';
  readonly startedOn: Day;
  /** False where the policy's rule was not in force on the day of the start. */
  readonly inForce: boolean;
  /** The last day of the period. For a suspended clock: as if it were resumed now, or as announced. */
  readonly due: Day;
  /** The end of the period: 24:00 of the due day, or the very minute for clocks by the hour. */
  readonly dueAt: Instant;
  readonly unit: ClockUnit;
  /** The span with its extensions, in `unit`. */
  readonly amount: number;
  /** What has counted, today included where today counts. */
  readonly used: number;
  /** What is left after today; 0 on the due day itself. */
  readonly left: number;
  /** How far beyond the due day, 0 in time. */
  readonly over: number;
  readonly extensions: number;
  readonly provisional: boolean;
  readonly provisionalBecause: readonly ProvisionalReason[];
  /** The period ended and the clock was not stopped in it. */
  readonly breached: boolean;
  /** What the law makes of the breach, and from which day. */
  readonly silence: { readonly effect: Exclude<Silence['effect'], 'none'>; readonly asOf: Day } | undefined;
};

type Room = ReturnType<typeof runClock>['room'];

function effectOf(policy: ClockPolicy, state: ClockState, due: Day): ClockReading['silence'] {
  const { silence } = policy;
  if (silence.effect === 'none') return undefined;
  return { effect: silence.effect, asOf: silence.since === 'start' ? dayOfMoment(state.startedAt) : due };
}

const round = (amount: number): number => Math.round(amount * 1e6) / 1e6;

/** Where a clock stands, in points of its scale. Inside the room only. */
export type Standing = {
  /** Now, or when it was stopped. */
  readonly at: number;
  readonly due: number;
  readonly suspended: boolean;
  /** Counting goes on from here: after an open suspension, else from the cursor. */
  readonly freeFrom: number;
};

export function standingOf(room: Room, state: ClockState, now: Moment): Standing {
  const { scale } = room;
  const at = state.stopped ?? scale.at(now);
  if (room.policy.direction === 'before')
    return { at, due: duePoint(room, state), suspended: false, freeFrom: at };
  if (state.open === undefined)
    return { at, due: duePoint(room, state), suspended: false, freeFrom: state.cursor };
  const announced = state.open.event.announcedUntil;
  const resumedAt = Math.max(
    at,
    state.open.from,
    announced === undefined || scale.timed ? at : scale.at(announced),
  );
  const due = duePoint(room, state, resumedAt);
  return { at, due, suspended: state.stopped === undefined, freeFrom: resumedAt };
}

/** Whether a notice to come can move the due day: it lies, or is counted back from, beyond what is settled. */
function mayMove({ policy, calendar }: Room, state: ClockState, due: Day): boolean {
  if (!asksCalendar(policy)) return false;
  const last = policy.direction === 'before' ? dayOfMoment(state.startedAt) : due;
  return last > calendar.settledUntil;
}

function provisionalReasons(
  room: Room,
  state: ClockState,
  suspended: boolean,
  due: Day,
): ProvisionalReason[] {
  const because: ProvisionalReason[] = [];
  if (mayMove(room, state, due)) because.push('calendar');
  if (suspended) because.push('suspended');
  return because;
}

/** What has counted, what is left and how far it is over, on the scale. */
function measure({ policy, scale }: Room, state: ClockState, standing: Standing) {
  const { at, due, suspended, freeFrom } = standing;
  const late = !suspended && at > due;
  const running = scale.between(freeFrom, Math.max(freeFrom, Math.min(at, due)));
  return {
    used: policy.direction === 'before' ? 0 : Math.min(state.total, state.used + running),
    left: late ? 0 : Math.max(0, scale.between(Math.min(Math.max(at, freeFrom), due), due)),
    over: late ? scale.between(due, at) : 0,
    late,
  };
}

const statusOf = (state: ClockState): ClockReading['status'] => {
  if (state.stopped !== undefined) return 'stopped';
  return state.open === undefined ? 'running' : 'suspended';
};

/**
 * What a clock says at a moment (a day suffices for clocks in days). Refuses, with `wrong-state`,
 * `not-allowed` or `bad-input`, events that cannot be: a resume without a suspension, suspensions that overlap,
 * a ground no law knows, an extension after the due day or by the wrong person, a clock without a start.
 */
export function readClock(clock: RunningClock, now: Moment, calendar: Calendar): ClockReading {
  const { policy } = clock;
  const { room, state } = runClock(policy, clock.events, calendar);
  const standing = standingOf(room, state, now);
  const due = room.scale.dayOf(standing.due);
  const { used, left, over, late } = measure(room, state, standing);
  const unit = perUnit(policy, calendar, state, room.scale);
  const because = provisionalReasons(room, state, standing.suspended, due);
  return {
    policy: policy.id,
    status: statusOf(state),
    startedOn: dayOfMoment(state.startedAt),
    inForce: isInForce(policy, dayOfMoment(state.startedAt)),
    due,
    dueAt: room.scale.instantOf(standing.due),
    unit: policy.span.unit,
    amount: state.amount,
    used: round(used / unit),
    left: round(left / unit),
    over: round(over / unit),
    extensions: state.extensions,
    provisional: because.length > 0,
    provisionalBecause: because,
    breached: late,
    silence: late ? effectOf(policy, state, due) : undefined,
  };
}

/** How much of the scale one unit of the policy is. */
function perUnit(policy: ClockPolicy, calendar: Calendar, state: ClockState, scale: Scale): number {
  if (!scale.timed) return 1;
  return policy.span.unit === 'working-day' ? minutesOfDay(calendar, state.from) : 60;
}

/** Several clocks of one case side by side, by id; the earliest due first. None is derived from another. */
export function readClocks(
  clocks: ReadonlyMap<string, RunningClock>,
  now: Moment,
  calendar: Calendar,
): { id: string; reading: ClockReading }[] {
  return [...clocks]
    .map(([id, clock]) => ({ id, reading: readClock(clock, now, calendar) }))
    .sort((a, b) => (a.reading.dueAt < b.reading.dueAt ? -1 : a.reading.dueAt > b.reading.dueAt ? 1 : 0));
}

/**
 * The parts whose own clocks end after their parent's: the parent keeps its clock (a joint licence has 45 days,
 * whatever its parts have), so these must be hurried or the parent will be late.
 */
export const partsPastParent = <T extends { reading: ClockReading }>(
  parent: ClockReading,
  parts: readonly T[],
): T[] => parts.filter((part) => part.reading.dueAt > parent.dueAt);

/** When a clock is due: the day, the end of the period, and whether it may still move. */
export type Due = { readonly due: Day; readonly dueAt: Instant; readonly provisional: boolean };

/** Only the due day of a clock, for many at once. The same refusals as `readClock`. */
export function projectDue({ policy, events }: RunningClock, now: Moment, calendar: Calendar): Due {
  const { room, state } = runClock(policy, events, calendar);
  const standing = state.open === undefined ? undefined : standingOf(room, state, now);
  const point = standing?.due ?? duePoint(room, state);
  const due = room.scale.dayOf(point);
  const provisional = standing?.suspended === true || mayMove(room, state, due);
  return { due, dueAt: room.scale.instantOf(point), provisional };
}

/**
 * The due day of a policy for an event on a day or at a moment, when nothing else happens: the short way to
 * ask. The same refusals as `readClock`.
 */
export const dueOf = (policy: ClockPolicy, at: Moment, calendar: Calendar): Due =>
  projectDue({ policy, events: [{ type: 'started', at }] }, at, calendar);
