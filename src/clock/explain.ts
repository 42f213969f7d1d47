import type { Wording } from '../kernel/index.ts';
import { type Calendar, type CalendarDay, calendarDay, dayFrom } from './calendar.ts';
import type { Day, Instant } from './day.ts';
import { dayNumber } from './day-number.ts';
import type { Moment } from './moment.ts';
import type { ClockPolicy } from './policy.ts';
import { type ClockReading, type RunningClock, readClock, standingOf } from './reading.ts';
import { type HeldStretch, runClock } from './run.ts';
import type { Scale } from './scale.ts';

/** Why a day counted or not. `rolled`: the period was over and its last day moved on. */
export type DayReason =
  | CalendarDay['kind']
  | 'event-day'
  | 'calendar-day'
  | 'suspended'
  | 'rolled'
  | 'outside-hours';

/** One day of a period. */
export type ExplainedDay = {
  readonly day: Day;
  /** Monday is 1, Sunday is 7. */
  readonly weekday: number;
  /** What of the period this day used up: 1 or 0 for clocks in days, minutes for clocks by the hour. */
  readonly counts: number;
  /** What had counted by the end of the day. */
  readonly sum: number;
  readonly because: DayReason;
  /** What the calendar says of the day, whatever the clock made of it. */
  readonly kind: CalendarDay['kind'];
  /** The holiday, or the ground of the suspension. */
  readonly name: Wording | undefined;
  /** False where a notice to come may change it. */
  readonly settled: boolean;
};

/** A period told day by day, from the event to the due day; what the days count adds up to `total`. */
export type Explanation = {
  readonly policy: ClockPolicy;
  readonly reading: ClockReading;
  /** The day the count runs from: that of the start, or of the last restart. */
  readonly countedFrom: Day;
  /** The minute, for clocks by the hour. */
  readonly countedFromAt: Instant | undefined;
  readonly restarted: string | undefined;
  readonly days: readonly ExplainedDay[];
  /** The whole of the period in days, or in minutes for clocks by the hour. */
  readonly total: number;
};

/** What counts between two points when the held stretches are taken out. */
function countedBetween(scale: Scale, held: readonly HeldStretch[], from: number, to: number): number {
  if (to <= from) return 0;
  let sum = scale.between(from, to);
  for (const stretch of held) {
    const a = Math.max(from, stretch.from);
    const b = Math.min(to, stretch.to);
    if (b > a) sum -= scale.between(a, b);
  }
  return sum;
}

type Seen = {
  on: CalendarDay;
  counts: number;
  eventDay: boolean;
  ground: string | undefined;
  over: boolean;
};

/** A day in a suspension uses nothing, whatever the calendar says; a day after the last one only rolls. */
function reasonOf(policy: ClockPolicy, seen: Seen): { because: DayReason; name: Wording | undefined } {
  const { on, counts } = seen;
  const { unit } = policy.span;
  const byCalendar = unit === 'calendar-day' || unit === 'month' || unit === 'hour';
  if (counts === 0 && seen.eventDay) return { because: 'event-day', name: on.name };
  if (counts === 0 && seen.ground !== undefined)
    return { because: 'suspended', name: policy.suspensions.find((s) => s.ground === seen.ground)?.name };
  if (seen.over) return { because: 'rolled', name: on.name };
  if (byCalendar) return { because: 'calendar-day', name: on.name };
  return { because: counts === 0 && on.working ? 'outside-hours' : on.kind, name: on.name };
}

/**
 * Tells a clock day by day, as it stands at a moment: from the event (or the last restart) to its due day.
 * Refuses as `readClock` does.
 */
export function explainClock(clock: RunningClock, now: Moment, calendar: Calendar): Explanation {
  const reading = readClock(clock, now, calendar);
  const { room, state } = runClock(clock.policy, clock.events, calendar);
  const { scale, policy } = room;
  if (policy.direction === 'before') return explainBack(clock, reading, calendar);
  const { due, freeFrom } = standingOf(room, state, now);
  // A suspension still open reaches as far as the due day shown assumes.
  const open = state.open && { from: state.open.from, to: freeFrom, ground: state.open.event.ground };
  const held = open === undefined ? state.held : [...state.held, open];
  const perDay = scale.timed ? 1440 : 1;
  const countedFrom = scale.dayOf(scale.at(state.countedFrom));
  const days: ExplainedDay[] = [];
  let sum = 0;
  for (let n = dayNumber(countedFrom); n <= dayNumber(reading.due); n += 1) {
    // A day in days is the point of its number, after that of the day before; in minutes it is a stretch.
    const begins = scale.timed ? n * perDay : n - 1;
    const ends = begins + perDay;
    const left = state.total - sum;
    const from = Math.max(begins, state.from);
    const counts = Math.min(left, countedBetween(scale, held, from, Math.min(ends, due)));
    const on = calendarDay(calendar, dayFrom(calendar, n));
    const eventDay = !scale.timed && on.day === countedFrom;
    const ground = held.find((s) => s.from < ends && s.to > begins)?.ground;
    sum += counts;
    const { because, name } = reasonOf(policy, { on, counts, eventDay, ground, over: left === 0 });
    const { day, weekday, kind, settled } = on;
    days.push({ day, weekday, counts, sum, because, kind, name, settled });
  }
  const countedFromAt = scale.timed ? scale.instantOf(state.from) : undefined;
  const { restarted, total } = state;
  return { policy, reading, countedFrom, countedFromAt, restarted, days, total };
}

/** A clock that counts back: from the latest day to the event, whose own day is not counted. */
function explainBack({ policy }: RunningClock, reading: ClockReading, calendar: Calendar): Explanation {
  const working = policy.span.unit === 'working-day';
  const event = dayNumber(reading.startedOn);
  const days: ExplainedDay[] = [];
  let sum = 0;
  for (let n = dayNumber(reading.due); n <= event; n += 1) {
    const {
      day,
      weekday,
      kind,
      name,
      settled,
      working: worked,
    } = calendarDay(calendar, dayFrom(calendar, n));
    const counts = n === event || (working && !worked) ? 0 : 1;
    sum += counts;
    const because: DayReason = n === event ? 'event-day' : working ? kind : 'calendar-day';
    days.push({ day, weekday, counts, sum, because, kind, name, settled });
  }
  const countedFrom = reading.startedOn;
  return { policy, reading, countedFrom, countedFromAt: undefined, restarted: undefined, days, total: sum };
}
