import { addDays, type Calendar, calendarDay, type Day } from '../../clock/index.ts';
import type { Id, Wording } from '../../kernel/index.ts';

/** What an order says of itself before it is registered. */
export type OrderHead = {
  readonly reference: string;
  readonly clause: string;
  readonly decidedOn: Day | null;
  readonly deadline: Day | null;
};

/** An order that stands under the same number of minutes or document. */
export type SameSource = {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly clause: string;
};

/** What a clerk is told of an order; one that `stops` is refused while it stands so. */
export type OrderNote = Wording & {
  readonly about: 'reference' | 'decidedOn' | 'deadline';
  readonly stops: boolean;
  readonly cases: readonly SameSource[];
};

type Around = { readonly today: Day; readonly calendar: Calendar; readonly same: readonly SameSource[] };

const alike = (text: string): string => text.replace(/[\s，。；、：“”（）,.;:()]/g, '');

function duplicateNote({ reference, clause }: OrderHead, same: readonly SameSource[]): OrderNote[] {
  if (reference === '' || same.length === 0) return [];
  const twice = same.filter((one) => alike(clause) !== '' && alike(one.clause) === alike(clause));
  const [first] = twice;
  if (first)
    return [
      {
        about: 'reference',
        stops: true,
        zh: `“${reference}”的这一条已登记为${first.number}，不能重复登记。要改内容，请打开该件办理。`,
        en: `This clause of “${reference}” is registered as ${first.number} already. To change it, open that case.`,
        cases: twice,
      },
    ];
  return [
    {
      about: 'reference',
      stops: false,
      zh: `“${reference}”已登记${same.length}件，请确认不是同一条。`,
      en: `${same.length} order(s) of “${reference}” are registered; make sure that this is another clause.`,
      cases: same,
    },
  ];
}

function decidedNote({ decidedOn }: OrderHead, today: Day): OrderNote[] {
  if (decidedOn === null || decidedOn <= today) return [];
  return [
    {
      about: 'decidedOn',
      stops: true,
      zh: `会议或批示日期${decidedOn}还没有到（今天是${today}），请核对年份和月份。`,
      en: `The day of the meeting or instruction, ${decidedOn}, has not come yet (today is ${today}). Check year and month.`,
      cases: [],
    },
  ];
}

const nearestWorked = (calendar: Calendar, from: Day, step: 1 | -1): Day | undefined => {
  let day = addDays(from, step);
  while (day > calendar.from && day < calendar.until) {
    if (calendarDay(calendar, day).working) return day;
    day = addDays(day, step);
  }
  return undefined;
};

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const weekdaysEn = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function dayOffNote(deadline: Day, calendar: Calendar): OrderNote[] {
  if (deadline < calendar.from || deadline > calendar.until) return [];
  const { working, weekday, name } = calendarDay(calendar, deadline);
  if (working) return [];
  const before = nearestWorked(calendar, deadline, -1);
  const after = nearestWorked(calendar, deadline, 1);
  return [
    {
      about: 'deadline',
      stops: false,
      zh: `完成时限${deadline}是休息日（${name?.zh ?? `星期${weekdays[weekday - 1]}`}）；前后的工作日是${before}和${after}。`,
      en: `The deadline ${deadline} is a day off (${name?.en ?? weekdaysEn[weekday - 1]}); the working days beside it are ${before} and ${after}.`,
      cases: [],
    },
  ];
}

function deadlineNotes({ deadline, decidedOn }: OrderHead, { today, calendar }: Around): OrderNote[] {
  if (deadline === null) return [];
  const about = { about: 'deadline' as const, cases: [] };
  if (decidedOn !== null && deadline < decidedOn)
    return [
      {
        ...about,
        stops: true,
        zh: `完成时限${deadline}早于会议或批示日期${decidedOn}，请核对。`,
        en: `The deadline ${deadline} lies before the day of the meeting or instruction, ${decidedOn}. Check both.`,
      },
    ];
  if (deadline < today)
    return [
      {
        ...about,
        stops: false,
        zh: `完成时限${deadline}已过，登记后即为逾期。`,
        en: `The deadline ${deadline} has passed; the order will be late as soon as it is registered.`,
      },
    ];
  return dayOffNote(deadline, calendar);
}

/**
 * What a clerk is told while an order is typed: the same number registered already, a day that has not come, a deadline
 * before its decision, passed, or on a day off. Pure.
 */
export const orderNotes = (head: OrderHead, around: Around): OrderNote[] => [
  ...duplicateNote(head, around.same),
  ...decidedNote(head, around.today),
  ...deadlineNotes(head, around),
];
