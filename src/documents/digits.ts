import { type Page, reasonAgainst, standsAt } from './not-measured.ts';
import { nounUnit, numberAt, rangeAt, type Tail, tailAt } from './printed-number.ts';
import { BEHIND, type Found, quantityOf, rankOf, rejected } from './quantity.ts';
import { indexBefore, measuredTime, measuredTimeAfter, threeParts } from './vocabulary/non-claims.ts';
import { timeUnits } from './vocabulary/units.ts';

const AHEAD = 24;
const RATIO = /^\s*：\s*\d+(?:\.\d+)?(?:\s*：\s*\d+(?:\.\d+)?)?/;
const DECIMAL = /\d+(?:\.\d+)?/g;

/** Reads the number printed in digits at `start`. */
export function readDigits(page: Page, start: number, digits: string): Found {
  const { folded } = page;
  const end = start + digits.length;
  const behind = folded.slice(Math.max(0, start - BEHIND), start);
  const reason = reasonAgainst(page, start, digits, behind, folded.slice(end, end + AHEAD));
  if (reason) return rejected(start, end, reason);
  return (
    ratio(folded, start, digits, behind) ??
    fraction(folded, start, digits, behind) ??
    measure(folded, start, digits, behind)
  );
}

/** 5.2 : 49 : 45.8 of the three industries is three quantities; any other ratio measures nothing. */
function ratio(folded: string, start: number, digits: string, behind: string): Found | undefined {
  const from = start + digits.length;
  const hit = RATIO.exec(folded.slice(from, from + AHEAD));
  if (!hit) return undefined;
  const next = from + hit[0].length;
  const parts = [...folded.slice(start, next).matchAll(DECIMAL)].map((m) => ({
    at: start + m.index,
    text: m[0],
  }));
  if (parts.length !== 3 || !threeParts.test(folded.slice(Math.max(0, start - 60), start))) {
    return {
      nonClaims: parts.map(({ at, text }) => ({
        start: at,
        end: at + text.length,
        reason: 'ratio',
        rule: 'ratio',
      })),
      next,
    };
  }
  const op = /约$/.test(behind) ? ('approx' as const) : ('eq' as const);
  const quantities = parts.map(({ at, text }, part) => ({
    start: at,
    end: at + text.length,
    value: Number(text),
    value2: null,
    unit: '%',
    counter: false,
    op,
    closing: false,
    rank: false,
    part,
    rule: 'ratio-of-industries',
  }));
  return { quantities, next };
}

/** 1/3 is a third. */
function fraction(folded: string, start: number, digits: string, behind: string): Found | undefined {
  const from = start + digits.length;
  const below = /^\/(\d+)/.exec(folded.slice(from, from + 4));
  if (!below?.[1] || Number(digits) >= Number(below[1])) return undefined;
  const value = Number(digits) / Number(below[1]);
  return quantityOf({ start, end: from + below[0].length, value, unit: '', behind, rule: 'fraction' });
}

const isTimed = (folded: string, behind: string, tail: Tail): boolean =>
  measuredTime.test(behind) || measuredTimeAfter.test(folded.slice(tail.end, tail.end + 8));

/** 高于全省6.8和22.5个百分点: the first of two prints no unit. */
function sharedUnit(folded: string, number: { readonly end: number; readonly scale: string }): string {
  if (number.scale !== '') return '';
  const hit = /^(?:和|、|及|与)\d+(?:\.\d+)?(个百分点|百分点|%|倍)/.exec(
    folded.slice(number.end, number.end + 16),
  );
  return hit?.[1] ?? '';
}

function measure(folded: string, start: number, digits: string, behind: string): Found {
  const end = start + digits.length;
  const number = numberAt(folded, start, digits);
  const tail = tailAt(folded, number.end, false);
  if (/(?:前|第)$/.test(behind) && (/^[位名]/.test(tail.unit) || standsAt(behind))) {
    return rankOf(folded, start, tail.unit === '' ? number.end : tail.end, number.value, behind);
  }
  if (timeUnits.has(tail.unit) && !isTimed(folded, behind, tail)) return rejected(start, end, 'duration');
  const range = /[由从自][^，。；]{0,12}$/.test(behind) ? undefined : rangeAt(folded, number, tail);
  if (range) {
    const { value, value2 } = range;
    return quantityOf({
      start,
      end: range.tail.end,
      value,
      value2,
      unit: range.tail.unit,
      behind,
      rule: 'range',
    });
  }
  const unit = tail.unit || sharedUnit(folded, number) || nounUnit(folded, tail.end);
  if (unit === '' && number.scale === '' && !indexBefore.test(behind)) return rejected(start, end, 'no-unit');
  const close = number.more && tail.op === null ? { ...tail, op: 'gt' as const } : tail;
  return quantityOf({ start, end: tail.end, value: number.value, unit, behind, tail: close, rule: 'digits' });
}
