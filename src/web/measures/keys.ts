import type { ObservationView } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

/** The grades of figures with their words, the weightiest first. */
export const gradeKeys = [
  ['statistics-bureau', 'grade.statistics-bureau'],
  ['verified', 'grade.verified'],
  ['system', 'grade.system'],
  ['reported', 'grade.reported'],
] as const satisfies readonly (readonly [ObservationView['grade'], Key])[];

/** What a figure says of its measure. */
export const aspectKeys = [
  ['level', 'measures.aspect.level'],
  ['growth', 'measures.aspect.growth'],
  ['rank', 'measures.aspect.rank'],
] as const satisfies readonly (readonly [ObservationView['aspect'], Key])[];
