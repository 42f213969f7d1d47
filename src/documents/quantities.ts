import { readDigits } from './digits.ts';
import { pageOf } from './not-measured.ts';
import { SPELLED } from './numerals.ts';
import type { Quantity, Rejected } from './quantity.ts';
import type { Span } from './reading.ts';
import { readSpelled } from './spelled.ts';

export type Numbers = { readonly quantities: Quantity[]; readonly nonClaims: Rejected[] };

const NUMBER = new RegExp(`\\d+(?:,\\d{3})*(?:\\.\\d+)?|[${SPELLED}]+|半|首位`, 'y');
/** What a number may begin with, by its code: far quicker to ask than the shape itself. */
const BEGINS = new Uint8Array(0x10000);
for (const c of `0123456789${SPELLED}半首`) BEGINS[c.charCodeAt(0)] = 1;

/** Every number of the folded text: what measures something, and what does not and why. */
export function numbersIn(folded: string, span: Span): Numbers {
  const page = pageOf(folded);
  const numbers: Numbers = { quantities: [], nonClaims: [] };
  for (let at = span.start; at < span.end; at += 1) {
    const first = folded.charCodeAt(at);
    if (BEGINS[first] === 0) continue;
    NUMBER.lastIndex = at;
    const number = NUMBER.exec(folded)?.[0];
    if (number === undefined) continue;
    const found = first >= 48 && first <= 57 ? readDigits(page, at, number) : readSpelled(page, at, number);
    if (found.quantities) numbers.quantities.push(...found.quantities);
    if (found.nonClaims) numbers.nonClaims.push(...found.nonClaims);
    at = found.next - 1;
  }
  return numbers;
}
