import { Refusal, type Wording } from '../kernel/index.ts';
import { nationalNotices } from './calendar/notices.ts';
import { checkNotices, noticeOf } from './check-notice.ts';
import type { Day } from './day.ts';
import { addDays, type DayNumber, dayNumber, dayOf, weekdayOf } from './day-number.ts';
import type { LocalDay, Notice } from './notice.ts';
import { defaultHours, openingsOn, openMinutes, type WorkingHours } from './working-hours.ts';

/** Why a day is worked or not. */
export type DayKind =
  | 'working-day'
  | 'make-up-day'
  | 'local-working-day'
  | 'weekend'
  | 'holiday'
  | 'local-day-off';

/** What the calendar knows about one day. */
export type CalendarDay = {
  readonly day: Day;
  /** Monday is 1, Sunday is 7. */
  readonly weekday: number;
  readonly working: boolean;
  readonly kind: DayKind;
  /** The holiday or order it comes from, where there is one. */
  readonly name: Wording | undefined;
  /** The notice or document that says so. */
  readonly source: string | undefined;
  /** False where a notice not yet issued may still change it. */
  readonly settled: boolean;
};

/**
 * A working calendar in memory. Made by `makeCalendar` and never changed; ask it with the functions of this
 * room. Days have an index from `first` on; the arrays are prefix sums, so that counting does not walk.
 */
export type Calendar = {
  /** The first day it can answer for. */
  readonly from: Day;
  /** The last day it can answer for at all. */
  readonly until: Day;
  /** The last day of the last year in an unbroken row of notices. Beyond it Monday to Friday is assumed. */
  readonly knownUntil: Day;
  /** The last day no notice to come can change: the next year's may still move the last week of December. */
  readonly settledUntil: Day;
  readonly hours: WorkingHours;
  readonly first: DayNumber;
  readonly settledNumber: DayNumber;
  /** Working days up to and with the day of an index. */
  readonly workedUpTo: Int32Array;
  /** The day number of the n-th working day, from 1. */
  readonly nthWorked: Int32Array;
  /** Office minutes up to the end of the day of an index. */
  readonly minutesUpTo: Int32Array;
  readonly days: readonly Day[];
  readonly kinds: ReadonlyMap<DayNumber, { kind: DayKind; name: Wording; source: string }>;
};

const lastYear = 2099;

/** Statutory days that stand in the sun's calendar and so are known in every year (放假办法, article 2, of 2024). */
const solarHolidays: readonly { date: string; name: Wording }[] = [
  { date: '01-01', name: { zh: '元旦', en: 'New Year' } },
  { date: '05-01', name: { zh: '劳动节', en: 'Labour Day' } },
  { date: '05-02', name: { zh: '劳动节', en: 'Labour Day' } },
  { date: '10-01', name: { zh: '国庆节', en: 'National Day' } },
  { date: '10-02', name: { zh: '国庆节', en: 'National Day' } },
  { date: '10-03', name: { zh: '国庆节', en: 'National Day' } },
];

type Named = Map<DayNumber, { kind: DayKind; name: Wording; source: string }>;

function nameNotices(notices: readonly Notice[], named: Named): void {
  for (const { holidays, title: source } of notices)
    for (const { name, off, work } of holidays) {
      for (const { from, to } of off)
        for (let n = dayNumber(from); n <= dayNumber(to); n += 1)
          named.set(n, { kind: 'holiday', name, source });
      for (const day of work) named.set(dayNumber(day), { kind: 'make-up-day', name, source });
    }
}

/** Lunar holidays of a year without a notice are never guessed; the fixed days of the sun's calendar are law. */
function nameSolarHolidays(years: ReadonlySet<number>, from: number, named: Named): void {
  const source = '全国年节及纪念日放假办法第二条';
  for (let year = from; year <= lastYear; year += 1)
    for (const { date, name } of years.has(year) ? [] : solarHolidays) {
      const n = dayNumber(`${year}-${date}` as Day);
      if (!named.has(n)) named.set(n, { kind: 'holiday', name, source });
    }
}

