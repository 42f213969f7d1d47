import { readDigits } from './digits.ts';
import { pageOf } from './not-measured.ts';
import { SPELLED } from './numerals.ts';
import type { Quantity, Rejected } from './quantity.ts';
import type { Span } from './reading.ts';
import { readSpelled } from './spelled.ts';

export type Numbers = { readonly quantities: Quantity[]; readonly nonClaims: Rejected[] };

const NUMBER = new RegExp(`\\d+(?:,\\d{3})*(?:\\.\\d+)?|[${SPELLED}]+|半|首位`, 'g');
/** Every number of the folded text: what measures something, and what does not and why. */
export function numbersIn(folded: string, span: Span): Numbers {
  const page = pageOf(folded);
  const numbers: Numbers = { quantities: [], nonClaims: [] };
  NUMBER.lastIndex = span.start;
  for (let m = NUMBER.exec(folded); m && m.index < span.end; m = NUMBER.exec(folded)) {
    const first = m[0].charCodeAt(0);
    const found =
      first >= 48 && first <= 57 ? readDigits(page, m.index, m[0]) : readSpelled(page, m.index, m[0]);
    numbers.quantities.push(...(found.quantities ?? []));
    numbers.nonClaims.push(...(found.nonClaims ?? []));
    NUMBER.lastIndex = found.next;
  }
  return numbers;
}
