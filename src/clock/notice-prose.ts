import type { Diagnostic } from '../kernel/index.ts';
import type { Day } from './day.ts';
import { type DayNumber, dayNumber, dayOf, weekdayOf } from './day-number.ts';
import { finding } from './finding.ts';
import type { Notice, NoticeHoliday } from './notice.ts';

const englishNames: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Tomb-Sweeping Day',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
};
const usualName: Readonly<Record<string, string>> = {
  '“五一”': '劳动节',
  '“五一”国际劳动节': '劳动节',
  '“十一”': '国庆节',
};

const holidayName = '(?:元旦|春节|清明节|“五一”(?:国际劳动节)?|劳动节|端午节|中秋节|“十一”|国庆节)';
const sectionStart = new RegExp(`(${holidayName}(?:、${holidayName})*)[：:]`, 'g');
const oneDay = String.raw`(?:(?:\d{4})年)?(?:\d{1,2}月)?\d{1,2}日(?:[（(][^（）()]*[）)])?`;
const offRange = new RegExp(`(${oneDay})(?:[至—－～-]+(${oneDay}))?放假`);
const givenBack = new RegExp(`(${oneDay})补休`, 'g');
const worked = new RegExp(`(${oneDay}(?:、${oneDay})*)上班`, 'g');
const dayParts = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:[（(]([^（）()]*)[）)])?/;

/** What is being read: the notice's year, where the section stands, and what was found wrong. */
type Reading = { year: number; section: string; at: number; month: number; found: Diagnostic[] };

/** One written day; the month is the last one named. A December day under 元旦 belongs to the year before. */
function readDay(reading: Reading, written: string): Day | undefined {
  const [, year, month, date, aside] = dayParts.exec(written) ?? [];
  if (month !== undefined) reading.month = Number(month);
  const december = reading.month === 12 && reading.section.startsWith('元旦');
  const inYear = year !== undefined ? Number(year) : reading.year - (december ? 1 : 0);
  const text = `${inYear}-${String(reading.month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  const number = dayNumber(text as Day);
  if (dayOf(number) !== text) {
    reading.found.push(finding('day-does-not-exist', { start: reading.at }, { day: text }));
    return undefined;
  }
  checkWeekday(reading, number, aside ?? '');
  return text as Day;
}

const weekdayNames = '一二三四五六日';

function checkWeekday(reading: Reading, number: DayNumber, aside: string): void {
  const said = /(?:星期|周)([一二三四五六日天])/.exec(aside)?.[1]?.replace('天', '日');
  const is = weekdayNames.charAt(weekdayOf(number) - 1);
  if (said !== undefined && said !== is) {
    const facts = { day: dayOf(number), said: `星期${said}`, is: `星期${is}` };
    reading.found.push(finding('notice-weekday-differs', { start: reading.at }, facts));
  }
}

const chineseDigits = '〇一二三四五六七八九';

/** One section, like 五、端午节：6月19日（周五）至21日（周日）放假，共3天。 */
function readSection(reading: Reading, text: string): NoticeHoliday | undefined {
  const range = offRange.exec(text);
  const from = range?.[1] === undefined ? undefined : readDay(reading, range[1]);
  if (range === null || from === undefined) {
    reading.found.push(
      finding('notice-section-unreadable', { start: reading.at }, { section: reading.section }),
    );
    return undefined;
  }
  const startMonth = reading.month;
  const to = range[2] === undefined ? from : readDay(reading, range[2]);
  if (to === undefined) return undefined;
  checkLength(reading, text, dayNumber(to) - dayNumber(from) + 1);
  const off = [{ from, to }];
  for (const [, written = ''] of text.matchAll(givenBack)) {
    const day = readDay(reading, written);
    if (day !== undefined && day > to) off.push({ from: day, to: day });
  }
  const work: Day[] = [];
  for (const [, list = ''] of text.matchAll(worked)) {
    reading.month = startMonth;
    for (const [written] of list.matchAll(new RegExp(oneDay, 'g'))) {
      const day = readDay(reading, written);
      if (day !== undefined) work.push(day);
    }
  }
  return { name: nameOf(reading.section), off, work };
}

function checkLength(reading: Reading, text: string, length: number): void {
  const said = /共(\d{1,2}|[一二三四五六七八九])天/.exec(text)?.[1];
  if (said === undefined) return;
  const days = Number.isNaN(Number(said)) ? chineseDigits.indexOf(said) : Number(said);
  if (days !== length) {
    const facts = { section: reading.section, said: days, is: length };
    reading.found.push(finding('notice-length-differs', { start: reading.at }, facts));
  }
}

function nameOf(section: string): { zh: string; en: string } {
  const names = section.split('、').map((name) => usualName[name] ?? name);
  return { zh: names.join('、'), en: names.map((name) => englishNames[name] ?? name).join(' and ') };
}

/**
 * Reads the prose of a year's notice, as it is printed (“五、端午节：6月19日（周五）至21日（周日）放假，共3天。”),
 * and holds its weekdays and its “共3天” against the calendar. The result is a draft: `checkNotice` judges it, and a
 * person confirms it. Notices that change an earlier one are not read; they are entered by hand.
 */
export function readNoticeProse(
  text: string,
  about: { year: number; title?: string; sources: readonly string[] },
): { notice: Notice | undefined; diagnostics: Diagnostic[] } {
  const starts = [...text.matchAll(sectionStart)];
  const found: Diagnostic[] = [];
  const holidays: NoticeHoliday[] = [];
  for (const [i, start] of starts.entries()) {
    const body = text.slice(start.index + start[0].length, starts[i + 1]?.index ?? text.length);
    const reading = { year: about.year, section: start[1] ?? '', at: start.index, month: 1, found };
    const holiday = readSection(reading, body.replaceAll(/\s+/g, ''));
    if (holiday !== undefined) holidays.push(holiday);
  }
  if (starts.length === 0) found.push(finding('notice-without-holidays', { start: 0 }, {}));
  if (found.length > 0) return { notice: undefined, diagnostics: found };
  const title = about.title ?? `国务院办公厅关于${about.year}年部分节假日安排的通知`;
  return { notice: { year: about.year, title, sources: [...about.sources], holidays }, diagnostics: [] };
}
