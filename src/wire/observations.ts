import { z } from 'zod';
import { Day } from '../clock/index.ts';

const Aspect = z.enum(['level', 'growth', 'rank']);
const Grade = z.enum(['reported', 'verified', 'system', 'statistics-bureau']);

/** A figure of a measure as it stands on record. */
export const ObservationView = z.object({
  measure: z.string(),
  place: z.string(),
  period: z.string(),
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
        place: z
          .string()
          .regex(/^(\d{12})?$/)
          .default(''),
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

export const ObservationsRecorded = z.object({ added: z.int(), unchanged: z.int() });
export type ObservationsRecorded = z.infer<typeof ObservationsRecorded>;

/** A measure of the county with the figure that was issued last, whatever its period; null where there is none yet. */
export const MeasureView = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  unit: z.string(),
  caution: z.string(),
  assumed: z.array(z.string()),
  latest: ObservationView.nullable(),
});
export type MeasureView = z.infer<typeof MeasureView>;
