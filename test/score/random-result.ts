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
    working_days_late: fc.nat(12),
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
    // Some stand for many that are alike.
    times: index % 7 === 6 ? 3 : 1,
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

const [made] = schemes;
if (!made) throw new Error('The made-up county has no scheme.');
const word = (zh: string) => ({ zh, en: zh });
const thisYear = 'plan_year = this_year and not (stage in ["reading", "withdrawn"])';

const items: Scheme['bases'][number] = {
  id: 'items',
  name: word('承担事项'),
  matter: 'commitment',
  facts: 'cases',
  when: thisYear,
};
const late: Scheme['deductions'][number] = {
  id: 'late',
  name: word('逾期'),
  matter: 'commitment',
  facts: 'clocks',
  when: 'plan_year = this_year and late',
  counts: 'working_days_late',
  points: 0.35,
  cap: 12.5,
};
const praised: Scheme['additions'][number] = {
  ...items,
  id: 'praised',
  name: word('全部完成'),
  when: `${thisYear} and outcome = "kept"`,
  counts: '1',
  points: 1.25,
  cap: 4,
};
const grades: Scheme['grades'] = [
  { id: 'excellent', name: word('优'), least: 60, top: 40, without: ['no-plan'] },
  { id: 'good', name: word('良'), least: 30, without: [] },
  { id: 'fair', name: word('中'), least: -1000, without: [] },
];

/** The scheme of the made-up county, varied: by rates or by deductions alone, and every figure that it has. */
const schemeOf = fc
  .record({
    places: pick(0, 1, 2, 3),
    next: pick<Scheme['ties']['next']>('skip', 'follow'),
    by: pick<string[]>([], ['kept'], ['kept', 'on-time']),
    missing: pick<'share-out' | 'zero'>('share-out', 'zero'),
    few: pick(undefined, 1.25, 2),
    each: pick(0.25, 1.5, 3.33),
    isByDeduction: pick(false, false, true),
    marks: pick(undefined, 'if rate >= 90 then 100 else rate / 90 * 100', 'max(0, 100 - (100 - rate) * 1.5)'),
    least: pick(0, 1, 3),
    bounds: pick<Pick<Scheme, 'floor' | 'ceiling'>>({ floor: 0 }, { floor: -10, ceiling: 90 }),
    isGraded: fc.boolean(),
  })
  .map(({ places, next, by, missing, few, each, isByDeduction, marks, least, bounds, isGraded }): Scheme => {
    const deductions = made.deductions.map((one) => ({ ...one, points: each }));
    const { indicators, ...rest } = made;
    return {
      ...rest,
      places,
      ...(isByDeduction ? { fullMarks: 100 } : {}),
      indicators: isByDeduction
        ? []
        : indicators.map((one) =>
            marks === undefined || one.id === 'kept' ? { ...one, missing } : { ...one, missing, marks },
          ),
      bases: isByDeduction ? [items] : [],
      deductions: [...deductions, late],
      additions: [praised],
      takingPart: { of: [], least },
      few: few === undefined ? undefined : { of: isByDeduction ? 'items' : 'kept', below: 3, times: few },
      ...bounds,
      grades: isGraded ? grades : [],
      ties: { by: isByDeduction ? [] : by, next },
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
