import type { Rhythm } from '../../catalog/index.ts';
import { addDays, type Calendar, calendarDay, Day } from '../../clock/index.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A day of a month; the last one where the month is shorter. */
function dayOfMonth(year: number, month: number, day: number): Day {
  for (let wish = day; wish > 28; wish -= 1) {
    const found = Day.safeParse(`${year}-${two(month)}-${two(wish)}`).data;
    if (found !== undefined) return found;
  }
  return Day.parse(`${year}-${two(month)}-${two(Math.min(day, 28))}`);
}

/** Where nobody works on the day, the meeting falls on the next day that is worked. */
function worked(day: Day, calendar: Calendar): Day {
  let on = day;
  while (!calendarDay(calendar, on).working) on = addDays(on, 1);
  return on;
}

const months = (rhythm: Exclude<Rhythm, { every: 'week' }>): number[] =>
  rhythm.every === 'month'
    ? Array.from({ length: 12 }, (_, at) => at + 1)
    : [0, 3, 6, 9].map((quarter) => quarter + rhythm.month);

function byWeek(weekday: number, from: Day, until: Day, calendar: Calendar): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1))
    if (calendarDay(calendar, day).weekday === weekday) days.push(day);
  return days;
}

/**
 * The days of a rhythm from one day to another, both included, by the day that the rhythm names; beside each the day
 * on which the meeting falls, which is a working day.
 */
export function daysOf(
  rhythm: Rhythm,
  from: Day,
  until: Day,
  calendar: Calendar,
): { readonly planned: Day; readonly on: Day }[] {
  if (from > until) return [];
  const years = Array.from(
    { length: Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1 },
    (_, at) => Number(from.slice(0, 4)) + at,
  );
  const planned =
    rhythm.every === 'week'
      ? byWeek(rhythm.weekday, from, until, calendar)
      : years.flatMap((year) => months(rhythm).map((month) => dayOfMonth(year, month, rhythm.day)));
  return planned
    .filter((day) => day >= from && day <= until)
    .map((day) => ({ planned: day, on: worked(day, calendar) }));
}
