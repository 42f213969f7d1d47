import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isWorkingDay, nationalCalendar } from './calendar.ts';
import { policyOf } from './check-policy.ts';
import type { Day } from './day.ts';
import { addDays, addMonths, dayNumber, dayOf, daysBetween } from './day-number.ts';
import { explainClock } from './explain.ts';
import { instantAt, type Moment, minuteAt } from './moment.ts';
import { type ClockPolicy, type ClockUnit, isTimed } from './policy.ts';
import { projectDue, readClock } from './reading.ts';
import type { ClockEvent } from './run.ts';
import { openingsOn } from './working-hours.ts';

/** Fixed, so that a failure can be had again; fast-check prints it with the counterexample. */
const seed = 20_260_925;
const calendar = nationalCalendar();
const words = { zh: '试验', en: 'trial' };
const basis = { law: '试验', article: '第一条' };

function policyFor(amount: number, unit: ClockUnit, rolls: boolean, countsDay: boolean): ClockPolicy {
  const timed = unit === 'hour' || unit === 'working-hour' || !Number.isInteger(amount);
  return policyOf({
    id: 'trial',
    name: words,
    basis: [basis],
    span: { amount, unit },
    start: { event: 'accepted', name: words, counted: countsDay && !timed },
    rolls: rolls && !timed ? 'next-working-day' : 'none',
    suspensions: [
      { ground: 'hearing', name: words, basis },
      { ground: 'testing', name: words, basis },
    ],
  });
}

const policies = fc
  .record({
    span: fc.oneof(
      fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constant<ClockUnit>('working-day')),
      fc.tuple(fc.integer({ min: 1, max: 120 }), fc.constant<ClockUnit>('calendar-day')),
      fc.tuple(fc.integer({ min: 1, max: 12 }), fc.constant<ClockUnit>('month')),
      fc.tuple(fc.integer({ min: 1, max: 40 }), fc.constant<ClockUnit>('working-hour')),
      fc.tuple(fc.integer({ min: 1, max: 72 }), fc.constant<ClockUnit>('hour')),
      fc.tuple(fc.constantFrom(0.5, 1.5, 2.5), fc.constant<ClockUnit>('working-day')),
    ),
    rolls: fc.boolean(),
    countsDay: fc.boolean(),
  })
  .map(({ span: [amount, unit], rolls, countsDay }) => policyFor(amount, unit, rolls, countsDay));

const firstMinute = minuteAt('2005-01-01T00:00:00.000Z' as never);
const starts = fc.integer({ min: 0, max: 20 * 365 * 1440 }).map((minute) => firstMinute + minute);
/** Gaps between events, in minutes, of which many are nothing and some lie over a holiday week. */
const gaps = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 0, max: 1440 }),
  fc.integer({ min: 0, max: 20 * 1440 }),
);

/** A moment fit for the clock: the minute where it runs by the hour, else the day. */
const momentOf = (policy: ClockPolicy, minute: number): Moment =>
  isTimed(policy) ? instantAt(minute) : dayOf(Math.floor(minute / 1440));

const dueAt = (policy: ClockPolicy, events: readonly ClockEvent[]): string =>
  projectDue({ policy, events }, events.at(-1)?.at ?? ('2000-01-01' as Day), calendar).dueAt;

const suspended = (policy: ClockPolicy, at: number, ground = 'hearing'): ClockEvent => ({
  type: 'suspended',
  at: momentOf(policy, at),
  ground,
});
const resumed = (policy: ClockPolicy, at: number): ClockEvent => ({
  type: 'resumed',
  at: momentOf(policy, at),
});
const started = (policy: ClockPolicy, at: number): ClockEvent => ({
  type: 'started',
  at: momentOf(policy, at),
});

/** The latest minute at which a clock may still be suspended, from a wish. */
function inTime(policy: ClockPolicy, events: readonly ClockEvent[], wish: number): number {
  const end = minuteAt(dueAt(policy, events) as never);
  return Math.min(wish, isTimed(policy) ? Math.floor(end) : end - 1);
}

const check = (property: fc.IProperty<unknown> | fc.IPropertyWithHooks<never>, numRuns = 3000): void => {
  fc.assert(property as fc.IProperty<unknown>, { seed, numRuns });
};

test('suspending and resuming at once changes nothing', () => {
  check(
    fc.property(policies, starts, gaps, (policy, start, gap) => {
      const events = [started(policy, start)];
      const at = inTime(policy, events, start + gap);
      const with_ = [...events, suspended(policy, at), resumed(policy, at)];
      assert.equal(dueAt(policy, with_), dueAt(policy, events));
    }),
  );
});

test('adding a suspension never moves a due day earlier', () => {
  check(
    fc.property(policies, starts, gaps, gaps, gaps, gaps, (policy, start, a, b, c, d) => {
      const events = [started(policy, start)];
      const first = inTime(policy, events, start + a);
      const once = [...events, suspended(policy, first), resumed(policy, first + b)];
      assert.ok(dueAt(policy, once) >= dueAt(policy, events));
      const second = inTime(policy, once, first + b + c);
      if (second < first + b) return;
      const twice = [...once, suspended(policy, second, 'testing'), resumed(policy, second + d)];
      assert.ok(dueAt(policy, twice) >= dueAt(policy, once));
    }),
  );
});

