import type { SectionRole, Span } from './reading.ts';
import { sentencesOf } from './sentences.ts';
import {
  glossaryEntry,
  headingRoles,
  joinedPlan,
  setsTargets,
  turnsToPlan,
  turnsToProblems,
  turnsToTerm,
  turnsToYear,
} from './vocabulary/roles.ts';

/** A sentence with the part it stands in. `heading`: it only names what follows. */
export type Sentence = Span & {
  readonly heading: boolean;
  readonly role: SectionRole;
};

export type Part = {
  readonly start: number;
  end: number;
  readonly rank: number;
  level: number;
  readonly title: string;
  role: SectionRole;
};

export type Outline = { readonly parts: readonly Part[]; readonly sentences: readonly Sentence[] };

/** Ranks of headings, the smaller the higher. */
const RANK = { division: 1, named: 2, numbered: 3, bracketed: 4, arabic: 5, bare: 6, runIn: 7 } as const;

const DIVISION = /^第[一二三四五六七八九十]+部分/;
const NUMBERED = /^([一二三四五六七八九十]{1,3})[、.．]/;
const BRACKETED = /^（([一二三四五六七八九十]{1,3})）/;
const ARABIC = /^(?:\d{1,2}[.、．](?!\d)|（\d{1,2}）)/;
const NOT_A_HEADING = /^(?:各位代表|[-—·●•]|现在，|谢谢|同志们|注|主办|[“”]|\[|\d+[年月%个万亿])/;
/** 2023年工作回顾, “十三五”时期工作回顾: headings, though they begin like a sentence. */
const NAMES_A_YEAR = /^(?:20\d\d年|“?十[一二三四五]五”?)[^，]{0,30}$/;
const LONGEST_HEADING = 64;
const LONGEST_RUN_IN = 26;

const roleOf = (title: string): SectionRole | undefined =>
  headingRoles.find(([, shape]) => shape.test(title))?.[0];

const numberRank = (text: string): number | undefined => {
  if (DIVISION.test(text)) return RANK.division;
  if (NUMBERED.test(text)) return RANK.numbered;
  if (BRACKETED.test(text)) return RANK.bracketed;
  return undefined;
};

const withoutStop = (text: string): string => text.replace(/[。：；，！\s]+$/, '');

/** True for a short line of its own that names what follows. */
function isBareHeading(text: string): boolean {
  if (text.length > 42 || text.length < 4 || /[。；：！？]$/.test(text)) return false;
  if (NOT_A_HEADING.test(text) && !(NAMES_A_YEAR.test(text) && roleOf(text))) return false;
  return !/人民政府.{0,8}(?:长|主席)|人民代表大会|政\s*府\s*工\s*作\s*报\s*告|会议上/.test(text);
}

/** The rank of the heading that a sentence is, or undefined where it says something itself. */
function headingRank(text: string, first: boolean, alone: boolean): number | undefined {
  const numbered = numberRank(text);
  if (numbered !== undefined) return numbered;
  if (!first) return undefined;
  if (ARABIC.test(text)) return RANK.arabic;
  if (alone) {
    if (!isBareHeading(text)) return undefined;
    return roleOf(text) ? RANK.named : RANK.bare;
  }
  const short =
    text.length <= LONGEST_RUN_IN && /。$/.test(text) && !/\d/.test(text) && !NOT_A_HEADING.test(text);
  return short ? RANK.runIn : undefined;
}

/** Where the glossary at the end begins: from there on nearly every paragraph explains a term. */
export function glossaryStart(folded: string, paragraphs: readonly Span[]): number {
  let start = folded.length;
  let misses = 0;
  let entries = 0;
  for (let i = paragraphs.length - 1; i > paragraphs.length / 4; i -= 1) {
    const p = paragraphs[i];
    if (!p) break;
    const text = folded.slice(p.start, Math.min(p.end, p.start + 90));
    if (p.end - p.start < 40 && headingRoles[0]?.[1].test(text.replace(/\s/g, ''))) return p.start;
    if (glossaryEntry.test(text)) {
      entries += 1;
      misses = 0;
      start = p.start;
    } else {
      misses += 1;
      if (misses > 6) break;
    }
  }
  return entries >= 2 ? start : folded.length;
}

type State = { role: SectionRole; joined: boolean; reviewing: boolean };

/** The role that a paragraph's opening gives to it and to what follows, inside a part that names another. */
function turn(state: State, text: string): SectionRole | undefined {
  if (state.reviewing) {
    if (turnsToProblems.test(text.slice(0, 160))) return 'problems';
    if (turnsToTerm.test(text)) return 'term-review';
    if (turnsToYear.test(text)) return 'review';
    return undefined;
  }
  if (state.joined && state.role === 'term-plan' && turnsToPlan.test(text)) return 'plan';
  return undefined;
}

const REVIEWING = new Set<SectionRole>(['review', 'term-review', 'problems']);

class Builder {
  readonly parts: Part[] = [];
  readonly sentences: Sentence[] = [];
  state: State = { role: 'other', joined: false, reviewing: false };

  open(start: number, rank: number, title: string, role: SectionRole): void {
    this.parts.push({ start, end: start, rank, level: 0, title, role });
  }

  heading(span: Span, rank: number, title: string): void {
    const named = rank <= RANK.bracketed ? roleOf(title) : undefined;
    if (named && this.mayChange(named, rank)) {
      const joined = rank <= RANK.numbered && joinedPlan.test(title);
      const role = joined && !REVIEWING.has(named) ? 'term-plan' : named;
      this.state = { role, joined, reviewing: REVIEWING.has(role) };
    } else if (rank <= RANK.numbered && this.state.role === 'problems')
      this.state = { ...this.state, role: 'review' };
    this.open(span.start, rank, title, this.state.role);
  }

  /** A subheading may turn to problems or self-building, never from the plan back to a review. */
  mayChange(named: SectionRole, rank: number): boolean {
    if (rank <= RANK.named || this.state.role === 'other') return true;
    const planning =
      this.state.role === 'plan' || this.state.role === 'self-building' || this.state.role === 'term-plan';
    if (rank === RANK.numbered) return !(planning && REVIEWING.has(named) && named !== 'review');
    if (named === 'self-building') return planning;
    if (this.state.role === 'term-plan') return named === 'plan' && this.state.joined;
    return REVIEWING.has(this.state.role) && REVIEWING.has(named);
  }
}

/** A list item in arabic figures that promises something itself is no heading. */
const carriesContent = (text: string, rank: number): boolean =>
  rank === RANK.arabic &&
  (/\d[^.、]{0,12}[个家条座项万亿%公亩名户所]/.test(text.slice(3)) || text.length > 40);

const titleOf = (text: string): string =>
  withoutStop(text.length <= LONGEST_HEADING ? text : (/^[^，。]+(?:，[^，。]+)?/.exec(text)?.[0] ?? ''));

/** Opens a part where a paragraph turns to another subject without a heading. */
function turnParagraph(build: Builder, start: number, opening: string): void {
  const turned = numberRank(opening) === undefined ? turn(build.state, opening) : undefined;
  if (!turned || turned === build.state.role) return;
  build.state = { ...build.state, role: turned, reviewing: REVIEWING.has(turned) };
  build.open(start, RANK.bracketed, /^[^，。；：！]{1,40}/.exec(opening)?.[0] ?? '', turned);
}

function readParagraph(build: Builder, folded: string, paragraph: Span): void {
  const sentences = sentencesOf(folded, paragraph);
  turnParagraph(
    build,
    paragraph.start,
    folded.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 200)),
  );
  for (const [i, sentence] of sentences.entries()) {
    const text = folded.slice(sentence.start, sentence.end);
    const rank = headingRank(text, i === 0, sentences.length === 1);
    const opens = rank !== undefined && !carriesContent(text, rank);
    if (opens) build.heading(sentence, rank, titleOf(text));
    build.sentences.push({
      ...sentence,
      heading: opens && text.length <= LONGEST_HEADING,
      role: build.state.role,
    });
  }
}

