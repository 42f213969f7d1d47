import type { Span } from './reading.ts';

/** What a character does to a sentence, by its code. */
type Marks = Uint8Array;
const PLAIN = 0;
const STOP = 1;
const OPENS = 2;

function marksOf(stops: string): Marks {
  const marks = new Uint8Array(0x10000);
  for (const c of stops) marks[c.charCodeAt(0)] = STOP;
  for (const c of OPENING) marks[c.charCodeAt(0)] = OPENS;
  return marks;
}

const OPENING = '“（《[';
const CLOSING = '”）》]';
const STOPS = marksOf('。！？');
const CLAUSE_STOPS = marksOf('，；：。！？…');
const COLON = '：'.charCodeAt(0);
const CLOSING_QUOTE = '”'.charCodeAt(0);
/** A quotation or bracket longer than this is taken as unbalanced: punctuation inside it counts again. */
const LONGEST_BRACKET = 120;

/** Offset of the bracket's partner, or -1 where it never closes nearby. */
function closes(folded: string, at: number, limit: number): number {
  const close = CLOSING.charAt(OPENING.indexOf(folded.charAt(at)));
  const end = Math.min(limit, at + LONGEST_BRACKET);
  for (let i = at + 1; i < end; i += 1) if (folded.charAt(i) === close) return i;
  return -1;
}

/** 5.2 : 49 : 45.8 is one expression. */
const isRatio = (folded: string, at: number): boolean =>
  /\d ?$/.test(folded.slice(at - 2, at)) && /^ ?\d/.test(folded.slice(at + 1, at + 3));

/** Splits [start, end) after every stop that does not stand inside a quotation or bracket. */
function split(folded: string, span: Span, marks: Marks): Span[] {
  const parts: Span[] = [];
  const keep = (start: number, end: number): void => {
    const part = trim(folded, { start, end });
    if (part.end > part.start) parts.push(part);
  };
  let from = span.start;
  for (let at = span.start; at < span.end; at += 1) {
    const code = folded.charCodeAt(at);
    const mark = marks[code];
    if (mark === PLAIN) continue;
    if (mark === OPENS) {
      at = Math.max(at, closes(folded, at, span.end));
      continue;
    }
    if (code === COLON && isRatio(folded, at)) continue;
    let end = at + 1;
    while (end < span.end && goesOn(marks, folded.charCodeAt(end))) end += 1;
    keep(from, end);
    from = end;
    at = end - 1;
  }
  if (from < span.end) keep(from, span.end);
  return parts;
}

const goesOn = (marks: Marks, code: number): boolean => marks[code] === STOP || code === CLOSING_QUOTE;

const BLANK = 32;
const isBlank = (code: number): boolean => code === BLANK || code === 10;

/** The span without blanks at its ends. */
export function trim(folded: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(folded.charCodeAt(start))) start += 1;
  while (end > start && isBlank(folded.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

/** The sentences of a paragraph: up to 。！？ with the quotation mark that closes after it. */
export const sentencesOf = (folded: string, paragraph: Span): Span[] => split(folded, paragraph, STOPS);

/** The clauses of a sentence, each without its closing mark. */
export function clausesOf(folded: string, sentence: Span): Span[] {
  const clauses: Span[] = [];
  for (const { start, end } of split(folded, sentence, CLAUSE_STOPS)) {
    let to = end;
    while (to > start && endsClause(folded.charCodeAt(to - 1))) to -= 1;
    if (to > start) clauses.push({ start, end: to });
  }
  return clauses;
}

const endsClause = (code: number): boolean => CLAUSE_STOPS[code] === STOP || code === BLANK;
