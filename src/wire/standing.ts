import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';

const Words = z.object({ zh: z.string(), en: z.string() });

/** A file that was kept for a case: what an `attach` step then names. */
export const KeptFile = z.object({ digest: z.string(), bytes: z.int(), mediaType: z.string() });
export type KeptFile = z.infer<typeof KeptFile>;

/** Something that the matter names, by its id and its name. */
const Named = Words.extend({ id: z.string() });

/** The post that wrote something, as it was called on that day. */
export const PostRef = z.object({
  id: z.string(),
  title: z.string(),
  organisationName: z.string(),
  assumed: z.boolean(),
});
export type PostRef = z.infer<typeof PostRef>;

const written = { seq: z.int(), at: Instant, byPost: PostRef };

/**
 * A value of a form with its label there. `choice`, of changes alone, is a chosen value by its words; `targets` and
 * `milestones` are lists of them, a milestone with the unit of its planned value; `cases` are cases with number and title; `references` are
 * what the field refers to, each with its name and the case that it leads to, if it is one.
 * `other` is what only the matter's own form explains: lists of records.
 */
export const FieldView = z.object({
  name: z.string(),
  label: Words,
  kind: z.enum([
    'text',
    'number',
    'day',
    'moment',
    'yes-no',
    'list',
    'choice',
    'targets',
    'milestones',
    'cases',
    'references',
    'other',
  ]),
  value: z.unknown(),
  /** How a chosen value is called; absent where nothing was chosen among words. */
  said: Words.optional(),
});
export type FieldView = z.infer<typeof FieldView>;

/** A term with what it was before; null where there was none, or is none any more. */
const TermChangeView = FieldView.extend({ before: z.unknown() });
export type TermChangeView = z.infer<typeof TermChangeView>;

/** One step of the history of a case's terms; `declined` was asked for and not agreed to, and made no version. */
const TermsStepView = z.object({
  ...written,
  cause: z.enum(['opened', 'corrected', 'adjusted', 'declined', 'assigned', 'succeeded']),
  version: z.int().nullable(),
  /** Who asked for an adjustment, and when. */
  asked: z.object(written).nullable(),
  /** Why it was asked for or corrected, and what who decided said to it. */
  reason: z.string(),
  remark: z.string(),
  changes: z.array(TermChangeView),
});
export type TermsStepView = z.infer<typeof TermsStepView>;

/** A file that proves something; `verdict` is null until somebody judged it. */
const EvidenceView = z.object({
  ...written,
  name: z.string(),
  digest: z.string(),
  bytes: z.int(),
  kind: z.string(),
  milestone: Named.nullable(),
  takenAt: Instant.nullable(),
  place: z.string().nullable(),
  /** Whether the file itself is kept here; otherwise only its name and hash are. */
  kept: z.boolean(),
  verdict: z.object({ ...written, accepted: z.boolean(), reason: z.string() }).nullable(),
});

/** A reminder or order; `clock` is null for one by hand. */
const UrgingView = z.object({
  ...written,
  level: Named,
  clock: Named.nullable(),
  text: z.string(),
  answer: z.object({ ...written, text: z.string() }).nullable(),
});

/** A verdict: whether it upholds what was reported, by its words, and the totals found where any are named. */
const verdict = {
  ...written,
  passed: z.boolean(),
  words: Words,
  reason: z.string(),
  found: z.array(z.object({ metric: z.string(), value: z.number() })),
};

/** A report of the case as done, and the verdict on it; null where nobody has verified it yet. */
export const SelfReportView = z.object({
  ...written,
  text: z.string(),
  verdict: z.object(verdict).nullable(),
});
export type SelfReportView = z.infer<typeof SelfReportView>;

/** What an inspection on the spot found, with when and where somebody looked. */
export const FindingView = z.object({
  ...verdict,
  inspection: z.object({ id: z.string(), number: z.string() }),
  visitedAt: z.string().nullable(),
  place: z.string().nullable(),
});
export type FindingView = z.infer<typeof FindingView>;

/** Another case that this one hangs on, or that hangs on it. */
const CaseRef = z.object({ id: Id, number: z.string(), title: z.string(), ended: z.boolean() });

/** Everything that stands on record of a case of any matter beside its row, so that one page can show it. */
export const CaseStanding = z.object({
  matterName: Words,
  fields: z.array(FieldView),
  evidence: z.array(EvidenceView),
  urgings: z.array(UrgingView),
  selfReports: z.array(SelfReportView),
  findings: z.array(FindingView),
  /** Of an inspection: the case inspected, and what its unit reported last; null for every other case. */
  inspected: z
    .object({ case: CaseRef, report: z.object({ ...written, text: z.string() }).nullable() })
    .nullable(),
  /** Periods that ended unkept; they stay on record. */
  breaches: z.array(z.object({ clock: Named, term: z.int(), due: Day })),
  parent: CaseRef.nullable(),
  /** Its handling is its parent's, and it closes with it. */
  merged: z.boolean(),
  /** Cases under it, at most 500; those with `merged` are handled here. */
  parts: z.array(CaseRef.extend({ merged: z.boolean() })),
  /** Where the case came from, and where it is now, if that is another level: its number and the day by its clock. */
  cameFrom: z.object({ from: z.string(), number: z.string(), due: Day.nullable() }).nullable(),
  handedOver: z
    .object({
      ...written,
      to: z.string(),
      number: z.string().nullable(),
      due: Day.nullable(),
      reason: z.string(),
    })
    .nullable(),
  adjustment: z.object({ ...written, reason: z.string(), terms: z.array(TermChangeView) }).nullable(),
  /** Every version of its terms, in order, from the opening on. */
  history: z.array(TermsStepView),
  progress: z
    .object({
      ...written,
      text: z.string(),
      value: z.number().nullable(),
      period: z.string().nullable(),
      milestone: Named.nullable(),
    })
    .nullable(),
  replyClass: Named.extend({ solved: z.boolean() }).nullable(),
  rating: z
    .object({
      solved: z.enum(['yes', 'partly', 'no']).nullable(),
      satisfied: z.enum(['very', 'yes', 'fairly', 'no', 'not-at-all']).nullable(),
    })
    .nullable(),
  /** How it ended, in the words of its matter. */
  outcome: Named.nullable(),
});
export type CaseStanding = z.infer<typeof CaseStanding>;
