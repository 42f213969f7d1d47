import { Refusal, type Wording } from '../kernel/index.ts';
import {
  type Calendar,
  type CalendarDay,
  calendarDay,
  nationalCalendar,
  workingDaysBetween,
} from './calendar.ts';
import { policyOf } from './check-policy.ts';
import type { Day, Instant } from './day.ts';
import { daysBetween } from './day-number.ts';
import { type ExplainedDay, explainClock } from './explain.ts';
import { dayOfMoment, type Moment } from './moment.ts';
import { readyPolicies } from './policies/index.ts';
import { type ClockPolicy, type ClockUnit, isTimed } from './policy.ts';
import { type ClockQuestion, readQuestion } from './question.ts';
import { dueOf } from './reading.ts';
import { sayDay, sayExplanation, sayReason } from './sentence.ts';

/** A day of an answer, with why it counted or not in words. */
export type AnsweredDay = ExplainedDay & { readonly reason: Wording };

/** The answer to a question about time: a due day, a count between two days, or what a day is. */
export type ClockAnswer =
  | {
      readonly kind: 'due';
      /** The ready policy that was named, if one was. */
      readonly policy: string | undefined;
      readonly from: Moment;
      readonly amount: number;
      readonly unit: ClockUnit;
      readonly due: Day;
      readonly dueAt: Instant;
      readonly provisional: boolean;
      readonly sentence: Wording;
      readonly days: readonly AnsweredDay[];
    }
  | {
      readonly kind: 'count';
      readonly from: Day;
      readonly to: Day;
      readonly workingDays: number;
      readonly calendarDays: number;
      readonly provisional: boolean;
      readonly sentence: Wording;
    }
  | {
      readonly kind: 'day';
      readonly day: Day;
      readonly working: boolean;
      readonly provisional: boolean;
      readonly sentence: Wording;
    };

const notUnderstood = (text: string): Refusal =>
  new Refusal(
    'bad-input',
    {
      zh: `没有看懂“${text}”。可以这样问：“自2026-09-25起20个工作日”“2026年10月10日上班吗”“2026-09-25到2026-10-31有多少个工作日”“licence-decision 2026-09-25”。`,
      en: `"${text}" was not understood. Ask like this: "20 working days from 2026-09-25", "is 2026-10-10 a working day", "working days between 2026-09-25 and 2026-10-31", "licence-decision from 2026-09-25".`,
    },
    { question: text },
  );

/** The policy of a plain span; months and calendar days roll off by the general rule unless it is asked not to. */
function spanPolicy(asked: ClockQuestion, span: { amount: number; unit: ClockUnit }): ClockPolicy {
  const { direction, countsDay, rolls } = asked;
  const before = direction === 'before';
  const wholeDays = span.unit === 'calendar-day' || span.unit === 'month';
  if (wholeDays && !Number.isInteger(span.amount))
    throw new Refusal(
      'bad-input',
      { zh: '自然日和月只能是整数。', en: 'Calendar days and months are whole numbers.' },
      { amount: span.amount },
    );
  const timed = !wholeDays && !(span.unit === 'working-day' && Number.isInteger(span.amount));
  if (before && timed)
    throw new Refusal(
      'bad-input',
      { zh: '倒算只能按整日计算。', en: 'Counting back works in whole days only.' },
      { unit: span.unit },
    );
  return policyOf({
    id: 'asked',
    name: { zh: '所问时限', en: 'the span asked for' },
    basis: [{ law: '民法典', article: '第二百零一条至第二百零三条' }],
    span,
    direction,
    start: {
      event: 'asked',
      name: { zh: '所问之日', en: 'the day asked for' },
      counted: countsDay && !timed && !before,
    },
    rolls: wholeDays && rolls && !before ? 'next-working-day' : 'none',
  });
}

const spoken = (text: string): string => text.toLowerCase().replaceAll('’', "'");

/** The ready policy whose id or name stands in a text; the longest name wins. */
function namedPolicy(text: string): ClockPolicy | undefined {
  const said = spoken(text);
  let best: { policy: ClockPolicy; length: number } | undefined;
  for (const policy of readyPolicies().values())
    for (const name of [policy.id, policy.name.zh, policy.name.en])
      if (said.includes(spoken(name)) && name.length > (best?.length ?? 0))
        best = { policy, length: name.length };
  return best?.policy;
}

