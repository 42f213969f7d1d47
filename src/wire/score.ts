import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { UnitView } from './people.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const Plain = z.union([z.number(), z.string(), z.boolean(), z.null()]);
const Counting = z.object({ facts: z.string(), among: z.string(), counts: z.string() });

const ChargeView = z.object({
  id: z.string(),
  name: Words,
  when: z.string(),
  /** How many times the points are taken for one row: an expression. */
  counts: z.string(),
  points: z.number(),
  cap: z.number(),
});

/** A scheme as pages name it. */
export const SchemeView = z.object({
  id: z.string(),
  name: Words,
  confirmed: z.boolean(),
  from: Day,
  to: Day,
  places: z.int(),
  groups: z.array(z.object({ id: z.string(), name: Words })),
  indicators: z.array(
    z.object({
      id: z.string(),
      name: Words,
      weight: z.number(),
      rate: z.string(),
      marks: z.string().nullable(),
      missing: z.enum(['share-out', 'zero']),
      least: z.int(),
    }),
  ),
  bases: z.array(z.object({ id: z.string(), name: Words, when: z.string() })),
  deductions: z.array(ChargeView),
  additions: z.array(ChargeView),
  fullMarks: z.number().nullable(),
  takingPart: z.object({ of: z.array(z.string()), least: z.int() }),
  few: z.object({ of: z.string(), below: z.int(), times: z.number() }).nullable(),
  floor: z.number(),
  ceiling: z.number().nullable(),
  grades: z.array(
    z.object({
      id: z.string(),
      name: Words,
      least: z.number(),
      top: z.int().nullable(),
      without: z.array(z.string()),
    }),
  ),
  ties: z.object({ by: z.array(z.string()), next: z.enum(['skip', 'follow']) }),
});
export type SchemeView = z.infer<typeof SchemeView>;

export const ResultSummary = z.object({
  id: Id,
  scheme: z.string(),
  number: z.string(),
  stage: z.string(),
  stageName: Words,
  computedAt: Instant,
});
export type ResultSummary = z.infer<typeof ResultSummary>;

export const ScoresView = z.object({
  schemes: z.array(SchemeView),
  results: z.array(ResultSummary),
  /** Whether the asking person may compute. */
  mayCompute: z.boolean(),
});
export type ScoresView = z.infer<typeof ScoresView>;

const Excluded = z.object({
  reason: z.string(),
  record: z.string(),
  askedBy: z.string(),
  grantedBy: z.string(),
});

export const ScoreRow = z.object({
  unit: z.string(),
  case: z.string().nullable(),
  number: z.string().nullable(),
  title: z.string().nullable(),
  values: z.record(z.string(), Plain),
  /** How many rows alike it stands for. */
  times: z.int(),
  among: z.boolean(),
  counts: z.string().nullable(),
  excluded: Excluded.nullable(),
});
export type ScoreRow = z.infer<typeof ScoreRow>;

const PointsView = z.object({
  rows: z.int(),
  numerator: z.string(),
  rate: z.string().nullable(),
  points: z.string().nullable(),
  zeroed: z.boolean(),
});
const CostView = z.object({ rows: z.int(), counted: z.string(), full: z.string(), points: z.string() });

/** A column of facts, with how the matter calls what stands in it: stages, outcomes, clocks. */
export const ColumnView = z.object({
  id: z.string(),
  name: Words,
  kind: z.enum(['number', 'text', 'boolean', 'day']),
  words: z.record(z.string(), Words),
});
export type ColumnView = z.infer<typeof ColumnView>;

export const UnitScoreView = z.object({
  unit: z.string(),
  name: z.string(),
  group: z.string(),
  indicators: z.record(z.string(), PointsView),
  bases: z.record(z.string(), z.int()),
  deductions: z.record(z.string(), CostView),
  additions: z.record(z.string(), CostView),
  items: z.int(),
  apart: z.enum(['few-items', 'no-points']).nullable(),
  few: z.boolean(),
  weighted: z.string().nullable(),
  taken: z.string(),
  added: z.string(),
  givenBack: z.string(),
  cut: z.string(),
  total: z.string().nullable(),
  rank: z.int().nullable(),
  tie: z
    .object({ with: z.array(z.string()), shared: z.array(z.string()), by: z.array(z.string()) })
    .nullable(),
  grade: z.string().nullable(),
});
export type UnitScoreView = z.infer<typeof UnitScoreView>;

