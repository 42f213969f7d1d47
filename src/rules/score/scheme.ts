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
  /**
   * How the rate becomes points, where it is not simply itself: an expression over `rate`, the rate in percent as it
   * is rounded, and `rows`. What it gives is held between 0 and 100.
   */
  readonly marks?: string | undefined;
  /** What a unit without enough rows gets: its weight is shared out over the others, or nothing is earned. */
  readonly missing: 'share-out' | 'zero';
  /** Fewer rows than this are none. */
  readonly least: number;
};

/** Rows that are counted for no points of their own: a unit's items, by which it takes part or has few (基数). */
export type Base = {
  readonly id: string;
  readonly name: Wording;
  readonly matter: string;
  readonly facts: FactKind;
  /** Which rows are counted. */
  readonly when: string;
};

/** Points taken off (扣分) or added (加分) for each row of a kind of facts. */
export type Charge = Base & {
  /** How many times the points are taken for one row, 1 where nothing is said: an expression, such as days late. */
  readonly counts: string;
  readonly points: number;
  /** The most that it can come to. */
  readonly cap: number;
};

/**
 * A grade (等次): the first of the list whose conditions a ranked unit fulfils is its own. The last one asks for
 * nothing, so that every ranked unit has a grade.
 */
export type Grade = {
  readonly id: string;
  readonly name: Wording;
  /** The total that it takes. */
  readonly least: number;
  /** The share of the ranked units of a group, in percent, whose ranks may have it, rounded down. */
  readonly top?: number | undefined;
  /** Deductions of which a unit may have no row: 一票否决. */
  readonly without: readonly string[];
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
  /** What every unit begins with where no indicator is weighted (扣分制). */
  readonly fullMarks?: number | undefined;
  readonly indicators: readonly Indicator[];
  readonly bases: readonly Base[];
  readonly deductions: readonly Charge[];
  readonly additions: readonly Charge[];
  /**
   * A unit takes part (参评) when it has at least so many rows of these indicators and bases together; without a
   * list, of all of them. Who does not is shown apart, with the number, and is not ranked.
   */
  readonly takingPart: { readonly of: readonly string[]; readonly least: number };
  /** Units with few rows of an indicator or a base: what deductions cost them is multiplied. */
  readonly few?: { readonly of: string; readonly below: number; readonly times: number } | undefined;
  /** No total is below the floor, none above the ceiling; what either changed is told. */
  readonly floor: number;
  readonly ceiling?: number | undefined;
  readonly grades: readonly Grade[];
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

/**
 * What a line of a score is for: an indicator's rate, rows that are counted alone, or rows that cost or bring
 * points.
 */
export type LineUse = 'indicator' | 'base' | 'deduction' | 'addition';

/** What every line of a score counts. */
export type Line = {
  readonly id: string;
  readonly use: LineUse;
  readonly matter: string;
  readonly counting: Counting;
};
