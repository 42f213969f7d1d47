import {
  beyondCalendar,
  type Calendar,
  dayFrom,
  nthWorkingDay,
  rollForward,
  workedUpTo,
} from './calendar.ts';
import type { Day, Instant } from './day.ts';
import { addDays, addMonths, dayNumber, dayOf } from './day-number.ts';
import { dayOfMoment, endOfDay, instantAt, type Moment, minuteOf, splitMinute } from './moment.ts';
import { type ClockPolicy, isTimed } from './policy.ts';
import { openingsOn, openMinutes } from './working-hours.ts';

/**
 * The line a clock runs on, in one number: days for clocks in days and months, minutes for clocks by the hour.
 * A stretch on it leaves its first point out and takes its last point in, so that the day of an event is not
 * counted (Civil Code, article 201) and stretches that meet add up.
 */
export type Scale = {
  readonly timed: boolean;
  readonly at: (moment: Moment) => number;
  /** What counts after `from`, up to and with `to`. */
  readonly between: (from: number, to: number) => number;
  /** The first point at which `amount` has counted after `from`. */
  readonly reach: (from: number, amount: number) => number;
  readonly dayOf: (point: number) => Day;
  readonly instantOf: (point: number) => Instant;
};

const dayScale = (calendar: Calendar): Omit<Scale, 'between' | 'reach'> => ({
  timed: false,
  at: (moment) => dayNumber(dayOfMoment(moment)),
  dayOf: (point) => dayFrom(calendar, point),
  instantOf: (point) => endOfDay(dayFrom(calendar, point)),
});

/** One scale a calendar: many clocks run on the same. */
function once(make: (calendar: Calendar) => Scale): (calendar: Calendar) => Scale {
  const made = new WeakMap<Calendar, Scale>();
  return (calendar) => {
    const known = made.get(calendar);
    if (known !== undefined) return known;
    const scale = make(calendar);
    made.set(calendar, scale);
    return scale;
  };
}

const workingDays = once((calendar) => ({
  ...dayScale(calendar),
  between: (from, to) => workedUpTo(calendar, to) - workedUpTo(calendar, from),
  reach: (from, amount) =>
    amount > 0 ? nthWorkingDay(calendar, workedUpTo(calendar, from) + amount) : rollForward(calendar, from),
}));

const calendarDays = once((calendar) => ({
  ...dayScale(calendar),
  between: (from, to) => to - from,
  reach: (from, amount) => from + amount,
}));

const minuteScale = {
  timed: true,
  at: minuteOf,
  dayOf: (point: number) => dayOf(splitMinute(point).number),
  instantOf: instantAt,
};

const hours: Scale = {
  ...minuteScale,
  between: (from, to) => to - from,
  reach: (from, amount) => from + amount,
};

/** Office minutes since the calendar's first day, up to a minute. */
export function officeMinutesUpTo(calendar: Calendar, minute: number): number {
  const { number, ofDay } = splitMinute(minute);
  const before = calendar.minutesUpTo[number - 1 - calendar.first] ?? 0;
  const after = calendar.minutesUpTo[number - calendar.first];
  if (after === undefined) throw beyondCalendar(calendar, dayOf(number));
  if (after === before) return before;
  const open = openingsOn(calendar.hours, dayFrom(calendar, number));
  return open.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(ofDay, to) - from), before);
}

/** The first minute at which so many office minutes have passed since the calendar's first day. */
function reachOfficeMinute(calendar: Calendar, target: number): number {
  let low = 0;
  let high = calendar.minutesUpTo.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calendar.minutesUpTo[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  const number = calendar.first + low;
  if (low >= calendar.minutesUpTo.length) throw beyondCalendar(calendar, addDays(calendar.until, 1));
  let left = target - (calendar.minutesUpTo[low - 1] ?? 0);
  for (const { from, to } of openingsOn(calendar.hours, dayFrom(calendar, number))) {
    if (left <= to - from) return number * 1440 + from + left;
    left -= to - from;
  }
  throw new Error('The office minutes of a day do not add up.');
}

/** Office minutes: what working hours and parts of working days run on. A negative amount goes back. */
export const officeHours = once((calendar) => ({
  ...minuteScale,
  between: (from, to) => officeMinutesUpTo(calendar, to) - officeMinutesUpTo(calendar, from),
  reach: (from, amount) =>
    amount === 0 ? from : reachOfficeMinute(calendar, officeMinutesUpTo(calendar, from) + amount),
}));

/** The scale a policy runs on. */
export function scaleOf(policy: ClockPolicy, calendar: Calendar): Scale {
  switch (policy.span.unit) {
    case 'working-day':
      return isTimed(policy) ? officeHours(calendar) : workingDays(calendar);
    case 'calendar-day':
    case 'month':
      return calendarDays(calendar);
    case 'working-hour':
      return officeHours(calendar);
    case 'hour':
      return hours;
  }
}

/**
 * What an amount in the policy's unit is on its scale, for a clock that starts at a point: months become days up
 * to the corresponding day (Civil Code, article 202); parts of a working day become minutes of the first
 * working day.
 */
export function amountOnScale(policy: ClockPolicy, calendar: Calendar, from: number, amount: number): number {
  switch (policy.span.unit) {
    case 'working-hour':
    case 'hour':
      return amount * 60;
    case 'month': {
      const first = policy.start.counted ? from + 1 : from;
      return dayNumber(addMonths(dayFrom(calendar, first), amount)) - first;
    }
    case 'calendar-day':
      return amount;
    case 'working-day':
      return isTimed(policy) ? amount * minutesOfDay(calendar, from) : amount;
  }
}

/** Office minutes of the working day on which, or before which, a minute lies. */
export function minutesOfDay(calendar: Calendar, minute: number): number {
  const day = rollForward(calendar, splitMinute(minute).number);
  return openMinutes(openingsOn(calendar.hours, dayFrom(calendar, day)));
}
