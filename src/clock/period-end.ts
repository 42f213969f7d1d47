import { addWorkingDays, type Calendar, calendarDay } from './calendar.ts';
import { Day } from './day.ts';
import { addDays, addMonths } from './day-number.ts';

/** A period as a text counts it from a day, or the holiday before whose days off it ends. */
type Period =
  | { readonly amount: number; readonly unit: 'working-day' | 'day' | 'week' | 'month' }
  | { readonly before: string };

/** So far ahead a holiday is looked for: the next of its name. */
const farthestHoliday = 400;

/** The last working day before the next holiday of a name; null where the calendar does not know it yet. */
function beforeHoliday(calendar: Calendar, from: Day, name: string): Day | null {
  const known = name === '五一' ? '劳动节' : name;
  for (let ahead = 1; ahead <= farthestHoliday; ahead += 1) {
    const day = addDays(from, ahead);
    if (day > calendar.until) return null;
    const { kind, name: holiday } = calendarDay(calendar, day);
    if (kind !== 'holiday' || !holiday?.zh.includes(known)) continue;
    let before = addDays(day, -1);
    while (!calendarDay(calendar, before).working) before = addDays(before, -1);
    return before < from ? from : before;
  }
  return null;
}

/**
 * The last day of a period that a text counts from a day, by a calendar: 5个工作日内, 两个月内, 春节前 (the last working
 * day before the days off). Null where there is no such day, or no notice yet that gives the holiday its days.
 */
export const periodEndBy =
  (calendar: Calendar): ((from: string, period: Period) => Day | null) =>
  (from, period) => {
    const day = Day.safeParse(from).data;
    if (day === undefined) return null;
    if ('before' in period) return beforeHoliday(calendar, day, period.before);
    const { amount, unit } = period;
    if (unit === 'working-day') return addWorkingDays(calendar, day, amount);
    return unit === 'month' ? addMonths(day, amount) : addDays(day, unit === 'week' ? amount * 7 : amount);
  };
