import assert from 'node:assert/strict';
import { test } from 'node:test';
import { childrenIn, quartersOf } from './milestones.ts';

test('a plan by quarters ends on the last days of March, June, September and December', () => {
  assert.deepEqual(quartersOf(2025), ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31']);
});

test('named children stand one a line, each once', () => {
  assert.deepEqual(childrenIn('望塔路\n\n 文澜街 \n望塔路\n'), ['望塔路', '文澜街']);
});
