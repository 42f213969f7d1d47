import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Target } from '../../wire/index.ts';
import { targetFigure } from './target.ts';

const target = (fields: Partial<Target>): Target => ({
  metric: '年度投资',
  kind: 'value',
  direction: 'none',
  op: 'ge',
  value: 9_600_000_000,
  value2: null,
  unit: '元',
  ...fields,
});

const cases: [string, Partial<Target>, string, string][] = [
  ['at least', {}, '96亿元以上', 'at least 9.6 billion yuan'],
  [
    'growth',
    { kind: 'growth', direction: 'up', value: 7.5, unit: '%' },
    '增长7.5%以上',
    'growth at least 7.5%',
  ],
  ['fall', { kind: 'growth', direction: 'down', op: 'eq', value: 3, unit: '%' }, '下降3%', 'fall 3%'],
  ['at most', { op: 'le', value: 5.5, unit: '%' }, '5.5%以内', 'at most 5.5%'],
  ['range', { op: 'range', value: 2, value2: 3, unit: '个' }, '2—3个', '2–3'],
  ['one', { op: 'eq', value: 1, unit: '家' }, '1家', '1 firm'],
  ['rank', { kind: 'rank', op: 'eq', value: 2, unit: '' }, '第2位', 'rank 2'],
  ['no value', { value: null }, '', ''],
  ['about', { op: 'approx', value: 6, unit: '%', tolerance: 0.5 }, '6%左右（±0.5）', 'about 6% (±0.5)'],
  ['direction only', { kind: 'growth', direction: 'down', value: null, unit: '' }, '下降', 'to fall'],
  [
    'in step',
    { kind: 'growth', value: null, inStepWith: '生产总值' },
    '与生产总值同步',
    'in step with 生产总值',
  ],
];

for (const [name, fields, zh, en] of cases) {
  test(`a target is read out in both languages: ${name}`, () => {
    assert.equal(targetFigure(target(fields), 'zh'), zh);
    assert.equal(targetFigure(target(fields), 'en'), en);
  });
}