const RateWords = z.object({
  id: z.string(),
  name: Words,
  numerator: Words,
  denominator: Words,
  asOf: Words,
  compute: Counting,
});

/** A request that an item be left out, who asked and decided, and whether this result leaves it out. */
const ExclusionView = z.object({
  id: Id,
  number: z.string(),
  stage: z.string(),
  stageName: Words,
  item: z.object({ number: z.string(), id: Id.nullable() }),
  of: z.string().nullable(),
  reason: z.string(),
  askedBy: z.string().nullable(),
  decidedBy: z.string().nullable(),
  counted: z.boolean(),
});

const ObjectionView = z.object({
  id: Id,
  number: z.string(),
  stage: z.string(),
  stageName: Words,
  ended: z.boolean(),
  unit: UnitView,
  reason: z.string(),
});

/** A result: the ranking, the definitions, and every row behind it. */
export const ResultView = z.object({
  id: Id,
  number: z.string(),
  stage: z.string(),
  stageName: Words,
  scheme: SchemeView,
  rates: z.array(RateWords),
  countedOn: Day,
  computedAt: Instant,
  digest: z.string(),
  /** False where the stored result is not what its case's chain says any more. */
  intact: z.boolean(),
  /** The last day on which a unit may object; null before publication. */
  objectUntil: Day.nullable(),
  scores: z.array(UnitScoreView),
  lines: z.array(
    z.object({
      id: z.string(),
      use: z.enum(['indicator', 'base', 'deduction', 'addition']),
      facts: z.string(),
      columns: z.array(ColumnView),
      rows: z.array(ScoreRow),
      withheld: z.record(z.string(), z.int()),
    }),
  ),
  unscored: z.array(z.object({ unit: UnitView.nullable(), rows: z.int() })),
  posts: z.record(z.string(), z.string()),
  exclusions: z.array(ExclusionView),
  objections: z.array(ObjectionView),
  /** All results of the scheme that the asking person may see, the newest first, this one among them. */
  versions: z.array(ResultSummary),
  mayObject: z.boolean(),
  mayAskExclusion: z.boolean(),
});
export type ResultView = z.infer<typeof ResultView>;

const Standing = z.object({ total: z.string().nullable(), rank: z.int().nullable() }).nullable();

export const DifferencesView = z.array(
  z.object({
    unit: z.string(),
    name: z.string(),
    before: Standing,
    after: Standing,
    rows: z.array(
      z.object({
        line: z.string(),
        number: z.string().nullable(),
        before: z.string().nullable(),
        after: z.string().nullable(),
      }),
    ),
  }),
);
export type DifferencesView = z.infer<typeof DifferencesView>;

const Counted = z.object({ numerator: z.string(), rows: z.int(), percent: z.string().nullable() });

export const RateView = z.object({
  matter: z.string(),
  matterName: Words,
  rate: z.string(),
  name: Words,
  numerator: Words,
  denominator: Words,
  asOf: Words,
  compute: Counting.nullable(),
  value: Counted.nullable(),
  without: z.enum(['words-only']).nullable(),
});
export type RateView = z.infer<typeof RateView>;

/** Why a value is what it is: a tree of the parts of its expression. */
type ReasonView = { readonly text: string; readonly value: string; readonly parts: readonly ReasonView[] };
const ReasonView: z.ZodType<ReasonView> = z
  .object({
    text: z.string(),
    value: z.string(),
    get parts() {
      return z.array(ReasonView);
    },
  })
  // It holds itself: the description of the API needs a name for it.
  .meta({ id: 'Reason' });

export const OpenedRateView = z.object({
  rate: RateView,
  units: z.array(Counted.extend({ unit: UnitView.nullable() })),
  columns: z.array(ColumnView),
  rows: z.array(
    z.object({
      unit: UnitView.nullable(),
      case: z.string().nullable(),
      number: z.string().nullable(),
      title: z.string().nullable(),
      values: z.record(z.string(), Plain),
      counts: z.string(),
      reasons: ReasonView,
    }),
  ),
  /** True where there are more rows than are shown: those of one unit can be asked for. */
  more: z.boolean(),
});
export type OpenedRateView = z.infer<typeof OpenedRateView>;

export const NewExclusion = z.strictObject({
  scheme: z.string().min(1).max(50),
  case: z.string().min(1).max(60),
  of: z.string().min(1).max(50).optional(),
  reason: z.string().trim().min(5).max(2000),
});
