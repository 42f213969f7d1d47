import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { ClaimShape, CommitmentType, DiagnosticShape, SectionShape, WaiverShape } from './reading.ts';

/** What was promised in figures: comparator, value in base units (万 and 亿 multiplied out), unit. */
export const Target = z.strictObject({
  metric: z.string().trim().min(1).max(200),
  kind: ClaimShape.shape.kind,
  direction: ClaimShape.shape.direction,
  op: ClaimShape.shape.op,
  value: z.number().nullable(),
  value2: z.number().nullable(),
  unit: z.string().max(20),
  /** A bare figure of the text: how it is compared is assumed (law 8). */
  opAssumed: z.exactOptional(z.literal(true)),
  /** The measure whose growth this one keeps pace with: an id of the county's measures, or words. */
  inStepWith: z.exactOptional(z.string().trim().min(1).max(200)),
  /** How far from the value still counts as about it, in the same unit. */
  tolerance: z.exactOptional(z.number().positive()),
  /** The target's own day, where it differs from the commitment's. */
  deadline: z.exactOptional(Day),
  /** The county's measure that decides, by id. */
  measure: z.exactOptional(z.string().regex(/^[a-z][a-z0-9-]{0,47}$/)),
});
export type Target = z.infer<typeof Target>;

/**
 * A dated intermediate promise: for a numeric commitment the planned cumulative value in base units, for a
 * descriptive one the evidence that will be accepted.
 */
export const Milestone = z.strictObject({
  name: z.string().trim().min(1).max(200),
  due: Day,
  planned: z.number().nullable(),
  evidence: z.string().trim().max(200),
});
export type Milestone = z.infer<typeof Milestone>;

/** The draft of a commitment, as the delivery office corrects it before it confirms. */
export const Draft = z.strictObject({
  title: z.string().trim().min(1).max(400),
  type: CommitmentType,
  targets: z.array(Target).max(20),
  deadline: Day.nullable(),
  /** Lead unit (牵头单位) and co-operating units (配合单位), by organisation id. */
  lead: z.string().nullable(),
  joins: z.array(z.string()).max(40).default([]),
  /** Leader in charge (牵头领导), by post id. */
  leader: z.string().nullable().default(null),
  milestones: z.array(Milestone).max(40).default([]),
  /** Named children of a countable commitment. */
  children: z.array(z.string().trim().min(1).max(200)).max(500).default([]),
  /** The goal of the county's goal tree that it serves; empty where it serves none. */
  goal: z.string().max(48).optional(),
  note: z.string().max(2000),
});
export type Draft = z.infer<typeof Draft>;

export const LeadSuggestion = z.object({
  organisation: z.string().nullable(),
  name: z.string(),
  confidence: z.number(),
  /** Whether it rests on anything that the county has yet to confirm: the name, or who has the duty (law 8). */
  assumed: z.boolean(),
});
export type LeadSuggestion = z.infer<typeof LeadSuggestion>;

export const ProposalState = z.enum(['proposed', 'confirmed', 'waived', 'replaced']);
export type ProposalState = z.infer<typeof ProposalState>;

/** A proposed commitment at its place in the text, and how far its review is. */
export const ProposalView = z.object({
  id: Id,
  ordinal: z.int(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
  section: z.string(),
  state: ProposalState,
  draft: Draft,
  version: z.int(),
  waivedBecause: z.string().nullable(),
  caseId: Id.nullable(),
  suggestedLeads: z.array(LeadSuggestion),
});
export type ProposalView = z.infer<typeof ProposalView>;

export const DocumentRow = z.object({
  id: Id,
  /** A work report, or minutes of a meeting (会议纪要), whose items become orders. */
  kind: z.enum(['work-report', 'minutes']),
  title: z.string(),
  place: z.string().nullable(),
  year: z.int().nullable(),
  fileName: z.string(),
  uploadedAt: Instant,
  proposals: z.object({ proposed: z.int(), confirmed: z.int(), waived: z.int() }),
  /** How many of its commitments the county has adopted: they are no readings any more. */
  adopted: z.int(),
});
export type DocumentRow = z.infer<typeof DocumentRow>;

/** How far the review of a plan is, by sentences of its plan parts; `lost` must be 0. */
export const Completeness = z.object({
  sentences: z.int(),
  confirmed: z.int(),
  waived: z.int(),
  open: z.int(),
  lost: z.int(),
});
export type Completeness = z.infer<typeof Completeness>;

/**
 * How often suggested lead units were kept: of `offered` confirmations with a suggestion, those whose lead unit is the
 * first suggested, and those whose lead unit is among the suggested. As of each confirmation.
 */
export const KeptLeads = z.object({ offered: z.int(), first: z.int(), among: z.int() });

export const DocumentView = z.object({
  document: DocumentRow.extend({
    digest: z.string(),
    speaker: z.string().nullable(),
    indexNumber: z.string().nullable(),
  }),
  text: z.string(),
  sections: z.array(SectionShape),
  claims: z.array(ClaimShape),
  nonClaims: z.array(WaiverShape),
  waived: z.array(WaiverShape),
  diagnostics: z.array(DiagnosticShape),
  proposals: z.array(ProposalView),
  completeness: Completeness,
  keptLeads: KeptLeads,
});
export type DocumentView = z.infer<typeof DocumentView>;

export const Uploaded = z.object({ id: Id, existed: z.boolean(), diagnostics: z.array(DiagnosticShape) });
export type Uploaded = z.infer<typeof Uploaded>;

export const Waive = z.strictObject({ reason: z.string().trim().min(2).max(500) });
export type Waive = z.infer<typeof Waive>;

const Seen = z.strictObject({ id: Id, version: z.int() });

/** Neighbouring proposals to merge into the first, each with the version that the writer saw. */
export const Merge = z.strictObject({ proposals: z.array(Seen).min(2).max(20) });

/** Where to split a proposal: an offset of the document's text. */
export const Split = z.strictObject({ at: z.int().min(0) });

/** A stretch of the text to propose by hand. */
export const Stretch = z.strictObject({ start: z.int().min(0), end: z.int().min(1) });

/** What was undone, and the proposals that it touched; `kind` is null where nothing was left to undo. */
export const Undone = z.object({
  kind: z.enum(['confirm', 'waive', 'restore', 'merge', 'split', 'propose']).nullable(),
  proposals: z.array(ProposalView),
});
export type Undone = z.infer<typeof Undone>;
