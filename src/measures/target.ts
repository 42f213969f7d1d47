import { z } from 'zod';
import { Day } from '../clock/index.ts';

/**
 * What was promised in figures. Values stand in base units: 360亿元 is 36000000000 with the unit 元. Without a value,
 * a direction alone was promised, or (`inStepWith`) to keep pace with another measure.
 */
export const Target = z.strictObject({
  metric: z.string(),
  kind: z.enum(['value', 'change', 'growth', 'rank']),
  direction: z.enum(['up', 'down', 'none']),
  op: z.enum(['eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range']),
  value: z.number().nullable(),
  value2: z.number().nullable(),
  unit: z.string(),
  /** The text gives a bare figure; how it is compared is assumed until somebody confirms it (law 8). */
  opAssumed: z.exactOptional(z.literal(true)),
  /** The measure whose growth this one keeps pace with: an id of the county's measures, or words. */
  inStepWith: z.exactOptional(z.string()),
  /** How far from the value still counts as about it, in the same unit. */
  tolerance: z.exactOptional(z.number()),
  /** The target's own day, where it is not the commitment's. */
  deadline: z.exactOptional(Day),
  /** The county's measure that decides, by id, where the office names one. */
  measure: z.exactOptional(z.string()),
});
export type Target = z.infer<typeof Target>;

/** A dated intermediate promise: planned cumulative value in base units, or the evidence to be accepted. */
export const Milestone = z.strictObject({
  name: z.string(),
  due: Day,
  planned: z.number().nullable(),
  evidence: z.string(),
});
export type Milestone = z.infer<typeof Milestone>;
