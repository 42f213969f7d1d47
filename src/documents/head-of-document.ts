import { spelledValue } from './numerals.ts';
import type { Part } from './outline.ts';
import type { DocumentHead, Span } from './reading.ts';

const OPENING_LINES = 16;

const yearOf = (text: string): number | null => {
  const m = /(20\d\d|19\d\d)年?|(二〇[〇一二三四五六七八九]{2})年?/.exec(text);
  if (!m) return null;
  if (m[1]) return Number(m[1]);
  return m[2] ? (spelledValue(m[2]) ?? null) : null;
};

const pad = (n: string | number): string => String(n).padStart(2, '0');

/** The first whole day that a text names, as an ISO day. */
export function dateIn(text: string): string | null {
  const m = /(20\d\d|19\d\d)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/.exec(text);
  if (m?.[1] && m[2] && m[3]) return `${m[1]}-${pad(m[2])}-${pad(m[3])}`;
  const s =
    /(二〇[〇一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日/.exec(
      text,
    );
  if (!s?.[1] || !s[2] || !s[3]) return null;
  return `${spelledValue(s[1])}-${pad(spelledValue(s[2]) ?? 1)}-${pad(spelledValue(s[3]) ?? 1)}`;
}

/** The year that is planned: what the headings say, else the day of the meeting, else what the text says most. */
function plannedYear(
  folded: string,
  opening: string,
  parts: readonly Part[],
  date: string | null,
): number | null {
  const planned = parts.find((p) => p.role === 'plan' && p.level <= 2 && NAMES_YEAR.test(p.title));
  if (planned) return yearOf(/20\d\d年/.exec(planned.title)?.[0] ?? '');
  const reviewed = parts.find((p) => p.role === 'review' && NAMES_YEAR.test(p.title));
  if (reviewed) return (yearOf(/20\d\d年/.exec(reviewed.title)?.[0] ?? '') ?? 0) + 1;
  if (date) return Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) >= 11 ? 1 : 0);
  const said = yearOf(/(20\d\d|二〇..)年(?:.{0,8})政府工作报告/.exec(opening.replace(/ /g, ''))?.[0] ?? '');
  if (said) return said;
  return mostNamed(folded, parts.find((p) => p.role === 'plan')?.start ?? folded.length);
}

/** A plan may be opened by a few sentences about the situation, before the part that was found. */
const OPENING_OF_PLAN = 1500;

/** A heading that says which year its part is about. */
const NAMES_YEAR = /20\d\d年?.{0,14}(?:工作|回顾|目标|任务|安排|重点|发展|总结|思路|要求|部署|建议|谋划)/;

/** The last year of which the text says what it is: 2024年是关键一年; before the plan it is the year behind. */
function mostNamed(folded: string, planStart: number): number | null {
  let best: { year: number; at: number } | undefined;
  for (const m of folded.matchAll(
    /(?<![较比至到])(20\d\d)年(?:，?是|政府工作|工作的?总体|经济社会发展(?:的)?(?:总体|主要))/g,
  )) {
    if (!best || Number(m[1]) >= best.year) best = { year: Number(m[1]), at: m.index };
  }
  if (!best) return null;
  return best.at < planStart - OPENING_OF_PLAN ? best.year + 1 : best.year;
}

const plainTitle = (line: string): string => line.replace(/\s+/g, '').replace(/^[•·●■◆*—-]+/, '');

/** The line that names the report: one with a place or a year before one that says only what it is. */
function titleOf(text: string, lines: readonly Span[]): string | null {
  const titles = lines
    .map((l) => plainTitle(text.slice(l.start, l.end)))
    .filter((line) => /工作报告$/.test(line));
  return (
    titles.find((t) => /政府工作报告$/.test(t) && t.length > 6) ??
    titles.find((t) => /政府工作报告$/.test(t)) ??
    titles[0] ??
    null
  );
}

/** What the first lines say about the document itself. */
export function documentHead(
  text: string,
  folded: string,
  lines: readonly Span[],
  parts: readonly Part[],
): DocumentHead {
  const first = lines.slice(0, OPENING_LINES).filter((l) => l.end - l.start < 80);
  const opening = first.map((l) => folded.slice(l.start, l.end)).join('\n');
  const title = titleOf(text, first);
  const date = dateIn(opening);
  const congress =
    /(?:在|^|\n)((?:(?!在)[一-龥]){2,16}?(?:省|市|县|区|旗|州|盟|自治县|自治区))(?:第|十)[一-龥\d]{1,6}(?:届|次)?人民代表大会/.exec(
      opening.replace(/[ ]/g, ''),
    );
  const named =
    /([一-龥]{2,16}?(?:省|市|县|区|旗|州|盟))(?:人民)?政府(?:代)?(?:省长|市长|县长|区长|旗长|州长|盟长|主席|工作报告)/.exec(
      opening.replace(/[ ]/g, ''),
    );
  const speaker =
    /(?:省长|市长|县长|区长|旗长|州长|盟长|主席|总理)[ 　：:]*([一-龥·]{1,6}(?: [一-龥]{1,2})?)\s*(?:$|\n)/m.exec(
      opening,
    );
  const index = /(?:索引号?[：: ]*)?(\d{6,}\/\d{4}-\d{3,})/.exec(opening);
  const head: DocumentHead = {
    title,
    place: congress?.[1] ?? named?.[1]?.replace(/^(?:政府工作报告)/, '') ?? null,
    year: plannedYear(folded, opening, parts, date),
    speaker: speaker?.[1]?.replace(/\s/g, '') ?? null,
    date,
  };
  return index?.[1] ? { ...head, indexNumber: index[1] } : head;
}

/** The year that a part speaks of. */
export function partYear(part: Part, year: number | null): number | null {
  const stated = /(20\d\d)年/.exec(part.title)?.[1];
  if (year === null) return stated ? Number(stated) : null;
  if (part.role === 'review' || part.role === 'term-review' || part.role === 'problems') return year - 1;
  if (part.role === 'plan' || part.role === 'self-building') return year;
  if (part.role === 'term-plan') return year - ((year - 1) % 5) + 4;
  return null;
}

/** How often a report must speak of its whole county, city … before it counts as that government's. */
const ENOUGH = 3;
/** Smallest first: a county speaks of its city and its province too. In an autonomous region 全区 is the region. */
const LEVELS = ['旗', '县', '州', '区', '市', '省'] as const;

/** 县, 市, 区 … of the government that reports: the last character of its place, else what it calls the whole (全县). */
export function levelOf(folded: string, place: string | null): string {
  const named = /[省市县区旗州盟]$/.exec(place ?? '')?.[0];
  if (named) return named;
  const counts = new Map<string, number>();
  for (const hit of folded.matchAll(/全([省市县区旗州])/g)) {
    const level = hit[1] ?? '';
    counts.set(level, (counts.get(level) ?? 0) + 1);
  }
  const often = LEVELS.filter((level) => (counts.get(level) ?? 0) >= ENOUGH);
  const own = folded.includes('自治区') ? often.find((level) => level !== '区') : often[0];
  return own ?? '县';
}
