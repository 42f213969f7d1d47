import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Instant, nationalCalendar, wallTime } from '../clock/index.ts';
import { type Habits, pauseAfter, type Urgency, whenToTell } from './when.ts';

const night: Habits = { digestAt: '08:30', quiet: { from: '20:00', to: '08:00' } };
const noon: Habits = { digestAt: '17:00', quiet: { from: '12:00', to: '14:30' } };
const none: Habits = { digestAt: '00:00', quiet: undefined };
const clash: Habits = { digestAt: '06:00', quiet: { from: '20:00', to: '08:00' } };

/** What happened when, under which habits, and when it is told. 2026-05-01 to 05-05 are days off; Sat 05-09 is worked. */
const cases: readonly (readonly [string, Urgency, string, Habits, string])[] = [
  ['an order in office hours goes out at once', 'order', '2026-04-08 10:15', night, '2026-04-08 10:15'],
  ['an order in the evening waits for the morning', 'order', '2026-04-08 20:00', night, '2026-04-09 08:00'],
  ['an order before dawn waits for the same morning', 'order', '2026-04-08 03:00', night, '2026-04-08 08:00'],
  ['an order at the minute when the quiet ends', 'order', '2026-04-08 08:00', night, '2026-04-08 08:00'],
  ['an order on Friday night waits for Monday', 'order', '2026-04-10 21:00', night, '2026-04-13 08:00'],
  [
    'an order on the eve of a holiday waits for its end',
    'order',
    '2026-04-30 22:00',
    night,
    '2026-05-06 08:00',
  ],
  ['an order on a Saturday that is worked goes out', 'order', '2026-05-09 09:00', night, '2026-05-09 09:00'],
  ['an order on a day off waits', 'order', '2026-05-02 10:00', night, '2026-05-06 08:00'],
  ['a red order goes out at night', 'red-order', '2026-04-08 02:30', night, '2026-04-08 02:30'],
  ['a red order goes out on a day off', 'red-order', '2026-05-02 10:00', night, '2026-05-02 10:00'],
  ['quiet hours in the middle of the day', 'order', '2026-04-08 12:10', noon, '2026-04-08 14:30'],
  ['after quiet hours at noon there is the evening', 'order', '2026-04-08 23:50', noon, '2026-04-08 23:50'],
  [
    'without quiet hours any hour of a working day will do',
    'order',
    '2026-04-08 23:59',
    none,
    '2026-04-08 23:59',
  ],
  ['a reminder goes with the digest of the day', 'other', '2026-04-08 07:00', night, '2026-04-08 08:30'],
  [
    'a reminder at the minute of the digest still goes with it',
    'other',
    '2026-04-08 08:30',
    night,
    '2026-04-08 08:30',
  ],
  ['a reminder after the digest waits for the next', 'other', '2026-04-08 08:31', night, '2026-04-09 08:30'],
  ['a reminder on Friday afternoon waits for Monday', 'other', '2026-04-10 15:00', night, '2026-04-13 08:30'],
  ['a digest at five in the afternoon', 'other', '2026-04-08 09:00', noon, '2026-04-08 17:00'],
  [
    'a digest that was set into the quiet hours waits for their end',
    'other',
    '2026-04-08 05:00',
    clash,
    '2026-04-08 08:00',
  ],
  ['a digest at midnight', 'other', '2026-04-08 00:01', none, '2026-04-09 00:00'],
];

const instant = (text: string): Instant =>
  new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString() as Instant;

for (const [name, urgency, from, habits, told] of cases) {
  test(name, () => {
    assert.equal(wallTime(whenToTell(urgency, instant(from), habits, nationalCalendar())), told);
  });
}

test('what fails is tried again after ever longer pauses, for two days, and is then given up', () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7].map(pauseAfter);
  assert.deepEqual(pauses, [1, 5, 15, 60, 240, 720, 1440]);
  assert.equal(pauseAfter(8), undefined);
});
