import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { nationalCalendar } from './calendar.ts';
import { Day } from './day.ts';
import { explainClock } from './explain.ts';
import { atWallTime, type Moment, wallTime } from './moment.ts';
import { readyPolicies } from './policies/index.ts';
import { readClock } from './reading.ts';
import { ClockEvent } from './run.ts';
import { sayExplanation } from './sentence.ts';

const Written = z.looseObject({});
const Case = z.strictObject({
  name: z.string(),
  policy: z.string(),
  events: z.array(Written),
  now: Day.optional(),
  expect: z.strictObject({
    due: Day,
    time: z.string().optional(),
    provisional: z.boolean().default(false),
    breached: z.boolean().optional(),
    inForce: z.boolean().optional(),
    status: z.string().optional(),
    used: z.number().optional(),
    left: z.number().optional(),
    over: z.number().optional(),
    silence: z.string().optional(),
    asOf: Day.optional(),
  }),
  source: z.string().min(1),
});

/** A day, or a moment on China's clock as `2026-09-30 15:00`. */
function momentOf(text: unknown): Moment {
  const [day, time] = String(text).split(' ');
  const on = Day.parse(day);
  const [hour, minute] = (time ?? '').split(':').map(Number);
  return hour === undefined || minute === undefined || time === undefined ? on : atWallTime(on, hour, minute);
}

const types = ['started', 'suspended', 'resumed', 'extended', 'restarted', 'stopped'];

/** `{ extended: 2026-02-27, amount: 10, … }` is the event of that type at that moment. */
function eventOf(written: Record<string, unknown>): ClockEvent {
  const type = types.find((name) => name in written) ?? '';
  const { [type]: at, ...rest } = written;
  return ClockEvent.parse({ type, at: momentOf(at), ...rest });
}

const calendar = nationalCalendar();
const folder = new URL('./cases/', import.meta.url);
for (const file of readdirSync(folder))
  for (const row of z
    .array(Case)
    .min(1)
    .parse(parse(readFileSync(new URL(file, folder), 'utf8'))))
    test(`${row.policy}: ${row.name} (${row.source})`, () => {
      const policy = readyPolicies().get(row.policy);
      assert.ok(policy, `there is a policy ${row.policy}`);
      const events = row.events.map(eventOf);
      const clock = { policy, events };
      const now = row.now ?? events.at(-1)?.at;
      assert.ok(now);
      const reading = readClock(clock, now, calendar);
      assert.equal(reading.due, row.expect.due);
      if (row.expect.time !== undefined)
        assert.equal(wallTime(reading.dueAt), `${row.expect.due} ${row.expect.time}`);
      const { due: _due, time: _time, silence, asOf, ...fields } = row.expect;
      for (const [field, value] of Object.entries(fields))
        if (value !== undefined) assert.equal(Reflect.get(reading, field), value, field);
      assert.equal(reading.silence?.effect, silence);
      assert.equal(reading.silence?.asOf, asOf);
      const told = explainClock(clock, now, calendar);
      assert.equal(
        told.days.reduce((sum, day) => sum + day.counts, 0),
        told.total,
        'the explained days add up to the count',
      );
      assert.equal(told.days.at(policy.direction === 'before' ? 0 : -1)?.day, row.expect.due);
      const said = sayExplanation(told);
      const [year, month, date] = row.expect.due.split('-').map(Number);
      assert.ok(said.zh.includes(`${year}年${month}月${date}日`), said.zh);
      assert.ok(said.en.includes(row.expect.due), said.en);
    });
