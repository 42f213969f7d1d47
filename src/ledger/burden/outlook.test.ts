import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cap, Demand } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import { outlookOf, unitBurden } from './burden.ts';

const day = '2025-01-01' as Day;
const cap = (demands: number, kinds: string[] = []): Cap => ({
  id: 'c',
  name: '上限',
  kinds,
  demands,
  validFrom: day,
  assumed: ['demands'],
});
const demand = (id: Demand['id'], minutes: number): Demand => ({
  id,
  name: id,
  minutes,
  validFrom: day,
  assumed: ['minutes'],
});

const row = (unit: string, kind: Demand['id'], count: number) => ({
  ...{ unit, asker: 'zhengfuban', kind, count, withdrawn: false },
  ...{ ownCount: 0, ownMinutes: 0, fields: 0, spentCount: 0, spent: 0 },
});

test('a cap warns with the demand that passes it, not before, and the first that fits the unit counts', () => {
  const rows = [row('qingshi', 'task', 3)];
  const rules = { demands: [demand('task', 30)], caps: [cap(3, ['town']), cap(40)] };
  const burden = unitBurden('qingshi', 'town', rows, rules);
  assert.deepEqual([burden.count, burden.minutes, burden.over, burden.cap?.demands], [3, 90, false, 3]);
  assert.equal(outlookOf(burden, { kind: 'task', text: '' }, [], rules).wouldPass, true);
  const department = unitBurden('qingshi', 'department', rows, rules);
  assert.equal(outlookOf(department, { kind: 'task', text: '' }, [], rules).wouldPass, false);
});

test('what the county gives no minutes for is counted as such, never as nought minutes', () => {
  const rows = [row('qingshi', 'order', 2)];
  const burden = unitBurden('qingshi', 'town', rows, { demands: [], caps: [] });
  assert.deepEqual([burden.minutes, burden.unestimated, burden.cap, burden.over], [0, 2, undefined, false]);
});
