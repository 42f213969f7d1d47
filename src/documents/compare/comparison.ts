import type { Wording } from '../../kernel/index.ts';
import type { Claim, Reading, Span } from '../reading.ts';

/**
 * reached 完成 · exceeded 超额完成 · short 未达到 · changed 口径变化: the same thing told by another unit, definition,
 * threshold or period, so that the figures must not be compared · not-mentioned 未提及 · unsure 待核实: a person decides.
 */
export type Verdict = 'reached' | 'exceeded' | 'short' | 'changed' | 'not-mentioned' | 'unsure';

/** Every verdict, in the order in which they are shown. */
export const verdicts: readonly Verdict[] = [
  'reached',
  'exceeded',
  'short',
  'changed',
  'unsure',
  'not-mentioned',
];

/** A text with its reading. */
export type ReadText = { readonly text: string; readonly reading: Reading };

/** A place in a text: the words around, and inside them the figure where there is one. Both are of the text unchanged. */
export type Quoted = Span & {
  readonly text: string;
  /** The figure as it is printed; null for a promise without one. */
  readonly figure: string | null;
};

/** One promise of last year's plan held against this year's report. */
export type ComparedItem = {
  readonly id: number;
  /** The commitment of last year's reading that holds it; null where the reading has none there. */
  readonly commitment: number | null;
  /** The claim of last year's reading; null for a promise that is judged by its named objects. */
  readonly claim: number | null;
  /** What is measured or named, in the words of last year. */
  readonly subject: string;
  readonly verdict: Verdict;
  /** From 0 to 1: how sure the matching is. A rule of thumb, not a probability. */
  readonly confidence: number;
  readonly reason: Wording;
  readonly last: Quoted;
  /** Where this year's report speaks of it; null where nothing was found. */
  readonly now: Quoted | null;
};

export type VerdictCounts = Readonly<Record<Verdict, number>>;

/** Kept = reached + exceeded, over reached + exceeded + short; `share` in percent, null where nothing was judged. */
export type KeptRatio = {
  readonly kept: number;
  readonly judged: number;
  readonly share: number | null;
  readonly definition: Wording;
};

export type Comparison = {
  readonly last: { readonly title: string | null; readonly year: number };
  readonly now: { readonly title: string | null; readonly year: number };
  readonly items: readonly ComparedItem[];
  readonly counts: VerdictCounts;
  readonly ratio: KeptRatio;
  /** How figures are judged: what 左右 allows, what counts as exceeded. */
  readonly tolerance: Wording;
};

/** What was decided of one promise, before it is written down. */
export type Finding = {
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly reason: Wording;
  readonly now: Span | null;
  readonly figure: Claim | null;
};