function nameLocalDays(localDays: readonly LocalDay[], named: Named): void {
  for (const { day, working, name, source } of localDays)
    named.set(dayNumber(day), { kind: working ? 'local-working-day' : 'local-day-off', name, source });
}

const worked: Readonly<Record<DayKind, boolean>> = {
  'working-day': true,
  'make-up-day': true,
  'local-working-day': true,
  weekend: false,
  holiday: false,
  'local-day-off': false,
};

/**
 * A calendar from notices (in any order, at least one), a county's local days and its working hours. Notices
 * that contradict one another are refused with `bad-input`.
 */
export function makeCalendar(given: {
  notices: readonly Notice[];
  localDays?: readonly LocalDay[];
  hours?: WorkingHours;
}): Calendar {
  const notices = given.notices.toSorted((a, b) => a.year - b.year);
  const wrong = checkNotices(notices);
  const firstYear = notices[0]?.year;
  if (wrong[0] !== undefined) throw new Refusal('bad-input', wrong[0].message, { code: wrong[0].code });
  if (firstYear === undefined) throw new Error('A calendar needs at least one notice.');
  const years = new Set(notices.map((notice) => notice.year));
  let known = firstYear;
  while (years.has(known + 1)) known += 1;
  const named: Named = new Map();
  nameNotices(notices, named);
  nameSolarHolidays(years, firstYear, named);
  nameLocalDays(given.localDays ?? [], named);
  const from = `${firstYear}-01-01` as Day;
  const until = `${lastYear}-12-31` as Day;
  // Since 2006 notices reached back to 29 December at the earliest; the margin is four days more.
  const settledUntil = `${known}-12-24` as Day;
  const hours = given.hours ?? defaultHours;
  const counted = countDays(dayNumber(from), dayNumber(until), named);
  return {
    from,
    until,
    knownUntil: `${known}-12-31` as Day,
    settledUntil,
    settledNumber: dayNumber(settledUntil),
    hours,
    kinds: named,
    ...counted,
    minutesUpTo: countMinutes(counted, hours),
  };
}

function countDays(first: DayNumber, last: DayNumber, named: Named) {
  const length = last - first + 1;
  const workedUpTo = new Int32Array(length);
  const nthWorked = new Int32Array(length + 1);
  const days: Day[] = [];
  let count = 0;
  for (let i = 0; i < length; i += 1) {
    const n = first + i;
    const kind = named.get(n)?.kind ?? (weekdayOf(n) >= 6 ? 'weekend' : 'working-day');
    if (worked[kind]) {
      count += 1;
      nthWorked[count] = n;
    }
    workedUpTo[i] = count;
    days.push(dayOf(n));
  }
  return { first, workedUpTo, nthWorked: nthWorked.slice(0, count + 1), days };
}

function countMinutes(counted: { days: readonly Day[]; workedUpTo: Int32Array }, hours: WorkingHours) {
  const minutesOfSeason = new Map<string, number>();
  const upTo = new Int32Array(counted.days.length);
  let minutes = 0;
  let before = 0;
  for (const [i, day] of counted.days.entries()) {
    const count = counted.workedUpTo[i] ?? before;
    if (count > before) {
      const date = day.slice(5);
      const known = minutesOfSeason.get(date) ?? openMinutes(openingsOn(hours, day));
      minutesOfSeason.set(date, known);
      minutes += known;
    }
    before = count;
    upTo[i] = minutes;
  }
  return upTo;
}

let national: Calendar | undefined;

/** The calendar of the State Council's notices that come with this version, with usual working hours. */
export function nationalCalendar(): Calendar {
  national ??= makeCalendar({ notices: nationalNotices.map(noticeOf) });
  return national;
}

/**
 * A county's calendar: the notices that come with this version, later or corrected ones by year above them, its
 * local days and its office hours. Refuses notices that contradict one another.
 */
