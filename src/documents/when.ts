import { spelledValue } from './numerals.ts';
import type { SectionRole } from './reading.ts';
import { deadlines, levelLinks, terms } from './vocabulary/times.ts';

/** What the surroundings of a sentence say about time. */
export type Frame = { readonly role: SectionRole; readonly year: number | null };

const LAST_DAY = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const monthEnd = (year: number, month: number): string => {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return iso(year, month, leap ? 29 : (LAST_DAY[month - 1] ?? 30));
};

type Deadline = { readonly day: string; readonly at: number };

const MONTH_DAY =
  /(?:(20\d\d)年|(今年|明年)?)(\d{1,2})月(?:(\d{1,2})日|底|末|份|中旬|上旬)?(?:之?前|以前|底前)/g;
const YEAR_END = /(?:到|至|力争|争取|确保)?(20\d\d)年(?:底|末|底前|年底)?(?:之?前|以前)?/g;
const MONTH_END = /(\d{1,2})月(?:底|末)(?!前|之前)/g;

const isMonth = (month: number): boolean => month >= 1 && month <= 12;

/** 6月底前, 2025年10月1日前. */
const byMonthAndDay = (text: string, year: number): Deadline[] =>
  [...text.matchAll(MONTH_DAY)].flatMap((m) => {
    const month = Number(m[3]);
    if (!isMonth(month)) return [];
    const y = m[1] ? Number(m[1]) : m[2] === '明年' ? year + 1 : year;
    return [{ day: m[4] ? iso(y, month, Number(m[4])) : monthEnd(y, month), at: m.index }];
  });

/** 到2025年, 2025年底前. */
const byYear = (text: string): Deadline[] =>
  [...text.matchAll(YEAR_END)]
    .filter((m) => /^(?:到|至)|[底末前]$/.test(m[0]) && !/[较比自从由于]$/.test(text.slice(0, m.index)))
    .map((m) => ({ day: iso(Number(m[1]), 12, 31), at: m.index }));

/** 6月底. */
const byMonth = (text: string, year: number): Deadline[] =>
  [...text.matchAll(MONTH_END)]
    .filter((m) => isMonth(Number(m[1])))
    .map((m) => ({ day: monthEnd(year, Number(m[1])), at: m.index }));

/** 年底前, 上半年, 三季度末. */
const byWord = (text: string, year: number): Deadline[] =>
  deadlines.flatMap(([shape, monthDay]) => {
    const m = shape.exec(text);
    return m && !/(?:20\d\d|去|明|前|上)$/.test(text.slice(0, m.index))
      ? [{ day: `${year}-${monthDay}`, at: m.index }]
      : [];
  });

/** Characters without which no deadline is set; most clauses have none of them. */
const MAY_SET = /[月季底末内]|半年|年中|前|到20|至20/;

/** The last deadline that the text sets, as an ISO day; `year` is the year it speaks of. */
export function deadlineIn(text: string, year: number): Deadline | undefined {
  if (!MAY_SET.test(text)) return undefined;
  const all = [...byMonthAndDay(text, year), ...byYear(text), ...byMonth(text, year), ...byWord(text, year)];
  return all.reduce<Deadline | undefined>(
    (best, next) => (best && best.at > next.at ? best : next),
    undefined,
  );
}

/** The span of years that a text names: 过去五年, “十三五”时期. */
export function spanIn(text: string, year: number): readonly [number, number] | undefined {
  const plan = /“?(十[一二三四五]?五)”?(?:规划)?(?:时期|期间|以来|五年)/.exec(text);
  if (plan?.[1] && !/[比较是]$/.test(text.slice(0, plan.index)) && terms[plan[1]]) return terms[plan[1]];
  if (/(?:过去|近|这|刚刚过去的)(?:的)?五年|五年(?:来|间)|五年累计|本届政府/.test(text))
    return [year - 5, year - 1];
  if (/(?:过去|近)(?:的)?三年|三年(?:来|累计)/.test(text)) return [year - 3, year - 1];
  return undefined;
}

const spanText = (span: readonly [number, number]): string => `${span[0]}-${span[1]}`;

export type Timing = { readonly period: string | null; readonly deadline: string | null };

/** What is known about a number when its time is asked. */
export type Moment = {
  readonly frame: Frame;
  /** The sentence up to the number, and its clause up to the number. */
  readonly upTo: string;
  readonly clause: string;
  readonly link: string;
  readonly rank: boolean;
  readonly deadline: string | null;
  readonly modality: 'done' | 'plan';
};

