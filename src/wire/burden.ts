import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { UnitView } from './people.ts';

export const BurdenMonth = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);
export const DemandKindView = z.enum([
  'task',
  'form',
  'order',
  'reminder',
  'progress',
  'evidence',
  'final-report',
  'meeting',
  'visit',
]);
export type DemandKindView = z.infer<typeof DemandKindView>;

const Tally = {
  count: z.int(),
  /** Estimated by the asker or by the county's definition; what has no estimate is counted in `unestimated`. */
  minutes: z.number(),
  unestimated: z.int(),
  /** Minutes that units said it took, and for how many demands they did: never mixed with the estimate. */
  spent: z.number(),
  spentCount: z.int(),
};
const byKind = z.array(z.object({ kind: DemandKindView, ...Tally }));

const Counted = {
  unit: UnitView,
  ...Tally,
  /** Asked for and withdrawn in the same month; counted nowhere else. */
  withdrawn: z.int(),
  byKind,
  byAsker: z.array(z.object({ asker: UnitView, ...Tally })),
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

/** The burden ledger of a month: units with what they were asked for, askers, and numbers that were asked more than once. */
export const BurdenView = z.object({
  month: BurdenMonth,
  /** Kinds whose minutes nobody estimated; `caps` says whether the county has any that holds. */
  unestimated: z.array(DemandKindView),
  caps: z.boolean(),
  units: z.array(z.object(Counted)),
  askers: z.array(
    z.object({
      asker: UnitView,
      ...Tally,
      withdrawn: z.int(),
      byKind,
      byUnit: z.array(z.object({ unit: UnitView, ...Tally })),
    }),
  ),
  twice: z.array(z.array(NumberView)),
});
export type BurdenView = z.infer<typeof BurdenView>;

/** Which rows of a month are looked at, from a place on. */
export const BurdenRowQuery = z.object({
  unit: z.string().max(100).optional(),
  asker: z.string().max(100).optional(),
  kind: DemandKindView.optional(),
  from: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

/** The rows behind a figure, and whether others follow. */
export const BurdenRows = z.object({
  rows: z.array(
    z.object({
      kind: DemandKindView,
      unit: UnitView,
      asker: UnitView,
      on: Day,
      withdrawn: z.boolean(),
      minutes: z.number().nullable(),
      spent: z.number().nullable(),
      case: Id,
      number: z.string(),
      title: z.string(),
    }),
  ),
  more: z.boolean(),
});
export type BurdenRows = z.infer<typeof BurdenRows>;
export type BurdenRow = BurdenRows['rows'][number];

const MonthBurden = z.object({
  month: BurdenMonth,
  ...Tally,
  /** `sent`: what went to several units at once counts as one. */
  byKind: z.array(z.object({ kind: DemandKindView, sent: z.int(), ...Tally })),
});

/** A year's burden month by month, the year before beside it, and up to which month both are compared. */
export const BurdenYearView = z.object({
  year: z.int(),
  until: z.int().min(0).max(12),
  months: z.array(MonthBurden),
  before: z.array(MonthBurden),
});
export type BurdenYearView = z.infer<typeof BurdenYearView>;

/**
 * Asks what one more demand would mean, before it goes out. A unit that is named several times is asked as often. With a
 * matter, its definition says what is asked: `opens` where a case of it is opened, else where one is assigned.
 */
export const OutlookQuery = z.strictObject({
  units: z.array(z.string().max(100)).min(1).max(1000),
  kind: DemandKindView.default('task'),
  matter: z.string().max(50).optional(),
  opens: z.boolean().default(false),
  text: z.string().max(20_000).default(''),
  /** As the asker estimates one filling, or of how many fields it is. */
  minutes: z.number().min(0).max(6000).nullable().default(null),
  fields: z.int().min(0).max(1000).default(0),
  /** The day that it is for, where that is not today: a meeting's. */
  on: Day.optional(),
});

/** A unit's month with so many more demands, `next` in all. A warning for the asker, never a block. */
export const OutlookView = z.object({
  month: BurdenMonth,
  on: Day,
  units: z.array(
    z.object({
      ...Counted,
      times: z.int(),
      next: z.int(),
      wouldPass: z.boolean(),
      askedAlready: z.array(NumberView),
    }),
  ),
});
export type OutlookView = z.infer<typeof OutlookView>;