function answerDue(policy: ClockPolicy, from: Moment, calendar: Calendar, named: boolean): ClockAnswer {
  const at = isTimed(policy) ? from : dayOfMoment(from);
  // A span is told as it stands when nothing is late yet: at its event, or at the day counted back to.
  const now = policy.direction === 'before' ? dueOf(policy, at, calendar).due : at;
  const told = explainClock({ policy, events: [{ type: 'started', at }] }, now, calendar);
  const { due, dueAt, amount, unit, provisional } = told.reading;
  const days = told.days.map((day) => ({ ...day, reason: sayReason(day) }));
  const said = sayExplanation(told);
  const basis = policy.basis.map(({ law, article }) => `${law}${article}`).join('、');
  const sentence = named
    ? {
        zh: `${policy.name.zh}（${basis}）：${said.zh}`,
        en: `${policy.name.en} (${basis}): ${said.en}`,
      }
    : said;
  return {
    kind: 'due',
    policy: named ? policy.id : undefined,
    from: at,
    amount,
    unit,
    due,
    dueAt,
    provisional,
    sentence,
    days,
  };
}

function answerCount(from: Day, to: Day, calendar: Calendar): ClockAnswer {
  if (to < from)
    throw new Refusal(
      'bad-input',
      { zh: `${to}早于${from}，请把先后对调。`, en: `${to} is earlier than ${from}: exchange them.` },
      { from, to },
    );
  const workingDays = workingDaysBetween(calendar, from, to);
  const calendarDays = daysBetween(from, to);
  const provisional = to > calendar.settledUntil;
  return {
    kind: 'count',
    from,
    to,
    workingDays,
    calendarDays,
    provisional,
    sentence: {
      zh: `${sayDay(from).zh}之后至${sayDay(to).zh}共${workingDays}个工作日、${calendarDays}个自然日（首日不计，末日计入）。${provisional ? '其中部分日期的放假安排尚未发布，为暂定。' : ''}`,
      en: `After ${sayDay(from).en}, up to and with ${sayDay(to).en}: ${workingDays} working days, ${calendarDays} calendar days (the first day not counted, the last counted).${provisional ? ' Part of it is provisional: the holiday notice is not out yet.' : ''}`,
    },
  };
}

const kinds: Readonly<Record<CalendarDay['kind'], Wording>> = {
  'working-day': { zh: '是工作日', en: 'a working day' },
  'make-up-day': { zh: '是工作日（调休上班）', en: 'a working day (make-up day)' },
  'local-working-day': { zh: '是工作日（本地安排）', en: 'a working day (by local order)' },
  weekend: { zh: '不是工作日（双休日）', en: 'not a working day (weekend)' },
  holiday: { zh: '不是工作日（节假日）', en: 'not a working day (holiday)' },
  'local-day-off': { zh: '不是工作日（本地放假）', en: 'not a working day (local day off)' },
};

function answerDay(day: Day, calendar: Calendar): ClockAnswer {
  const { working, kind, name, source, settled } = calendarDay(calendar, day);
  const because = source === undefined ? '' : `：${name?.zh}，${source}`;
  const why = source === undefined ? '' : `: ${name?.en}, ${source}`;
  const open: Wording = settled
    ? { zh: '', en: '' }
    : {
        zh: '该日的放假安排还可能调整，为暂定。',
        en: ' Provisional: a holiday notice to come may change it.',
      };
  return {
    kind: 'day',
    day,
    working,
    provisional: !settled,
    sentence: {
      zh: `${sayDay(day).zh}${kinds[kind].zh}${because}。${open.zh}`,
      en: `${sayDay(day).en} is ${kinds[kind].en}${why}.${open.en}`,
    },
  };
}

/**
 * Answers a question about time as people ask it, in Chinese or English: a due day with its explanation day by
 * day, the working days between two days, or what a day is. A ready policy may be named by its id or name. Where
 * no day is named, `today` is meant. Refuses with `bad-input` what cannot be understood or cannot be.
 */
export function answerClockQuestion(
  text: string,
  today: Day,
  calendar: Calendar = nationalCalendar(),
): ClockAnswer {
  const asked = readQuestion(text, today);
  const [first, second, third] = asked.moments;
  if (third !== undefined) throw notUnderstood(text);
  if (asked.amount !== undefined)
    return answerDue(spanPolicy(asked, asked.amount), first ?? today, calendar, false);
  const policy = namedPolicy(asked.rest);
  if (policy !== undefined && second === undefined) return answerDue(policy, first ?? today, calendar, true);
  // A number that was not understood must not be passed over.
  if (first === undefined || /\d/.test(asked.rest)) throw notUnderstood(text);
  const day = dayOfMoment(first);
  if (second !== undefined) return answerCount(day, dayOfMoment(second), calendar);
  // “how many working days until …” counts from today, or to it.
  if (asked.asks === 'how-many')
    return answerCount(day < today ? day : today, day < today ? today : day, calendar);
  if (asked.asks === 'what-day') return answerDay(day, calendar);
  throw notUnderstood(text);
}
