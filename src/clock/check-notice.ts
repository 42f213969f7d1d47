import { type Diagnostic, hasErrors, type Place } from '../kernel/index.ts';
import type { Day } from './day.ts';
import { type DayNumber, dayNumber, dayOf, weekdayOf } from './day-number.ts';
import { finding } from './finding.ts';
import { LocalDays, Notice } from './notice.ts';
import { checkValue, readText } from './read-text.ts';

type PlaceOf = (path: readonly PropertyKey[]) => Place;
const nowhere: PlaceOf = () => ({});

/** What one notice says of each day it names: off, or worked. */
export function daysNamed(notice: Notice): Map<DayNumber, 'off' | 'worked'> {
  const named = new Map<DayNumber, 'off' | 'worked'>();
  for (const holiday of notice.holidays) {
    for (const { from, to } of holiday.off)
      for (let n = dayNumber(from); n <= dayNumber(to); n += 1) named.set(n, 'off');
    for (const day of holiday.work) named.set(dayNumber(day), 'worked');
  }
  return named;
}

const isWeekend = (n: DayNumber): boolean => weekdayOf(n) >= 6;

/**
 * Working days that a year loses when no day is moved: the statutory holidays of all citizens. Source: the
 * Regulation on Public Holidays (全国年节及纪念日放假办法), article 2, in its texts of 1999, 2007 and 2024.
 */
const statutoryDays = (year: number): number => (year >= 2025 ? 13 : year >= 2008 ? 11 : 10);

function checkRange(range: { from: Day; to: Day }, place: Place): Diagnostic[] {
  const days = dayNumber(range.to) - dayNumber(range.from) + 1;
  if (days < 1) return [finding('notice-range-reversed', place, range)];
  // The longest ever announced is the ten days of Spring Festival 2020.
  return days > 12 ? [finding('notice-range-too-long', place, { ...range, days })] : [];
}

/** Each day once, inside the notice's year, make-up days on weekends, and never both off and worked. */
function checkDays(notice: Notice, placeOf: PlaceOf): Diagnostic[] {
  const found: Diagnostic[] = [];
  const seen = new Map<DayNumber, 'off' | 'worked'>();
  const first = dayNumber(`${notice.year - 1}-12-20` as Day);
  const last = dayNumber(`${notice.year}-12-31` as Day);
  const see = (n: DayNumber, as: 'off' | 'worked', place: Place): void => {
    const day = dayOf(n);
    const before = seen.get(n);
    if (before === as) found.push(finding('notice-day-twice', place, { day }));
    if (before !== undefined && before !== as)
      found.push(finding('notice-day-off-and-worked', place, { day }));
    if (n < first || n > last)
      found.push(finding('notice-day-outside-year', place, { day, year: notice.year }));
    if (as === 'worked' && !isWeekend(n)) found.push(finding('notice-make-up-on-weekday', place, { day }));
    seen.set(n, as);
  };
  for (const [h, holiday] of notice.holidays.entries()) {
    for (const [i, range] of holiday.off.entries()) {
      const place = placeOf(['holidays', h, 'off', i]);
      const wrong = checkRange(range, place);
      found.push(...wrong);
      if (wrong.length > 0) continue;
      for (let n = dayNumber(range.from); n <= dayNumber(range.to); n += 1) see(n, 'off', place);
    }
    for (const [i, day] of holiday.work.entries())
      see(dayNumber(day), 'worked', placeOf(['holidays', h, 'work', i]));
  }
  return found;
}

const expected = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆'];
const expectedBefore2008 = ['元旦', '春节', '劳动节', '国庆'];

/** Statutory days that the sun's calendar fixes; they are off in every notice, whatever is moved around them. */
const fixedDays = ['01-01', '05-01', '10-01', '10-02', '10-03'];

/** The month and day between which a holiday can begin; the lunar ones move within about a month. */
const seasons: readonly { name: string; from: string; to: string }[] = [
  { name: '春节', from: '01-20', to: '02-21' },
  { name: '清明', from: '04-01', to: '04-06' },
  { name: '端午', from: '05-26', to: '06-26' },
  { name: '中秋', from: '09-05', to: '10-09' },
];