/** Period and deadline of a claim. */
export function timingOf(moment: Moment): Timing {
  const { frame, upTo, deadline, modality } = moment;
  const { role, year } = frame;
  if (modality === 'done') return { period: donePeriod(moment), deadline: null };
  if (deadline) return { period: deadline.slice(0, 4), deadline };
  if (role === 'term-plan') return termPlan(upTo, year);
  return { period: year === null ? null : String(year + yearsAhead(moment.clause)), deadline: null };
}

/** 三年内达到, 两年建成: how many years behind this one a plan reaches. */
function yearsAhead(clause: string): number {
  const hit = /(?:^|[^近过去第连续])([一二两三四五]|[1-9])年(?:内|建成|完成|达到|实现)/.exec(clause);
  const years = hit?.[1] ? (/\d/.test(hit[1]) ? Number(hit[1]) : (spelledValue(hit[1]) ?? 1)) : 1;
  return years - 1;
}

/** 连续六年稳居前三名: the span that a standing covers. */
function runningSpan(clause: string, year: number): string | undefined {
  const running = /连续([一二三四五六七八九十\d]+)年/.exec(clause)?.[1];
  if (!running) return undefined;
  const years = /\d/.test(running) ? Number(running) : (spelledValue(running) ?? 1);
  return `${year - years}-${year - 1}`;
}

const ADDS_UP = /年均|总计|共计|累计(?!达|为|突破)|五年|(?:支出|投入|投资|资金|收入|引资|外资|贷款)累计/;

/** True where a clause adds up or compares over its span. */
const sumsUp = (clause: string, upTo: string): boolean =>
  /较|比(?!重|例)/.test(clause) ||
  ADDS_UP.test(clause.replace(/连续/g, '')) ||
  /累计(?![^；]{40}|达|为|突破)/.test(/[^；]*$/.exec(upTo)?.[0] ?? '');

/** A measure that stands at a point in time whatever was added up before it: 人均…, …率, 总里程. */
const STOCK =
  /(?:人均|(?<!办结|办复|满意|回复|答复|见面)率|比重|占比|总里程|总长度|总面积|余额|保有量|浓度)[^，]{0,12}$/;

/** 比2025年提高3%, 是2025年的2倍: the last year held against the one before the span. */
const againstStart = (clause: string, start: number): boolean =>
  new RegExp(`(?:[较比]|是)${start - 1}年(?!以来)[^，]*$`).test(clause);

/** The span of years that a sentence reviews, unless it names a year of its own in a review of one year. */
function spanOf(
  upTo: string,
  role: SectionRole,
  year: number,
  named: string | null,
): readonly [number, number] | undefined {
  if (role !== 'term-review') return named ? undefined : spanIn(upTo, year);
  return spanIn(upTo, year) ?? [year - 5, year - 1];
}

/** A level stands at the end of its span; sums and averages cover it. */
function donePeriod({ frame: { role, year }, upTo, clause, link, rank }: Moment): string | null {
  const named = statedYear(clause) ?? statedYear(upTo);
  if (year === null) return named;
  const running = rank ? runningSpan(clause, year) : undefined;
  if (running) return running;
  const span = spanOf(upTo, role, year, named);
  if (!span) return named ?? String(year - 1);
  const dated = !ADDS_UP.test(clause) && (named === String(span[1]) || againstStart(clause, span[0]));
  const level = levelLinks.test(link) || rank;
  return dated || (level && standsAtEnd(clause, upTo)) ? String(span[1]) : spanText(span);
}

/** True where a level belongs to the end of its span: nothing is added up or held against another year. */
const standsAtEnd = (clause: string, upTo: string): boolean =>
  !sumsUp(clause, upTo) || (STOCK.test(clause) && !ADDS_UP.test(clause) && !/[较比](?!重|例)/.test(clause));

function termPlan(text: string, year: number | null): Timing {
  const far = /(?:到|至)?(20[3-5]\d)年/.exec(text);
  if (far?.[1]) return { period: far[1], deadline: null };
  const span = year === null ? undefined : spanIn(text, year);
  if (span) return { period: spanText(span), deadline: null };
  if (year === null) return { period: null, deadline: null };
  const start = year - ((year - 1) % 5);
  return { period: `${start}-${start + 4}`, deadline: null };
}

/** A year that the clause puts its number in: 2019年完成…, never 较2016年. */
function statedYear(text: string): string | null {
  let found: string | null = null;
  if (!text.includes('20')) return found;
  for (const m of text.matchAll(/(20\d\d)年(?!以来|相比|的|底?[前起]|—|-|度)/g)) {
    if (/[较比自从由至于在到]$/.test(text.slice(0, m.index)) && !/在$/.test(text.slice(0, m.index))) continue;
    found = m[1] ?? null;
  }
  return found;
}
