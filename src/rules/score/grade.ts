import { compare, exact } from '../../kernel/index.ts';
import type { Scheme } from './scheme.ts';
import type { Standing } from './unit-score.ts';

/** So many ranks of a group may have a grade that is given to a share of its ranked units: rounded down. */
export const ranksWith = (top: number, among: number): number => Math.floor((top * among) / 100);

/**
 * The grade (等次) of a ranked unit: the first whose total it reaches, whose ranks hold it, and none of whose barring
 * deductions it has. Units that share a rank share its grade. Undefined grades give null.
 */
export function gradeOf({ grades }: Scheme, standing: Standing, rank: number, among: number): string | null {
  const found = grades.find(
    ({ least, top, without }) =>
      standing.total !== null &&
      compare(exact(standing.total), exact(least)) >= 0 &&
      (top === undefined || rank <= ranksWith(top, among)) &&
      without.every((line) => (standing.deductions[line]?.rows ?? 0) === 0),
  );
  return found?.id ?? null;
}
