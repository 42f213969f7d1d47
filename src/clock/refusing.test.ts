import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '../kernel/index.ts';
import { agendaOf } from './agenda.ts';
import { answerClockQuestion } from './answer.ts';
import { nationalCalendar } from './calendar.ts';
import { readNotice } from './check-notice.ts';
import { readPolicies } from './check-policy.ts';
import { addDays, parseDay } from './day-number.ts';
import { explainClock } from './explain.ts';
import { atWallTime } from './moment.ts';
import { readNoticeProse } from './notice-prose.ts';
import { readyPolicies } from './policies/index.ts';
import { readClock } from './reading.ts';
import type { ClockEvent } from './run.ts';

const seed = 20_260_925;
const calendar = nationalCalendar();
const today = parseDay('2026-11-23');

/** Runs it: an answer, or the refusal in words. Anything else that is thrown is a bug and fails the test. */
function answerOf<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (refusal) {
    assert.ok(refusal instanceof Refusal, String(refusal instanceof Error ? refusal.stack : refusal));
    assert.ok(refusal.wording.zh.length > 5 && refusal.wording.en.length > 5);
    return undefined;
  }
}

const pieces = [
  '自',
  '2026-09-25',
  '2026年2月30日',
  '起',
  '20',
  '个',
  '工作日',
  '半',
  '个月',
  '前',
  '两',
  ' ',
  'from',
  'half a',
  'working day',
  'hours',
  '15:00',
  '0',
  '-3',
  '99999',
  '今天',
  '多少',
  'before',
  '到',
  'licence-decision',
  '日',
  '年',
  '.5',
];

test('a question is answered or refused, whatever is typed', () => {
  const typed = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((words) => words.join('')),
    fc.array(fc.constantFrom(...pieces), { maxLength: 9 }).map((words) => words.join(' ')),
  );
  let answered = 0;
  fc.assert(
    fc.property(typed, (text) => {
      const answer = answerOf(() => answerClockQuestion(text, today));
      if (answer !== undefined) answered += 1;
      if (answer?.kind === 'due')
        assert.equal(
          answer.days.some(({ day }) => day === answer.due),
          true,
        );
    }),
    { seed, numRuns: 2000 },
  );
  assert.ok(answered > 80, `${answered} of 2000 were answered`);
});

const grounds = ['hearing', 'third-party', 'correction', 'nothing'];
const events = fc.array(
  fc.record({
    type: fc.constantFrom('suspended', 'resumed', 'extended', 'restarted', 'stopped', 'started'),
    gap: fc.integer({ min: -1, max: 25 }),
    pick: fc.integer({ min: 0, max: 3 }),
    timed: fc.boolean(),
  }),
  { maxLength: 7 },
);

function eventOf(type: string, at: ClockEvent['at'], pick: number): ClockEvent {
  switch (type) {
    case 'suspended':
      return { type, at, ground: grounds[pick] ?? 'nothing' };
    case 'extended':
      return {
        type,
        at,
        amount: pick * 7 + 3,
        approver: pick > 1 ? 'head-of-organ' : 'head-of-disclosure-office',
      };
    case 'restarted':
      return { type, at, cause: pick > 1 ? 'correction-received' : 'nothing' };
    case 'resumed':
    case 'stopped':
      return { type, at };
    default:
      return { type: 'started', at };
  }
}

test('events in any order are read or refused, and what is read adds up', () => {
  const policies = [...readyPolicies().values()];
  let read = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...policies),
      fc.integer({ min: 0, max: 8000 }),
      events,
      fc.integer({ min: 0, max: 90 }),
      (policy, first, more, later) => {
        let day = addDays(parseDay('2004-06-01'), first);
        const at = (timed: boolean) => (timed ? atWallTime(day, 10, 30) : day);
        const told: ClockEvent[] = [{ type: 'started', at: at(true) }];
        for (const { type, gap, pick, timed } of more) {
          day = addDays(day, gap);
          told.push(eventOf(type, at(timed), pick));
        }
        day = addDays(day, later);
        const clock = { policy, events: told };
        const reading = answerOf(() => readClock(clock, at(true), calendar));
        if (reading === undefined) return;
        read += 1;
        assert.equal(reading.breached, reading.breached && reading.left === 0);
        assert.equal(reading.silence === undefined, !reading.breached || policy.silence.effect === 'none');
        const { days, total } = explainClock(clock, at(true), calendar);
        const sum = days.reduce((count, each) => count + each.counts, 0);
        assert.ok(Math.abs(sum - total) < 1e-6, `${sum} of ${total}`);
        const reminders = agendaOf(clock, at(true), calendar);
        assert.equal(reminders.length === 0, reading.status === 'stopped');
        assert.deepEqual(
          reminders,
          reminders.toSorted((a, b) => a.on.localeCompare(b.on)),
        );
      },
    ),
    { seed, numRuns: 3000 },
  );
  assert.ok(read > 400, `${read} of 3000 were read`);
});

test('a wrong text gives findings and is never half-loaded', () => {
  const pieceOf = fc.constantFrom(
    'year: 2027\n',
    'title: x\n',
    'sources: [x]\n',
    'holidays:\n',
    '  - off: []\n',
    '- ',
    '{',
    '}',
    ': ',
    'clocks:\n',
    '  - id: a\n',
    '    span: { amount: -1 }\n',
    '元旦：1月1日放假。',
    '2月30日至1日放假',
    '上班',
    '\t',
    '"',
  );
  const texts = fc.oneof(
    fc.string({ maxLength: 80 }),
    fc.array(pieceOf, { maxLength: 10 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const notice = readNotice(text);
      const policies = readPolicies(text);
      const prose = readNoticeProse(text, { year: 2027, sources: ['x'] });
      for (const [loaded, diagnostics] of [
        [notice.notice, notice.diagnostics],
        [policies.policies, policies.diagnostics],
        [prose.notice, prose.diagnostics],
      ] as const) {
        const errors = diagnostics.filter(({ severity }) => severity === 'error');
        assert.equal(loaded === undefined, errors.length > 0);
      }
    }),
    { seed, numRuns: 800 },
  );
});
