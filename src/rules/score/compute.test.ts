import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differences } from './differences.ts';
import type { Exclusion } from './scheme.ts';
import { commitment, ranks, rating, scheme, score, totals } from './scored.fixture.ts';

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

test('points are taken off row by row up to the cap; what the floor gives back is told', () => {
  const cases = [1, 2, 3].map(() => commitment('a', 'kept', 0)).concat(commitment('b', null, 0));
  const scored = score({ cases });
  assert.deepEqual(totals(scored).slice(0, 2), ['75.00', '0.00']);
  const [a, b] = scored.scores;
  assert.deepEqual(a?.deductions['no-plan'], { rows: 3, counted: '3', full: '30.00', points: '25.00' });
  assert.deepEqual([b?.weighted, b?.taken, b?.givenBack], ['0.00', '10.00', '10.00']);
});

test('what few tracked items cost is multiplied, where the scheme says so', () => {
  const few = { of: 'kept', below: 2, times: 2 };
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
  assert.deepEqual(scored.scores[0]?.tie, { with: ['b'], shared: [], by: ['kept'] });
  const plain = score({ cases }, { scheme: { ...tied, ties: { by: [], next: 'skip' } } });
  assert.deepEqual(
    [ranks(plain).slice(0, 2), plain.scores[0]?.tie],
    [[1, 1], { with: ['b'], shared: ['b'], by: [] }],
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
