import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Computation } from './computation.ts';
import { caseFacts, day, evidence, measure, observation, report, target, version } from './facts.fixture.ts';
import type { CaseFacts, MeasureFacts } from './facts.ts';
import { progress } from './progress.ts';
import { sumOfParts } from './sums.ts';

/** What is known of measures; most tests know nothing of areas. */
type Known = Omit<MeasureFacts, 'areas'> & Partial<Pick<MeasureFacts, 'areas'>>;
const none: Known = { measures: [], observations: [] };
const on = (facts: CaseFacts, asOf: string, known: Known = none) => {
  const found = progress(facts, { areas: [], ...known }, day(asOf), { about: 5, pace: 0 });
  assert.ok(found);
  return found;
};
const figureOn = (facts: CaseFacts, asOf: string, known: Known = none) => {
  const value = on(facts, asOf, known).targets[0]?.computed.value;
  return value?.kind === 'figure' ? value.value : value?.kind;
};
const reachedOn = (facts: CaseFacts, asOf: string, known: Known = none) =>
  on(facts, asOf, known).targets[0]?.reached;
/** Every row that a computation rests on. */
const rowsOf = (node: Computation): NonNullable<Computation['row']>[] => [
  ...(node.row ? [node.row] : []),
  ...node.parts.flatMap(rowsOf),
];

test('the figure of a numeric promise is the newest reported one, and leads back to its entry', () => {
  const facts = caseFacts({ reports: [report(3, '2025-03-31', 2e9), report(5, '2025-06-30', 5e9)] });
  assert.equal(figureOn(facts, '2025-05-01'), '2000000000', 'as known on that day');
  assert.equal(figureOn(facts, '2025-07-01'), '5000000000');
  const [row] = rowsOf(on(facts, '2025-07-01').targets[0]?.computed as Computation);
  assert.deepEqual(row, {
    kind: 'entry',
    caseId: facts.id,
    number: facts.number,
    seq: 5,
    on: '2025-06-30',
    grade: 'reported',
    period: null,
  });
});

test('every comparator is judged by the figure alone', () => {
  const cases: readonly [Parameters<typeof target>[0], number, boolean][] = [
    [{ op: 'ge', value: 10 }, 10, true],
    [{ op: 'gt', value: 10 }, 10, false],
    [{ op: 'le', value: 10 }, 10.5, false],
    [{ op: 'lt', value: 10 }, 9, true],
    [{ op: 'eq', value: 100, unit: '%' }, 99.9, false],
    [{ op: 'approx', value: 10, tolerance: 0.5 }, 9.5, true],
    [{ op: 'approx', value: 10, tolerance: 0.5 }, 9.4, false],
    [{ op: 'approx', value: 10 }, 9.5, true],
    [{ op: 'range', value: 2, value2: 3 }, 3, true],
    [{ op: 'range', value: 2, value2: 3 }, 3.1, false],
  ];
  for (const [fields, value, reached] of cases) {
    const facts = caseFacts({ reports: [report(2, '2025-03-01', value)] }, { targets: [target(fields)] });
    assert.equal(reachedOn(facts, '2025-03-01'), reached, `${JSON.stringify(fields)} at ${value}`);
  }
});

test('a report for a month to come, of another year or that nobody can read is shown aside with the reason', () => {
  const facts = caseFacts({
    reports: [
      report(3, '2025-05-31', 100, '2025-05'),
      report(4, '2025-06-02', 900, '2025-09'),
      report(5, '2025-06-03', 800, '2024-06'),
      report(6, '2025-06-04', 700, '六月'),
      report(7, '2025-06-05', 60, '2025-03'),
    ],
  });
  const [one] = on(facts, '2025-07-01').targets;
  assert.equal(figureOn(facts, '2025-07-01'), '100');
  const said = one?.computed.parts.filter((part) => part.aside).map((part) => part.rule.en) ?? [];
  assert.equal(said.length, 4);
  for (const [place, words] of [/lies after/, /is not of 2025/, /cannot be read/, /earlier period/].entries())
    assert.match(said[place] ?? '', words);
});

test('“3 of 5 milestones proven”: by accepted evidence alone, and never as a percentage', () => {
  const milestones = ['立项', '开工', '主体', '验收', '启用'].map((name) => ({
    name,
    due: day('2025-06-30'),
    planned: null,
    evidence: '',
  }));
  const facts = caseFacts(
    {
      evidence: [
        evidence(2, '立项', true),
        evidence(3, '开工', true),
        evidence(4, '主体', true),
        evidence(5, '验收', false),
        evidence(6, '启用', null),
      ],
    },
    { type: 'descriptive', targets: [], milestones },
  );
  const found = on(facts, '2025-05-01');
  assert.deepEqual(found.count?.computed.value, { kind: 'count', done: 3, of: 5 });
  assert.equal(found.done, false);
  assert.deepEqual(
    on(facts, '2025-04-02').count?.computed.value,
    { kind: 'count', done: 0, of: 5 },
    'not judged yet',
  );
  assert.doesNotMatch(JSON.stringify(found), /%/);
});

