import { divide, type Exact, negative, round } from '../kernel/index.ts';

/**
 * Exact numbers (`kernel/exact.ts`) in the words of this room: every figure here is a decimal, for a quotient is rounded
 * as soon as it is taken.
 */
export {
  add as plus,
  compare,
  type Exact as Decimal,
  exact as decimal,
  multiply as times,
  negative as negated,
  spell as writeDecimal,
  subtract as minus,
  zero,
} from '../kernel/index.ts';

/** Negative below zero, positive above it, else 0. */
export const signOf = ({ over }: Exact): number => (over < 0n ? -1 : over > 0n ? 1 : 0);

export const absolute = (value: Exact): Exact => (value.over < 0n ? negative(value) : value);

/**
 * The quotient with so many places, rounded half away from zero: the house's rule for shares and growth.
 * @throws Error where the divisor is zero; callers ask first
 */
export const quotient = (part: Exact, whole: Exact, places: number): Exact =>
  round(divide(part, whole), places);
