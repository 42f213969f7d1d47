/**
 * An exact number: a fraction in lowest terms whose lower part is positive. Scores and thresholds are computed
 * with these alone, so that whoever computes them again gets the same last digit (decision 0017).
 */
export type Exact = { readonly over: bigint; readonly under: bigint };

const abs = (value: bigint): bigint => (value < 0n ? -value : value);

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [abs(a), abs(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/** A fraction in lowest terms. Throws a plain error for a lower part of zero. */
export function fraction(over: bigint, under: bigint): Exact {
  if (under === 0n) throw new Error('A fraction over zero has no value.');
  const sign = under < 0n ? -1n : 1n;
  const common = divisor(over, under);
  return { over: (sign * over) / common, under: (sign * under) / common };
}

const decimal = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * A number as it is written: of a decimal text every digit counts, and a number of JavaScript is taken as the
 * shortest decimal that means it, which is what people see of it.
 */
export function exact(written: string | number | bigint): Exact {
  if (typeof written === 'bigint') return { over: written, under: 1n };
  const match = decimal.exec(String(written));
  if (!match) throw new Error(`“${written}” is no number.`);
  const [, sign, whole = '', part = '', power = '0'] = match;
  const digits = BigInt(`${sign}${whole}${part}`);
  const shift = BigInt(power) - BigInt(part.length);
  return shift >= 0n ? fraction(digits * 10n ** shift, 1n) : fraction(digits, 10n ** -shift);
}

export const zero: Exact = exact(0n);

export const add = (a: Exact, b: Exact): Exact =>
  fraction(a.over * b.under + b.over * a.under, a.under * b.under);
export const negative = (a: Exact): Exact => ({ over: -a.over, under: a.under });
export const subtract = (a: Exact, b: Exact): Exact => add(a, negative(b));
export const multiply = (a: Exact, b: Exact): Exact => fraction(a.over * b.over, a.under * b.under);
/** Throws a plain error where `b` is zero: ask before. */
export const divide = (a: Exact, b: Exact): Exact => fraction(a.over * b.under, a.under * b.over);
export const sum = (all: readonly Exact[]): Exact => all.reduce(add, zero);

/** Below, equal or above, as -1, 0 or 1. */
export function compare(a: Exact, b: Exact): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

export const smaller = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
export const larger = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);

/** Rounded to so many decimal places, a half away from zero (四舍五入). */
export function round(value: Exact, places: number): Exact {
  const scale = 10n ** BigInt(places);
  const scaled = 2n * abs(value.over) * scale + value.under;
  const whole = scaled / (2n * value.under);
  return fraction(value.over < 0n ? -whole : whole, scale);
}

/** The decimal text with exactly so many places, rounded as `round` does. */
export function toText(value: Exact, places: number): string {
  const rounded = round(value, places);
  const scaled = (abs(rounded.over) * 10n ** BigInt(places)) / rounded.under;
  const digits = scaled.toString().padStart(places + 1, '0');
  const sign = rounded.over < 0n ? '-' : '';
  return places === 0 ? sign + digits : `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

const mostPlaces = 40;

/** The shortest decimal text of a number that has one; otherwise the fraction, as in 1/3. */
export function spell(value: Exact): string {
  for (let places = 0; places <= mostPlaces; places += 1)
    if (10n ** BigInt(places) % value.under === 0n) return toText(value, places);
  return `${value.over}/${value.under}`;
}
