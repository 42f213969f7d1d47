import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { Draft, Milestone, Target } from './documents.ts';
import { UnitView } from './people.ts';
import { CommitmentType } from './reading.ts';
import { CaseStanding, PostRef } from './standing.ts';

export const CaseRow = z.object({
  id: Id,
  number: z.string(),
  matter: z.string(),
  title: z.string(),
  /** Of commitments and tasks; null for cases that promise nothing in figures, milestones or children. */
  type: CommitmentType.nullable(),
  targets: z.array(Target),
  /** Where a commitment stands in its plan; null for cases of other matters. */
  state: z.enum(['reading', 'adopted', 'withdrawn', 'carried-over', 'closed']).nullable(),
  /** Where the case stands on the way that its matter defines. */
  stage: z.object({ id: z.string(), zh: z.string(), en: z.string() }),
  ended: z.boolean(),
  /** When its earliest running clock is due. */
  dueAt: Instant.nullable(),
  /** The year whose plan it belongs to. */
  year: z.int().nullable(),
  lead: UnitView.nullable(),
  deadline: Day.nullable(),
  openedAt: Instant,
});
export type CaseRow = z.infer<typeof CaseRow>;

/** What a commitment always has. */
export type OfCommitment = {
  type: CommitmentType;
  state: NonNullable<CaseRow['state']>;
  year: number;
  lead: UnitView;
};
export type CommitmentRow = CaseRow & OfCommitment;

export const CasePage = z.object({ cases: z.array(CaseRow), next: z.string().nullable() });
export type CasePage = z.infer<typeof CasePage>;

/** The place in a document that a case rests on; the quote is exactly that stretch of its text. */
export const Source = z.object({
  document: Id,
  title: z.string(),
  start: z.int(),
  end: z.int(),
  quote: z.string(),
  sentence: z.string(),
});
export type Source = z.infer<typeof Source>;

export const EntryView = z.object({
  seq: z.int(),
  type: z.string(),
  /** How the matter, or the kernel, calls what was done. */
  name: z.object({ zh: z.string(), en: z.string() }),
  version: z.int(),
  at: Instant,
  byPost: PostRef,
  body: z.record(z.string(), z.unknown()),
  /** The units and posts that the body names by their ids, as they were called on that day. */
  named: z.record(z.string(), z.string()),
  hasPrivatePart: z.boolean(),
  previous: z.string(),
  hash: z.string(),
});
export type EntryView = z.infer<typeof EntryView>;

export const CaseView = CaseRow.extend({
  joins: z.array(UnitView),
  leader: z.object({ id: z.string(), title: z.string(), assumed: z.boolean() }).nullable(),
  milestones: z.array(Milestone),
  children: z.array(z.string()),
  adoptedOn: Day.nullable(),
  outcome: z.enum(['kept', 'partly-kept', 'not-kept']).nullable(),
  /** The case of the year before that this one continues, and the one that continues this. */
  continues: Id.nullable(),
  continuedBy: Id.nullable(),
  source: Source.nullable(),
  /** What stands on record of a case of any matter. */
  standing: CaseStanding,
  entries: z.array(EntryView),
  /** Whether the asking person may look at private parts and files, with a reason that is recorded. */
  mayLook: z.boolean(),
  seq: z.int(),
  head: z.string(),
});
export type CaseView = z.infer<typeof CaseView>;
export type CommitmentView = CaseView & OfCommitment;

/** Adopts chosen cases, or all of a document that are readings still. */
export const Adoption = z.union([
  z.strictObject({ cases: z.array(Id).min(1).max(1000) }),
  z.strictObject({ document: Id }),
]);
export type Adoption = z.infer<typeof Adoption>;

export const Adopted = z.object({ adopted: z.int() });
export type Adopted = z.infer<typeof Adopted>;

/** Terms to correct, with the reason for the record. A term that is left out stays: none has a default here. */
export const Correction = z.strictObject({
  terms: z
    .strictObject({
      title: Draft.shape.title,
      type: Draft.shape.type,
      targets: Draft.shape.targets,
      deadline: Draft.shape.deadline,
      lead: z.string(),
      joins: Draft.shape.joins.unwrap(),
      leader: Draft.shape.leader.unwrap(),
      milestones: Draft.shape.milestones.unwrap(),
      children: Draft.shape.children.unwrap(),
    })
    .partial(),
  /** The goal of the county's goal tree that it serves; empty where it serves none. Left out, it stays. */
  goal: z.string().max(48).optional(),
  reason: z.string().trim().min(2).max(500),
});

/** How a commitment ended at year's end. */
export const Outcome = z.enum(['kept', 'partly-kept', 'not-kept']);

/** Closes cases of a year's plan with their outcome. */
export const Closure = z.strictObject({
  cases: z.array(Id).min(1).max(1000),
  outcome: Outcome,
  reason: z.string().trim().min(2).max(500),
});

/** Carries unfinished cases over into the plan of another year. */
export const CarryOver = z.strictObject({
  cases: z.array(Id).min(1).max(1000),
  year: z.int().min(1949).max(2199),
  deadline: Day.nullable(),
  reason: z.string().trim().min(2).max(500),
});

/** Whether the stored entries of a case still are what was written. */
export const ChainVerdict = z.object({
  sound: z.boolean(),
  entries: z.int(),
  faults: z.array(z.object({ seq: z.int(), fault: z.string() })),
});
export type ChainVerdict = z.infer<typeof ChainVerdict>;

/** The private part of an entry with the labels of its fields; null once it was erased. */
export const PrivatePart = z.object({
  seq: z.int(),
  body: z.record(z.string(), z.unknown()).nullable(),
  labels: z.record(z.string(), z.object({ zh: z.string(), en: z.string() })),
});
export type PrivatePart = z.infer<typeof PrivatePart>;
