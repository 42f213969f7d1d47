import { addDays, addMonths, Day } from '../clock/index.ts';

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
