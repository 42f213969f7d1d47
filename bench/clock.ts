// How fast the clock is: `node bench/clock.ts`. Medians of five runs each, on one core, the calendar in memory.
import {
  addDays,
  addWorkingDays,
  type ClockEvent,
  committedNotices,
  type Day,
  dueOf,
  explainClock,
  makeCalendar,
  nationalCalendar,
  type OpenClock,
  parseDay,
  projectDue,
  readyPolicies,
  reproject,
} from '../src/clock/index.ts';

const runs = 5;

function median(times: number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Runs a piece of work and prints its median time; what it returns is summed so that nothing is left out. */
function measure(name: string, count: number, work: () => number): void {
  const times: number[] = [];
  let sum = 0;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    sum += work();
    times.push(performance.now() - start);
  }
  const ms = median(times);
  const rate = Math.round((count / ms) * 1000).toLocaleString('en');
  process.stdout.write(
    `${name}: ${count.toLocaleString('en')} in ${ms.toFixed(0)} ms, ${rate} a second (${sum})\n`,
  );
}

const calendar = nationalCalendar();
const days: Day[] = [];
for (let day = parseDay('2004-01-01'); day <= '2026-06-30'; day = addDays(day, 1)) days.push(day);
const dayAt = (i: number): Day => days[(i * 7919) % days.length] ?? parseDay('2026-01-01');

/** What must be there for the measures to mean anything. */
function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('Something the measures need is missing.');
  return thing;
}

// Clocks by the minute need a time of day and are left out.
const policies = [...readyPolicies().values()].filter(({ span }) => span.unit !== 'hour' && span.amount >= 1);
const licence = found(readyPolicies().get('licence-decision'));

const million = 1_000_000;
measure('due days by working days', million, () => {
  let length = 0;
  for (let i = 0; i < million; i += 1) length += addWorkingDays(calendar, dayAt(i), (i % 60) + 1).length;
  return length;
});

measure('due days by a policy', million, () => {
  let length = 0;
  for (let i = 0; i < million; i += 1) length += dueOf(licence, dayAt(i), calendar).due.length;
  return length;
});

/** Clocks like a county's: every policy in days, one in three suspended once, all open over the new year. */
function openClocks(count: number): OpenClock[] {
  const open: OpenClock[] = [];
  for (let i = 0; i < count; i += 1) {
    const policy = found(policies[i % policies.length]);
    const on = addDays(parseDay('2026-10-09'), i % 80);
    const events: ClockEvent[] = [{ type: 'started', at: on }];
    const ground = policy.suspensions[0]?.ground;
    if (i % 3 === 0 && ground !== undefined)
      events.push({ type: 'suspended', at: addDays(on, 1), ground }, { type: 'resumed', at: addDays(on, 9) });
    open.push({ id: `${i}`, policy, events, ...projectDue({ policy, events }, on, calendar) });
  }
  return open;
}

const open = openClocks(100_000);
const notice = found(committedNotices().at(-1));
const spring = { zh: '春节', en: 'Spring Festival' };
const off = [{ from: parseDay('2027-02-05'), to: parseDay('2027-02-13') }];
// Made up, as the notice for 2027 is not part of this version.
const next = { ...notice, year: 2027, title: 'trial', holidays: [{ name: spring, off, work: [] }] };
const after = makeCalendar({ notices: [...committedNotices(), next] });
const now = parseDay('2026-11-20');
measure('open clocks projected again', open.length, () => reproject(open, now, after).length);

measure('periods explained day by day', 10_000, () => {
  let told = 0;
  for (let i = 0; i < 10_000; i += 1) {
    const events: ClockEvent[] = [{ type: 'started', at: dayAt(i) }];
    told += explainClock({ policy: licence, events }, dayAt(i), calendar).days.length;
  }
  return told;
});

measure('calendars made from 23 notices', 1, () => makeCalendar({ notices: committedNotices() }).days.length);