test('a task that carries several named children is not counted beside them, and a child of two tasks once', () => {
  const children = ['甲', '乙', '丙'];
  const carrier = (title: string, names: string[], fields: Partial<CaseFacts> = {}) =>
    caseFacts({ title, ...fields }, { type: 'countable', targets: [], children: names });
  const east = carrier('城东片区', ['甲', '乙'], { evidence: [evidence(3, '甲', true)] });
  const both = carrier('两片共建', ['乙'], { ended: { on: day('2025-06-01'), how: 'finished' } });
  const facts = caseFacts({ parts: [east, both] }, { type: 'countable', targets: [], children });
  const seen = (asOf: string) => on(facts, asOf).count?.computed.value;
  assert.deepEqual(seen('2025-05-01'), { kind: 'count', done: 1, of: 3 });
  assert.deepEqual(seen('2025-06-02'), { kind: 'count', done: 2, of: 3 });
});

test('a countable promise counts its finished children; what was withdrawn is not counted', () => {
  const child = (title: string, how: 'finished' | 'failed' | 'left-out' | null) =>
    caseFacts({ title, ended: how && { on: day('2025-05-01'), how } });
  const facts = caseFacts(
    {
      parts: [child('甲', 'finished'), child('乙', null), child('丙', 'left-out'), child('丁', 'failed')],
      evidence: [evidence(2, '戊', true)],
    },
    { type: 'countable', targets: [], children: ['甲', '戊'] },
  );
  assert.deepEqual(on(facts, '2025-06-01').count?.computed.value, { kind: 'count', done: 2, of: 4 });
});

test('a number of things promised is held against its finished children', () => {
  const parts = ['甲', '乙'].map((title) =>
    caseFacts({ title, ended: { on: day('2025-05-01'), how: 'finished' } }),
  );
  const facts = caseFacts({ parts }, { type: 'countable', targets: [target({ value: 2, unit: '个' })] });
  assert.equal(figureOn(facts, '2025-04-30'), '0');
  assert.equal(reachedOn(facts, '2025-05-01'), true);
});

const task = (value: number, fields: Partial<CaseFacts> = {}) =>
  caseFacts({ reports: [report(2, '2025-06-30', value)], ...fields }, { targets: [target({ value: 5e9 })] });

test('amounts of child cases are added exactly; what the parent’s unit reported itself is set aside', () => {
  const facts = caseFacts({ parts: [task(0.1), task(0.2)], reports: [report(2, '2025-06-30', 9)] });
  assert.equal(figureOn(facts, '2025-07-01'), '0.3');
  assert.equal(on(facts, '2025-07-01').targets[0]?.basis, 'parts');
});

test('rates, growth and places of child cases are never added or averaged', () => {
  const rate = { targets: [target({ metric: '办结率', value: 90, unit: '%' })] };
  const child = caseFacts({ reports: [report(2, '2025-06-30', 80)] }, rate);
  const facts = caseFacts({ parts: [child, child] }, rate);
  assert.equal(on(facts, '2025-07-01').targets[0]?.basis, 'none');
});

test('a child of two parents counts once for each of them, and once in a sum of both', () => {
  const shared = task(3e9);
  const [a, b] = [caseFacts({ parts: [shared, task(1e9)] }), caseFacts({ parts: [shared, task(2e9)] })];
  assert.equal(figureOn(a, '2025-07-01'), '4000000000');
  assert.equal(figureOn(b, '2025-07-01'), '5000000000');
  const both = caseFacts({ parts: [a, b] });
  assert.equal(figureOn(both, '2025-07-01'), '6000000000');
  const seen = new Set<typeof a.id>();
  const asked = { year: 2025, asOf: day('2025-07-01'), seen };
  const sums = [a, b].map((one) => sumOfParts(one, target(), { areas: [], ...none }, asked)?.value);
  assert.deepEqual(
    sums.map((v) => (v?.kind === 'figure' ? v.value : v)),
    ['4000000000', '2000000000'],
  );
});

test('of a target revised twice, the version of the day decides and all versions are counted', () => {
  const revised = (seq: number, from: string, value: number) =>
    version({ seq, on: day(from), why: seq === 1 ? 'opened' : 'adjusted', targets: [target({ value })] });
  const facts = caseFacts({
    versions: [revised(1, '2025-02-10', 100), revised(4, '2025-05-10', 80), revised(9, '2025-09-10', 90)],
    reports: [report(3, '2025-04-30', 85)],
  });
  assert.deepEqual(
    ['2025-05-01', '2025-06-01', '2025-10-01'].map((asOf) => reachedOn(facts, asOf)),
    [false, true, false],
  );
  assert.deepEqual(on(facts, '2025-06-01').version, {
    seq: 4,
    on: '2025-05-10',
    why: 'adjusted',
    place: 2,
    of: 3,
  });
});

const retail = target({
  metric: '消费',
  kind: 'growth',
  direction: 'up',
  value: 9,
  unit: '%',
  measure: 'retail-sales',
});

