import type { Day } from '../../clock/index.ts';
import type { Wording } from '../../kernel/index.ts';
import type { Counting, FactKind } from '../facts.ts';

/** Like is ranked with like: one group of units, by kind, by name, or both. */
export type Group = {
  readonly id: string;
  readonly name: Wording;
  readonly kinds: readonly string[];
  readonly only: readonly string[];
  readonly except: readonly string[];
};

/** One indicator: a rate that a matter defines, and its weight. */
export type Indicator = {
  readonly id: string;
  readonly name: Wording;
  readonly weight: number;
  /** `matter/rate`. */
  readonly rate: string;
  /** What a unit without enough rows gets: its weight is shared out over the others, or nothing is earned. */
  readonly missing: 'share-out' | 'zero';
  /** Fewer rows than this are none. */
  readonly least: number;
};

/** Points taken off for each row of a kind of facts. */
export type Deduction = {
  readonly id: string;
  readonly name: Wording;
  readonly matter: string;
  readonly facts: FactKind;
  /** Which rows cost points. */
  readonly when: string;
  readonly points: number;
  /** The most that it can cost. */
  readonly cap: number;
};

/**
 * A scheme (评价办法) as computing sees it: who is ranked with whom, what counts how much, what happens where
 * data is missing, how is rounded and how ties are settled. Everything a reader needs to compute it again.
 */
export type Scheme = {
  readonly id: string;
  readonly name: Wording;
  readonly confirmed: boolean;
  readonly from: Day;
  readonly to: Day;
  readonly groups: readonly Group[];
  readonly indicators: readonly Indicator[];
  readonly deductions: readonly Deduction[];
  /** Units with few rows of an indicator: what deductions cost them is multiplied. */
  readonly few?: { readonly indicator: string; readonly below: number; readonly times: number } | undefined;
  /** Decimal places of each indicator's points and of the total; a half is rounded up. */
  readonly places: number;
  readonly ties: {
    /** Indicators that settle equal totals, one after the other. */
    readonly by: readonly string[];
    /** The rank after two equal ones: 1, 1, 3 or 1, 1, 2. */
    readonly next: 'skip' | 'follow';
  };
};

/** A unit that is scored, in its group. */
export type ScoredUnit = { readonly id: string; readonly name: string; readonly group: string };

/** An item left out of a unit's score: asked for by one person, granted by another. */
export type Exclusion = {
  /** The case, by its number. */
  readonly case: string;
  /** The indicator or deduction it is left out of; null for all. */
  readonly of: string | null;
  readonly reason: string;
  /** The record of asking and granting, by its number, and by whom: posts, never the same person. */
  readonly record: string;
  readonly askedBy: string;
  readonly grantedBy: string;
};

/** What every line of a score counts: an indicator's rate, or the rows that cost points. */
export type Line = { readonly id: string; readonly matter: string; readonly counting: Counting };
