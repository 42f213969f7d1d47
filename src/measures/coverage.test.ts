import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coverageOf } from './coverage.ts';
import { caseFacts, day, target } from './facts.fixture.ts';
import type { CaseFacts } from './facts.ts';

const on = day('2025-07-01');
const task = (value: number, fields: Partial<CaseFacts> = {}) =>
  caseFacts(fields, { targets: [target({ value, unit: '个' })] });
const whole = (parts: readonly CaseFacts[], value = 600) =>
  coverageOf(caseFacts({ parts }, { targets: [target({ value, unit: '个' })] }), on);

test('tasks cover a promise when their targets add up to it; what nobody took on is named', () => {
  assert.equal(whole([task(400), task(200)])?.whole, true);
  const short = whole([task(400), task(150.5)]);
  assert.equal(short?.whole, false);
  assert.deepEqual(short?.targets[0]?.left, { kind: 'figure', value: '49.5', unit: '个' });
});

test('a task that was withdrawn covers nothing any more', () => {
  const gone = task(200, { ended: { on: day('2025-06-01'), how: 'left-out' } });
  assert.equal(whole([task(400), gone])?.whole, false);
});

test('tasks together may not use up more than a limit', () => {
  const limit = { targets: [target({ op: 'le', value: 100, unit: '个' })] };
  const part = (value: number) => caseFacts({}, { targets: [target({ op: 'le', value, unit: '个' })] });
  assert.equal(coverageOf(caseFacts({ parts: [part(60), part(40)] }, limit), on)?.whole, true);
  assert.equal(coverageOf(caseFacts({ parts: [part(60), part(41)] }, limit), on)?.whole, false);
});

test('every named child needs a case of its own', () => {
  const terms = { type: 'countable' as const, targets: [], children: ['青石路', '东门桥'] };
  const found = coverageOf(caseFacts({ parts: [caseFacts({ title: '青石路' })] }, terms), on);
  assert.deepEqual(found?.unassigned, ['东门桥']);
});

test('a task that names several children carries them; one that was withdrawn carries nothing', () => {
  const terms = { type: 'countable' as const, targets: [], children: ['青石路', '东门桥', '西关渠'] };
  const carrier = (fields: Partial<CaseFacts> = {}) =>
    caseFacts(
      { title: '城东片区', ...fields },
      { type: 'countable', targets: [], children: ['青石路', '东门桥'] },
    );
  assert.deepEqual(coverageOf(caseFacts({ parts: [carrier()] }, terms), on)?.unassigned, ['西关渠']);
  const gone = carrier({ ended: { on: day('2025-06-01'), how: 'left-out' } });
  const other = caseFacts({ title: '西关渠' });
  assert.deepEqual(coverageOf(caseFacts({ parts: [gone, other] }, terms), on)?.unassigned, [
    '青石路',
    '东门桥',
  ]);
});

test('a share of one target covers no other target of the same unit', () => {
  const both = [
    target({ metric: '停车泊位', value: 600, unit: '个' }),
    target({ metric: '充电桩', value: 400, unit: '个' }),
  ];
  const part = caseFacts({}, { targets: [target({ metric: '充电桩', value: 400, unit: '个' })] });
  const found = coverageOf(caseFacts({ parts: [part] }, { targets: both }), on);
  assert.deepEqual(
    found?.targets.map(({ target: of, covered }) => [of.metric, covered]),
    [
      ['停车泊位', false],
      ['充电桩', true],
    ],
  );
  const strange = caseFacts({}, { targets: [target({ metric: '点位', value: 600, unit: '个' })] });
  assert.equal(
    coverageOf(caseFacts({ parts: [strange] }, { targets: both }), on)?.targets[0]?.covered,
    false,
  );
});

test('growth and shares are not divided among units, and what is not broken down has no coverage', () => {
  const growth = { targets: [target({ kind: 'growth', value: 8, unit: '%' })] };
  assert.equal(coverageOf(caseFacts({ parts: [task(1)] }, growth), on)?.whole, true);
  assert.equal(coverageOf(caseFacts(), on), undefined);
});
