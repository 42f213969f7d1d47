import {
  add,
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
} from '../exact.ts';
import type { Plain } from '../expression/expression.ts';
import type { Counting, FactKind, Row } from '../facts.ts';
import { Counter, percentOf, type Span } from '../rate.ts';
import { rank } from './rank.ts';
import type { Exclusion, Line, Scheme, ScoredUnit } from './scheme.ts';

/** A row as the result shows it: what the expressions name, and why it was left out where it was. */
export type ShownRow = {
  readonly unit: string;
  readonly case: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly values: Readonly<Record<string, Plain>>;
  readonly among: boolean;
  /** What it puts into the numerator; null where it is not among those counted. */
  readonly counts: string | null;
  readonly excluded: Omit<Exclusion, 'case' | 'of'> | null;
};

export type ShownLine = Line & {
  readonly columns: readonly string[];
  readonly rows: readonly ShownRow[];
  /** Rows that are not shown, by unit: too few ratings, which would give away who rated. */
  readonly withheld: Readonly<Record<string, number>>;
};

export type Points = {
  readonly rows: number;
  readonly numerator: string;
  /** From 0 to 100; null where there were too few rows. */
  readonly points: string | null;
  /** True where the missing points counted as nothing. */
  readonly zeroed: boolean;
};
export type Cost = { readonly rows: number; readonly points: string };

export type UnitScore = {
  readonly unit: string;
  readonly name: string;
  readonly group: string;
  readonly indicators: Readonly<Record<string, Points>>;
  readonly deductions: Readonly<Record<string, Cost>>;
  readonly few: boolean;
  /** Weighted points before anything was taken off; null where no indicator had rows. */
  readonly weighted: string | null;
  readonly total: string | null;
  readonly rank: number | null;
};

/** A computed score: all that a reader needs to compute it again, and what it came to. */
export type Scored = {
  readonly lines: readonly ShownLine[];
  readonly scores: readonly UnitScore[];
  /** Rows of units that are not scored, by unit: they count for nobody. */
  readonly unscored: Readonly<Record<string, number>>;
};

export type ScoreInput = {
  readonly scheme: Scheme;
  /** What each rate that the scheme names counts, by `matter/rate`. */
  readonly rates: ReadonlyMap<string, Counting>;
  readonly units: readonly ScoredUnit[];
  readonly rows: (matter: string, facts: FactKind) => readonly Row[];
  readonly exclusions: readonly Exclusion[];
  readonly span: Span;
};

/** What each indicator and each deduction counts. */
export function linesOf({ indicators, deductions }: Scheme, rates: ReadonlyMap<string, Counting>): Line[] {
  return [
    ...indicators.map(({ id, rate }): Line => {
      const counting = rates.get(rate);
      if (!counting) throw new Error(`No rate ${rate}.`);
      return { id, matter: rate.slice(0, rate.indexOf('/')), counting };
    }),
    ...deductions.map(
      ({ id, matter, facts, when }): Line => ({
        id,
        matter,
        counting: { facts, among: when, counts: '1' },
      }),
    ),
  ];
}

/** Ratings come without their case and in an order that says nothing of it. */
const byContent = (a: ShownRow, b: ShownRow): number => {
  const [left, right] = [a, b].map(({ unit, values }) => JSON.stringify([unit, values]));
  return Number((left ?? '') > (right ?? '')) - Number((left ?? '') < (right ?? ''));
};

function showLine(line: Line, least: number, input: ScoreInput, units: ReadonlySet<string>): ShownLine {
  const counter = new Counter(line.counting, input.span);
  const columns = counter.columns();
  const isRating = line.counting.facts === 'ratings';
  const exclusions = new Map(
    input.exclusions.filter(({ of }) => of === null || of === line.id).map((one) => [one.case, one]),
  );
  const rows = input
    .rows(line.matter, line.counting.facts)
    .filter(({ unit }) => units.has(unit))
    .map((row): ShownRow => {
      const left = exclusions.get(row.number);
      const among = left === undefined && counter.isAmong(row);
      const excluded = left && {
        reason: left.reason,
        record: left.record,
        askedBy: left.askedBy,
        grantedBy: left.grantedBy,
      };
      return {
        unit: row.unit,
        case: isRating ? null : row.case,
        number: isRating ? null : row.number,
        title: isRating ? null : row.title,
        values: Object.fromEntries(columns.map((name) => [name, row.values[name] ?? null])),
        among,
        counts: among ? spell(counter.counts(row)) : null,
        excluded: excluded ?? null,
      };
    });
  if (!isRating) return { ...line, columns, rows, withheld: {} };
  return { ...line, columns, ...withholdFew(rows.sort(byContent), least) };
}

