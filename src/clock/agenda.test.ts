import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agendaOf } from './agenda.ts';
import { committedNotices, makeCalendar, nationalCalendar } from './calendar.ts';
import { policyOf } from './check-policy.ts';
import { parseDay } from './day-number.ts';
import { atWallTime, wallTime } from './moment.ts';
import type { Notice } from './notice.ts';
import { readyPolicies } from './policies/index.ts';
import type { ClockPolicy } from './policy.ts';
import { dueOf } from './reading.ts';
import { reproject } from './reproject.ts';
import type { ClockEvent } from './run.ts';

const calendar = nationalCalendar();
const day = parseDay;

function ready(id: string): ClockPolicy {
  const policy = readyPolicies().get(id);
  assert.ok(policy, id);
  return policy;
}
const started = (on: string): ClockEvent => ({ type: 'started', at: day(on) });
const licence = ready('licence-decision');

test('the agenda gives every reminder in the order of days', () => {
  const supplement = { policy: ready('licence-supplement-notice'), events: [started('2026-09-28')] };
  assert.deepEqual(
    agendaOf(supplement, day('2026-09-28'), calendar).map(({ on, kind }) => [on, kind]),
    [
      ['2026-10-09', 'warning'],
      ['2026-10-10', 'due'],
      ['2026-10-11', 'silence'],
      ['2026-10-12', 'overdue'],
    ],
  );
  const hour = {
    policy: ready('accident-report-unit'),
    events: [{ type: 'started', at: atWallTime(day('2026-02-17'), 23, 40) } as const],
  };
  const [warning] = agendaOf(hour, atWallTime(day('2026-02-17'), 23, 41), calendar);
  assert.ok(warning?.at);
  assert.equal(wallTime(warning.at), '2026-02-18 00:10');
  assert.equal(warning.wording.zh, '“单位向县级部门报告事故”还有半小时到期');
  assert.deepEqual(
    agendaOf(
      { ...supplement, events: [...supplement.events, { type: 'stopped', at: day('2026-09-29') }] },
      day('2026-09-30'),
      calendar,
    ),
    [],
  );
});

test('a working-hour warning goes back over the night', () => {
  const policy = policyOf({
    id: 'road-cleaning',
    name: { zh: '道路不洁', en: 'dirty road' },
    kind: 'promised',
    basis: [{ law: '澄川县城市管理规则', article: '第八条', confirmed: false }],
    span: { amount: 5, unit: 'working-hour' },
    start: { event: 'dispatched', name: { zh: '派遣', en: 'dispatch' } },
    warnings: { before: [{ amount: 2, unit: 'working-hour' }] },
  });
  const events = [{ type: 'started', at: atWallTime(day('2026-10-09'), 15, 0) } as const];
  const reminders = agendaOf({ policy, events }, atWallTime(day('2026-10-09'), 15, 1), calendar);
  // Two hours on Friday, three on the make-up Saturday: due at noon.
  assert.deepEqual(
    reminders.map(({ at, on }) => (at === undefined ? on : wallTime(at))),
    ['2026-10-10 10:00', '2026-10-10'],
  );
});

/** Made up: a Spring Festival of nine days from 5 February 2027, with two Saturdays worked for it. */
const notice2027: Notice = {
  year: 2027,
  title: '假想的2027年通知',
  sources: ['made up for this test'],
  holidays: [
    {
      name: { zh: '元旦', en: 'New Year' },
      off: [{ from: day('2027-01-01'), to: day('2027-01-03') }],
      work: [],
    },
    {
      name: { zh: '春节', en: 'Spring Festival' },
      off: [{ from: day('2027-02-05'), to: day('2027-02-13') }],
      work: [day('2027-01-30'), day('2027-02-20')],
    },
  ],
};

test('when a notice arrives the open clocks are computed again, and those that moved are listed', () => {
  const after = makeCalendar({ notices: [...committedNotices(), notice2027] });
  const starts: [string, string][] = [
    ['early', '2026-11-02'],
    ['over-new-year', '2026-12-15'],
    ['over-spring-festival', '2027-01-20'],
    ['make-up-only', '2027-01-08'],
  ];
  const open = starts.map(([id, on]) => {
    const events = [started(on)];
    const { due, dueAt } = dueOf(licence, day(on), calendar);
    return { id, policy: licence, events, due, dueAt };
  });
  const moved = reproject(open, day('2027-01-20'), after);
  assert.deepEqual(
    moved.map(({ id, from, to, provisional }) => [id, from, to, provisional]),
    [
      ['over-spring-festival', '2027-02-17', '2027-02-23', false],
      ['make-up-only', '2027-02-05', '2027-02-04', false],
    ],
  );
  assert.deepEqual(reproject(open, day('2027-01-20'), calendar), []);
});

test('a local day off moves the clocks that run over it, hours included', () => {
  const localDays = [
    {
      day: day('2026-10-12'),
      working: false,
      name: { zh: '暴雨停工', en: 'Rainstorm' },
      source: '澄川县应急令',
    },
  ];
  const local = makeCalendar({ notices: committedNotices(), localDays });
  const half = ready('enterprise-start-up-promise');
  const at = atWallTime(day('2026-10-11'), 10, 0);
  assert.equal(wallTime(dueOf(half, at, calendar).dueAt), '2026-10-12 13:30');
  assert.equal(wallTime(dueOf(half, at, local).dueAt), '2026-10-13 13:30');
});

test('office hours of a county, by season, are what half a working day is measured by', () => {
  const hours = [
    {
      since: '01-01',
      open: [
        { from: '08:30', to: '12:00' },
        { from: '14:00', to: '17:30' },
      ],
    },
    {
      since: '06-01',
      open: [
        { from: '08:00', to: '12:00' },
        { from: '15:00', to: '18:00' },
      ],
    },
  ];
  const county = makeCalendar({ notices: committedNotices(), hours });
  const half = ready('enterprise-start-up-promise');
  const due = (on: string, hour: number): string =>
    wallTime(dueOf(half, atWallTime(day(on), hour, 0), county).dueAt);
  assert.equal(due('2026-03-02', 11), '2026-03-02 16:30');
  assert.equal(due('2026-07-01', 11), '2026-07-01 17:30');
});
