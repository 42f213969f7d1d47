import { comparatorBefore, type Tail } from './printed-number.ts';
import type { NonClaim, Op, Span } from './reading.ts';
import { counterUnits, unitName } from './vocabulary/units.ts';

/** A number with its unit, its comparators and its place; the span is the whole quantity expression. */
export type Quantity = Span & {
  readonly value: number | null;
  readonly value2: number | null;
  readonly unit: string;
  /** The unit's class decides how its thing is found. */
  readonly counter: boolean;
  readonly op: Op;
  /** True where the comparison closes the expression (以上, 左右 …): with 分别 it reaches back. */
  readonly closing: boolean;
  /** 第2位, 前三名. */
  readonly rank: boolean;
  /** One part of a printed ratio, from 0. */
  readonly part: number | null;
  readonly rule: string;
};

export type Rejected = NonClaim & { readonly rule: string };
/** What one number gave, and where reading goes on. */
export type Found = {
  readonly quantities?: readonly Quantity[];
  readonly nonClaims?: readonly Rejected[];
  readonly next: number;
};

/** How much text before a number its shapes may look at. */
export const BEHIND = 24;

export const rejected = (start: number, end: number, reason: string): Found => ({
  nonClaims: [{ start, end, reason, rule: reason }],
  next: end,
});

export type Parts = {
  readonly start: number;
  readonly end: number;
  readonly value: number | null;
  readonly value2?: number;
  readonly unit: string;
  readonly behind: string;
  readonly tail?: Tail;
  readonly rule: string;
};

/** The comparison that a number's surroundings make: 以上 behind it, 超过 before it. */
function comparison(parts: Parts, before: { op: Op } | undefined): Op {
  if (parts.value2 !== undefined) return 'range';
  const behind = parts.tail?.op ?? null;
  if (behind === null) return before?.op ?? 'eq';
  if (behind === 'gt' && before && before.op !== 'approx') return before.op;
  return behind === 'ge' && before?.op === 'gt' ? 'gt' : behind;
}

/** A quantity from what was printed. */
export function quantityOf(parts: Parts): Found {
  const before = comparatorBefore(parts.behind, parts.rule === 'spelled');
  const quantity: Quantity = {
    start: parts.start - (before?.length ?? 0),
    end: parts.end,
    value: parts.value,
    value2: parts.value2 ?? null,
    unit: unitName(parts.unit),
    counter: counterUnits.has(parts.unit),
    op: comparison(parts, before),
    closing: parts.tail?.closing ?? false,
    rank: false,
    part: null,
    rule: parts.rule,
  };
  return { quantities: [quantity], next: parts.end };
}

/** A place in a ranking: 第2位, 前三名. */
export function rankOf(folded: string, number: number, end: number, value: number, behind: string): Found {
  const prefix = /[前第]\s*$/.exec(behind)?.[0].length ?? 0;
  const quantity: Quantity = {
    start: number - prefix,
    end,
    value,
    value2: null,
    unit: folded.charAt(end - 1) === '名' ? '名' : '位',
    counter: false,
    op: behind.trimEnd().endsWith('前') ? 'le' : 'eq',
    closing: false,
    rank: true,
    part: null,
    rule: 'rank',
  };
  return { quantities: [quantity], next: end };
}
