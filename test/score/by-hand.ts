/**
 * What a reader of the JSON file does with paper and pencil: scores, ranks and grades from the rows, in fractions of
 * whole numbers. It reads the file alone; nothing of the program is used.
 */
type Fraction = readonly [over: bigint, under: bigint];

type Line = { id: string; rows: { unit: string; among: boolean; counts: string; times: number }[] };
type Charge = { id: string; points: number; cap: number };
type Read = {
  scheme: {
    places: number;
    fullMarks?: number;
    indicators: { id: string; weight: number; least: number; missing: string; marks?: string }[];
    bases: { id: string }[];
    deductions: Charge[];
    additions: Charge[];
    takingPart: { of: string[]; least: number };
    few?: { of: string; below: number; times: number };
    floor: number;
    ceiling?: number;
    grades: { id: string; least: number; top?: number; without: string[] }[];
    ties: { by: string[]; next: string };
  };
  lines: Line[];
  units: { id: string; group: string }[];
};

export type Stand = {
  readonly unit: string;
  readonly total: string | null;
  readonly rank: number | null;
  readonly grade: string | null;
};

/** A decimal as it is written: 1.25 is 125 over 100. */
function fractionOf(written: number | string): Fraction {
  const [whole = '0', part = ''] = String(written).split('.');
  return [BigInt(whole + part), 10n ** BigInt(part.length)];
}

const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
const minus = (a: Fraction, [c, d]: Fraction): Fraction => plus(a, [-c, d]);
const times = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * c, b * d];
const over = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d, b * c];
const isLess = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b;
const none: Fraction = [0n, 1n];

/** 四舍五入: a half goes away from zero, as a whole number of the last place. */
function rounded([a, b]: Fraction, places: number): bigint {
  const size = a < 0n ? -a : a;
  const whole = (2n * size * 10n ** BigInt(places) + b) / (2n * b);
  return a < 0n ? -whole : whole;
}