/** Ends and levels: a part ends where one of the same or a higher rank begins; levels count from 1. */
function nest(parts: Part[], end: number): void {
  const stack: Part[] = [];
  for (const part of parts) {
    while (stack.length > 0 && (stack.at(-1)?.rank ?? 0) >= part.rank) {
      const closed = stack.pop();
      if (closed) closed.end = part.start;
    }
    part.level = stack.length + 1;
    stack.push(part);
  }
  for (const part of stack) part.end = end;
}

type Draft = { parts: Part[]; sentences: Sentence[] };

/** Gives a role to everything between two offsets that has one of the given roles. */
function assign(
  draft: Draft,
  from: number,
  to: number,
  role: SectionRole,
  over: readonly SectionRole[],
): void {
  const open = new Set(over);
  for (const part of draft.parts) {
    if (part.start >= from && part.start < to && open.has(part.role)) part.role = role;
  }
  for (const [i, s] of draft.sentences.entries()) {
    if (s.start >= from && s.start < to && open.has(s.role)) draft.sentences[i] = { ...s, role };
  }
}

/** Two headings that both look ahead, of two years: the earlier year lies behind (2023年主要工作, 2024年主要目标). */
function repairYears(draft: Draft): void {
  const dated = draft.parts.filter(
    (p) => p.rank <= RANK.numbered && p.role === 'plan' && /20\d\d年/.test(p.title),
  );
  const yearOf = (p: Part): number => Number(/(20\d\d)年/.exec(p.title)?.[1]);
  const last = Math.max(...dated.map(yearOf));
  const next = dated.find((p) => yearOf(p) === last);
  const behind = dated.find((p) => yearOf(p) < last);
  if (!next || !behind || behind.start > next.start) return;
  assign(draft, behind.start, next.start, 'review', ['plan']);
}

