import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { UnitView } from './people.ts';

export const YearEndGap = z.enum([
  'not-adopted',
  'no-result',
  'no-evidence',
  'evidence-waiting',
  'self-reported',
  'not-verified',
  'not-ended',
]);
export type YearEndGap = z.infer<typeof YearEndGap>;

/** One commitment at the year's end. `done` is computed, `outcome` is the office's finding; `draft` is a draft. */
export const YearEndRowView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  lead: UnitView.nullable(),
  targets: z.array(
    z.object({
      goal: z.string(),
      result: z.string().nullable(),
      source: z.string().nullable(),
      reached: z.boolean().nullable(),
      share: z.string().nullable(),
      grade: z.string().nullable(),
      selfReported: z.boolean(),
    }),
  ),
  count: z.string().nullable(),
  done: z.boolean().nullable(),
  outcome: z.string().nullable(),
  unmet: z.string().nullable(),
  verified: z.enum(['verified', 'reported-done', 'no']),
  evidence: z.object({
    accepted: z.array(z.object({ seq: z.int(), name: z.string() })),
    waiting: z.int(),
    refused: z.int(),
  }),
  adjustments: z.array(z.object({ on: Day, from: z.string(), to: z.string(), reason: z.string() })),
  carriedOver: z.object({ reason: z.string(), into: Id.nullable() }).nullable(),
  gaps: z.array(YearEndGap),
  draft: z.string(),
});
export type YearEndRowView = z.infer<typeof YearEndRowView>;

/** A commitment that was withdrawn from the plan. */
const LeftOutView = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  on: z.string().nullable(),
  reason: z.string(),
});

/** The year's account as of a day, in the order of the plan; what was withdrawn stands beside it. */
export const YearEndView = z.object({
  year: z.int(),
  asOf: Day,
  rows: z.array(YearEndRowView),
  leftOut: z.array(LeftOutView),
});
export type YearEndView = z.infer<typeof YearEndView>;