function decimals(value: bigint, places: number): string {
  const sign = value < 0n ? '-' : '';
  const text = String(value < 0n ? -value : value).padStart(places + 1, '0');
  const cut = text.length - places;
  return sign + (places === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`);
}

/** Marks that the samples use, by what their texts say. */
const marks: Readonly<Record<string, (rate: Fraction) => Fraction>> = {
  'if rate >= 90 then 100 else rate / 90 * 100': (rate) =>
    isLess(rate, [90n, 1n]) ? times(rate, [100n, 90n]) : [100n, 1n],
  'max(0, 100 - (100 - rate) * 1.5)': (rate) => {
    const left = minus([100n, 1n], times(minus([100n, 1n], rate), [3n, 2n]));
    return isLess(left, none) ? none : left;
  },
};

class ByHand {
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
  }

  #rows(line: string, unit: string) {
    const found = this.#read.lines.find(({ id }) => id === line)?.rows ?? [];
    return found.filter((row) => row.unit === unit && row.among);
  }

  #count(line: string, unit: string): number {
    return this.#rows(line, unit).reduce((all, row) => all + row.times, 0);
  }

  #sum(line: string, unit: string): Fraction {
    return this.#rows(line, unit).reduce<Fraction>(
      (all, row) => plus(all, times(fractionOf(row.counts), [BigInt(row.times), 1n])),
      none,
    );
  }

  /** The points of an indicator, in the last place; null where there are too few rows. */
  points(id: string, unit: string): bigint | null {
    const { indicators, places } = this.#read.scheme;
    const indicator = indicators.find((one) => one.id === id);
    const rows = this.#count(id, unit);
    if (!indicator || rows < indicator.least) return null;
    const rate = rounded(over(times(this.#sum(id, unit), [100n, 1n]), [BigInt(rows), 1n]), places);
    const own = indicator.marks === undefined ? undefined : marks[indicator.marks];
    if (!own) return rate;
    return rounded(own([rate, 10n ** BigInt(places)]), places);
  }

  #weighted(unit: string): bigint | null {
    const { indicators, places, fullMarks } = this.#read.scheme;
    const scale = 10n ** BigInt(places);
    if (indicators.length === 0) return rounded(fractionOf(fullMarks ?? 0), places);
    let [weights, earned] = [none, none];
    for (const { id, weight, missing } of indicators) {
      const points = this.points(id, unit);
      if (points === null && missing !== 'zero') continue;
      weights = plus(weights, fractionOf(weight));
      earned = plus(earned, times(fractionOf(weight), [points ?? 0n, scale]));
    }
    return weights[0] === 0n ? null : rounded(over(earned, weights), places);
  }

  #charge({ id, points, cap }: Charge, unit: string, factor: Fraction): bigint {
    const full = times(times(fractionOf(points), this.#sum(id, unit)), factor);
    const most = fractionOf(cap);
    return rounded(isLess(most, full) ? most : full, this.#read.scheme.places);
  }

  total(unit: string): bigint | null {
    const { scheme } = this.#read;
    const { few, takingPart, indicators, bases, places, floor, ceiling } = scheme;
    const by = takingPart.of.length > 0 ? takingPart.of : [...indicators, ...bases].map(({ id }) => id);
    const items = by.reduce((all, line) => all + this.#count(line, unit), 0);
    const weighted = this.#weighted(unit);
    if (items < takingPart.least || weighted === null) return null;
    const isFew = few !== undefined && this.#count(few.of, unit) < few.below;
    const factor = isFew ? fractionOf(few.times) : fractionOf(1);
    const added = scheme.additions.reduce((all, one) => all + this.#charge(one, unit, fractionOf(1)), 0n);
    const taken = scheme.deductions.reduce((all, one) => all + this.#charge(one, unit, factor), 0n);
    const reached = weighted + added - taken;
    const least = rounded(fractionOf(floor), places);
    const most = ceiling === undefined ? undefined : rounded(fractionOf(ceiling), places);
    const raised = reached < least ? least : reached;
    return most !== undefined && raised > most ? most : raised;
  }

  grade(unit: string, total: bigint, rank: number, ranked: number): string | null {
    const { grades, places } = this.#read.scheme;
    const found = grades.find(
      ({ least, top, without }) =>
        !isLess([total, 10n ** BigInt(places)], fractionOf(least)) &&
        (top === undefined || BigInt(rank) * 100n <= BigInt(top) * BigInt(ranked)) &&
        without.every((line) => this.#count(line, unit) === 0),
    );
    return found?.id ?? null;
  }
}

/** Above by total, then by the points that settle ties; who has none of these stands below. */
function isAbove(a: readonly (bigint | null)[], b: readonly (bigint | null)[]): boolean {
  const at = a.findIndex((key, index) => key !== b[index]);
  if (at < 0) return false;
  const [mine, other] = [a[at] ?? null, b[at] ?? null];
  return mine !== null && (other === null || mine > other);
}

/** Score, rank and grade of every unit, computed from the text of the JSON file. */
export function byHand(file: string): Stand[] {
  const read: Read = JSON.parse(file).result;
  const { places, ties } = read.scheme;
  const hand = new ByHand(read);
  const scored = read.units.map(({ id, group }) => ({
    unit: id,
    group,
    keys: [hand.total(id), ...ties.by.map((line) => hand.points(line, id))],
  }));
  return scored.map(({ unit, group, keys }) => {
    const [total = null] = keys;
    if (total === null) return { unit, total: null, rank: null, grade: null };
    const own = scored.filter((one) => one.group === group && one.keys[0] !== null);
    const better = own.filter((one) => isAbove(one.keys, keys));
    const above = ties.next === 'skip' ? better.length : new Set(better.map((one) => one.keys.join())).size;
    const grade = hand.grade(unit, total, 1 + above, own.length);
    return { unit, total: decimals(total, places), rank: 1 + above, grade };
  });
}
