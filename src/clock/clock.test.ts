import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../kernel/index.ts';
import { nationalCalendar } from './calendar.ts';
import { parseDay } from './day-number.ts';
import { explainClock } from './explain.ts';
import { readyPolicies } from './policies/index.ts';
import type { ClockPolicy } from './policy.ts';
import { dueOf, partsPastParent, readClock, readClocks } from './reading.ts';
import type { ClockEvent } from './run.ts';
import { sayExplanation, sayReason } from './sentence.ts';

const calendar = nationalCalendar();
const day = parseDay;

function ready(id: string): ClockPolicy {
  const policy = readyPolicies().get(id);
  assert.ok(policy, id);
  return policy;
}
const licence = ready('licence-decision');
const started = (on: string): ClockEvent => ({ type: 'started', at: day(on) });
const suspended = (on: string, ground = 'hearing'): ClockEvent => ({
  type: 'suspended',
  at: day(on),
  ground,
});
const resumed = (on: string): ClockEvent => ({ type: 'resumed', at: day(on) });
const extended = (on: string, amount = 10, approver = 'head-of-organ'): ClockEvent => ({
  type: 'extended',
  at: day(on),
  amount,
  approver,
});
const stopped = (on: string): ClockEvent => ({ type: 'stopped', at: day(on) });

const refusedWith = (policy: ClockPolicy, events: ClockEvent[], code: string, says: RegExp): void => {
  assert.throws(
    () => readClock({ policy, events }, day('2026-06-30'), calendar),
    (refusal: Refusal) => {
      assert.equal(refusal.code, code);
      assert.match(refusal.wording.zh, says);
      assert.ok(refusal.wording.en.length > 10);
      return true;
    },
  );
};

test('a clock without a start is refused', () => {
  refusedWith(licence, [], 'wrong-state', /还没有起算.*受理/);
  refusedWith(licence, [suspended('2026-06-01')], 'wrong-state', /还没有起算/);
  refusedWith(licence, [started('2026-06-01'), started('2026-06-02')], 'wrong-state', /已经起算/);
});

test('a resume without a suspension is refused', () => {
  refusedWith(licence, [started('2026-06-01'), resumed('2026-06-05')], 'wrong-state', /没有中止/);
  const twice = [
    started('2026-06-01'),
    suspended('2026-06-02'),
    resumed('2026-06-05'),
    resumed('2026-06-08'),
  ];
  refusedWith(licence, twice, 'wrong-state', /没有中止/);
});

test('suspensions that overlap are refused', () => {
  const overlapping = [started('2026-06-01'), suspended('2026-06-02'), suspended('2026-06-03', 'testing')];
  refusedWith(licence, overlapping, 'wrong-state', /自2026-06-02起已经中止/);
});

test('a clock is suspended on a ground of its law only', () => {
  refusedWith(
    licence,
    [started('2026-06-01'), suspended('2026-06-02', 'busy')],
    'not-allowed',
    /法定中止事由.*听证/,
  );
  const second = ready('licence-certificate');
  refusedWith(second, [started('2026-06-01'), suspended('2026-06-02')], 'not-allowed', /无/);
});

test('events out of the order of time are refused', () => {
  refusedWith(licence, [started('2026-06-10'), suspended('2026-06-02')], 'bad-input', /早于前一事件/);
});

test('an extension is refused after expiry, twice, beyond its length, by the wrong person, or without a rule', () => {
  // Accepted on 1 June the twentieth working day is 30 June (the 19th is Dragon Boat).
  assert.equal(dueOf(licence, day('2026-06-01'), calendar).due, '2026-06-30');
  const first = started('2026-06-01');
  refusedWith(licence, [first, extended('2026-07-01')], 'wrong-state', /已于2026-06-30届满/);
  refusedWith(licence, [first, extended('2026-06-30'), extended('2026-06-30')], 'wrong-state', /已经用完/);
  refusedWith(licence, [first, extended('2026-06-30', 11)], 'not-allowed', /不超过10/);
  refusedWith(licence, [first, extended('2026-06-30', 2.5)], 'not-allowed', /不能是2\.5/);
  refusedWith(licence, [first, extended('2026-06-30', 10, 'clerk')], 'not-allowed', /须经本机关负责人批准/);
  refusedWith(ready('licence-certificate'), [first, extended('2026-06-02')], 'not-allowed', /不得延长/);
  const given = readClock(
    { policy: licence, events: [first, extended('2026-06-30', 3)] },
    day('2026-06-30'),
    calendar,
  );
  assert.equal(given.due, '2026-07-03');
});

test('a clock can no longer be suspended after its due day, and nothing moves one that has stopped', () => {
  refusedWith(licence, [started('2026-06-01'), suspended('2026-07-01')], 'wrong-state', /不能再中止/);
  refusedWith(
    licence,
    [started('2026-06-01'), stopped('2026-06-05'), suspended('2026-06-08')],
    'wrong-state',
    /已经办结/,
  );
});

