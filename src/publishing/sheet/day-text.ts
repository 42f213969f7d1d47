import { addDays, Day } from '../../clock/index.ts';
import { halfWidth } from './figure.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The day, where the calendar has it. */
const dayOf = (year: number, month: number, day: number): Day | undefined =>
  Day.safeParse(`${year}-${two(month)}-${two(day)}`).data;

const lastDayOf = (year: number, month: number): Day | undefined =>
  [31, 30, 29, 28].map((day) => dayOf(year, month, day)).find((day) => day !== undefined);

/** A due day in short: 9月底, 9月15日; with the year where it is not the plan's own. */
export function dueLabel(due: Day, year: number): string {
  const [y = 0, m = 0, d = 0] = due.split('-').map(Number);
  const front = y === year ? '' : `${y}年`;
  return due === lastDayOf(y, m) ? `${front}${m}月底` : `${front}${m}月${d}日`;
}

/** The day in full, as documents write it: 2025年6月30日. */
export function fullDay(day: Day): string {
  const [y = 0, m = 0, d = 0] = day.split('-').map(Number);
  return `${y}年${m}月${d}日`;
}

/** A spreadsheet counts days from 1899-12-30 (ECMA-376 part 1, 18.17.4.1); what lies beyond 2000–2099 is a figure. */
const serial = { origin: '1899-12-30' as Day, first: 36_526, last: 73_050 };

export function dayOfSerial(count: number): Day | undefined {
  if (!Number.isInteger(count) || count < serial.first || count > serial.last) return undefined;
  return addDays(serial.origin, count);
}

/** What a cell says about a day: the day, that there is none, or undefined where it cannot be understood. */
export type DayReading = { readonly day: Day | null; readonly assumed: boolean };

const sure = (day: Day | undefined): DayReading | undefined => day && { day, assumed: false };
const taken = (day: Day | null | undefined): DayReading | undefined =>
  day === undefined ? undefined : { day, assumed: true };

const numerals: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4 };

type Shape = readonly [RegExp, (match: RegExpExecArray, year: number) => DayReading | undefined];

const yearOf = (written: string | undefined, year: number): number => (written ? Number(written) : year);

/** The turns in which sheets give a day. `assumed` ones fix a day that the words leave open. */
const shapes: readonly Shape[] = [
  [
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
    (m) => sure(dayOf(Number(m[1]), Number(m[2]), Number(m[3]))),
  ],
  [/^(20\d\d)(\d\d)(\d\d)$/, (m) => sure(dayOf(Number(m[1]), Number(m[2]), Number(m[3])))],
  [/^(\d{5})$/, (m) => taken(dayOfSerial(Number(m[1])))],
  [
    /^(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日$/,
    (m, y) => sure(dayOf(yearOf(m[1], y), Number(m[2]), Number(m[3]))),
  ],
  [/^(?:(\d{4})年)?(\d{1,2})月(?:底|末|份底)$/, (m, y) => sure(lastDayOf(yearOf(m[1], y), Number(m[2])))],
  [/^(?:(\d{4})年)?(\d{1,2})月份?$/, (m, y) => taken(lastDayOf(yearOf(m[1], y), Number(m[2])))],
  [/^(\d{4})[-/.](\d{1,2})$/, (m) => taken(lastDayOf(Number(m[1]), Number(m[2])))],
  [/^(?:(\d{4})年)?(\d{1,2})月上旬$/, (m, y) => taken(dayOf(yearOf(m[1], y), Number(m[2]), 10))],
  [/^(?:(\d{4})年)?(\d{1,2})月中旬$/, (m, y) => taken(dayOf(yearOf(m[1], y), Number(m[2]), 20))],
  [/^(?:(\d{4})年)?(\d{1,2})月下旬$/, (m, y) => taken(lastDayOf(yearOf(m[1], y), Number(m[2])))],
  [
    /^(?:(\d{4})年)?第?([一二三四1-4])季度(?:底|末)?$/,
    (m, y) => taken(lastDayOf(yearOf(m[1], y), 3 * (numerals[m[2] ?? ''] ?? Number(m[2])))),
  ],
  [/^(?:(\d{4})年)?上半年$/, (m, y) => taken(dayOf(yearOf(m[1], y), 6, 30))],
  [/^(?:(\d{4})年)?(?:下半年|年底|年末|年内|全年)$/, (m, y) => taken(dayOf(yearOf(m[1], y), 12, 31))],
  [/^(\d{4})年$/, (m) => taken(dayOf(Number(m[1]), 12, 31))],
  [/^今年$/, (_m, y) => taken(dayOf(y, 12, 31))],
  [/^(?:长期(?:坚持)?|持续(?:推进)?|常态化(?:推进|开展)?|无)$/, () => taken(null)],
];

/** Reads a day as sheets write it: 2025年6月30日, 6月底前, 三季度末, 全年, 长期. The year is the plan's. */
export function readDay(cell: string, year: number): DayReading | undefined {
  const text = halfWidth(cell)
    .replace(/\s/g, '')
    .replace(/(?:之?前|以前)(?:完成|建成|见效)?$|(?:完成|见效|见成效|建成)$/, '');
  for (const [shape, read] of shapes) {
    const match = shape.exec(text);
    if (match) return read(match, year);
  }
  return undefined;
}
