import { z } from 'zod';

/** The reading contract (docs/architecture.md): offsets are UTF-16 code units of the text, end exclusive. */
const span = { start: z.int(), end: z.int() };

export const SectionShape = z.object({
  ...span,
  level: z.int(),
  title: z.string(),
  role: z.enum(['review', 'term-review', 'problems', 'term-plan', 'plan', 'self-building', 'other']),
  year: z.int().nullable(),
});

export const ClaimShape = z.object({
  id: z.int(),
  ...span,
  quote: z.string(),
  clause: z.string(),
  metric: z.string(),
  action: z.string(),
  kind: z.enum(['value', 'change', 'growth', 'rank']),
  direction: z.enum(['up', 'down', 'none']),
  op: z.enum(['eq', 'ge', 'gt', 'le', 'lt', 'approx', 'range']),
  value: z.number().nullable(),
  value2: z.number().nullable(),
  base: z.number().nullable(),
  unit: z.string(),
  modality: z.enum(['done', 'plan']),
  period: z.string().nullable(),
  deadline: z.string().nullable(),
});

export const CommitmentType = z.enum(['numeric', 'countable', 'descriptive']);
export type CommitmentType = z.infer<typeof CommitmentType>;

export const WordingShape = z.object({ zh: z.string(), en: z.string() });

export const DiagnosticShape = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning']),
  place: z.object({
    file: z.string().optional(),
    line: z.int().optional(),
    column: z.int().optional(),
    start: z.int().optional(),
    end: z.int().optional(),
    field: z.string().optional(),
  }),
  message: WordingShape,
  hint: WordingShape,
});
export type DiagnosticShape = z.infer<typeof DiagnosticShape>;

export const WaiverShape = z.object({ ...span, reason: z.string() });

export const CommitmentShape = z.object({
  id: z.int(),
  ...span,
  text: z.string(),
  section: z.int(),
  type: CommitmentType,
  claims: z.array(z.int()),
  deadline: z.string().nullable(),
  projects: z.array(z.string()),
  themes: z.array(z.string()),
  lead: z.array(z.object({ name: z.string(), confidence: z.number(), reason: z.string() })),
  /** Of minutes alone: who co-operates, the person in charge, the clause, and the words the day was reckoned from. */
  joins: z.array(z.string()).optional(),
  leader: z.string().optional(),
  clause: z.string().optional(),
  dueWords: z.string().optional(),
});

/** Everything that was read in a text: the reading contract as JSON. */
export const ReadingShape = z.object({
  document: z.object({
    title: z.string().nullable(),
    place: z.string().nullable(),
    year: z.int().nullable(),
    speaker: z.string().nullable(),
    date: z.string().nullable(),
    indexNumber: z.string().optional(),
  }),
  sections: z.array(SectionShape),
  claims: z.array(ClaimShape),
  nonClaims: z.array(WaiverShape),
  commitments: z.array(CommitmentShape),
  waived: z.array(WaiverShape),
  diagnostics: z.array(DiagnosticShape),
});
export type ReadingShape = z.infer<typeof ReadingShape>;

/** The reading of a file: for other formats than plain text with the text that the offsets refer to. */
export const ReadFile = ReadingShape.extend({
  format: z.enum(['txt', 'docx', 'html', 'pdf']),
  text: z.string().optional(),
});
export type ReadFile = z.infer<typeof ReadFile>;

export type SectionShape = z.infer<typeof SectionShape>;
export type ClaimShape = z.infer<typeof ClaimShape>;
