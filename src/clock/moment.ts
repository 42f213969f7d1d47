import { z } from 'zod';
import { Refusal } from '../kernel/index.ts';
import { Day, dayAt, Instant } from './day.ts';
import { dayNumber, dayOf } from './day-number.ts';

/** When something happened: a day, or a moment where the clock runs by the minute. */
export const Moment = z.union([Day, Instant]);
export type Moment = z.infer<typeof Moment>;

const isDay = (moment: Moment): moment is Day => moment.length === 10;

/** The county's day of a moment. */
export const dayOfMoment = (moment: Moment): Day => (isDay(moment) ? moment : dayAt(moment));

/** China's time of day in minutes since 1970-01-01 00:00 in China. */
export const minuteAt = (at: Instant): number => Date.parse(at) / 60_000 + 480;

/** The instant of a minute as `minuteAt` counts it. */
export const instantAt = (minute: number): Instant =>
  new Date(Math.round((minute - 480) * 60_000)).toISOString() as Instant;

/** 24:00 of a day in China: when a period in days ends. Source: Civil Code, article 203, paragraph 2. */
export const endOfDay = (day: Day): Instant => `${day}T16:00:00.000Z` as Instant;

/** A clock by the minute asked with a day alone is refused with `bad-input`. */
export function minuteOf(moment: Moment): number {
  if (!isDay(moment)) return minuteAt(moment);
  throw new Refusal(
    'bad-input',
    {
      zh: `这个时限按小时计算，只有日期${moment}不够，请写明几点几分，例如“${moment} 10:00”。`,
      en: `This clock runs by the hour: the day ${moment} is not enough, give the time, like "${moment} 10:00".`,
    },
    { day: moment },
  );
}

/** The day number and minute of the day of a minute. */
export function splitMinute(minute: number): { number: number; ofDay: number } {
  const number = Math.floor(minute / 1440);
  return { number, ofDay: minute - number * 1440 };
}

/** China's wall clock, as `2026-09-25 14:30`. */
export function wallTime(at: Instant): string {
  const { number, ofDay } = splitMinute(Math.floor(minuteAt(at)));
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${dayOf(number)} ${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}`;
}

/** The instant of a wall clock time in China on a day; `24:00` is the end of the day. */
export const atWallTime = (day: Day, hour: number, minute: number): Instant =>
  instantAt(dayNumber(day) * 1440 + hour * 60 + minute);
