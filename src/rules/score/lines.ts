import { add, type Exact, exact, multiply, spell, zero } from '../../kernel/index.ts';
import type { Plain } from '../expression/expression.ts';
import type { Counting, FactKind, Row } from '../facts.ts';
import { Counter, type Span } from '../rate.ts';
import type { Base, Charge, Exclusion, Line, LineUse, Scheme } from './scheme.ts';

/** A row as the result shows it: what the expressions name, and why it was left out where it was. */
export type ShownRow = {
  readonly unit: string;
  readonly case: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly values: Readonly<Record<string, Plain>>;
  /** How many rows alike it stands for: more than one only where there are too many to be kept one by one. */
  readonly times: number;
  readonly among: boolean;
  /** What each puts into the numerator; null where it is not among those counted. */
  readonly counts: string | null;
  readonly excluded: Omit<Exclusion, 'case' | 'of'> | null;
};

export type ShownLine = Line & {
  readonly columns: readonly string[];
  readonly rows: readonly ShownRow[];
  /** Rows that are not shown, by unit: too few ratings, which would give away who rated. */
  readonly withheld: Readonly<Record<string, number>>;
};

const baseLine = (use: LineUse, { id, matter, facts, when }: Base, counts: string): Line => ({
  id,
  use,
  matter,
  counting: { facts, among: when, counts },
});

/** What each indicator, base, deduction and addition counts. */
export function linesOf(
  { indicators, bases, deductions, additions }: Scheme,
  rates: ReadonlyMap<string, Counting>,
): Line[] {
  const charged = (use: LineUse) => (charge: Charge) => baseLine(use, charge, charge.counts);
  return [
    ...indicators.map(({ id, rate }): Line => {
      const counting = rates.get(rate);
      if (!counting) throw new Error(`No rate ${rate}.`);
      return { id, use: 'indicator', matter: rate.slice(0, rate.indexOf('/')), counting };
    }),
    ...bases.map((base) => baseLine('base', base, '1')),
    ...deductions.map(charged('deduction')),
    ...additions.map(charged('addition')),
  ];
}

/** What showing lines asks: the facts, who is scored, and what was granted to be left out. */
export type Showing = {
  readonly rows: (matter: string, facts: FactKind) => readonly Row[];
  readonly exclusions: readonly Exclusion[];
  readonly span: Span;
  readonly units: ReadonlySet<string>;
};

/** Ratings come without their case and in an order that says nothing of it. */
const byContent = (a: ShownRow, b: ShownRow): number => {
  const [left, right] = [a, b].map(({ unit, values }) => JSON.stringify([unit, values]));
  return Number((left ?? '') > (right ?? '')) - Number((left ?? '') < (right ?? ''));
};

/** A line with every row of the units that are scored; `least` is the fewest ratings that are shown. */
export function showLine(line: Line, least: number, showing: Showing): ShownLine {
  const counter = counterOf(line, showing.span);
  const columns = counter.columns();
  const isRating = line.counting.facts === 'ratings';
  const exclusions = new Map(
    showing.exclusions.filter(({ of }) => of === null || of === line.id).map((one) => [one.case, one]),
  );
  const rows = showing
    .rows(line.matter, line.counting.facts)
    .filter(({ unit }) => showing.units.has(unit))
    .map((row): ShownRow => {
      const left = row.number === null ? undefined : exclusions.get(row.number);
      const among = left === undefined && counter.isAmong(row);
      return {
        unit: row.unit,
        case: isRating ? null : row.case,
        number: isRating ? null : row.number,
        title: isRating ? null : row.title,
        values: Object.fromEntries(columns.map((name) => [name, row.values[name] ?? null])),
        times: row.times,
        among,
        counts: among ? spell(counter.counts(row)) : null,
        excluded: left ? reasonsOf(left) : null,
      };
    });
  if (!isRating) return { ...line, columns, rows, withheld: {} };
  return { ...line, columns, ...withholdFew(rows.sort(byContent), least) };
}

const reasonsOf = ({ reason, record, askedBy, grantedBy }: Exclusion): ShownRow['excluded'] => ({
  reason,
  record,
  askedBy,
  grantedBy,
});

/** In a rate a row counts at most once; where rows cost or bring points there is the cap. */
export const counterOf = ({ use, counting }: Line, span: Span): Counter =>
  new Counter(counting, span, use === 'indicator' ? 1 : null);

function withholdFew(rows: readonly ShownRow[], least: number): Pick<ShownLine, 'rows' | 'withheld'> {
  const counted = new Map<string, number>();
  for (const { unit, among, times } of rows)
    counted.set(unit, (counted.get(unit) ?? 0) + (among ? times : 0));
  const withheld = Object.fromEntries([...counted].filter(([, count]) => count < least));
  return { rows: rows.filter(({ unit }) => !(unit in withheld)), withheld };
}

/** How many rows of a unit count, and what they come to. */
export type Total = { readonly rows: number; readonly numerator: Exact };
export type Totals = ReadonlyMap<string, Total>;

export const noRows: Total = { rows: 0, numerator: zero };

/** What a line comes to, by unit. */
export function totalsOf({ rows }: ShownLine): Totals {
  const totals = new Map<string, Total>();
  for (const { unit, among, counts, times } of rows) {
    if (!among) continue;
    const before = totals.get(unit) ?? noRows;
    totals.set(unit, {
      rows: before.rows + times,
      numerator: add(before.numerator, multiply(exact(counts ?? '0'), exact(times))),
    });
  }
  return totals;
}
