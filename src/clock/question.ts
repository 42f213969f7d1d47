import { Refusal } from '../kernel/index.ts';
import type { Day } from './day.ts';
import { addDays, addMonths, parseDay } from './day-number.ts';
import { atWallTime, type Moment } from './moment.ts';
import type { ClockUnit } from './policy.ts';
import { numeralPattern, spokenNumber } from './spoken-number.ts';

/** A question about time as it was understood. */
export type ClockQuestion = {
  /** The days and moments named, in order. */
  readonly moments: readonly Moment[];
  readonly amount: { readonly amount: number; readonly unit: ClockUnit } | undefined;
  readonly direction: 'after' | 'before';
  readonly countsDay: boolean;
  readonly rolls: boolean;
  /** Whether it asks for a count between two days, or what one day is. */
  readonly asks: 'how-many' | 'what-day' | 'due';
  /** The text without its days, for looking up a policy by name. */
  readonly rest: string;
};

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

const dash = /[\u2010-\u2015\u2212]/g;
const fullWidth = /[\uff01-\uff5e]/g;

/** One spelling for everything that can be typed in two: full-width signs, capitals, spaces, long dashes. */
const plain = (text: string): string =>
  text
    .replace(fullWidth, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replace(dash, '-')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();

const time = String.raw`(?:\s*(上午|下午|at)?\s*(\d{1,2})(?::(\d{2})|[点时](?:(\d{1,2})分?)?)\s*(am|pm)?)?`;
const written: readonly { pattern: RegExp; day: (found: readonly string[], today: Day) => string }[] = [
  {
    pattern: new RegExp(String.raw`(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?!\d)日?${time}`, 'g'),
    day: ([year = '', month = '', date = '']) => `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
  },
  {
    pattern: new RegExp(String.raw`(\d{1,2})\s+(${months.join('|')})\s+(\d{4})${time}`, 'g'),
    day: ([date = '', month = '', year = '']) => `${year}-${monthNumber(month)}-${date.padStart(2, '0')}`,
  },
  {
    pattern: new RegExp(String.raw`(${months.join('|')})\s+(\d{1,2}),?\s+(\d{4})${time}`, 'g'),
    day: ([month = '', date = '', year = '']) => `${year}-${monthNumber(month)}-${date.padStart(2, '0')}`,
  },
  {
    pattern: new RegExp(String.raw`()(\d{1,2})月(\d{1,2})日${time}`, 'g'),
    day: ([, month = '', date = ''], today) =>
      `${today.slice(0, 4)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`,
  },
  {
    pattern: new RegExp(`(today|今天|今日|tomorrow|明天|明日|yesterday|昨天|昨日)()()${time}`, 'g'),
    day: ([word = ''], today) =>
      addDays(today, /today|今/.test(word) ? 0 : /tomorrow|明/.test(word) ? 1 : -1),
  },
];

const monthNumber = (name: string): string => String(months.indexOf(name) + 1).padStart(2, '0');

function momentIn(day: Day, [half, hour, colon, minute, ampm]: readonly (string | undefined)[]): Moment {
  if (hour === undefined) return day;
  const late = half === '下午' || ampm === 'pm';
  const hours = Number(hour) % 12 === 0 && ampm !== undefined ? 0 : Number(hour);
  const at = hours + (late && hours < 12 ? 12 : 0);
  const minutes = Number(colon ?? minute ?? 0);
  if (at > 24 || minutes > 59 || (at === 24 && minutes > 0))
    throw new Refusal(
      'bad-input',
      {
        zh: `没有${hour}点${minutes}分这个时刻。`,
        en: `There is no time ${hour}:${String(minutes).padStart(2, '0')}.`,
      },
      { time: `${hour}:${minutes}` },
    );
  return atWallTime(day, at, minutes);
}

/** Takes the days out of a text and leaves `@` where each stood. */
function takeMoments(text: string, today: Day): { moments: Moment[]; rest: string } {
  const found: { at: number; moment: Moment }[] = [];
  let rest = text;
  for (const { pattern, day } of written)
    rest = rest.replace(pattern, (whole: string, ...groups: (string | number | undefined)[]) => {
      const parts = groups.slice(0, 3).map((part) => String(part ?? ''));
      const at = Number(groups.at(-2));
      const times = groups.slice(3, 8).map((part) => (part === undefined ? undefined : String(part)));
      found.push({ at, moment: momentIn(parseDay(day(parts, today)), times) });
      return `@${'\u0000'.repeat(Math.max(0, whole.length - 1))}`;
    });
  const moments = found.sort((a, b) => a.at - b.at).map(({ moment }) => moment);
  return { moments, rest: rest.replaceAll('\u0000', '') };
}

const units: readonly { pattern: string; unit: ClockUnit; times: number }[] = [
  { pattern: '工作小时|工作时|working[ -]hours?|office hours?', unit: 'working-hour', times: 1 },
  {
    pattern: '工作日|工作天|working[ -]days?|work ?days?|business days?|wd\\b',
    unit: 'working-day',
    times: 1,
  },
  { pattern: '自然日|日历日|calendar days?', unit: 'calendar-day', times: 1 },
  { pattern: '小时|钟头|hours?\\b', unit: 'hour', times: 1 },
  { pattern: '星期|周(?!末)|weeks?\\b', unit: 'calendar-day', times: 7 },
  { pattern: '月|months?\\b', unit: 'month', times: 1 },
  { pattern: '年|years?\\b', unit: 'month', times: 12 },
  { pattern: '日|天|days?\\b', unit: 'calendar-day', times: 1 },
];
const amountPattern = new RegExp(
  `(${numeralPattern})\\s*(个?半|and a half)?\\s*个?\\s*(?:(?:full|whole|statutory)\\s+)?(?:${units.map((u) => `(${u.pattern})`).join('|')})`,
);

const badAmount = (number: string): Refusal =>
  new Refusal(
    'bad-input',
    {
      zh: `时限须大于零、不超过一万，不能是${number}。`,
      en: `A span is more than 0 and at most 10,000, not ${number}.`,
    },
    { amount: number },
  );

/** Takes the one span out of a text. Another number beside it would be passed over, so it is refused. */
function takeAmount(text: string): ClockQuestion['amount'] {
  const found = amountPattern.exec(text);
  if (found === null) return undefined;
  const [whole, number = '', half, ...named] = found;
  const unit = units[named.findIndex((name) => name !== undefined)];
  if (unit === undefined) return undefined;
  const beside = text.replace(whole, ' ');
  if (/\d/.test(beside) || amountPattern.test(beside))
    throw new Refusal(
      'bad-input',
      {
        zh: '一次只能问一个时限，句中还有别的数字。',
        en: 'Ask for one span at a time: there is another number in the sentence.',
      },
      { span: whole.trim() },
    );
  const amount = (spokenNumber(number) + (half === undefined ? 0 : 0.5)) * unit.times;
  if (amount > 0 && amount <= 10_000) return { amount, unit: unit.unit };
  throw badAmount(number);
}

/** A month or a year that is counted as a whole: 2026年10月有多少个工作日, how many … in October 2026. */
function wholePeriod(text: string): Moment[] | undefined {
  if (!howMany.test(text)) return undefined;
  const chinese = /(\d{4})年(?:(\d{1,2})月)?(?![\d月]|\s*\d)/.exec(text);
  const english = new RegExp(`\\bin (?:(${months.join('|')}) )?(\\d{4})\\b(?!-)`).exec(text);
  const year = chinese?.[1] ?? english?.[2];
  if (year === undefined) return undefined;
  const month = chinese?.[2] ?? (english?.[1] === undefined ? undefined : monthNumber(english[1]));
  const first = parseDay(`${year}-${(month ?? '1').padStart(2, '0')}-01`);
  return [addDays(first, -1), addDays(addMonths(first, month === undefined ? 12 : 1), -1)];
}

const howMany = /多少|几个|how many/;
const ofADay = /工作日|工作天|上班|放假|休息|休假|节假日|work|holiday|day off|\boff\b|\bopen\b/;
const backwards =
  /@\s*(?:届满|到期)?\s*(?:之前|以前|前)|\b(?:before|prior to|previous)\b|倒数|倒推|上一个|前一个/;

/**
 * Understands a question about time in Chinese or English, such as “自2026-09-25起20个工作日” or
 * `working days between 2026-09-25 and today`. Refuses with `bad-input` a day or an amount that cannot be, and a
 * sentence with numbers it would have to pass over.
 */
export function readQuestion(text: string, today: Day): ClockQuestion {
  if (text.length > 200)
    throw new Refusal('too-large', {
      zh: '问题太长，请用一句话，例如“自2026-09-25起20个工作日”。',
      en: 'The question is too long: ask in one sentence, like "20 working days from 2026-09-25".',
    });
  const asked = plain(text);
  const period = wholePeriod(asked);
  const { moments, rest } = period === undefined ? takeMoments(asked, today) : { moments: period, rest: '' };
  const counts = moments.length > 1 || howMany.test(rest);
  // “is 2026-10-10 a working day” and “多少个工作日” name no span.
  const amount = counts || /^(?:is|was|will)\b/.test(rest) ? undefined : takeAmount(rest);
  return {
    moments,
    amount: amount ?? nextDay(rest),
    direction: backwards.test(rest) ? 'before' : 'after',
    countsDay: /当[日天]计入|含当[日天]|(?:that|event) day counted|including (?:that|the) day/.test(rest),
    rolls: !/不顺延|no roll|without roll/.test(rest),
    asks: counts ? 'how-many' : ofADay.test(rest) ? 'what-day' : 'due',
    rest,
  };
}

/** “the next working day after …”, “the previous working day before …”. */
const nextDay = (rest: string): ClockQuestion['amount'] =>
  /\b(?:next|previous|first) (?:working|business) day\b/.test(rest)
    ? { amount: 1, unit: 'working-day' }
    : undefined;
