import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nationalCalendar, periodEndBy } from './index.ts';

const end = periodEndBy(nationalCalendar());

test('a period that a text counts ends by the calendar', () => {
  assert.equal(end('2025-03-12', { amount: 5, unit: 'working-day' }), '2025-03-19');
  // 27 April 2025, a Sunday, was worked for the days off in May.
  assert.equal(end('2025-04-16', { amount: 8, unit: 'working-day' }), '2025-04-27');
  assert.equal(end('2025-02-20', { amount: 1, unit: 'month' }), '2025-03-20');
  assert.equal(end('2025-06-11', { amount: 1, unit: 'week' }), '2025-06-18');
});

test('before a holiday means the last working day before its days off', () => {
  // 14 February 2026, a Saturday, was worked; the days off began on the 15th.
  assert.equal(end('2025-12-19', { before: '春节' }), '2026-02-14');
  assert.equal(end('2025-09-22', { before: '国庆' }), '2025-09-30');
  assert.equal(end('2025-04-16', { before: '五一' }), '2025-04-30');
});

test('a holiday whose notice has not come has no day', () => {
  assert.equal(end('2031-03-01', { before: '春节' }), null);
});
