import {
  compare,
  type Exact,
  exact,
  fraction,
  larger,
  multiply,
  round,
  smaller,
  spell,
  subtract,
  sum,
  toText,
  zero,
} from '../../kernel/index.ts';
import { readExpression } from '../expression/check.ts';
import { evaluate } from '../expression/evaluate.ts';
import { markColumns } from '../facts.ts';
import { percentOf } from '../rate.ts';
import { noRows, type Total, type Totals } from './lines.ts';
import type { Charge, Indicator, Scheme, ScoredUnit } from './scheme.ts';

export type Points = {
  readonly rows: number;
  readonly numerator: string;
  /** The rate in percent; null where there were too few rows. */
  readonly rate: string | null;
  /** What the rate is worth, from 0 to 100: itself, or by the scheme's marks. Null where there were too few rows. */
  readonly points: string | null;
  /** True where the missing points counted as nothing. */
  readonly zeroed: boolean;
};

/** What rows cost or bring. */
export type Cost = {
  readonly rows: number;
  /** How many times the points are taken: what the rows count together. */
  readonly counted: string;
  /** What that comes to before the cap. */
  readonly full: string;
  readonly points: string;
};

/** Why a unit is shown apart (不参评): too few rows of what it takes part by, or no points of any indicator. */
export type Apart = 'few-items' | 'no-points';

export type UnitScore = {
  readonly unit: string;
  readonly name: string;
  readonly group: string;
  readonly indicators: Readonly<Record<string, Points>>;
  readonly bases: Readonly<Record<string, number>>;
  readonly deductions: Readonly<Record<string, Cost>>;
  readonly additions: Readonly<Record<string, Cost>>;
  /** Rows of what it takes part by. */
  readonly items: number;
  readonly apart: Apart | null;
  readonly few: boolean;
  /** Weighted points, or full marks, before anything was added or taken off; null where there are none. */
  readonly weighted: string | null;
  /** All that was taken off, and all that was added, after caps. */
  readonly taken: string;
  readonly added: string;
  /** What the floor gave back, and what the ceiling cut. */
  readonly givenBack: string;
  readonly cut: string;
  readonly total: string | null;
  readonly rank: number | null;
  readonly tie: Tie | null;
  readonly grade: string | null;
};

/** Units of the same total: all of them, those that share the rank, and what settled the order among them. */
export type Tie = {
  readonly with: readonly string[];
  readonly shared: readonly string[];
  /** The indicators of the scheme's list that differ among them, in the order in which they were held against. */
  readonly by: readonly string[];
};

/** A unit's score before it is held against others. */
export type Standing = Omit<UnitScore, 'rank' | 'tie' | 'grade'>;

const totalOf = (totals: ReadonlyMap<string, Totals>, line: string, unit: string): Total =>
  totals.get(line)?.get(unit) ?? noRows;

/** What a rate is worth by an indicator's marks, held between 0 and 100 and rounded. */
function marked({ marks }: Indicator, rate: Exact, rows: number, places: number): Exact {
  if (marks === undefined) return rate;
  const read = readExpression(marks, markColumns, 'number');
  const value =
    'expression' in read ? evaluate(read.expression, { rate: Number(spell(rate)), rows }) : undefined;
  if (typeof value !== 'object' || value === null) throw new Error('Unchecked marks were computed.');
  return round(smaller(larger(value, zero), exact(100n)), places);
}

function pointsOf(indicator: Indicator, { rows, numerator }: Total, places: number): Points {
  const rate = rows < indicator.least ? null : percentOf({ rows, numerator }, places);
  return {
    rows,
    numerator: spell(numerator),
    rate: rate && toText(rate, places),
    points: rate && toText(marked(indicator, rate, rows, places), places),
    zeroed: rate === null && indicator.missing === 'zero',
  };
}

/** Σ weight × points ÷ Σ weight, over the indicators that count; full marks where the scheme has none. */
function weightedOf(
  { indicators, places, fullMarks }: Scheme,
  points: UnitScore['indicators'],
): Exact | null {
  if (indicators.length === 0) return exact(fullMarks ?? 0);
  const counted = indicators.flatMap(({ id, weight }) => {
    const own = points[id];
    return own && (own.points !== null || own.zeroed)
      ? [{ weight: exact(weight), points: exact(own.points ?? '0') }]
      : [];
  });
  const weights = sum(counted.map(({ weight }) => weight));
  const earned = sum(counted.map(({ weight, points: own }) => multiply(weight, own)));
  if (compare(weights, zero) === 0) return null;
  return round(fraction(earned.over * weights.under, earned.under * weights.over), places);
}

function costOf({ points, cap }: Charge, { rows, numerator }: Total, times: Exact, places: number): Cost {
  const full = multiply(multiply(exact(points), numerator), times);
  return {
    rows,
    counted: spell(numerator),
    full: toText(full, places),
    points: toText(smaller(full, exact(cap)), places),
  };
}

/** A total between the floor and the ceiling, and what they changed. */
function bounded({ floor, ceiling }: Scheme, reached: Exact) {
  const raised = larger(reached, exact(floor));
  const total = ceiling === undefined ? raised : smaller(raised, exact(ceiling));
  return { total, givenBack: subtract(raised, reached), cut: subtract(raised, total) };
}

/** The rows by which a unit takes part: of the lines that the scheme names, or of all indicators and bases. */
function itemsOf({ takingPart, indicators, bases }: Scheme, rowsOf: (line: string) => number): number {
  const lines = takingPart.of.length > 0 ? takingPart.of : [...indicators, ...bases].map(({ id }) => id);
  return lines.reduce((all, line) => all + rowsOf(line), 0);
}

const charged = (costs: Readonly<Record<string, Cost>>): Exact =>
  sum(Object.values(costs).map(({ points }) => exact(points)));

/** The score of one unit by itself: pure and exact. */
export function scoreUnit(scheme: Scheme, totals: ReadonlyMap<string, Totals>, unit: ScoredUnit): Standing {
  const { places, few, takingPart } = scheme;
  const own = (line: string) => totalOf(totals, line, unit.id);
  const each = <T, V>(list: readonly (T & { readonly id: string })[], give: (one: T) => V) =>
    Object.fromEntries(list.map((one) => [one.id, give(one)]));
  const indicators = each(scheme.indicators, (one) => pointsOf(one, own(one.id), places));
  const weighted = weightedOf(scheme, indicators);
  const isFew = few !== undefined && own(few.of).rows < few.below;
  const times = exact(isFew && few ? few.times : 1);
  const deductions = each(scheme.deductions, (one) => costOf(one, own(one.id), times, places));
  const additions = each(scheme.additions, (one) => costOf(one, own(one.id), exact(1n), places));
  const [taken, added] = [charged(deductions), charged(additions)];
  const { total, givenBack, cut } = bounded(scheme, subtract(sum([weighted ?? zero, added]), taken));
  const items = itemsOf(scheme, (line) => own(line).rows);
  const apart = items < takingPart.least ? 'few-items' : weighted === null ? 'no-points' : null;
  const text = (value: Exact): string => toText(apart === null ? value : zero, places);
  return {
    unit: unit.id,
    name: unit.name,
    group: unit.group,
    indicators,
    bases: each(scheme.bases, ({ id }) => own(id).rows),
    deductions,
    additions,
    items,
    apart,
    few: isFew,
    weighted: weighted && toText(weighted, places),
    taken: toText(taken, places),
    added: toText(added, places),
    givenBack: text(givenBack),
    cut: text(cut),
    total: apart === null ? toText(total, places) : null,
  };
}
