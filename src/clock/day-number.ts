import { Refusal } from '../kernel/index.ts';
import { Day } from './day.ts';

/** A day as days since 1970-01-01: what the room counts with. */
export type DayNumber = number;

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

/** The number of a day of the Gregorian calendar (the days-from-civil formula, in whole numbers). */
export function dayNumber(day: Day): DayNumber {
  const year = digit(day, 0) * 1000 + digit(day, 1) * 100 + digit(day, 2) * 10 + digit(day, 3);
  const month = digit(day, 5) * 10 + digit(day, 6);
  return numberOf(year, month, digit(day, 8) * 10 + digit(day, 9));
}

/** March is month 0, so that the leap day ends the year. */
function numberOf(year: number, month: number, date: number): DayNumber {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function partsOf(number: DayNumber): { year: number; month: number; date: number } {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const date = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

/** The day that has this number. */
export function dayOf(number: DayNumber): Day {
  const { year, month, date } = partsOf(number);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}` as Day;
}

/** The day `count` days later (earlier where `count` is negative). */
export const addDays = (day: Day, count: number): Day => dayOf(dayNumber(day) + count);

/** How many days lie from one day to another: 0 for the same day, negative where `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/**
 * The corresponding day `count` months later; where that month has no such day, its last day.
 * Source: Civil Code, article 202 (民法典第二百零二条).
 */
export function addMonths(day: Day, count: number): Day {
  const { year, month, date } = partsOf(dayNumber(day));
  const months = year * 12 + (month - 1) + count;
  const inYear = Math.floor(months / 12);
  const inMonth = months - inYear * 12 + 1;
  const first = numberOf(inYear, inMonth, 1);
  const next = inMonth === 12 ? numberOf(inYear + 1, 1, 1) : numberOf(inYear, inMonth + 1, 1);
  return dayOf(Math.min(first + date - 1, next - 1));
}

/** Day of the week by ISO 8601: Monday is 1, Sunday is 7. */
export const weekdayOf = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1;

/**
 * A day from text a person wrote, as `2026-02-28`. A day that does not exist, like `2026-02-30`, is refused
 * with `bad-input`.
 */
export function parseDay(text: string): Day {
  const read = Day.safeParse(text.trim());
  if (read.success) return read.data;
  throw new Refusal(
    'bad-input',
    {
      zh: `没有“${text}”这一天。请按“年-月-日”填写日历上有的日期，例如2026-02-28。`,
      en: `There is no day "${text}". Give a day that the calendar has, as year-month-day, like 2026-02-28.`,
    },
    { day: text },
  );
}
