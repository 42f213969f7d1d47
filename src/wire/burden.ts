import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { UnitView } from './people.ts';

export const BurdenMonth = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
export const DemandKindView = z.enum(['task', 'order', 'reminder', 'progress', 'evidence', 'meeting']);
export type DemandKindView = z.infer<typeof DemandKindView>;

const Counted = {
  unit: UnitView,
  count: z.int(),
  /** Estimated by the county's definition; what has no estimate is counted in `unestimated`. */
  minutes: z.number(),
  unestimated: z.int(),
  byAsker: z.array(z.object({ asker: UnitView, count: z.int() })),
  cap: z
    .object({
      name: z.string(),
      demands: z.int().nullable(),
      minutes: z.int().nullable(),
      assumed: z.boolean(),
    })
    .nullable(),
  over: z.boolean(),
};

const NumberView = z.object({
  unit: UnitView,
  metric: z.string(),
  asker: UnitView,
  case: Id,
  number: z.string(),
});

/** The burden ledger of a month: units with what they were asked for, and numbers that were asked more than once. */
export const BurdenView = z.object({
  month: BurdenMonth,
  units: z.array(
    z.object({ ...Counted, byKind: z.array(z.object({ kind: DemandKindView, count: z.int() })) }),
  ),
  twice: z.array(z.array(NumberView)),
});
export type BurdenView = z.infer<typeof BurdenView>;

/** The rows behind one unit's figures. */
export const BurdenRow = z.object({
  kind: DemandKindView,
  asker: UnitView,
  case: Id,
  number: z.string(),
  title: z.string(),
});
export type BurdenRow = z.infer<typeof BurdenRow>;

/** Asks what one more demand would mean, before it goes out. */
export const OutlookQuery = z.strictObject({
  units: z.array(z.string().max(100)).min(1).max(60),
  kind: DemandKindView,
  text: z.string().max(5000).default(''),
});

/** A unit's month with one more demand. A warning for the asker, never a block. */
export const OutlookView = z.object({
  month: BurdenMonth,
  on: Day,
  units: z.array(z.object({ ...Counted, wouldPass: z.boolean(), askedAlready: z.array(NumberView) })),
});
export type OutlookView = z.infer<typeof OutlookView>;
