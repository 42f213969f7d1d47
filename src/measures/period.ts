import { addDays, addMonths, Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';

/** What a figure covers: `2025`, `2025-H1`, `2025-Q2`, `2025-06` or one day. */
export type Period = string;

const shape = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])(?:-(\d{2}))?))?$/;

const months = { year: 12, half: 6, quarter: 3, month: 1 } as const;

/** The first and last day of a period; undefined where it is none. */
export function daysOf(period: Period): { readonly first: Day; readonly last: Day } | undefined {
  const match = shape.exec(period);
  if (!match) return undefined;
  const [, year = '', half, quarter, month, day] = match;
  if (day !== undefined) {
    const one = Day.safeParse(period).data;
    return one && { first: one, last: one };
  }
  const length = half ? months.half : quarter ? months.quarter : month ? months.month : months.year;
  const from = half
    ? (Number(half) - 1) * 6
    : quarter
      ? (Number(quarter) - 1) * 3
      : month
        ? Number(month) - 1
        : 0;
  const first = Day.parse(`${year}-${String(from + 1).padStart(2, '0')}-01`);
  return { first, last: addDays(addMonths(first, length), -1) };
}

export const isPeriod = (text: string): boolean => daysOf(text) !== undefined;

/** The same stretch of the year before: what growth is computed against (同比). */
export const yearBefore = (period: Period): Period =>
  `${String(Number(period.slice(0, 4)) - 1).padStart(4, '0')}${period.slice(4)}`;

/** The period's last day; what is no period sorts first. */
export const lastDay = (period: Period): string => daysOf(period)?.last ?? '';

const quarterNames = ['一季度', '二季度', '三季度', '四季度'];
/** What is counted from the beginning of the year is called by how far it goes. */
const sinceJanuary: Readonly<Record<string, string>> = {
  Q1: '一季度',
  Q2: '上半年',
  Q3: '前三季度',
  Q4: '全年',
  H1: '上半年',
  H2: '全年',
};
const englishSinceJanuary: Readonly<Record<string, string>> = {
  Q1: 'the first quarter of',
  Q2: 'the first half of',
  Q3: 'the first three quarters of',
  Q4: 'the whole of',
  H1: 'the first half of',
  H2: 'the whole of',
};

function sayMonth(year: string, month: number, cumulative: boolean): Wording {
  if (!cumulative || month === 1)
    return { zh: `${year}年${month}月`, en: `${year}-${String(month).padStart(2, '0')}` };
  if (month === 12) return { zh: `${year}年全年`, en: `the whole of ${year}` };
  return { zh: `${year}年1—${month}月`, en: `January to ${monthNames[month - 1]} ${year}` };
}

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * A period as an office says it: 2025年6月, 2025年二季度; what is counted from the beginning of the year, 2025年1—6月 and
 * 2025年上半年. What is no period is said as it stands.
 */
export function sayPeriod(period: Period, cumulative = false): Wording {
  const match = shape.exec(period);
  if (!match) return { zh: period, en: period };
  const [, year = '', half, quarter, month, day] = match;
  if (day !== undefined) return { zh: `${year}年${Number(month)}月${Number(day)}日`, en: period };
  if (month !== undefined) return sayMonth(year, Number(month), cumulative);
  const part = half ? `H${half}` : quarter ? `Q${quarter}` : '';
  if (part === '') return { zh: `${year}年`, en: year };
  if (cumulative) return { zh: `${year}年${sinceJanuary[part]}`, en: `${englishSinceJanuary[part]} ${year}` };
  if (half) return { zh: `${year}年${half === '1' ? '上' : '下'}半年`, en: `${year} H${half}` };
  return { zh: `${year}年${quarterNames[Number(quarter) - 1]}`, en: `${year} Q${quarter}` };
}