/** Where headings say nothing, the sentence that sets the year's figures opens the plan; what lies before reviews. */
function repairPlan(draft: Draft, folded: string, glossary: number): void {
  const { sentences, parts } = draft;
  if (sentences.some((s) => s.role === 'plan')) return;
  const at = sentences.findIndex((s) => !s.heading && setsTargets.test(folded.slice(s.start, s.end)));
  const opening = sentences[at];
  if (!opening) return;
  if (at > 12) assign(draft, 0, opening.start, 'review', ['other']);
  assign(draft, opening.start, glossary, 'plan', ['other', 'review', 'term-review', 'term-plan']);
  const title = /^[^，。：]{1,40}/.exec(folded.slice(opening.start, opening.end))?.[0] ?? '';
  parts.push({ start: opening.start, end: opening.end, rank: RANK.numbered, level: 0, title, role: 'plan' });
  parts.sort((a, b) => a.start - b.start);
}

/** A text whose opening lines were lost begins in its review. */
function repairOpening(draft: Draft, folded: string): void {
  const { sentences } = draft;
  const first = sentences.findIndex((s) => s.role !== 'other');
  const found = sentences[first];
  if (
    !found ||
    found.role === 'review' ||
    first < 12 ||
    sentences.some((s) => s.role === 'review' || s.role === 'term-review')
  )
    return;
  const opening = sentences.find(
    (s) => !/^各位代表|^现在|^\s*政\s*府\s*工\s*作/.test(folded.slice(s.start, s.end)),
  );
  assign(draft, opening?.start ?? 0, found.start, 'review', ['other']);
}

/** The outline of a folded text: its parts with their roles, and every sentence with the part it stands in. */
export function outlineOf(folded: string, paragraphs: readonly Span[]): Outline {
  const build = new Builder();
  const glossary = glossaryStart(folded, paragraphs);
  let inGlossary = false;
  for (const paragraph of paragraphs) {
    if (paragraph.start >= glossary) {
      if (!inGlossary) {
        inGlossary = true;
        build.state = { role: 'other', joined: false, reviewing: false };
        build.open(paragraph.start, RANK.division, '名词解释', 'other');
      }
      for (const s of sentencesOf(folded, paragraph)) {
        build.sentences.push({ ...s, heading: false, role: 'other' });
      }
      continue;
    }
    readParagraph(build, folded, paragraph);
  }
  const outline = { parts: build.parts, sentences: build.sentences };
  repairYears(outline);
  repairPlan(outline, folded, glossary);
  repairOpening(outline, folded);
  nest(outline.parts, folded.length);
  return outline;
}
