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
  readonly part: number;
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
  if (text.length > 42 || text.length < 4 || NOT_A_HEADING.test(text)) return false;
  if (/[。；：！？]$/.test(text)) return false;
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

function readParagraph(build: Builder, folded: string, paragraph: Span): void {
  const sentences = sentencesOf(folded, paragraph);
  const opening = folded.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 200));
  const numbered = numberRank(opening) !== undefined;
  const turned = numbered ? undefined : turn(build.state, opening);
  if (turned && turned !== build.state.role) {
    build.state = { ...build.state, role: turned, reviewing: REVIEWING.has(turned) };
    const clause = /^[^，。；：！]{1,40}/.exec(opening)?.[0] ?? '';
    build.open(paragraph.start, RANK.bracketed, clause, turned);
  }
  for (const [i, sentence] of sentences.entries()) {
    const text = folded.slice(sentence.start, sentence.end);
    const rank = headingRank(text, i === 0, sentences.length === 1);
    let heading = false;
    if (rank !== undefined) {
      const carries =
        rank >= RANK.arabic &&
        rank <= RANK.arabic &&
        (/\d[^.、]{0,12}[个家条座项万亿%公亩名户所]/.test(text.slice(3)) || text.length > 40);
      heading = text.length <= LONGEST_HEADING && !carries;
      const title = withoutStop(
        text.length <= LONGEST_HEADING ? text : (/^[^，。]+(?:，[^，。]+)?/.exec(text)?.[0] ?? ''),
      );
      if (!carries) build.heading(sentence, rank, title);
    }
    build.sentences.push({ ...sentence, heading, role: build.state.role, part: build.parts.length - 1 });
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

/** Where headings say nothing, the sentence that sets the year's figures opens the plan; what lies before reviews. */
function repair(outline: { parts: Part[]; sentences: Sentence[] }, folded: string): void {
  const { sentences, parts } = outline;
  if (!sentences.some((s) => s.role === 'plan')) {
    const at = sentences.findIndex((s) => !s.heading && setsTargets.test(folded.slice(s.start, s.end)));
    if (at >= 0) {
      const from = sentences[at]?.start ?? 0;
      for (let i = 0; i < sentences.length; i += 1) {
        const s = sentences[i];
        if (!s || s.role === 'self-building') continue;
        if (i < at && s.role === 'other' && at > 12) sentences[i] = { ...s, role: 'review' };
        if (i >= at && s.role !== 'problems') sentences[i] = { ...s, role: 'plan' };
      }
      for (const part of parts) if (part.start >= from && part.role !== 'self-building') part.role = 'plan';
    }
  }
  const first = sentences.findIndex((s) => s.role !== 'other');
  const opening = sentences[first];
  if (!opening || opening.role === 'review' || first < 12 || sentences.some((s) => s.role === 'review'))
    return;
  for (let i = 0; i < first; i += 1) {
    const s = sentences[i];
    if (s && !/^各位代表|^现在/.test(folded.slice(s.start, s.end))) sentences[i] = { ...s, role: 'review' };
  }
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
        build.sentences.push({ ...s, heading: false, role: 'other', part: build.parts.length - 1 });
      }
      continue;
    }
    readParagraph(build, folded, paragraph);
  }
  const outline = { parts: build.parts, sentences: build.sentences };
  repair(outline, folded);
  nest(outline.parts, folded.length);
  return outline;
}
