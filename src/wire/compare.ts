import { z } from 'zod';
import { Id } from '../kernel/index.ts';
import { WordingShape } from './reading.ts';

/** Which two documents of the county are held against each other. */
export const ComparisonQuery = z.object({ last: Id, this: Id });

export const Verdict = z.enum(['reached', 'exceeded', 'short', 'changed', 'not-mentioned', 'unsure']);
export type Verdict = z.infer<typeof Verdict>;

const Quoted = z.object({ start: z.int(), end: z.int(), text: z.string(), figure: z.string().nullable() });

/** One promise of last year's plan and what this year's report says of it; offsets are of the documents' texts. */
export const ComparedItem = z.object({
  id: z.int(),
  subject: z.string(),
  verdict: Verdict,
  confidence: z.number(),
  reason: WordingShape,
  last: Quoted,
  now: Quoted.nullable(),
});
export type ComparedItem = z.infer<typeof ComparedItem>;

const Side = z.object({ id: Id, title: z.string(), year: z.int() });

/** Last year's plan against this year's report: the rows, the counts, and the one ratio with its definition (law 9). */
export const ComparisonView = z.object({
  last: Side,
  now: Side,
  items: z.array(ComparedItem),
  counts: z.record(Verdict, z.int()),
  ratio: z.object({
    kept: z.int(),
    judged: z.int(),
    share: z.number().nullable(),
    definition: WordingShape,
  }),
  tolerance: WordingShape,
});
export type ComparisonView = z.infer<typeof ComparisonView>;
