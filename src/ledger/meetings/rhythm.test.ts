import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Rhythm } from '../../catalog/index.ts';
import { type Day, nationalCalendar } from '../../clock/index.ts';
import { daysOf } from './rhythm.ts';

const days = (rhythm: Rhythm, from: string, until: string): string[] =>
  daysOf(rhythm, from as Day, until as Day, nationalCalendar()).map(({ planned, on }) =>
    planned === on ? planned : `${planned}→${on}`,
  );

const rows: readonly (readonly [string, Rhythm, string, string, string[]])[] = [
  [
    'a monthly meeting on a weekend moves to the next working day',
    { every: 'month', day: 25 },
    '2025-01-01',
    '2025-05-31',
    ['2025-01-25→2025-01-26', '2025-02-25', '2025-03-25', '2025-04-25', '2025-05-25→2025-05-26'],
  ],
  [
    'the 31st is the last day where a month is shorter',
    { every: 'month', day: 31 },
    '2025-02-01',
    '2025-04-30',
    ['2025-02-28', '2025-03-31', '2025-04-30'],
  ],
  [
    'a weekly meeting on Mondays passes over the national holiday to the day after',
    { every: 'week', weekday: 1 },
    '2025-09-29',
    '2025-10-13',
    ['2025-09-29', '2025-10-06→2025-10-09', '2025-10-13'],
  ],
  [
    'a quarterly meeting falls in the named month of each quarter, over the turn of the year',
    { every: 'quarter', month: 1, day: 10 },
    '2025-07-01',
    '2026-01-31',
    ['2025-07-10', '2025-10-10', '2026-01-10→2026-01-12'],
  ],
];

for (const [sentence, rhythm, from, until, expected] of rows)
  test(sentence, () => assert.deepEqual(days(rhythm, from, until), expected));