test('a figure of a county measure is in base units, by the best grade and its newest vintage', () => {
  const observations = [
    observation({ grade: 'reported', value: '25', vintage: 3 }),
    observation({ value: '20' }),
    observation({
      value: '20.5',
      vintage: 2,
      edition: '修订',
      issuedOn: day('2025-09-01'),
      recordedOn: day('2025-09-02'),
    }),
  ];
  const known = { measures: [measure()], observations };
  const facts = caseFacts({}, { targets: [target({ measure: 'retail-sales' })] });
  assert.equal(figureOn(facts, '2025-10-01', known), '2050000000');
  assert.equal(figureOn(facts, '2025-05-01', known), '2000000000', 'a bulletin of May keeps its vintage');
  const [node] = on(facts, '2025-10-01', known).targets;
  const rows = rowsOf(node?.computed as Computation).map((row) =>
    row.kind === 'observation' ? [row.grade, row.vintage] : [],
  );
  assert.deepEqual(rows, [
    ['statistics-bureau', 2],
    ['statistics-bureau', 1],
    ['reported', 3],
  ]);
});

test('what the bureau has not issued yet is not used, even if it stands on record already', () => {
  const known = {
    measures: [measure()],
    observations: [observation({ issuedOn: day('2025-04-20'), recordedOn: day('2025-04-10') })],
  };
  const facts = caseFacts({}, { targets: [target({ measure: 'retail-sales' })] });
  assert.equal(figureOn(facts, '2025-04-19', known), 'missing');
  assert.equal(figureOn(facts, '2025-04-20', known), '2000000000');
});

test('nominal growth is computed from two levels, exactly and with a stated rounding', () => {
  const known = {
    measures: [measure()],
    observations: [observation({ value: '21.21' }), observation({ period: '2024-Q1', value: '19.40' })],
  };
  assert.equal(figureOn(caseFacts({}, { targets: [retail] }), '2025-05-01', known), '9.33');
});

test('at constant prices two levels are no growth: the issued figure is awaited, and then decides', () => {
  const gdp = measure({ growth: 'constant-price' });
  const levels = [observation({ value: '21.21' }), observation({ period: '2024-Q1', value: '19.40' })];
  const facts = caseFacts({}, { targets: [retail] });
  assert.equal(figureOn(facts, '2025-05-01', { measures: [gdp], observations: levels }), 'missing');
  const issued = observation({ aspect: 'growth', value: '7.1' });
  assert.equal(figureOn(facts, '2025-05-01', { measures: [gdp], observations: [...levels, issued] }), '7.1');
});

test('a share grows by percentage points, not by percent', () => {
  const share = measure({ growth: 'points', unit: '%', nature: 'rate' });
  const observations = [observation({ value: '45.8' }), observation({ period: '2024-Q1', value: '36' })];
  assert.equal(
    figureOn(caseFacts({}, { targets: [retail] }), '2025-05-01', { measures: [share], observations }),
    '9.8',
  );
});

test('a promised fall of 3 % is reached by growth of −3 %', () => {
  const energy = target({ kind: 'growth', direction: 'down', value: 3, unit: '%', measure: 'retail-sales' });
  const known = {
    measures: [measure({ growth: 'constant-price' })],
    observations: [observation({ aspect: 'growth', value: '-3.2' })],
  };
  assert.equal(reachedOn(caseFacts({}, { targets: [energy] }), '2025-05-01', known), true);
});

test('keeping pace compares two growths and says what is missing', () => {
  const income = target({
    metric: '居民收入',
    kind: 'growth',
    value: null,
    unit: '',
    inStepWith: '社会消费品零售总额',
    measure: 'income',
  });
  const facts = caseFacts({}, { targets: [income] });
  const measures = [measure(), measure({ id: 'income', name: '居民收入' })];
  const growth = (id: string, value: string) => observation({ measure: id, aspect: 'growth', value });
  const known = { measures, observations: [growth('retail-sales', '6.1'), growth('income', '6.4')] };
  assert.equal(figureOn(facts, '2025-05-01', known), '0.3');
  assert.equal(reachedOn(facts, '2025-05-01', known), true);
  assert.equal(reachedOn(facts, '2025-05-01', { measures, observations: [growth('income', '6.4')] }), null);
  assert.match(
    on(caseFacts({}, { targets: [{ ...income, inStepWith: '经济' }] }), '2025-05-01', known).targets[0]
      ?.computed.rule.en ?? '',
    /no measure/,
  );
});

test('a direction alone is judged by where the figure moves', () => {
  const gap = target({ kind: 'growth', direction: 'down', value: null, unit: '' });
  const facts = caseFacts(
    { reports: [report(2, '2025-03-31', 2.4), report(3, '2025-06-30', 2.3)] },
    { targets: [gap] },
  );
  assert.equal(reachedOn(facts, '2025-04-01'), null, 'one report shows no direction');
  assert.equal(reachedOn(facts, '2025-07-01'), true);
});
