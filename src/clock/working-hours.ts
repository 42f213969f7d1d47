import { z } from 'zod';
import type { Day } from './day.ts';

const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'hh:mm');

/**
 * When an office is open on a working day, by season: each season holds from its month and day until the next.
 * Many counties have summer and winter hours.
 */
export const WorkingHours = z
  .array(
    z.strictObject({
      /** Month and day, like `05-01`. */
      since: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'MM-DD'),
      open: z.array(z.strictObject({ from: TimeOfDay, to: TimeOfDay })).min(1),
    }),
  )
  .min(1)
  .superRefine((seasons, ctx) => {
    for (const [s, season] of seasons.entries()) {
      const earlier = seasons[s - 1];
      if (earlier !== undefined && season.since <= earlier.since)
        ctx.addIssue({
          code: 'custom',
          path: [s, 'since'],
          message: '季节须按日期先后排列 (seasons in order)',
        });
      let closed = '';
      for (const [i, { from, to }] of season.open.entries()) {
        if (from >= to || from < closed)
          ctx.addIssue({
            code: 'custom',
            path: [s, 'open', i],
            message: '时段颠倒或者重叠 (reversed or overlapping)',
          });
        closed = to;
      }
    }
  });
export type WorkingHours = z.infer<typeof WorkingHours>;

/** A common office day of seven hours, to be replaced by the county's own. */
export const defaultHours: WorkingHours = [
  {
    since: '01-01',
    open: [
      { from: '09:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
  },
];

/** A stretch of the day in minutes since midnight, end exclusive. */
export type Opening = { readonly from: number; readonly to: number };

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** When the office is open on a day, should it be a working day. Before the first season the last one holds. */
export function openingsOn(hours: WorkingHours, day: Day): Opening[] {
  const date = day.slice(5);
  const season = hours.findLast((s) => s.since <= date) ?? hours.at(-1);
  return (season?.open ?? []).map(({ from, to }) => ({ from: minutes(from), to: minutes(to) }));
}

/** Minutes of a whole working day. */
export const openMinutes = (openings: readonly Opening[]): number =>
  openings.reduce((sum, { from, to }) => sum + to - from, 0);
