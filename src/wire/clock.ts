import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { WordingShape } from './reading.ts';

/** A day of the count, and why it counted or did not. */
export const CountedDay = z.object({
  day: Day,
  weekday: z.int(),
  counts: z.number(),
  sum: z.number(),
  reason: WordingShape,
  settled: z.boolean(),
});
export type CountedDay = z.infer<typeof CountedDay>;

/** The answer to a question about time, with its explanation; `days` only where days were counted. */
export const ClockAnswerView = z.object({
  kind: z.enum(['due', 'count', 'day']),
  sentence: WordingShape,
  provisional: z.boolean(),
  due: Day.nullable(),
  days: z.array(CountedDay),
});
export type ClockAnswerView = z.infer<typeof ClockAnswerView>;
