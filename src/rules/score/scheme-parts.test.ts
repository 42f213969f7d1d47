import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Row } from '../facts.ts';
import type { Scheme } from './scheme.ts';
import { commitment, ranks, rating, row, scheme, score, totals, word } from './scored.fixture.ts';

test('a unit without any items takes no part: no total, no rank, and the reason, even where missing data is zero', () => {
  const scored = score({ cases: [commitment('a', 'kept')] });
  assert.deepEqual([totals(scored)[1], ranks(scored)[1], scored.scores[1]?.apart], [null, null, 'few-items']);
  const strict = {
    ...scheme,
    indicators: scheme.indicators.map((one) => ({ ...one, missing: 'zero' as const })),
  };
  const [, b] = score({ cases: [commitment('a', 'kept')] }, { scheme: strict }).scores;
  assert.deepEqual([b?.total, b?.rank, b?.apart, b?.items], [null, null, 'few-items', 0]);
});

test('where the scheme lets everybody take part, a unit without items is ranked by what missing data means', () => {
  const all = {
    ...scheme,
    takingPart: { of: [], least: 0 },
    indicators: scheme.indicators.map((one) => ({ ...one, missing: 'zero' as const })),
  };
  const [a, b] = score({ cases: [commitment('a', 'kept')] }, { scheme: all }).scores;
  assert.deepEqual([a?.total, a?.rank, b?.total, b?.rank, b?.apart], ['70.00', 1, '0.00', 2, null]);
});

test('a unit that takes part but has too few rows of every indicator is shown apart with that reason', () => {
  const scored = score({ ratings: [rating('a', 'yes')] });
  assert.deepEqual([scored.scores[0]?.items, scored.scores[0]?.apart], [0, 'few-items']);
  const thrice = {
    ...scheme,
    indicators: scheme.indicators.map((one) => ({ ...one, least: 3 })),
  };
  const [a] = score({ cases: [commitment('a', 'kept')] }, { scheme: thrice }).scores;
  assert.deepEqual([a?.items, a?.apart, a?.total], [1, 'no-points', null]);
});

test('with a lower floor a total may be below zero, and stands below zero in the ranking', () => {
  const cases = [commitment('a', null, 0), commitment('b', null)];
  const scored = score({ cases }, { scheme: { ...scheme, floor: -5 } });
  const [a, b] = scored.scores;
  assert.deepEqual([a?.total, a?.givenBack, a?.rank, b?.rank], ['-5.00', '5.00', 2, 1]);
});

test('a scheme of deductions begins at full marks, and takes part by its bases', () => {
  const own: Scheme = {
    ...scheme,
    indicators: [],
    fullMarks: 100,
    bases: [
      { id: 'items', name: word('承担事项'), matter: 'commitment', facts: 'cases', when: 'milestones >= 0' },
    ],
    few: { of: 'items', below: 2, times: 2 },
    ties: { by: [], next: 'skip' },
  };
  const cases = [commitment('a', null, 0), commitment('b', null, 0), commitment('b', null, 1)];
  const [a, b, c] = score({ cases }, { scheme: own }).scores;
  assert.deepEqual([a?.total, a?.few, b?.total, b?.few], ['80.00', true, '90.00', false]);
  assert.deepEqual([c?.apart, c?.total], ['few-items', null]);
});

test('a row may cost its points as often as the scheme counts it, such as by days late', () => {
  const late: Scheme = {
    ...scheme,
    deductions: [
      {
        id: 'late',
        name: word('逾期'),
        matter: 'commitment',
        facts: 'clocks',
        when: 'late',
        counts: 'working_days_late',
        points: 0.5,
        cap: 20,
      },
    ],
  };
  const clocks = [
    row('a', { late: true, working_days_late: 7 }),
    row('a', { late: false, working_days_late: 0 }),
  ];
  const scored = score(
    { cases: [commitment('a', 'kept')] },
    {
      scheme: late,
      rows: (_, facts) => (facts === 'clocks' ? clocks : facts === 'cases' ? [commitment('a', 'kept')] : []),
    },
  );
  assert.deepEqual(scored.scores[0]?.deductions['late'], {
    rows: 1,
    counted: '7',
    full: '3.50',
    points: '3.50',
  });
  assert.deepEqual(scored.lines.at(-1)?.columns, ['late', 'working_days_late']);
});

test('points are added up to their cap, and the ceiling cuts what is above it', () => {
  const [first] = scheme.deductions;
  assert.ok(first);
  const own: Scheme = {
    ...scheme,
    deductions: [],
    additions: [{ ...first, id: 'praised', when: 'outcome = "kept"', points: 4, cap: 6 }],
    ceiling: 105,
  };
  const [a] = score({ cases: [commitment('a', 'kept'), commitment('a', 'kept')] }, { scheme: own }).scores;
  assert.deepEqual([a?.added, a?.cut, a?.total], ['6.00', '1.00', '105.00']);
});

test('a rate becomes points by the marks of the scheme, held between 0 and 100', () => {
  const own: Scheme = {
    ...scheme,
    indicators: scheme.indicators.map((one) =>
      one.id === 'kept' ? { ...one, marks: 'if rate >= 60 then 100 else 100 - (60 - rate) * 3' } : one,
    ),
  };
  const cases = [
    commitment('a', 'kept'),
    commitment('a', 'partly-kept'),
    commitment('a', null),
    commitment('b', null),
    commitment('c', 'kept'),
  ];
  const points = score({ cases }, { scheme: own }).scores.map(({ indicators }) => indicators['kept']);
  assert.deepEqual(
    points.map((one) => [one?.rate, one?.points]),
    [
      ['50.00', '70.00'],
      ['0.00', '0.00'],
      ['100.00', '100.00'],
      [null, null],
    ],
  );
});

test('grades go by total, by share of the ranks and by what bars them; who shares a rank shares the grade', () => {
  const own: Scheme = {
    ...scheme,
    grades: [
      { id: 'excellent', name: word('优'), least: 90, top: 50, without: ['no-plan'] },
      { id: 'good', name: word('良'), least: 75, without: [] },
      { id: 'fair', name: word('中'), least: 0, without: [] },
    ],
  };
  const grades = (cases: Row[]) => score({ cases }, { scheme: own }).scores.map(({ grade }) => grade);
  // Two of three ranked may be excellent by their totals, but half of three ranks, rounded down, is one: both share it.
  assert.deepEqual(
    grades([commitment('a', 'kept'), commitment('b', 'kept'), commitment('c', 'partly-kept')]),
    ['excellent', 'excellent', 'fair', null],
  );
  // One item without a plan bars the grade, whatever the total.
  const barred = [1, 2, 3, 4].map(() => commitment('a', 'kept', 2));
  assert.deepEqual(grades([...barred, commitment('a', 'kept', 0), commitment('b', null)]), [
    'good',
    'fair',
    null,
    null,
  ]);
});

test('rows that are alike may come together with how many they are, and count the same', () => {
  const one = [commitment('a', 'kept'), commitment('a', 'kept'), commitment('a', null, 0)];
  const many = [
    { ...commitment('a', 'kept'), case: null, number: null, title: null, times: 2 },
    commitment('a', null, 0),
  ];
  const [apart, together] = [score({ cases: one }), score({ cases: many })];
  assert.deepEqual(together.scores, apart.scores);
  assert.deepEqual(
    together.lines[0]?.rows.map(({ times }) => times),
    [2, 1],
  );
});
