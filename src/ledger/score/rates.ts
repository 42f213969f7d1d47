import { findMatter, listMatters, type Matter } from '../../catalog/index.ts';
import { type Day, dayAt, type Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, Refusal, type Wording } from '../../kernel/index.ts';
import {
  Counter,
  type Counting,
  countRows,
  type FactKind,
  percentOf,
  type Reason,
  type Row,
  spell,
  toText,
} from '../../rules/index.ts';
import { listFacts } from './facts/store.ts';
import { factKey } from './result.ts';

/** Ratings are people: of fewer the value is not shown. */
const leastRatings = 3;
const places = 2;

/** A rate with its definition and, where it can be computed, its value. */
export type RateValue = {
  readonly matter: string;
  readonly matterName: Wording;
  readonly rate: string;
  readonly name: Wording;
  readonly numerator: Wording;
  readonly denominator: Wording;
  readonly asOf: Wording;
  readonly compute: Counting | null;
  readonly value: Counted | null;
  /** Why there is no value: defined in words alone, or too many cases. */
  readonly without: 'words-only' | 'too-many' | null;
};

/** Both halves of a rate, and the percentage; `percent` is null over nothing and where too few rated. */
export type Counted = { readonly numerator: string; readonly rows: number; readonly percent: string | null };

export type Asked = { readonly from: Day; readonly to: Day; readonly now: Instant };

const spanOf = ({ from, to, now }: Asked) => ({ today: dayAt(now), from, to });

/** Ratings fewer than the least are told as their number alone. */
function counted(compute: Counting, counter: Counter, rows: readonly Row[]): Counted {
  const rated = countRows(counter, rows);
  if (compute.facts === 'ratings' && rated.rows < leastRatings)
    return { numerator: rated.rows === 0 ? '0' : '', rows: rated.rows, percent: null };
  const percent = percentOf(rated, places);
  return { numerator: spell(rated.numerator), rows: rated.rows, percent: percent && toText(percent, places) };
}

/** Facts read once for all rates that count them; null where there are too many cases. */
class FactsOnce {
  readonly #read = new Map<string, Promise<Row[] | null>>();
  readonly #db: Db;
  readonly #county: CountyId;
  readonly #now: Instant;

  constructor(db: Db, county: CountyId, now: Instant) {
    this.#db = db;
    this.#county = county;
    this.#now = now;
  }

  of(matter: string, kind: FactKind): Promise<Row[] | null> {
    const key = factKey(matter, kind);
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const read = listFacts(this.#db, this.#county, { matter, kind, now: this.#now }).catch(
      (error: unknown) => {
        if (error instanceof Refusal && error.code === 'too-large') return null;
        throw error;
      },
    );
    this.#read.set(key, read);
    return read;
  }
}

async function valueOfRate(matter: Matter, id: string, facts: FactsOnce, asked: Asked): Promise<RateValue[]> {
  const rate = matter.rates[id];
  if (!rate) return [];
  const { name, numerator, denominator, asOf, compute } = rate;
  const head = { matter: matter.id, matterName: matter.name, rate: id, name, numerator, denominator, asOf };
  if (!compute) return [{ ...head, compute: null, value: null, without: 'words-only' }];
  const rows = await facts.of(matter.id, compute.facts);
  if (!rows) return [{ ...head, compute, value: null, without: 'too-many' }];
  const value = counted(compute, new Counter(compute, spanOf(asked)), rows);
  return [{ ...head, compute, value, without: null }];
}

/** Every rate of the county's matters of the day, each as it is defined, and what it comes to now (law 9). */
export async function listRates(db: Db, county: CountyId, asked: Asked): Promise<RateValue[]> {
  const facts = new FactsOnce(db, county, asked.now);
  const matters = await listMatters(db, county, dayAt(asked.now));
  const values: RateValue[] = [];
  for (const { matter } of matters)
    for (const id of Object.keys(matter.rates)) values.push(...(await valueOfRate(matter, id, facts, asked)));
  return values;
}

/** A row behind a rate, with the reasons why it counts as it does. */
export type RateRow = {
  readonly unit: string;
  readonly case: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly counts: string;
  readonly reasons: Reason;
};

export type OpenedRate = {
  readonly rate: RateValue;
  readonly units: readonly (Counted & { readonly unit: string })[];
  /** The rows of the denominator; of ratings none, for they are people's. */
  readonly rows: readonly RateRow[];
};

/** A rate opened: by unit, and down to the cases. @throws Refusal `not-found`, `too-large` */
export async function openRate(
  db: Db,
  county: CountyId,
  which: { readonly matter: string; readonly rate: string },
  asked: Asked,
): Promise<OpenedRate> {
  const found = await findMatter(db, county, which.matter, dayAt(asked.now));
  const compute = found?.matter.rates[which.rate]?.compute;
  if (!found || !compute)
    throw new Refusal('not-found', {
      zh: '没有这个能计算的比率。',
      en: 'There is no such rate that can be computed.',
    });
  const rows = await listFacts(db, county, { matter: which.matter, kind: compute.facts, now: asked.now });
  const [rate] = await valueOfRate(found.matter, which.rate, new FactsOnce(db, county, asked.now), asked);
  if (!rate) throw new Error('A rate that was found has gone.');
  const counter = new Counter(compute, spanOf(asked));
  const units = [...new Set(rows.map(({ unit }) => unit))].sort().map((unit) => ({
    unit,
    ...counted(
      compute,
      counter,
      rows.filter((row) => row.unit === unit),
    ),
  }));
  const among = compute.facts === 'ratings' ? [] : rows.filter((row) => counter.isAmong(row));
  return {
    rate,
    units: units.filter((unit) => unit.rows > 0),
    rows: among.map((row) => ({
      unit: row.unit,
      case: row.case,
      number: row.number,
      title: row.title,
      counts: spell(counter.counts(row)),
      reasons: counter.explain(row).counts,
    })),
  };
}
