import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { Target } from './documents.ts';
import { UnitView } from './people.ts';
import { CommitmentType, WordingShape } from './reading.ts';

/** What a node of a computation comes to; figures are decimal digits in base units. */
const ComputedValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figure'), value: z.string(), unit: z.string() }),
  z.object({ kind: z.literal('count'), done: z.int(), of: z.int() }),
  z.object({ kind: z.literal('missing') }),
]);

const FigureGrade = z.enum(['reported', 'verified', 'system', 'statistics-bureau']);

/** The row that a leaf rests on. */
const ComputedRow = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entry'),
    caseId: Id,
    number: z.string(),
    seq: z.int(),
    on: Day,
    grade: FigureGrade,
    period: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('observation'),
    measure: z.string(),
    name: z.string(),
    place: z.string(),
    period: z.string(),
    aspect: z.enum(['level', 'growth', 'rank']),
    grade: FigureGrade,
    vintage: z.int(),
    edition: z.string(),
    on: Day,
  }),
  z.object({ kind: z.literal('case'), caseId: Id, number: z.string(), title: z.string() }),
]);

/** One step of a computation with its rule in words, down to the rows. `aside`: shown, but not counted. */
export const ComputationView = z
  .object({
    rule: WordingShape,
    value: ComputedValue,
    row: ComputedRow.optional(),
    aside: z.literal(true).optional(),
    get parts() {
      return z.array(ComputationView);
    },
  })
  // It holds itself: the description of the API needs a name for it.
  .meta({ id: 'Computation' });
export type ComputationView = z.infer<typeof ComputationView>;

export const LightColour = z.enum(['green', 'yellow', 'red', 'none']);
export type LightColour = z.infer<typeof LightColour>;

const LightReason = z.object({ code: z.string(), light: LightColour, words: WordingShape });
export type LightReason = z.infer<typeof LightReason>;

/** A light set by hand, with the computed one beside it. */
const HandLightView = z.object({
  seq: z.int(),
  on: Day,
  kind: z.enum(['darkened', 'brightened']),
  light: LightColour,
  until: Day.nullable(),
  reason: z.string(),
});

const LightView = z.object({
  light: LightColour,
  computed: LightColour,
  reasons: z.array(LightReason),
  hand: HandLightView.nullable(),
});

const TargetProgressView = z.object({
  target: Target,
  due: Day.nullable(),
  basis: z.enum(['measure', 'parts', 'children', 'reports', 'none']),
  reached: z.boolean().nullable(),
  computed: ComputationView,
  light: LightColour.nullable(),
  planned: ComputationView.nullable(),
  deviation: ComputationView.nullable(),
  forecast: z.object({ computed: ComputationView, reaches: z.boolean().nullable() }).nullable(),
});
export type TargetProgressView = z.infer<typeof TargetProgressView>;

/** The definition that a light followed; unconfirmed thresholds say so. */
const LightRule = z.object({ basis: z.string(), confirmed: z.boolean() });

const PromiseVersionView = z.object({
  seq: z.int(),
  on: Day,
  why: z.enum(['opened', 'corrected', 'adjusted']),
});

const GoalRef = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  assumed: z.boolean(),
});

/** How far one case is on a day, with everything it was computed from. */
export const CaseProgressView = z.object({
  asOf: Day,
  type: CommitmentType,
  /** The version of the terms that was in force, by its place in `versions`, counted from 1. */
  version: z.int(),
  versions: z.array(PromiseVersionView),
  done: z.boolean().nullable(),
  light: LightView,
  rule: LightRule.nullable(),
  targets: z.array(TargetProgressView),
  count: z.object({ what: z.enum(['milestones', 'children']), computed: ComputationView }).nullable(),
  parts: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
  /** Whether its tasks cover it together; null where it was not broken down. */
  coverage: z
    .object({
      whole: z.boolean(),
      targets: z.array(
        z.object({ target: Target, planned: ComputationView, left: ComputedValue, covered: z.boolean() }),
      ),
      unassigned: z.array(z.string()),
      /** Milestones of the case that stand in none of its tasks. */
      milestones: z.array(z.string()),
    })
    .nullable(),
  /** The goal of the county's goal tree that it serves. */
  goal: GoalRef.nullable(),
});
export type CaseProgressView = z.infer<typeof CaseProgressView>;

/** One commitment on the board, in short. */
export const ProgressRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  type: CommitmentType,
  state: z.enum(['reading', 'adopted', 'withdrawn', 'carried-over', 'closed']),
  lead: UnitView.nullable(),
  /** Where the lead unit has ended by the day: when, and who took over. */
  leadEnded: z.object({ on: Day, successors: z.array(UnitView) }).nullable(),
  leader: z.object({ id: z.string(), title: z.string(), assumed: z.boolean() }).nullable(),
  deadline: Day.nullable(),
  light: LightColour,
  /** Set by hand: the computed light differs. */
  byHand: z.boolean(),
  reasons: z.array(LightReason),
  done: z.boolean().nullable(),
  figures: z.array(
    z.object({
      target: Target,
      value: ComputedValue,
      planned: ComputedValue,
      reaches: z.boolean().nullable(),
    }),
  ),
  count: z.object({ what: z.enum(['milestones', 'children']), done: z.int(), of: z.int() }).nullable(),
  goal: GoalRef.nullable(),
  /** Whether its tasks cover it; null where it was not broken down. */
  covered: z.boolean().nullable(),
});
export type ProgressRow = z.infer<typeof ProgressRow>;

/** How many commitments show which light. */
export const LightCounts = z.object({ green: z.int(), yellow: z.int(), red: z.int(), none: z.int() });
export type LightCounts = z.infer<typeof LightCounts>;

/**
 * A goal with the commitments that serve it or a goal below it, each once: how many there are, how many are kept, and how
 * many are on track (green). Counted, never averaged.
 */
export const GoalProgress = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  parent: z.string().nullable(),
  assumed: z.boolean(),
  commitments: z.int(),
  kept: z.int(),
  onTrack: z.int(),
});
export type GoalProgress = z.infer<typeof GoalProgress>;

/** A year's plan on a day: every commitment with its light, and counts by light, lead unit and leader. */
export const PlanProgressView = z.object({
  year: z.int(),
  asOf: Day,
  rule: LightRule.nullable(),
  rows: z.array(ProgressRow),
  counts: LightCounts,
  /** Goals that any commitment serves, in the order of the county's files. */
  goals: z.array(GoalProgress),
  byUnit: z.array(z.object({ unit: UnitView, counts: LightCounts })),
  byLeader: z.array(
    z.object({
      leader: z.object({ id: z.string(), title: z.string(), assumed: z.boolean() }),
      counts: LightCounts,
    }),
  ),
});
export type PlanProgressView = z.infer<typeof PlanProgressView>;
