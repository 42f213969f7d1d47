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
import { alikeFacts, listFacts } from './facts/list-facts.ts';
import { neededFor } from './result.ts';

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
  /** Why there is no value: it is defined in words alone. */
  readonly without: 'words-only' | null;
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

/** The facts that some rates of a matter count, each kind read once: put together, so that there is no cap. */
async function factsOf(
  db: Db,
  county: CountyId,
  matter: string,
  countings: readonly Counting[],
  now: Instant,
): Promise<Map<FactKind, readonly Row[]>> {
  const lines = countings.map((counting) => ({ matter, counting }));
  const facts = new Map<FactKind, readonly Row[]>();
  for (const needed of neededFor(lines))
    facts.set(needed.kind, await alikeFacts(db, county, { ...needed, now }));
  return facts;
}

function valueOfRate(
  { id: matter, name: matterName, rates }: Matter,
  id: string,
  facts: ReadonlyMap<FactKind, readonly Row[]>,
  asked: Asked,
): RateValue[] {
  const rate = rates[id];
  if (!rate) return [];
  const { name, numerator, denominator, asOf, compute } = rate;
  const head = { matter, matterName, rate: id, name, numerator, denominator, asOf };
  if (!compute) return [{ ...head, compute: null, value: null, without: 'words-only' }];
  const rows = facts.get(compute.facts) ?? [];
  const value = counted(compute, new Counter(compute, spanOf(asked)), rows);
  return [{ ...head, compute, value, without: null }];
}

/** Every rate of the county's matters of the day, each as it is defined, and what it comes to now (law 9). */
export async function listRates(db: Db, county: CountyId, asked: Asked): Promise<RateValue[]> {
  const values: RateValue[] = [];
  for (const { matter } of await listMatters(db, county, dayAt(asked.now))) {
    const countings = Object.values(matter.rates).flatMap(({ compute }) => (compute ? [compute] : []));
    const facts = await factsOf(db, county, matter.id, countings, asked.now);
    for (const id of Object.keys(matter.rates)) values.push(...valueOfRate(matter, id, facts, asked));
  }
  return values;
}

/** A row behind a rate, with the reasons why it counts as it does. */
export type RateRow = {
  readonly unit: string;
  readonly case: string | null;
  readonly number: string | null;
  readonly title: string | null;
  /** The columns that the rate names. */
  readonly values: Row['values'];
  readonly counts: string;
  readonly reasons: Reason;
};

export type OpenedRate = {
  readonly rate: RateValue;
  /** The matter as it defines the rate today, and the columns that the rate names. */
  readonly definition: Matter;
  readonly facts: FactKind;
  readonly columns: readonly string[];
  readonly units: readonly (Counted & { readonly unit: string })[];
  /** The rows of the denominator, of one unit where one is chosen; of ratings none, for they are people's. */
  readonly rows: readonly RateRow[];
  /** True where there are more rows than are shown. */
  readonly more: boolean;
};

/** So many cases are looked through for the rows of a denominator, and so many rows shown. */
const mostLookedAt = 20_000;
const mostShown = 1000;

type WhichRate = { readonly matter: string; readonly rate: string; readonly unit?: string | undefined };

async function rowsBehind(
  db: Db,
  county: CountyId,
  { matter, unit, compute }: WhichRate & { readonly compute: Counting },
  asked: Asked,
): Promise<Pick<OpenedRate, 'rows' | 'more'>> {
  if (compute.facts === 'ratings') return { rows: [], more: false };
  const [needed] = neededFor([{ matter, counting: compute }]);
  if (!needed) throw new Error('A counting asks for no facts.');
  const all = await listFacts(db, county, { ...needed, now: asked.now, unit }, mostLookedAt + 1);
  const counter = new Counter(compute, spanOf(asked));
  const among = all.slice(0, mostLookedAt).filter((row) => counter.isAmong(row));
  return {
    more: all.length > mostLookedAt || among.length > mostShown,
    rows: among.slice(0, mostShown).map((row) => ({
      unit: row.unit,
      case: row.case,
      number: row.number,
      title: row.title,
      values: row.values,
      counts: spell(counter.counts(row)),
      reasons: counter.explain(row).counts,
    })),
  };
}

/** A rate opened: by unit, and down to the cases. @throws Refusal `not-found` */
export async function openRate(
  db: Db,
  county: CountyId,
  which: WhichRate,
  asked: Asked,
): Promise<OpenedRate> {
  const found = await findMatter(db, county, which.matter, dayAt(asked.now));
  const compute = found?.matter.rates[which.rate]?.compute;
  if (!found || !compute)
    throw new Refusal('not-found', {
      zh: '没有这个能计算的比率。',
      en: 'There is no such rate that can be computed.',
    });
  const facts = await factsOf(db, county, which.matter, [compute], asked.now);
  const [rate] = valueOfRate(found.matter, which.rate, facts, asked);
  if (!rate) throw new Error('A rate that was found has gone.');
  const counter = new Counter(compute, spanOf(asked));
  const rows = facts.get(compute.facts) ?? [];
  const units = [...new Set(rows.map(({ unit }) => unit))].sort().map((unit) => ({
    unit,
    ...counted(
      compute,
      counter,
      rows.filter((row) => row.unit === unit),
    ),
  }));
  return {
    rate,
    definition: found.matter,
    facts: compute.facts,
    columns: counter.columns(),
    units: units.filter((unit) => unit.rows > 0),
    ...(await rowsBehind(db, county, { ...which, compute }, asked)),
  };
}
