import { z } from 'zod';
import type { Day } from '../clock/index.ts';
import type { Period } from './period.ts';

/** How much a figure can be relied on, from what a unit says to what the statistics bureau issued. */
export const grades = ['reported', 'verified', 'system', 'statistics-bureau'] as const;
export const Grade = z.enum(grades);
export type Grade = z.infer<typeof Grade>;

/**
 * What of a measure was observed: the figure itself (of a flow: cumulative from the beginning of the year), its
 * growth over the same period of the year before as issued, or its place among others.
 */
export const Aspect = z.enum(['level', 'growth', 'rank']);
export type Aspect = z.infer<typeof Aspect>;

/** Where a figure comes from: an entry of a case, a row of a file by its digest, or a person at the keyboard. */
export const ObservationSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('entry'), caseId: z.string(), seq: z.int() }),
  z.strictObject({ kind: z.literal('file'), file: z.string(), digest: z.string(), row: z.int() }),
  z.strictObject({ kind: z.literal('hand'), note: z.string() }),
]);
/** The file that figures come from, by its digest. */
export type ObservationFile = { readonly file: string; readonly digest: string };

export type ObservationSource = z.infer<typeof ObservationSource>;

/** One value of a measure at a place and period, as one vintage of it was issued. A row is never changed. */
export type Observation = {
  readonly measure: string;
  /** The 12-digit code of a place, or empty for the whole county. */
  readonly place: string;
  readonly period: Period;
  readonly aspect: Aspect;
  readonly grade: Grade;
  /** From 1, for each revision of the same grade. */
  readonly vintage: number;
  /** How the issuer calls it: 初步, 快报, 年报, 修订. */
  readonly edition: string;
  readonly issuedOn: Day;
  readonly recordedOn: Day;
  /** In the measure's own unit; growth in percent, or in points where the measure is a share. Decimal text. */
  readonly value: string;
  readonly source: ObservationSource;
};

/** The first day on which the county could know a figure: issued, and on record. */
export const knownFrom = ({ issuedOn, recordedOn }: Pick<Observation, 'issuedOn' | 'recordedOn'>): Day =>
  issuedOn > recordedOn ? issuedOn : recordedOn;

const weight = (grade: Grade): number => grades.indexOf(grade);

/**
 * How rows of one period are held against each other: the best grade first, of it what was issued last; of one day the
 * newest vintage, for whoever brings it again corrects it.
 */
export const byTrust = (
  a: Pick<Observation, 'grade' | 'issuedOn' | 'vintage'>,
  b: Pick<Observation, 'grade' | 'issuedOn' | 'vintage'>,
): number =>
  weight(b.grade) - weight(a.grade) ||
  (a.issuedOn < b.issuedOn ? 1 : a.issuedOn > b.issuedOn ? -1 : b.vintage - a.vintage);
