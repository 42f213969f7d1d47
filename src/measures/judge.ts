import { absolute, compare, type Decimal, decimal, minus, quotient, times } from './decimal.ts';
import type { Target } from './target.ts';

/** Whether a figure reaches a target: `undefined` where the target names no figure. */
export function isReached(target: Target, amount: Decimal, about: number): boolean | undefined {
  if (target.value === null) return undefined;
  const aim = decimal(target.value);
  const order = compare(amount, aim);
  switch (target.op) {
    case 'eq':
      return order === 0;
    case 'ge':
      return order >= 0;
    case 'gt':
      return order > 0;
    case 'le':
      return order <= 0;
    case 'lt':
      return order < 0;
    case 'approx':
      return compare(absolute(minus(amount, aim)), toleranceOf(target, about)) <= 0;
    case 'range':
      return order >= 0 && (target.value2 === null || compare(amount, decimal(target.value2)) <= 0);
  }
}

/** How far from its value still counts as about it: as stated, else a share of the value by definition. */
export function toleranceOf({ tolerance, value }: Target, about: number): Decimal {
  if (tolerance !== undefined) return decimal(tolerance);
  return quotient(times(absolute(decimal(value ?? 0)), decimal(about)), decimal(100), 6);
}
