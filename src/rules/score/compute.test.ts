import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../clock/index.ts';
import type { Counting, Row } from '../facts.ts';
import { computeScore, type ScoreInput } from './compute.ts';
import { differences } from './differences.ts';
import type { Exclusion, Scheme } from './scheme.ts';

const day = (text: string) => text as Day;
const word = (zh: string) => ({ zh, en: zh });

const kept: Counting = {
  facts: 'cases',
  among: 'stage != "withdrawn"',
  counts: 'if outcome = "kept" then 1 else if outcome = "partly-kept" then 0.5 else 0',
};
const satisfied: Counting = {
  facts: 'ratings',
  among: 'satisfied is not missing',
  counts: 'if satisfied in ["very", "yes", "fairly"] then 1 else 0',
};
const rates = new Map([
  ['commitment/kept-rate', kept],
  ['suggestion/satisfied-rate', satisfied],
]);

const scheme: Scheme = {
  id: 'duban',
  name: word('督查评价'),
  confirmed: true,
  from: day('2026-01-01'),
  to: day('2026-12-31'),
  groups: [{ id: 'departments', name: word('部门'), kinds: ['department'], only: [], except: [] }],
  indicators: [
    {
      id: 'kept',
      name: word('完成'),
      weight: 70,
      rate: 'commitment/kept-rate',
      missing: 'share-out',
      least: 1,
    },
    {
      id: 'satisfied',
      name: word('满意'),
      weight: 30,
      rate: 'suggestion/satisfied-rate',
      missing: 'share-out',
      least: 3,
    },
  ],
  deductions: [
    {
      id: 'no-plan',
      name: word('无方案'),
      matter: 'commitment',
      facts: 'cases',
      when: 'milestones = 0',
      points: 10,
      cap: 25,
    },
  ],
  places: 2,
  ties: { by: [], next: 'skip' },
};

let made = 0;
const row = (unit: string, values: Row['values']): Row => {
  made += 1;
  return { unit, case: `case-${made}`, number: `承诺〔2026〕${made}号`, title: `事项${made}`, values };
};
const commitment = (unit: string, outcome: string | null, milestones = 2): Row =>
  row(unit, { stage: 'closed', outcome, milestones });
const rating = (unit: string, degree: string): Row => row(unit, { satisfied: degree });

function score(rows: { cases?: Row[]; ratings?: Row[] }, also: Partial<ScoreInput> = {}) {
  const units = ['a', 'b', 'c', 'd'].map((id) => ({ id, name: `单位${id}`, group: 'departments' }));
  return computeScore({
    scheme,
    rates,
    units,
    rows: (_matter, facts) => (facts === 'ratings' ? (rows.ratings ?? []) : (rows.cases ?? [])),
    exclusions: [],
    span: { today: day('2026-12-31'), from: scheme.from, to: scheme.to },
    ...also,
  });
}
const totals = (scored: ReturnType<typeof score>) => scored.scores.map(({ total }) => total);
const ranks = (scored: ReturnType<typeof score>) => scored.scores.map(({ rank }) => rank);

test('a rate is rounded half up once, and the weighted mean once more', () => {
  const cases = [commitment('a', 'kept'), commitment('a', 'partly-kept'), commitment('a', null)];
  const ratings = [rating('a', 'yes'), rating('a', 'no'), rating('a', 'very')];
  const [a] = score({ cases, ratings }).scores;
  // 1.5 of 3 is 50.00, 2 of 3 is 66.67; (70 × 50.00 + 30 × 66.67) ÷ 100 = 55.001, which is 55.00.
  assert.deepEqual(
    [a?.indicators['kept']?.points, a?.indicators['satisfied']?.points, a?.total],
    ['50.00', '66.67', '55.00'],
  );
});

test('a unit without rows of an indicator gets its weight shared out, or nothing, as the scheme says', () => {
  const cases = [commitment('a', 'kept')];
  assert.equal(score({ cases }).scores[0]?.total, '100.00');
  const strict = {
    ...scheme,
    indicators: scheme.indicators.map((one) => ({ ...one, missing: 'zero' as const })),
  };
  const [a] = score({ cases }, { scheme: strict }).scores;
  assert.deepEqual([a?.total, a?.indicators['satisfied']?.zeroed], ['70.00', true]);
});

test('a unit without any rows has no total and no rank, and is not last', () => {
  const scored = score({ cases: [commitment('a', 'kept')] });
  assert.deepEqual([totals(scored)[1], ranks(scored)[1]], [null, null]);
});