export function countyCalendar(given: {
  notices?: readonly Notice[];
  localDays?: readonly LocalDay[];
  hours?: WorkingHours;
}): Calendar {
  const byYear = new Map([...committedNotices(), ...(given.notices ?? [])].map((n) => [n.year, n]));
  return makeCalendar({ ...given, notices: [...byYear.values()] });
}

/** The notices that come with this version, to make a calendar with one more year or with local days. */
export const committedNotices = (): Notice[] => nationalNotices.map(noticeOf);

/** A day the calendar does not reach is refused with `bad-input`. */
export function beyondCalendar(calendar: Calendar, day: string): Refusal {
  return new Refusal(
    'bad-input',
    {
      zh: `工作日历只涵盖${calendar.from}至${calendar.until}，${day}不在其中。`,
      en: `The working calendar reaches from ${calendar.from} to ${calendar.until}; ${day} is outside it.`,
    },
    { day, from: calendar.from, until: calendar.until },
  );
}

/** Working days up to and with a day number. */
export function workedUpTo(calendar: Calendar, number: DayNumber): number {
  if (number === calendar.first - 1) return 0;
  const count = calendar.workedUpTo[number - calendar.first];
  if (count === undefined) throw beyondCalendar(calendar, dayOf(number));
  return count;
}

/** The day number of the n-th working day of the calendar, from 1. */
export function nthWorkingDay(calendar: Calendar, n: number): DayNumber {
  const number = n >= 1 ? calendar.nthWorked[n] : undefined;
  if (number === undefined)
    throw beyondCalendar(calendar, n < 1 ? addDays(calendar.from, -1) : addDays(calendar.until, 1));
  return number;
}

/** The day of a number, from the calendar's own list where it has it. */
export const dayFrom = (calendar: Calendar, number: DayNumber): Day =>
  calendar.days[number - calendar.first] ?? dayOf(number);

/** Whether state organs work on a day. Outside the calendar: refused with `bad-input`. */
export const isWorkingDay = (calendar: Calendar, day: Day): boolean => {
  const n = dayNumber(day);
  return workedUpTo(calendar, n) > workedUpTo(calendar, n - 1);
};

/** What the calendar knows about a day, and whence. Outside the calendar: refused with `bad-input`. */
export function calendarDay(calendar: Calendar, day: Day): CalendarDay {
  const n = dayNumber(day);
  if (n < calendar.first || day > calendar.until) throw beyondCalendar(calendar, day);
  const weekday = weekdayOf(n);
  const named = calendar.kinds.get(n);
  const kind = named?.kind ?? (weekday >= 6 ? 'weekend' : 'working-day');
  return {
    day,
    weekday,
    working: worked[kind],
    kind,
    name: named?.name,
    source: named?.source,
    settled: n <= calendar.settledNumber,
  };
}

/**
 * Working days after one day, up to and with another: the first day is not counted (Civil Code, article 201).
 * Negative where `upTo` is earlier. Outside the calendar: refused with `bad-input`.
 */
export const workingDaysBetween = (calendar: Calendar, after: Day, upTo: Day): number =>
  workedUpTo(calendar, dayNumber(upTo)) - workedUpTo(calendar, dayNumber(after));

/**
 * The last day of a period of `count` whole working days; the day of the event is not counted. A negative count
 * goes back: the latest day that still leaves so many working days before the event. Source: Civil Code,
 * article 201; Administrative Licensing Law, article 82. Runs in constant time.
 */
export function addWorkingDays(calendar: Calendar, event: Day, count: number): Day {
  const n = dayNumber(event);
  if (count > 0) return dayFrom(calendar, nthWorkingDay(calendar, workedUpTo(calendar, n) + count));
  if (count === 0) return event;
  return dayFrom(calendar, nthWorkingDay(calendar, workedUpTo(calendar, n - 1) + count + 1));
}

/** The day itself where it is worked, else the next working day. Source: Civil Code, article 203. */
export const rollForward = (calendar: Calendar, number: DayNumber): DayNumber =>
  nthWorkingDay(calendar, workedUpTo(calendar, number - 1) + 1);
