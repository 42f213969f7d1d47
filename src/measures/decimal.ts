/** A number in decimal digits, exactly: 3.14 is 314 with two places. Money and shares are computed with it (law 10). */
export type Decimal = { readonly digits: bigint; readonly places: number };

const tenTo = (places: number): bigint => 10n ** BigInt(places);

/** Reads digits as people and JSON write them: 3.14, -2, 1e21. Anything else is a bug of the caller. */
export function decimal(written: string | number): Decimal {
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i.exec(String(written));
  if (!match) throw new Error(`“${written}” is no decimal number.`);
  const [, sign = '', whole = '0', part = '', exponent = '0'] = match;
  const places = part.length - Number(exponent);
  const digits = BigInt(`${sign}${whole}${part}`);
  return places < 0 ? { digits: digits * tenTo(-places), places: 0 } : { digits, places };
}

export const zero: Decimal = { digits: 0n, places: 0 };

/** Both in the finer of their places. */
function aligned(a: Decimal, b: Decimal): { a: bigint; b: bigint; places: number } {
  const places = Math.max(a.places, b.places);
  return { a: a.digits * tenTo(places - a.places), b: b.digits * tenTo(places - b.places), places };
}

export function plus(left: Decimal, right: Decimal): Decimal {
  const { a, b, places } = aligned(left, right);
  return { digits: a + b, places };
}

export const negated = ({ digits, places }: Decimal): Decimal => ({ digits: -digits, places });

export const minus = (left: Decimal, right: Decimal): Decimal => plus(left, negated(right));

export const times = (a: Decimal, b: Decimal): Decimal => ({
  digits: a.digits * b.digits,
  places: a.places + b.places,
});

/** Negative where the left is smaller, positive where it is larger, else 0. */
export function compare(left: Decimal, right: Decimal): number {
  const { a, b } = aligned(left, right);
  return a < b ? -1 : a > b ? 1 : 0;
}

export const signOf = ({ digits }: Decimal): number => (digits < 0n ? -1 : digits > 0n ? 1 : 0);

export const absolute = (value: Decimal): Decimal => (value.digits < 0n ? negated(value) : value);

/**
 * The quotient with so many places, rounded half away from zero: the house's rule for shares and growth.
 * @throws Error where the divisor is zero; callers ask first
 */
export function quotient(part: Decimal, whole: Decimal, places: number): Decimal {
  const { a, b } = aligned(part, whole);
  if (b === 0n) throw new Error('Nothing can be divided by zero.');
  const negative = a < 0n !== b < 0n;
  const size = (n: bigint) => (n < 0n ? -n : n);
  const scaled = size(a) * tenTo(places) * 2n + size(b);
  const digits = scaled / (size(b) * 2n);
  return { digits: negative ? -digits : digits, places };
}

/** The digits without idle zeros: 3.10 is written 3.1. */
export function writeDecimal({ digits, places }: Decimal): string {
  const negative = digits < 0n;
  const text = String(negative ? -digits : digits).padStart(places + 1, '0');
  const whole = text.slice(0, text.length - places);
  const part = text.slice(text.length - places).replace(/0+$/, '');
  const sign = negative && digits !== 0n ? '-' : '';
  return `${sign}${whole}${part === '' ? '' : `.${part}`}`;
}
