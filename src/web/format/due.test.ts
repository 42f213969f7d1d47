import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../clock/index.ts';
import { dueWords } from './due.ts';

const words = (on: string, workingDaysLeft: number, late = false) =>
  dueWords({ due: { on: on as Day, workingDaysLeft }, late }, '2025-02-14' as Day);

test('a due day says how many working days are left, and never less than none', () => {
  assert.deepEqual(words('2025-02-18', 2), { key: 'due.left', count: 2 });
  assert.deepEqual(words('2025-02-14', 0), { key: 'due.today', count: 0 });
  // A Saturday before the next working day.
  assert.deepEqual(words('2025-02-15', 0), { key: 'due.before-work', count: 0 });
});

test('a clock that ran out says since how many working days, also where no whole one has passed', () => {
  assert.deepEqual(words('2025-02-12', -2, true), { key: 'due.late-by', count: 2 });
  assert.deepEqual(words('2025-02-14', 0, true), { key: 'due.late', count: 0 });
  assert.equal(dueWords({ due: null, late: false }, '2025-02-14' as Day), undefined);
});
