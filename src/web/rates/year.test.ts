import assert from 'node:assert/strict';
import { test } from 'node:test';
import { yearShown } from './year.ts';

test('rates open on the newest year that has a plan and has begun; a choice goes before', () => {
  assert.equal(yearShown(undefined, [2021, 2020], '2026-11-30'), '2021');
  assert.equal(yearShown(undefined, [2027, 2026], '2026-11-30'), '2026');
  assert.equal(yearShown(undefined, [], '2026-11-30'), '2026');
  assert.equal(yearShown('2020', [2021, 2020], '2026-11-30'), '2020');
});