test('splitting a suspension in two changes nothing', () => {
  check(
    fc.property(policies, starts, gaps, gaps, gaps, (policy, start, a, b, c) => {
      const events = [started(policy, start)];
      const from = inTime(policy, events, start + a);
      const whole = [...events, suspended(policy, from), resumed(policy, from + b + c)];
      const split = [
        ...events,
        suspended(policy, from),
        resumed(policy, from + b),
        suspended(policy, from + b, 'testing'),
        resumed(policy, from + b + c),
      ];
      // A first half that leaves nothing over the due day could not be suspended again.
      const middle = momentOf(policy, from + b);
      const due = dueAt(policy, split.slice(0, 3));
      const over = isTimed(policy) ? middle > due : minuteAt(due as never) <= from + b;
      if (over) return;
      assert.equal(dueAt(policy, split), dueAt(policy, whole));
    }),
  );
});

test('explained days add up to the count, end on the due day and leave no day out', () => {
  check(
    fc.property(policies, starts, gaps, gaps, (policy, start, a, b) => {
      const events = [started(policy, start)];
      const from = inTime(policy, events, start + a);
      events.push(suspended(policy, from), resumed(policy, from + b));
      const told = explainClock({ policy, events }, momentOf(policy, from + b), calendar);
      const sum = told.days.reduce((total, day) => total + day.counts, 0);
      assert.ok(Math.abs(sum - told.total) < 1e-6, `${sum} of ${told.total}`);
      assert.equal(told.days.at(-1)?.day, told.reading.due);
      for (const [i, day] of told.days.entries()) assert.equal(day.day, addDays(told.countedFrom, i));
    }),
    1500,
  );
});

test('what was used and what is left are the whole span while it runs', () => {
  check(
    fc.property(policies, starts, gaps, (policy, start, later) => {
      if (policy.rolls !== 'none' || policy.span.unit === 'month') return;
      const events = [started(policy, start)];
      const reading = readClock({ policy, events }, momentOf(policy, start + later), calendar);
      if (reading.breached) assert.ok(reading.over > 0 || policy.span.unit === 'working-day');
      else assert.ok(Math.abs(reading.used + reading.left - policy.span.amount) < 1e-4);
    }),
  );
});

const firstDay = dayNumber('2004-01-01' as Day);
const worked: boolean[] = [];
for (let on = '2004-01-01' as Day; on <= '2028-12-31'; on = addDays(on, 1))
  worked.push(isWorkingDay(calendar, on));
const isWorked = (day: number): boolean => worked[day - firstDay] === true;

type Held = { from: number; to: number };

/** A deliberately plain count: one day after another. */
function walk(policy: ClockPolicy, start: Day, held?: Held): Day {
  const { amount, unit } = policy.span;
  const total = unit === 'month' ? daysBetween(start, addMonths(start, amount)) : amount;
  let day = dayNumber(start) - (policy.start.counted ? 1 : 0);
  for (let left = total; left > 0; ) {
    day += 1;
    const isHeld = held !== undefined && day > held.from && day <= held.to;
    if (!isHeld && (unit !== 'working-day' || isWorked(day))) left -= 1;
  }
  // A period used up by the day it was suspended ends when it is resumed.
  if (held !== undefined && day <= held.from) day = held.to;
  const rolls = policy.rolls === 'next-working-day' || unit === 'working-day';
  while (rolls && !isWorked(day)) day += 1;
  return dayOf(day);
}

test('brute-force counting agrees on 100,000 random clocks with suspensions', () => {
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const first = dayNumber('2004-06-01' as Day);
  const span = dayNumber('2026-06-01' as Day) - first;
  const units = ['working-day', 'calendar-day', 'month'] as const;
  const made = new Map<string, ClockPolicy>();
  for (let i = 0; i < 100_000; i += 1) {
    const unit = units[random(3)] ?? 'month';
    const amount = 1 + random(unit === 'month' ? 6 : 45);
    const [rolls, countsDay] = [random(2) === 1, random(4) === 0];
    const key = `${amount} ${unit} ${rolls} ${countsDay}`;
    const policy = made.get(key) ?? policyFor(amount, unit, rolls, countsDay);
    made.set(key, policy);
    const start = dayOf(first + random(span));
    const events: ClockEvent[] = [{ type: 'started', at: start }];
    const due = projectDue({ policy, events }, start, calendar).due;
    if (due !== walk(policy, start))
      assert.fail(`seed ${seed}, case ${i}: ${key} from ${start} is not ${due}`);
    const from = addDays(start, random(daysBetween(start, due) + 1));
    const to = addDays(from, random(30));
    events.push({ type: 'suspended', at: from, ground: 'hearing' }, { type: 'resumed', at: to });
    const held = projectDue({ policy, events }, to, calendar).due;
    if (held !== walk(policy, start, { from: dayNumber(from), to: dayNumber(to) }))
      assert.fail(`seed ${seed}, case ${i}: ${key} from ${start}, held ${from} to ${to}, is not ${held}`);
  }
});

test('office hours counted minute by minute agree', () => {
  check(
    fc.property(starts, fc.integer({ min: 1, max: 16 }), (start, amount) => {
      const policy = policyFor(amount, 'working-hour', false, false);
      let minute = start;
      for (let left = amount * 60; left > 0; minute += 1) {
        const day = dayOf(Math.floor(minute / 1440));
        const ofDay = minute % 1440;
        const open = openingsOn(calendar.hours, day).some(({ from, to }) => ofDay >= from && ofDay < to);
        if (open && isWorkingDay(calendar, day)) left -= 1;
      }
      assert.equal(dueAt(policy, [started(policy, start)]), instantAt(minute));
    }),
    150,
  );
});
