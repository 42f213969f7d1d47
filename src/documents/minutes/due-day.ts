import { asDay, mondayOf, monthEnd, plusDays } from '../iso-day.ts';
import { spelledValue } from '../numerals.ts';
import { within } from '../vocabulary/minutes.ts';
import { deadlineIn } from '../when.ts';

const units = {
  工作日: 'working-day',
  日: 'day',
  天: 'day',
  周: 'week',
  星期: 'week',
  月: 'month',
  个月: 'month',
} as const;

/** A holiday whose day only a calendar knows: 春节前. */
const HOLIDAY = /(春节|元旦|清明|端午|中秋|国庆|五一|劳动节)(?:节|放假|假期)?(?:之|以)?前/;

/** A period that a decision counts from its meeting, 5个工作日内, or what it is to precede, 春节前. */
export type Period =
  | { readonly amount: number; readonly unit: (typeof units)[keyof typeof units] }
  | { readonly before: string };

/** The last day of a period after a day; the calendar is the caller's, so that reading needs none. */
export type PeriodEnd = (day: string, period: Period) => string | null;

/** The day of a decision, and the words from which it was reckoned where they name no date: shown as assumed. */
export type DueDay = { readonly day: string | null; readonly words: string | null };

const countIn = (word: string): number => (/^\d+$/.test(word) ? Number(word) : (spelledValue(word) ?? 0));

function periodIn(text: string): { readonly period: Period; readonly words: string } | undefined {
  const holiday = HOLIDAY.exec(text);
  if (holiday?.[1]) return { period: { before: holiday[1] }, words: holiday[0] };
  const hit = within.exec(text);
  if (!hit) return undefined;
  if (hit[3] || hit[1] === '半') return { period: { amount: 15, unit: 'day' }, words: hit[0] };
  const unit = Object.entries(units).find(([word]) => word === hit[2])?.[1];
  const amount = countIn(hit[1] ?? '0');
  return unit === undefined || amount === 0 ? undefined : { period: { amount, unit }, words: hit[0] };
}

const two = (value: number): string => String(value).padStart(2, '0');
const weekdays = '一二三四五六日';

type From = { readonly day: string; readonly year: number; readonly month: number };

const TENTHS: Readonly<Record<string, number>> = { 上: 10, 中: 20 };

/** Days that are told by the day of the meeting: 本月底前, 下周五前, 本周内, 25日前, 下月中旬前. */
const relative: readonly (readonly [RegExp, (hit: RegExpExecArray, from: From) => string])[] = [
  [
    /(本|这|下)(?:个)?(?:周|星期)([一二三四五六日天])(?:之|以)?前/,
    (hit, { day }) =>
      plusDays(
        mondayOf(day),
        (hit[1] === '下' ? 7 : 0) + Math.max(0, weekdays.indexOf((hit[2] ?? '五').replace('天', '日'))),
      ),
  ],
  [
    /(本|这|下)(?:个)?(?:周|星期)(?:之?内|末前|底前)/,
    (hit, { day }) => plusDays(mondayOf(day), hit[1] === '下' ? 11 : 4),
  ],
  [
    /(本|当|下|次|(?<![\d一二三四五六七八九十每个])(?=月[底末]))(?:个)?月(?:(底|末)(?:之|以)?前?|之?内|([上中下])旬(?:之|以)?前?|(\d{1,2})日(?:之|以)?前)/,
    (hit, { year, month }) => {
      const later = hit[1] === '下' || hit[1] === '次' ? 1 : 0;
      const y = month + later > 12 ? year + 1 : year;
      const m = ((month + later - 1) % 12) + 1;
      const date = hit[4] ? Number(hit[4]) : hit[3] ? TENTHS[hit[3]] : undefined;
      return date === undefined ? monthEnd(y, m) : `${y}-${two(m)}-${two(date)}`;
    },
  ],
  [
    /(?<![\d月每])(\d{1,2})日(?:之|以)?前/,
    (hit, { day, year, month }) => {
      const wish = `${year}-${two(month)}-${two(Number(hit[1]))}`;
      if (wish >= day) return wish;
      return month === 12
        ? `${year + 1}-01-${two(Number(hit[1]))}`
        : `${year}-${two(month + 1)}-${two(Number(hit[1]))}`;
    },
  ],
];

function relativeIn(text: string, from: From): { readonly day: string; readonly words: string } | undefined {
  for (const [shape, dayFrom] of relative) {
    const hit = shape.exec(text);
    if (!hit) continue;
    const day = asDay(dayFrom(hit, from));
    if (day) return { day, words: hit[0] };
  }
  return undefined;
}

/** 9月1日开学前: the day that is named beside what it is the day of. */
function byNamedDay(text: string, year: number): string | undefined {
  const hit = /(\d{1,2})月(\d{1,2})日[一-龥]{1,4}?前/.exec(text);
  return hit ? asDay(`${year}-${two(Number(hit[1]))}-${two(Number(hit[2]))}`) : undefined;
}

/** 8月中旬前 ends with the twentieth, not with the month. */
function byTenth(text: string, year: number): string | undefined {
  const hit = /(?:(明)年)?(\d{1,2})月([上中])旬(?:之|以)?前?/.exec(text);
  const month = Number(hit?.[2] ?? 0);
  const date = TENTHS[hit?.[3] ?? ''];
  if (!hit || month < 1 || month > 12 || date === undefined) return undefined;
  return `${hit[1] ? year + 1 : year}-${two(month)}-${two(date)}`;
}

/** A date that its text gives no year lies after the meeting: 1月15日前, said in December, is the next year's. */
function notBefore(day: string, on: string | null, text: string): string {
  if (on === null || day >= on || /20\d\d年|今年/.test(text)) return day;
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return asDay(next) ?? `${next.slice(0, 8)}28`;
}

/** True where a text names a day or a period by which something is done. */
export const isTimed = (text: string): boolean =>
  deadlineIn(text, 2000) !== undefined ||
  within.test(text) ||
  HOLIDAY.test(text) ||
  byNamedDay(text, 2000) !== undefined ||
  relative.some(([shape]) => shape.test(text));

const AT_ONCE = /立即|即刻|马上|尽快|抓紧|第一时间/;

/**
 * The day by which a decision is to be done, as its text says it. What is reckoned from the day of the meeting, or
 * asked for at once without a day, comes with the words that it was read from.
 */
export function dueDayIn(
  text: string,
  { year, date }: { readonly year: number | null; readonly date: string | null },
  periodEnd: PeriodEnd,
): DueDay {
  const from = date === null ? undefined : asDay(date);
  const near = from
    ? relativeIn(text, { day: from, year: Number(from.slice(0, 4)), month: Number(from.slice(5, 7)) })
    : undefined;
  if (near) return near;
  const period = periodIn(text);
  const reckoned = period && from ? periodEnd(from, period.period) : null;
  if (period && reckoned) return { day: reckoned, words: period.words };
  const named =
    year === null
      ? undefined
      : (byTenth(text, year) ?? byNamedDay(text, year) ?? deadlineIn(text, year)?.day);
  if (named) return { day: notBefore(named, date, text), words: null };
  return { day: null, words: AT_ONCE.exec(text)?.[0] ?? period?.words ?? null };
}
