import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { Target } from './documents.ts';
import { CommitmentType } from './reading.ts';

export const CaseRow = z.object({
  id: Id,
  number: z.string(),
  matter: z.string(),
  title: z.string(),
  type: CommitmentType,
  targets: z.array(Target),
  state: z.string(),
  lead: z.object({ id: z.string(), name: z.string() }),
  deadline: Day.nullable(),
  openedAt: Instant,
});
export type CaseRow = z.infer<typeof CaseRow>;

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
  version: z.int(),
  at: Instant,
  byPost: z.object({ id: z.string(), title: z.string(), organisationName: z.string() }),
  body: z.record(z.string(), z.unknown()),
  hasPrivatePart: z.boolean(),
  previous: z.string(),
  hash: z.string(),
});
export type EntryView = z.infer<typeof EntryView>;

export const CaseView = CaseRow.extend({
  source: Source.nullable(),
  entries: z.array(EntryView),
  seq: z.int(),
  head: z.string(),
});
export type CaseView = z.infer<typeof CaseView>;

/** Whether the stored entries of a case still are what was written. */
export const ChainVerdict = z.object({
  sound: z.boolean(),
  entries: z.int(),
  faults: z.array(z.object({ seq: z.int(), fault: z.string() })),
});
export type ChainVerdict = z.infer<typeof ChainVerdict>;

export const PrivatePart = z.object({ seq: z.int(), body: z.record(z.string(), z.unknown()).nullable() });
export type PrivatePart = z.infer<typeof PrivatePart>;
