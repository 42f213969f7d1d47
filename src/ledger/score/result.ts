import type { MatterVersion, Scheme } from '../../catalog/index.ts';
import { toCompute } from '../../catalog/index.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { type CountyId, canonicalJson, type Digest, digestOf, type Wording } from '../../kernel/index.ts';
import {
  type Counting,
  columnsCounted,
  computeScore,
  type Exclusion,
  type FactKind,
  linesOf,
  type Row,
  type Scored,
  type ScoredUnit,
} from '../../rules/index.ts';

/** A rate as a result keeps it: its words, its expressions, and the version of the matter that defines it. */
export type KeptRate = {
  readonly id: string;
  readonly matterVersion: Digest;
  readonly name: Wording;
  readonly numerator: Wording;
  readonly denominator: Wording;
  readonly asOf: Wording;
  readonly compute: Counting;
};

/**
 * A computed score as it is stored and handed out: the scheme, the rates, the units, every row, and what they came
 * to. Whoever has it can compute it again.
 */
export type ScoreResult = Scored & {
  /** Format 1 had no bases, additions, grades, floor and ceiling, and kept every row by itself. */
  readonly format: 2;
  readonly county: CountyId;
  readonly scheme: Scheme;
  readonly rates: readonly KeptRate[];
  readonly countedOn: Day;
  readonly countedAt: Instant;
  readonly units: readonly ScoredUnit[];
  readonly exclusions: readonly Exclusion[];
};

/** An organisation as groups ask: its kind and its name of the day. */
export type Unit = { readonly id: string; readonly name: string; readonly kind: string };

/** The units that a scheme scores, each in its one group, in the order of groups and of the county's list. */
export const unitsOf = ({ groups }: Scheme, all: readonly Unit[]): ScoredUnit[] =>
  groups.flatMap(({ id: group, kinds, only, except }) =>
    all
      .filter(({ id, kind }) => {
        const named = only.length > 0 ? only.includes(id) : kinds.some((one) => one === kind);
        return named && !except.includes(id);
      })
      .map(({ id, name }) => ({ id, name, group })),
  );

/** The rates that a scheme names, as the matters of the day define them. */
export function ratesOf({ indicators }: Scheme, matters: readonly MatterVersion[]): KeptRate[] {
  return [...new Set(indicators.map(({ rate }) => rate))].map((id) => {
    const [matterId, rateId = ''] = id.split('/');
    const version = matters.find(({ matter }) => matter.id === matterId);
    const rate = version?.matter.rates[rateId];
    if (!version || !rate?.compute)
      throw new Error(`The scheme names a rate ${id} that the checker let pass.`);
    const { name, numerator, denominator, asOf, compute } = rate;
    return { id, matterVersion: version.digest, name, numerator, denominator, asOf, compute };
  });
}

export const factKey = (matter: string, kind: FactKind): string => `${matter}/${kind}`;

/** Facts of one kind about one matter, with the columns that are named of them. */
export type NeededFacts = { readonly matter: string; readonly kind: FactKind; readonly columns: string[] };

/** What countings ask for, each kind of facts of a matter once. */
export function neededFor(lines: readonly { matter: string; counting: Counting }[]): NeededFacts[] {
  const needed = new Map<string, NeededFacts>();
  for (const { matter, counting } of lines) {
    const key = factKey(matter, counting.facts);
    const before = needed.get(key)?.columns ?? [];
    const columns = [...new Set([...before, ...columnsCounted(counting)])];
    needed.set(key, { matter, kind: counting.facts, columns });
  }
  return [...needed.values()];
}

/** The facts that a scheme counts. */
export const neededFacts = (scheme: Scheme, rates: readonly KeptRate[]): NeededFacts[] =>
  neededFor(linesOf(toCompute(scheme), countings(rates)));

const countings = (rates: readonly KeptRate[]) => new Map(rates.map(({ id, compute }) => [id, compute]));

export type ToScore = {
  readonly county: CountyId;
  readonly scheme: Scheme;
  readonly rates: readonly KeptRate[];
  readonly units: readonly ScoredUnit[];
  readonly exclusions: readonly Exclusion[];
  readonly facts: ReadonlyMap<string, readonly Row[]>;
  readonly on: Day;
  readonly at: Instant;
};

/** Computes a result: pure. */
export function resultOf({ county, scheme, rates, units, exclusions, facts, on, at }: ToScore): ScoreResult {
  const scored = computeScore({
    scheme: toCompute(scheme),
    rates: countings(rates),
    units,
    rows: (matter, kind) => facts.get(factKey(matter, kind)) ?? [],
    exclusions,
    span: { today: on, ...scheme.period },
  });
  return { format: 2, county, scheme, rates, countedOn: on, countedAt: at, units, exclusions, ...scored };
}

/** What a result stands for, in three digests: the scheme with its rates, the facts, and the whole. */
export const digestsOf = (
  result: Record<'scheme' | 'rates' | 'units' | 'lines' | 'exclusions' | 'unscored', unknown>,
): { scheme: Digest; facts: Digest; whole: Digest } => {
  const { scheme, rates, units, lines, exclusions, unscored } = result;
  return {
    scheme: digestOf(canonicalJson({ scheme, rates })),
    facts: digestOf(canonicalJson({ units, lines, exclusions, unscored })),
    whole: digestOf(canonicalJson(result)),
  };
};
