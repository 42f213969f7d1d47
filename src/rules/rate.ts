import type { Day } from '../clock/index.ts';
import { type Exact, exact, fraction, larger, multiply, round, smaller, sum, zero } from '../kernel/index.ts';
import { readExpression } from './expression/check.ts';
import { evaluate, explain, type Reason, type Values } from './expression/evaluate.ts';
import type { Expression } from './expression/expression.ts';
import { type Counting, columnsOf, facts, type Row } from './facts.ts';

/** The day of counting and the period counted. */
export type Span = { readonly today: Day; readonly from: Day; readonly to: Day };

/** What of one row goes into a numerator is rounded to so many places. */
export const COUNT_PLACES = 2;

const aroundOf = ({ today, from, to }: Span): Values => ({
  today,
  from,
  to,
  this_year: Number(to.slice(0, 4)),
});

/** An expression that the checker let pass; what it did not is a bug here. */
function checked(text: string, counting: Counting, gives: 'boolean' | 'number'): Expression {
  const read = readExpression(text, columnsOf(counting.facts), gives);
  if (!('expression' in read)) throw new Error(`An unchecked rule was computed: ${read.faults[0]?.en}`);
  return read.expression;
}

/** A counting made ready: asked of any number of rows. */
export class Counter {
  readonly #among: Expression;
  readonly #counts: Expression;
  readonly #texts: Counting;
  readonly #around: Values;
  readonly #most: Exact | undefined;

  /** `most` is what one row counts at most: 1 in a rate, without limit where rows cost points. */
  constructor(counting: Counting, span: Span, most: 1 | null = 1) {
    this.#texts = counting;
    this.#most = most === null ? undefined : exact(most);
    this.#among = checked(counting.among, counting, 'boolean');
    this.#counts = checked(counting.counts, counting, 'number');
    this.#around = aroundOf(span);
  }

  /** True where a row belongs to the denominator. */
  isAmong({ values }: Pick<Row, 'values'>): boolean {
    return evaluate(this.#among, { ...this.#around, ...values }) === true;
  }

  /** How much of a row of the denominator the numerator holds: never below 0, rounded to `COUNT_PLACES`. */
  counts({ values }: Pick<Row, 'values'>): Exact {
    const value = evaluate(this.#counts, { ...this.#around, ...values });
    if (typeof value !== 'object' || value === null) throw new Error('A counting gave no number.');
    const least = larger(value, zero);
    return round(this.#most ? smaller(least, this.#most) : least, COUNT_PLACES);
  }

  /** Why a row counts as it does. */
  explain({ values }: Pick<Row, 'values'>): { readonly among: Reason; readonly counts: Reason } {
    const all = { ...this.#around, ...values };
    const { among, counts } = this.#texts;
    return { among: explain(among, this.#among, all), counts: explain(counts, this.#counts, all) };
  }

  /** The columns that the two expressions name, in the order of the table of facts. */
  columns(): string[] {
    return columnsCounted(this.#texts);
  }
}

/** The columns of the facts that a counting names. */
export const columnsCounted = (counting: Counting): string[] => {
  const named = new Set(
    [checked(counting.among, counting, 'boolean'), checked(counting.counts, counting, 'number')].flatMap(
      namesOf,
    ),
  );
  return Object.keys(facts[counting.facts].columns).filter((name) => named.has(name));
};

function namesOf(part: Expression): string[] {
  switch (part.is) {
    case 'literal':
      return [];
    case 'name':
      return [part.name];
    case 'not':
    case 'negative':
    case 'missing':
      return namesOf(part.of);
    case 'two':
      return [...namesOf(part.left), ...namesOf(part.right)];
    case 'in':
      return [part.of, ...part.list].flatMap(namesOf);
    case 'choice':
      return [part.when, part.then, part.otherwise].flatMap(namesOf);
    case 'call':
      return part.args.flatMap(namesOf);
  }
}

/** What a rate comes to: both its halves, and itself as a percentage where the denominator is not zero. */
export type Rated = { readonly numerator: Exact; readonly rows: number };

/** Adds the rows of a denominator up. */
export function countRows(counter: Counter, rows: readonly Row[]): Rated {
  const among = rows.filter((row) => counter.isAmong(row));
  return {
    numerator: sum(among.map((row) => multiply(counter.counts(row), exact(row.times)))),
    rows: among.reduce((all, { times }) => all + times, 0),
  };
}

/** A share in percent, rounded half up; null over no rows at all. */
export const percentOf = ({ numerator, rows }: Rated, places: number): Exact | null =>
  rows === 0 ? null : round(fraction(100n * numerator.over, numerator.under * BigInt(rows)), places);