function withholdFew(rows: readonly ShownRow[], least: number): Pick<ShownLine, 'rows' | 'withheld'> {
  const counted = new Map<string, number>();
  for (const { unit, among } of rows) counted.set(unit, (counted.get(unit) ?? 0) + Number(among));
  const withheld = Object.fromEntries([...counted].filter(([, count]) => count < least));
  return { rows: rows.filter(({ unit }) => !(unit in withheld)), withheld };
}

type Totals = ReadonlyMap<string, { readonly rows: number; readonly numerator: Exact }>;

function totalsOf({ rows }: ShownLine): Totals {
  const totals = new Map<string, { rows: number; numerator: Exact }>();
  for (const { unit, among, counts } of rows) {
    if (!among) continue;
    const before = totals.get(unit) ?? { rows: 0, numerator: zero };
    totals.set(unit, { rows: before.rows + 1, numerator: add(before.numerator, exact(counts ?? '0')) });
  }
  return totals;
}

const none = { rows: 0, numerator: zero };

function pointsOf(scheme: Scheme, totals: ReadonlyMap<string, Totals>, unit: string): Record<string, Points> {
  const { indicators, places } = scheme;
  return Object.fromEntries(
    indicators.map(({ id, least, missing }): [string, Points] => {
      const rated = totals.get(id)?.get(unit) ?? none;
      const points = rated.rows < least ? null : percentOf(rated, places);
      return [
        id,
        {
          rows: rated.rows,
          numerator: spell(rated.numerator),
          points: points && toText(points, places),
          zeroed: points === null && missing === 'zero',
        },
      ];
    }),
  );
}

/** Σ weight × points ÷ Σ weight, over the indicators that count; null where none does. */
function weightedOf({ indicators, places }: Scheme, points: Record<string, Points>): Exact | null {
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

function costsOf(
  { deductions, places, few }: Scheme,
  totals: ReadonlyMap<string, Totals>,
  unit: string,
  isFew: boolean,
): Record<string, Cost> {
  const times = exact(isFew && few ? few.times : 1);
  return Object.fromEntries(
    deductions.map(({ id, points, cap }): [string, Cost] => {
      const { rows } = totals.get(id)?.get(unit) ?? none;
      const cost = smaller(multiply(multiply(exact(points), exact(rows)), times), exact(cap));
      return [id, { rows, points: toText(cost, places) }];
    }),
  );
}

function scoreUnit(
  scheme: Scheme,
  totals: ReadonlyMap<string, Totals>,
  unit: ScoredUnit,
): Omit<UnitScore, 'rank'> {
  const { places, few } = scheme;
  const indicators = pointsOf(scheme, totals, unit.id);
  const weighted = weightedOf(scheme, indicators);
  const isFew = few !== undefined && (indicators[few.indicator]?.rows ?? 0) < few.below;
  const deductions = costsOf(scheme, totals, unit.id, isFew);
  const cost = sum(Object.values(deductions).map(({ points }) => exact(points)));
  return {
    unit: unit.id,
    name: unit.name,
    group: unit.group,
    indicators,
    deductions,
    few: isFew,
    weighted: weighted && toText(weighted, places),
    total: weighted && toText(larger(subtract(weighted, cost), zero), places),
  };
}

const keyOf = (points: string | null | undefined): bigint | null =>
  points === null || points === undefined ? null : BigInt(points.replace('.', ''));

function unscoredOf(
  input: ScoreInput,
  lines: readonly Line[],
  units: ReadonlySet<string>,
): Record<string, number> {
  const unscored: Record<string, number> = {};
  const seen = new Set<string>();
  for (const { matter, counting } of lines) {
    const kind = `${matter}/${counting.facts}`;
    if (seen.has(kind)) continue;
    seen.add(kind);
    for (const { unit } of input.rows(matter, counting.facts))
      if (!units.has(unit)) unscored[unit] = (unscored[unit] ?? 0) + 1;
  }
  return unscored;
}

/**
 * Computes a scheme over facts: pure and exact. Each indicator is its rate in percent, rounded half up; the
 * weighted mean is rounded again, deductions are taken off down to zero, and units are ranked within their group.
 */
export function computeScore(input: ScoreInput): Scored {
  const { scheme } = input;
  const units = new Set(input.units.map(({ id }) => id));
  const lines = linesOf(scheme, input.rates);
  const shown = lines.map((line) =>
    showLine(line, scheme.indicators.find(({ id }) => id === line.id)?.least ?? 1, input, units),
  );
  const totals = new Map(shown.map((line) => [line.id, totalsOf(line)]));
  const scores = input.units.map((unit) => scoreUnit(scheme, totals, unit));
  const places = scores.map(({ unit, group, total, indicators }) => ({
    unit,
    group,
    keys: [keyOf(total), ...scheme.ties.by.map((id) => keyOf(indicators[id]?.points))],
  }));
  const ranks = rank(places, scheme.ties.next);
  return {
    lines: shown,
    scores: scores.map((score) => ({ ...score, rank: ranks.get(score.unit) ?? null })),
    unscored: unscoredOf(input, lines, units),
  };
}
