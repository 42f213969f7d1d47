import { emptyText, noDecision, noYear } from '../diagnostics.ts';
import { fold } from '../fold.ts';
import { dateIn } from '../head-of-document.ts';
import { linesOf, paragraphsOf } from '../lines.ts';
import { readDocument } from '../read-document.ts';
import type { Commitment, DocumentHead, Reading, Section, Span } from '../reading.ts';
import { minutesTitle } from '../vocabulary/minutes.ts';
import { dueDayIn, type PeriodEnd } from './due-day.ts';
import { type Item, itemsOf, leaderIn, type Parts } from './items.ts';
import { type UnitsNamed, unitsIn } from './units-in.ts';

/** Minutes name themselves near the top. */
const HEAD_LINES = 8;

const bare = (line: string): string => line.replace(/\s+/g, '');

/** True where a text names itself as the minutes of a meeting (会议纪要). */
export const isMinutes = (text: string): boolean => titleOf(fold(text)) !== undefined;

function titleOf(folded: string): string | undefined {
  const head = linesOf(folded)
    .slice(0, HEAD_LINES)
    .map((line) => bare(folded.slice(line.start, line.end)));
  return head.find((line) => line.length <= 60 && minutesTitle.test(line));
}

/** The day of the meeting rather than of the paper: it stands beside who held it. */
const heldOn = (opening: string): string | null =>
  opening
    .split('\n')
    .filter((line) => /召开|主持|时\s*间[：:]/.test(line))
    .map(dateIn)
    .find((day) => day !== null) ?? null;

function headOf(text: string, folded: string, paragraphs: readonly Span[]): DocumentHead {
  const opening = paragraphs
    .slice(0, HEAD_LINES)
    .map(({ start, end }) => folded.slice(start, end))
    .join('\n');
  const title = titleOf(folded) ?? null;
  const date = heldOn(opening) ?? dateIn(opening) ?? dateIn(folded);
  const number = /^.{0,20}[〔[（(]?20\d\d[〕\])）]\s*第?\s*\d{1,3}\s*[号期次]/m.exec(
    text
      .split('\n', 12)
      .map((line) => line.trim())
      .join('\n'),
  )?.[0];
  const chair = /(?:县长|市长|区长|副县长|副市长|常务副县长)\s?([一-龥]{2,4}?)(?:主持|同志主持)/.exec(
    opening,
  )?.[1];
  const place = /([一-龥]{2,12}?[县市区旗])(?:人民)?政府/.exec(opening)?.[1] ?? null;
  const head = {
    title,
    place,
    year: date === null ? null : Number(date.slice(0, 4)),
    speaker: chair ?? null,
    date,
  };
  return number === undefined ? head : { ...head, indexNumber: bare(number) };
}

type At = {
  readonly id: number;
  readonly section: number;
  readonly head: DocumentHead;
  readonly periodEnd: PeriodEnd;
};

function commitmentOf(text: string, folded: string, item: Item, at: At): Commitment {
  const { start, end, lead, joins, leader, clause } = item;
  const due = dueDayIn(folded.slice(start, end), at.head, at.periodEnd);
  return {
    id: at.id,
    start,
    end,
    text: text.slice(start, end),
    section: at.section,
    type: 'descriptive',
    claims: [],
    deadline: due.day,
    projects: [],
    themes: [],
    lead: lead === null ? [] : [{ name: lead, confidence: 1, reason: 'named' }],
    joins,
    ...(leader === null ? {} : { leader }),
    ...(clause === null ? {} : { clause }),
    ...(due.words === null ? {} : { dueWords: due.words }),
  };
}

/** The topics of a meeting as sections: all of it is counted, from its first line to its last. */
function sectionsOf(text: string, { agenda }: Parts, year: number | null): Section[] {
  const starts = agenda.map(({ start, title }) => ({ start, title }));
  const first = starts[0]?.start ?? text.length;
  const whole = first > 0 ? [{ start: 0, title: '' }, ...starts] : starts;
  return whole.map(({ start, title }, at) => ({
    start,
    end: whole[at + 1]?.start ?? text.length,
    level: 1,
    title,
    role: 'plan',
    year,
  }));
}

/** What a clause names: its units and its leader in the words of the text, its day, and the words it was reckoned from. */
export type ClauseRead = UnitsNamed & {
  readonly leader: string | null;
  readonly deadline: string | null;
  readonly dueWords: string | null;
};

/** What one clause says of who is to do it and until when; `on` is the day it was said. */
export function readClause(clause: string, on: string, periodEnd: PeriodEnd = () => null): ClauseRead {
  const folded = fold(clause);
  const due = dueDayIn(folded, { year: Number(on.slice(0, 4)), date: on }, periodEnd);
  return { ...unitsIn(folded), leader: leaderIn(folded), deadline: due.day, dueWords: due.words };
}

/** Reads a text for what it is: minutes of a meeting, else a work report. */
export const readText = (text: string, periodEnd?: PeriodEnd): Reading =>
  isMinutes(text) ? readMinutes(text, periodEnd) : readDocument(text);

/** The number of the clause that holds an offset of minutes, 二（三）; null where it has none. */
export const clauseAt = (text: string, offset: number): string | null =>
  readMinutes(text).commitments.findLast(({ start }) => start <= offset)?.clause ?? null;

const nothing = (diagnostics: Reading['diagnostics']): Reading => ({
  document: { title: null, place: null, year: null, speaker: null, date: null },
  sections: [],
  claims: [],
  nonClaims: [],
  commitments: [],
  waived: [],
  diagnostics,
});

/**
 * Reads the minutes of a meeting (会议纪要) into the decided items (议定事项), each with its place in the text, the
 * units that it names and its day. Every sentence is in an item or passed over with a reason; figures are not read as
 * claims and say so. Without `periodEnd` a period counted from the meeting gives no day. Pure; offsets are UTF-16 code units of the text as given. Never throws for a bad text.
 */
export function readMinutes(text: string, periodEnd: PeriodEnd = () => null): Reading {
  if (text.trim() === '') return nothing([emptyText()]);
  const folded = fold(text);
  const paragraphs = paragraphsOf(folded);
  const document = headOf(text, folded, paragraphs);
  const parts = itemsOf(folded, paragraphs);
  const sections = sectionsOf(text, parts, document.year);
  const sectionAt = (start: number): number => sections.findIndex((s) => s.start <= start && start < s.end);
  return {
    document,
    sections,
    claims: [],
    nonClaims: [...text.matchAll(/[0-9０-９]+/g)].map((run) => ({
      start: run.index,
      end: run.index + run[0].length,
      reason: 'minutes',
    })),
    commitments: parts.items.map((item, at) =>
      commitmentOf(text, folded, item, {
        id: at + 1,
        section: sectionAt(item.start),
        head: document,
        periodEnd,
      }),
    ),
    waived: parts.passed,
    diagnostics: [
      ...(parts.items.length === 0 ? [noDecision()] : []),
      ...(document.year === null ? [noYear()] : []),
    ],
  };
}
