import {
  addDays,
  atWallTime,
  type Calendar,
  type Day,
  dayAt,
  type Instant,
  isWorkingDay,
} from '../clock/index.ts';

/** When a post is told: the time of its daily digest, and the hours in which it is left alone, as HH:MM. */
export type Habits = {
  readonly digestAt: string;
  readonly quiet: { readonly from: string; readonly to: string } | undefined;
};

/** What a notice is about, as far as its time hangs on it. */
export type Urgency = 'red-order' | 'order' | 'other';

const at = (day: Day, time: string): Instant => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return atWallTime(day, hour, minute);
};

/** The first moment from a day's beginning on at which quiet hours end; they may reach over midnight. */
function openOn(day: Day, quiet: Habits['quiet']): { from: Instant; to: Instant } {
  if (!quiet) return { from: at(day, '00:00'), to: at(day, '24:00') };
  const overMidnight = quiet.from > quiet.to;
  return { from: at(day, quiet.to), to: at(overMidnight ? day : addDays(day, 1), quiet.from) };
}

/** The first moment, not before another, that lies on a working day and outside the quiet hours. */
export function nextOpening(from: Instant, quiet: Habits['quiet'], calendar: Calendar): Instant {
  for (let day = addDays(dayAt(from), -1); ; day = addDays(day, 1)) {
    const open = openOn(day, quiet);
    const moment = from > open.from ? from : open.from;
    if (moment < open.to && isWorkingDay(calendar, dayAt(moment))) return moment;
  }
}

/**
 * When a notice goes out: a red order at once, at any hour; other orders at once in the open hours of a working
 * day; all else with the next daily digest. Pure.
 */
export function whenToTell(urgency: Urgency, from: Instant, habits: Habits, calendar: Calendar): Instant {
  if (urgency === 'red-order') return from;
  if (urgency === 'order') return nextOpening(from, habits.quiet, calendar);
  for (let day = dayAt(from); ; day = addDays(day, 1)) {
    const digest = at(day, habits.digestAt);
    if (digest < from || !isWorkingDay(calendar, day)) continue;
    return nextOpening(digest, habits.quiet, calendar);
  }
}

const minutes = [1, 5, 15, 60, 240, 720, 1440];

/** After how many minutes a notice that failed so often is tried again; undefined where it is given up. */
export const pauseAfter = (tries: number): number | undefined => minutes[tries - 1];
