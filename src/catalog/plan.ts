import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { Name, remarks, Slug, Text, Unit } from './field.ts';

const common = {
  id: Slug,
  name: Name,
  section: Slug,
  /** Targets of one commitment (160 projects, with 36 billion yuan) share its name. */
  commitment: Slug.optional(),
  goal: Slug.optional(),
  deadline: Day,
  lead: Slug,
  joins: z.array(Slug).default([]),
  /** Named projects or members of what is counted, as far as the plan names them. */
  members: z.array(Name).default([]),
  ...remarks,
};

/** What the figure is: the amount itself, a difference to the year before, or a relative change. */
const figure = { kind: z.enum(['value', 'change', 'growth']), unit: Unit };

const quantified = {
  /** A measure of the county, or the words for what is counted. */
  measure: Slug.optional(),
  metric: Name.optional(),
};

/** One thing a plan promises, with how it is judged. */
export const PlanTarget = z.discriminatedUnion('comparator', [
  z.strictObject({
    ...common,
    ...quantified,
    ...figure,
    type: z.enum(['numeric', 'countable']),
    comparator: z.enum(['at-least', 'at-most', 'equal']),
    value: z.number(),
  }),
  z.strictObject({
    ...common,
    ...quantified,
    ...figure,
    type: z.enum(['numeric', 'countable']),
    comparator: z.literal('within'),
    value: z.number(),
    upTo: z.number(),
  }),
  z.strictObject({
    ...common,
    ...quantified,
    ...figure,
    type: z.literal('numeric'),
    comparator: z.literal('about'),
    value: z.number(),
    tolerance: z.number().positive(),
  }),
  z.strictObject({
    ...common,
    ...quantified,
    type: z.literal('numeric'),
    comparator: z.literal('direction'),
    direction: z.enum(['up', 'down']),
  }),
  z.strictObject({
    ...common,
    ...quantified,
    type: z.literal('numeric'),
    comparator: z.literal('in-step'),
    /** The measure whose growth this one's growth keeps pace with. */
    reference: Slug,
  }),
  z.strictObject({
    ...common,
    type: z.literal('descriptive'),
    comparator: z.literal('proven'),
    /** The milestones whose accepted evidence decides. */
    milestones: z.array(z.strictObject({ name: Name, due: Day, evidence: Text, ...remarks })).min(1),
  }),
]);
export type PlanTarget = z.infer<typeof PlanTarget>;

/** A section of the plan, in the plan's order. */
export const PlanSection = z.strictObject({ id: Slug, name: Name, parent: Slug.optional(), ...remarks });
export type PlanSection = z.infer<typeof PlanSection>;

/**
 * The head of a year's plan. Loaded from a document alone it is a `reading`, which starts no clocks; adoption
 * by the delivery office is an entry of the ledger, never a field of a file (law 8).
 */
export const PlanHead = z.strictObject({
  year: z.int().min(1949).max(2199),
  title: Name,
  on: Day,
  indexNumber: Name.optional(),
  /** What the source counts, held against what stands below: numeric targets, and those without a figure. */
  expected: z.strictObject({ figures: z.int().nonnegative(), withoutFigure: z.int().nonnegative() }),
  ...remarks,
});
export type PlanHead = z.infer<typeof PlanHead>;

/** A target with its figures in base units as well: 36,000,000,000 元 beside 360 亿元. */
export type ResolvedTarget = PlanTarget & { readonly base?: BaseFigure };
export type BaseFigure = {
  readonly unit: string;
  readonly value: number;
  readonly upTo?: number;
  readonly tolerance?: number;
};

/** A year's plan as facts. */
export type Plan = PlanHead & {
  readonly status: 'reading';
  readonly sections: readonly PlanSection[];
  readonly targets: readonly ResolvedTarget[];
};