test('a restart needs its cause in the law, and clears what had been used', () => {
  const reply = ready('disclosure-reply');
  const cause: ClockEvent = { type: 'restarted', at: day('2026-06-10'), cause: 'correction-received' };
  const reading = readClock(
    { policy: reply, events: [started('2026-06-01'), cause] },
    day('2026-06-10'),
    calendar,
  );
  assert.deepEqual([reading.used, reading.left, reading.startedOn], [0, 20, '2026-06-01']);
  refusedWith(licence, [started('2026-06-01'), cause], 'not-allowed', /不能使/);
});

test('a clock by the hour asks for the time', () => {
  refusedWith(ready('accident-report-unit'), [started('2026-06-01')], 'bad-input', /请写明几点几分/);
});

test('what is used and left is told on each day, and today counts as used', () => {
  const on = (now: string, ...more: ClockEvent[]) =>
    readClock({ policy: licence, events: [started('2026-06-01'), ...more] }, day(now), calendar);
  assert.deepEqual([on('2026-06-01').used, on('2026-06-01').left], [0, 20]);
  assert.deepEqual([on('2026-06-02').used, on('2026-06-02').left], [1, 19]);
  assert.deepEqual([on('2026-06-30').used, on('2026-06-30').left, on('2026-06-30').breached], [20, 0, false]);
  const late = on('2026-07-02');
  assert.deepEqual([late.used, late.left, late.over, late.breached], [20, 0, 2, true]);
  const done = on('2026-07-20', stopped('2026-06-30'));
  assert.deepEqual([done.status, done.breached, done.used], ['stopped', false, 20]);
  assert.equal(on('2026-07-20', stopped('2026-07-01')).breached, true);
});

test('a suspended clock stands still, is not late, and is due as if resumed today or on the announced day', () => {
  const held = { policy: licence, events: [started('2026-06-01'), suspended('2026-06-08')] };
  const reading = readClock(held, day('2026-07-31'), calendar);
  assert.deepEqual(
    [reading.status, reading.used, reading.left, reading.breached],
    ['suspended', 5, 15, false],
  );
  assert.deepEqual(
    [reading.due, reading.provisional, reading.provisionalBecause],
    ['2026-08-21', true, ['suspended']],
  );
  const announced: ClockEvent = {
    type: 'suspended',
    at: day('2026-06-08'),
    ground: 'hearing',
    announcedUntil: day('2026-06-22'),
  };
  const told = { policy: licence, events: [started('2026-06-01'), announced] };
  assert.equal(readClock(told, day('2026-06-09'), calendar).due, '2026-07-13');
});

test('several clocks run side by side, and a parent keeps its own due day whatever its parts have', () => {
  const parent = { policy: ready('licence-joint-decision'), events: [started('2026-04-01')] };
  const parts = new Map([
    ['planning', { policy: licence, events: [started('2026-04-01')] }],
    ['fire', { policy: licence, events: [started('2026-05-12')] }],
    ['promise', { policy: ready('enterprise-start-up'), events: [started('2026-04-01')] }],
  ]);
  const whole = readClock(parent, day('2026-05-12'), calendar);
  const read = readClocks(parts, day('2026-05-12'), calendar);
  assert.deepEqual(
    read.map(({ id, reading }) => [id, reading.due]),
    [
      ['promise', '2026-04-02'],
      ['planning', '2026-04-30'],
      ['fire', '2026-06-09'],
    ],
  );
  assert.equal(whole.due, '2026-06-08');
  assert.deepEqual(
    partsPastParent(whole, read).map(({ id }) => id),
    ['fire'],
  );
});

test('every day of an explanation says why it counted or not, in both languages', () => {
  const events = [started('2026-09-23'), suspended('2026-09-28'), resumed('2026-09-30')];
  const told = explainClock({ policy: ready('licence-decision'), events }, day('2026-10-01'), calendar);
  const zh = Object.fromEntries(told.days.map((d) => [d.day, sayReason(d).zh]));
  assert.equal(zh['2026-09-23'], '事件当日，不计');
  assert.equal(zh['2026-09-24'], '工作日');
  assert.equal(zh['2026-09-25'], '节假日，不计（中秋节）');
  assert.equal(zh['2026-09-29'], '中止期间，不计（听证）');
  assert.equal(zh['2026-10-10'], '调休上班（国庆节）');
  assert.equal(zh['2026-10-11'], '双休日，不计');
  assert.equal(
    told.days.map((d) => sayReason(d).en).find((reason) => reason.includes('make-up')),
    'make-up working day (National Day)',
  );
});

test('the sentence of a rolled-off day names the day, the holiday and the article', () => {
  const events = [started('2026-08-02')];
  const said = sayExplanation(
    explainClock({ policy: ready('petition-handling'), events }, day('2026-09-01'), calendar),
  );
  assert.equal(
    said.zh,
    '自2026年8月2日（周日）起60日（当日不计），到期日为2026年10月8日（周四）。期间最后一日2026-10-01为国庆节，顺延至其后第一个工作日（民法典第二百零三条）。',
  );
  assert.match(
    said.en,
    /^60 days from 2026-08-02 \(Sunday\), that day not counted, end on 2026-10-08 \(Thursday\)\./,
  );
});