test('points are taken off row by row up to the cap, and never below zero', () => {
  const cases = [1, 2, 3].map(() => commitment('a', 'kept', 0)).concat(commitment('b', null, 0));
  const scored = score({ cases });
  assert.deepEqual(totals(scored).slice(0, 2), ['75.00', '0.00']);
  assert.equal(scored.scores[0]?.deductions['no-plan']?.points, '25.00');
});

test('what few tracked items cost is multiplied, where the scheme says so', () => {
  const few = { indicator: 'kept', below: 2, times: 2 };
  const [a] = score({ cases: [commitment('a', 'kept', 0)] }, { scheme: { ...scheme, few } }).scores;
  assert.deepEqual([a?.few, a?.total], [true, '80.00']);
});

test('equal totals share a rank; the next is skipped or follows, as the scheme says', () => {
  const cases = [
    commitment('a', 'kept'),
    commitment('b', 'kept'),
    commitment('c', null),
    commitment('d', 'partly-kept'),
  ];
  assert.deepEqual(ranks(score({ cases })), [1, 1, 4, 3]);
  const follow = { ...scheme, ties: { by: [], next: 'follow' as const } };
  assert.deepEqual(ranks(score({ cases }, { scheme: follow })), [1, 1, 3, 2]);
});

test('a tie is settled by the indicators that the scheme names', () => {
  const cases = [
    commitment('a', 'kept', 0),
    commitment('b', 'kept'),
    commitment('b', 'partly-kept'),
    commitment('b', 'kept'),
    commitment('b', 'partly-kept'),
  ];
  const tied = {
    ...scheme,
    deductions: scheme.deductions.map((one) => ({ ...one, points: 25 })),
    ties: { by: ['kept'], next: 'skip' as const },
  };
  const scored = score({ cases }, { scheme: tied });
  assert.deepEqual(
    [totals(scored).slice(0, 2), ranks(scored).slice(0, 2)],
    [
      ['75.00', '75.00'],
      [1, 2],
    ],
  );
});

test('an item left out counts nowhere and says why, and by whose request and grant', () => {
  const cases = [commitment('a', 'kept'), commitment('a', null, 0)];
  const exclusions: Exclusion[] = [
    {
      case: cases[1]?.number ?? '',
      of: null,
      reason: '上级叫停',
      record: '剔除〔2026〕1号',
      askedBy: 'a-post',
      grantedBy: 'office',
    },
  ];
  const scored = score({ cases }, { exclusions });
  assert.equal(scored.scores[0]?.total, '100.00');
  const left = scored.lines.flatMap(({ id, rows }) =>
    rows.filter((r) => r.excluded).map((r) => [id, r.excluded?.reason, r.counts]),
  );
  assert.deepEqual(left, [
    ['kept', '上级叫停', null],
    ['no-plan', '上级叫停', null],
  ]);
});

test('ratings are shown without their case, and too few of them not at all', () => {
  const ratings = [
    ...['very', 'no', 'yes'].map((degree) => rating('a', degree)),
    rating('b', 'no'),
    rating('b', 'no'),
  ];
  const line = score({ ratings }).lines.find(({ id }) => id === 'satisfied');
  assert.deepEqual(
    line?.rows.map((r) => [r.unit, r.case, r.title, r.values['satisfied']]),
    [
      ['a', null, null, 'no'],
      ['a', null, null, 'very'],
      ['a', null, null, 'yes'],
    ],
  );
  assert.deepEqual(line?.withheld, { b: 2 });
});

test('rows of units that nobody scores are counted in the open, for nobody', () => {
  assert.deepEqual(score({ cases: [commitment('dissolved', 'kept')] }).unscored, { dissolved: 1 });
});

test('a later result says which units, ranks and rows differ, and nothing else', () => {
  const [one, two] = [commitment('a', null), commitment('b', 'kept')];
  const before = score({ cases: [one, two] });
  const after = score({ cases: [{ ...one, values: { ...one.values, outcome: 'kept' } }, two] });
  assert.deepEqual(differences(before, before), []);
  const found = differences(before, after);
  assert.deepEqual(
    found.map(({ unit, before: was, after: is }) => [unit, was?.total, is?.total, was?.rank, is?.rank]),
    [['a', '0.00', '100.00', 2, 1]],
  );
  assert.deepEqual(
    found[0]?.rows.map(({ before: was, after: is }) => [was, is]),
    [['0', '1']],
  );
});
