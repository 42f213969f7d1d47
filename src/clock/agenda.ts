import type { Wording } from '../kernel/index.ts';
import { addWorkingDays, type Calendar } from './calendar.ts';
import type { Day, Instant } from './day.ts';
import { addDays } from './day-number.ts';
import { instantAt, type Moment, minuteAt } from './moment.ts';
import type { ClockPolicy, WarningStep } from './policy.ts';
import { type RunningClock, readClock } from './reading.ts';
import { officeHours } from './scale.ts';
import { sayAmount, sayEffect } from './sentence.ts';

/** What a reminder is about. */
export type ReminderKind = 'warning' | 'due' | 'overdue' | 'silence' | 'suspension-end';

/** One thing to remind people of, on a day (at a minute where the step is in hours). */
export type Reminder = {
  readonly on: Day;
  readonly at: Instant | undefined;
  readonly kind: ReminderKind;
  readonly wording: Wording;
  /** True where the due day it hangs on may still move. */
  readonly provisional: boolean;
};

/** The day, or for steps in hours the minute, that lies a step before (-1) or after (1) the end of a period. */
export function stepFrom(
  calendar: Calendar,
  due: { day: Day; at: Instant },
  step: WarningStep,
  sign: 1 | -1,
): { on: Day; at: Instant | undefined } {
  switch (step.unit) {
    case 'working-day':
      return { on: addWorkingDays(calendar, due.day, sign * step.amount), at: undefined };
    case 'calendar-day':
      return { on: addDays(due.day, sign * step.amount), at: undefined };
    case 'hour':
      return timed(minuteAt(due.at) + sign * step.amount * 60);
    case 'working-hour':
      return timed(officeHours(calendar).reach(minuteAt(due.at), sign * step.amount * 60));
  }
}

function timed(minute: number): { on: Day; at: Instant } {
  const at = instantAt(minute);
  return { on: new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10) as Day, at };
}

function wordingOf(policy: ClockPolicy, kind: ReminderKind, step?: WarningStep): Wording {
  const { zh, en } = policy.name;
  const span = step === undefined ? undefined : sayAmount(step.amount, step.unit);
  switch (kind) {
    case 'warning':
      return { zh: `“${zh}”还有${span?.zh}到期`, en: `"${en}" is due in ${span?.en}` };
    case 'due':
      return { zh: `“${zh}”今天到期`, en: `"${en}" is due today` };
    case 'overdue':
      return { zh: `“${zh}”已逾期${span?.zh}`, en: `"${en}" is overdue by ${span?.en}` };
    case 'silence': {
      const effect = policy.silence.effect === 'none' ? undefined : sayEffect(policy.silence.effect);
      return {
        zh: `“${zh}”逾期未办，依法${effect?.zh}`,
        en: `"${en}" has passed in silence: ${effect?.en} by law`,
      };
    }
    case 'suspension-end':
      return {
        zh: `“${zh}”告知的中止期限届满，应恢复计时`,
        en: `"${en}": the announced suspension ends, resume the clock`,
      };
  }
}

/**
 * Every reminder of a clock that is still open, earliest first: its warning steps before and after, the due day,
 * the effect of silence, the announced end of a suspension. Nothing for a stopped clock. Refuses as `readClock`.
 */
export function agendaOf(clock: RunningClock, now: Moment, calendar: Calendar): Reminder[] {
  const { policy } = clock;
  const reading = readClock(clock, now, calendar);
  if (reading.status === 'stopped') return [];
  const due = { day: reading.due, at: reading.dueAt };
  const { provisional } = reading;
  const byStep = (kind: ReminderKind, step: WarningStep, sign: 1 | -1): Reminder => ({
    ...stepFrom(calendar, due, step, sign),
    kind,
    wording: wordingOf(policy, kind, step),
    provisional,
  });
  const plain = (kind: ReminderKind, on: Day): Reminder => ({
    on,
    at: undefined,
    kind,
    wording: wordingOf(policy, kind),
    provisional,
  });
  const reminders = [
    ...policy.warnings.before.map((step) => byStep('warning', step, -1)),
    plain('due', due.day),
    ...policy.warnings.after.map((step) => byStep('overdue', step, 1)),
  ];
  if (policy.silence.effect !== 'none') reminders.push(plain('silence', addDays(due.day, 1)));
  const last = clock.events.at(-1);
  if (last?.type === 'suspended' && last.announcedUntil !== undefined)
    reminders.push(plain('suspension-end', last.announcedUntil));
  return reminders.sort((a, b) => Number(a.on > b.on) - Number(a.on < b.on));
}
