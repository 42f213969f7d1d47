import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { WordingShape } from './reading.ts';

const Aspect = z.enum(['level', 'growth', 'rank']);
const Grade = z.enum(['reported', 'verified', 'system', 'statistics-bureau']);

/** A figure of a measure as it stands on record. */
export const ObservationView = z.object({
  measure: z.string(),
  place: z.string(),
  /** The place's or unit's name; empty for the whole county. */
  area: z.string(),
  period: z.string(),
  /** The period as an office says it: 2025年1—5月. */
  when: WordingShape,
  aspect: Aspect,
  grade: Grade,
  vintage: z.int(),
  edition: z.string(),
  issuedOn: Day,
  recordedOn: Day,
  value: z.string(),
});
export type ObservationView = z.infer<typeof ObservationView>;

/** Figures to put on record, all or none; `note` says where they come from. */
export const NewObservations = z.strictObject({
  observations: z
    .array(
      z.strictObject({
        measure: z.string().min(1).max(48),
        place: z.string().max(60).default(''),
        period: z.string().min(4).max(10),
        aspect: Aspect.default('level'),
        grade: Grade,
        edition: z.string().trim().max(20).default(''),
        issuedOn: Day,
        value: z.string().regex(/^-?\d{1,18}(\.\d{1,8})?$/),
        note: z.string().trim().min(2).max(200),
      }),
    )
    .min(1)
    .max(1000),
});
export type NewObservations = z.infer<typeof NewObservations>;

/** One figure of a recording: what it is beside what stands, and why it looks mistaken. */
const RecordedRow = z.object({
  /** Its row in the file, or its place in the list, from 1. */
  row: z.int(),
  measure: z.string(),
  name: z.string(),
  unit: z.string(),
  area: z.string(),
  period: z.string(),
  when: WordingShape,
  aspect: Aspect,
  grade: Grade,
  edition: z.string(),
  value: z.string(),
  what: z.enum(['new', 'revised', 'older', 'unchanged']),
  before: z.string().nullable(),
  doubt: WordingShape.nullable(),
});

/** What a recording came to; in a dry run, what it would come to, and nothing was written. */
export const ObservationsRecorded = z.object({
  dryRun: z.boolean(),
  added: z.int(),
  revised: z.int(),
  unchanged: z.int(),
  rows: z.array(RecordedRow),
});
export type ObservationsRecorded = z.infer<typeof ObservationsRecorded>;

/** A measure of the county with the figure that was issued last, whatever its period; null where there is none yet. */
export const MeasureView = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  unit: z.string(),
  caution: z.string(),
  assumed: z.array(z.string()),
  /** Who may put its figures on record, in words; and whether whoever asks may. */
  recorders: WordingShape,
  mayRecord: z.boolean(),
  /** For what whoever asks may record it: empty id for the whole county, towns or units. */
  areas: z.array(z.object({ id: z.string(), name: z.string() })),
  latest: ObservationView.nullable(),
});
export type MeasureView = z.infer<typeof MeasureView>;
