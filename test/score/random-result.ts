import fc from 'fast-check';
import { loadCounty, type Scheme } from '../../src/catalog/index.ts';
import type { Day, Instant } from '../../src/clock/index.ts';
import { digestsOf, ratesOf, resultOf, type ScoreResult, unitsOf } from '../../src/ledger/score/result.ts';
import type { Row } from '../../src/rules/index.ts';
import { chengchuan } from '../support/county.ts';

const { definition } = await loadCounty(new URL('../../counties/chengchuan', import.meta.url).pathname);
if (!definition) throw new Error('The made-up county is not sound.');
const { matters, schemes, organisations } = definition;
const versions = matters.map((matter) => ({ matter, digest: 'sha256:0' as const }));
const units = organisations.slice(0, 14);

const pick = <T>(...all: T[]): fc.Arbitrary<T> => fc.constantFrom(...all);

/** Rows of every kind that the scheme counts, for units of which some have none. */
const values: Record<string, fc.Arbitrary<Row['values']>> = {
  'commitment/cases': fc.record({
    plan_year: pick<number | null>(2025, 2025, 2025, 2024, null),
    stage: pick('closed', 'accepted', 'reading', 'withdrawn', 'carried-over'),
    outcome: pick<string | null>('kept', 'partly-kept', 'not-kept', 'Kept', null),
    milestones: fc.nat(2),
  }),
  'commitment/clocks': fc.record({
    plan_year: pick<number | null>(2025, 2025, 2024),
    clock: pick('deadline', 'deadline', 'acceptance'),
    due: pick('2025-06-30', '2025-12-31', '2026-01-10', '2026-01-15'),
    stage: pick('closed', 'verified', 'accepted', 'withdrawn'),
    handled: fc.boolean(),
    late: fc.boolean(),
  }),
  'commitment/verdicts': fc.record({ plan_year: pick<number | null>(2025, 2024), passed: fc.boolean() }),
  'commitment/orders': fc.record({
    plan_year: pick<number | null>(2025, 2025, 2024),
    answered: fc.boolean(),
  }),
  'inspection/verdicts': fc.record({
    last: fc.boolean(),
    on: pick('2025-11-02', '2026-01-01'),
    passed: fc.boolean(),
  }),
  'suggestion/ratings': fc.record({
    opened: pick('2025-02-01', '2024-12-31'),
    satisfied: pick<string | null>('very', 'yes', 'fairly', 'no', null),
  }),
};

const rowsOf = (key: string, list: readonly { unit: string; values: Row['values'] }[]): Row[] =>
  list.map((one, index) => ({
    ...one,
    case: `${key}-${index}`,
    number: `${key}〔2025〕${index + 1}号`,
    title: `事项“${index}”`,
  }));

const factsOf = fc.tuple(
  ...Object.entries(values).map(([key, one]) =>
    fc
      .array(fc.record({ unit: pick(...units.map(({ id }) => id), 'dissolved'), values: one }), {
        maxLength: 60,
      })
      .map((list) => [key, rowsOf(key, list)] as const),
  ),
);

/** The scheme of the made-up county, varied: places, ties, what few items cost, what missing data means. */
const schemeOf = fc
  .record({
    places: pick(0, 1, 2, 3),
    next: pick<Scheme['ties']['next']>('skip', 'follow'),
    by: pick<string[]>([], ['kept'], ['kept', 'on-time']),
    missing: pick<'share-out' | 'zero'>('share-out', 'zero'),
    few: pick<Scheme['few']>(undefined, { indicator: 'kept', below: 3, times: 1.25 }),
    each: pick(0.25, 1.5, 3.33),
  })
  .map(({ places, next, by, missing, few, each }): Scheme => {
    const [scheme] = schemes;
    if (!scheme) throw new Error('The made-up county has no scheme.');
    return {
      ...scheme,
      places,
      ties: { by, next },
      few,
      indicators: scheme.indicators.map((one) => ({ ...one, missing })),
      deductions: scheme.deductions.map((one) => ({ ...one, points: each })),
    };
  });

/** A random result over random facts, as the ledger would store it. */
export const randomResult: fc.Arbitrary<{ result: ScoreResult; digest: string }> = fc
  .record({ facts: factsOf, scheme: schemeOf, excluded: fc.array(fc.nat(59), { maxLength: 3 }) })
  .map(({ facts, scheme, excluded }) => {
    const result = resultOf({
      county: chengchuan,
      scheme,
      rates: ratesOf(scheme, versions),
      units: unitsOf(scheme, units),
      exclusions: excluded.map((index) => ({
        case: `commitment/cases〔2025〕${index + 1}号`,
        of: null,
        reason: '上级叫停',
        record: `剔除〔2025〕${index + 1}号`,
        askedBy: 'a',
        grantedBy: 'b',
      })),
      facts: new Map(facts.map(([key, rows]) => [key, rows])),
      on: '2026-01-12' as Day,
      at: '2026-01-12T02:00:00.000Z' as Instant,
    });
    return { result, digest: digestsOf(result).whole };
  });