function checkSeasons(notice: Notice, placeOf: PlaceOf): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const [h, { name, off }] of notice.holidays.entries()) {
    const season = seasons.find((s) => name.zh.startsWith(s.name));
    const begins = off[0]?.from.slice(5);
    if (season === undefined || begins === undefined) continue;
    if (begins < season.from || begins > season.to)
      found.push(
        finding('notice-out-of-season', placeOf(['holidays', h, 'off', 0]), {
          section: name.zh,
          day: off[0]?.from ?? '',
        }),
      );
  }
  return found;
}

function checkWhole(notice: Notice, place: Place): Diagnostic[] {
  const found: Diagnostic[] = [];
  const byDay = daysNamed(notice);
  const named = [...byDay];
  for (const date of fixedDays) {
    const day = `${notice.year}-${date}` as Day;
    if (byDay.get(dayNumber(day)) !== 'off')
      found.push(finding('notice-statutory-day-missing', place, { day }));
  }
  const off = named.filter(([, as]) => as === 'off').length;
  const work = named.length - off;
  const net = named.filter(([n, as]) => as === 'off' && !isWeekend(n)).length - work;
  if (off < 7 || off > 45 || work > 16) found.push(finding('notice-count-implausible', place, { off, work }));
  const statutory = statutoryDays(notice.year);
  if (net !== statutory) found.push(finding('notice-balance-differs', place, { net, statutory }));
  const names = notice.holidays.map((holiday) => holiday.name.zh).join('、');
  for (const section of notice.year >= 2008 ? expected : expectedBefore2008)
    if (!names.includes(section)) found.push(finding('notice-holiday-missing', place, { section }));
  return found;
}

/** Everything wrong or doubtful in one notice: an empty list is a notice that can be loaded as it is. */
export function checkNotice(notice: Notice, placeOf: PlaceOf = nowhere): Diagnostic[] {
  const found = checkDays(notice, placeOf);
  return hasErrors(found)
    ? found
    : [...found, ...checkSeasons(notice, placeOf), ...checkWhole(notice, placeOf([]))];
}

/** Everything in which notices contradict one another: a year twice, or a day of December told in two ways. */
export function checkNotices(notices: readonly Notice[]): Diagnostic[] {
  const found: Diagnostic[] = [];
  const said = new Map<DayNumber, { as: 'off' | 'worked'; year: number }>();
  const years = new Set<number>();
  for (const notice of notices) {
    const { year } = notice;
    if (years.has(year)) found.push(finding('notice-year-twice', {}, { year }));
    years.add(year);
    for (const [n, as] of daysNamed(notice)) {
      const before = said.get(n);
      if (before !== undefined && before.year !== year && before.as !== as) {
        const facts = { day: dayOf(n), first: before.year, second: year };
        found.push(finding('notices-contradict', {}, facts));
      }
      said.set(n, { as, year });
    }
  }
  return found;
}

/**
 * A new year's notice from a YAML or JSON text: the notice where nothing keeps it from being loaded, and every
 * finding with its place. Nothing is mended silently.
 */
export function readNotice(
  text: string,
  file?: string,
): { notice: Notice | undefined; diagnostics: Diagnostic[] } {
  const { value, diagnostics, placeOf } = readText(Notice, text, file);
  if (value === undefined) return { notice: undefined, diagnostics };
  const found = checkNotice(value, placeOf);
  return { notice: hasErrors(found) ? undefined : value, diagnostics: found };
}

/** A county's local days from a YAML or JSON text, as `{ days: [{ day, working, name, source }] }`. */
export function readLocalDays(
  text: string,
  file?: string,
): { days: LocalDays['days'] | undefined; diagnostics: Diagnostic[] } {
  const { value, diagnostics, placeOf } = readText(LocalDays, text, file);
  if (value === undefined) return { days: undefined, diagnostics };
  const found: Diagnostic[] = [];
  const seen = new Set<Day>();
  for (const [i, { day }] of value.days.entries()) {
    if (seen.has(day)) found.push(finding('local-day-twice', placeOf(['days', i, 'day']), { day }));
    seen.add(day);
  }
  return { days: found.length > 0 ? undefined : value.days, diagnostics: found };
}

/** A notice that comes as a value, such as a JSON module; a wrong one is a bug of the data. */
export function noticeOf(value: unknown): Notice {
  const { value: notice, diagnostics } = checkValue(Notice, value);
  const found = notice === undefined ? diagnostics : checkNotice(notice);
  if (notice === undefined || hasErrors(found))
    throw new Error(`A committed notice is wrong: ${found.map((d) => d.message.en).join(' ')}`);
  return notice;
}
