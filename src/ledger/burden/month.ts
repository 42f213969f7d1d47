import { z } from 'zod';
import {
  addDays,
  addMonths,
  atWallTime,
  type Day,
  Day as DayShape,
  type Instant,
} from '../../clock/index.ts';

/** A month, as 2026-03. */
export const Month = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof Month>;

/** The month in which a day lies. */
export const monthOf = (day: Day): Month => day.slice(0, 7);

/** A month's first and last day, and its moments: from the first, until just before the next month. */
export type MonthBounds = {
  readonly first: Day;
  readonly last: Day;
  readonly from: Instant;
  readonly until: Instant;
};

/** The bounds of some months in a row, of one unless more are asked for. */
export function boundsOf(month: Month, months = 1): MonthBounds {
  const first = DayShape.parse(`${month}-01`);
  const next = addMonths(first, months);
  return { first, last: addDays(next, -1), from: atWallTime(first, 0, 0), until: atWallTime(next, 0, 0) };
}
