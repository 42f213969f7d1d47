import assert from 'node:assert/strict';
import { test } from 'node:test';
import { targetOf, targetWithoutFigure } from './target.ts';

const claim = (fields: Partial<Parameters<typeof targetOf>[0]> = {}) => ({
  metric: '充电桩',
  action: '新建',
  kind: 'value' as const,
  direction: 'none' as const,
  op: 'eq' as const,
  value: 400,
  value2: null,
  unit: '个',
  modality: 'plan' as const,
  deadline: null,
  ...fields,
});
const read = (fields: Parameters<typeof claim>[0]) => {
  const { op, opAssumed } = targetOf(claim(fields), null);
  return [op, opAssumed ?? false];
};

test('a bare count in a plan is read as at least, and the reading is marked as assumed', () => {
  assert.deepEqual(read({}), ['ge', true]);
  assert.deepEqual(read({ kind: 'growth', direction: 'down', action: '下降', unit: '%', value: 3 }), [
    'ge',
    true,
  ]);
});

test('a level that is lowered or held down is read as at most, and marked', () => {
  assert.deepEqual(read({ action: '降到', value: 40, unit: '微克/立方米' }), ['le', true]);
  assert.deepEqual(read({ action: '控制在', value: 4, unit: '%' }), ['le', true]);
});

test('a share of 100 %, a place, what the text compares itself, and what is done already stay as they are', () => {
  assert.deepEqual(read({ value: 100, unit: '%' }), ['eq', false]);
  assert.deepEqual(read({ kind: 'rank', value: 3, unit: '位' }), ['eq', false]);
  assert.deepEqual(read({ op: 'approx' }), ['approx', false]);
  assert.deepEqual(read({ modality: 'done' }), ['eq', false]);
});

test('a target names a day only where it is not the commitment’s', () => {
  assert.equal(targetOf(claim({ deadline: '2025-06-30' }), '2025-12-31').deadline, '2025-06-30');
  assert.ok(!('deadline' in targetOf(claim({ deadline: '2025-12-31' }), '2025-12-31')));
});

test('keeping pace with another measure is a target without a figure', () => {
  const target = targetWithoutFigure('居民收入增长与经济增长基本同步');
  assert.deepEqual(
    [target.metric, target.kind, target.inStepWith, target.value],
    ['居民收入', 'growth', '经济', null],
  );
  assert.equal(targetWithoutFigure('完成三清零').inStepWith, undefined);
});
