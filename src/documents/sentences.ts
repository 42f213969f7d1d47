import type { Span } from './reading.ts';

const STOPS = new Set(['。', '！', '？']);
const CLAUSE_STOPS = new Set(['，', '；', '：', '。', '！', '？', '…']);
const STOP_MARKS = /[。！？“（《[]/g;
const CLAUSE_MARKS = /[，；：。！？…“（《[]/g;
const OPENING = '“（《[';
const CLOSING = '”）》]';
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
function split(folded: string, span: Span, marks: RegExp, stops: ReadonlySet<string>): Span[] {
  const parts: Span[] = [];
  const body = folded.slice(span.start, span.end);
  let from = span.start;
  marks.lastIndex = 0;
  for (let hit = marks.exec(body); hit; hit = marks.exec(body)) {
    const at = span.start + hit.index;
    if (OPENING.includes(hit[0])) {
      const close = closes(folded, at, span.end);
      if (close > 0) marks.lastIndex = close + 1 - span.start;
      continue;
    }
    if (hit[0] === '：' && isRatio(folded, at)) continue;
    let end = at + 1;
    while (end < span.end && (stops.has(folded.charAt(end)) || folded.charAt(end) === '”')) end += 1;
    parts.push({ start: from, end });
    from = end;
    marks.lastIndex = end - span.start;
  }
  if (from < span.end) parts.push({ start: from, end: span.end });
  return parts.map((p) => trim(folded, p)).filter((p) => p.end > p.start);
}

const isBlank = (code: number): boolean => code === 32 || code === 10;

/** The span without blanks at its ends. */
export function trim(folded: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(folded.charCodeAt(start))) start += 1;
  while (end > start && isBlank(folded.charCodeAt(end - 1))) end -= 1;
  return { start, end };
}

/** The sentences of a paragraph: up to 。！？ with the quotation mark that closes after it. */
export const sentencesOf = (folded: string, paragraph: Span): Span[] =>
  split(folded, paragraph, STOP_MARKS, STOPS);

/** The clauses of a sentence, each without its closing mark. */
export function clausesOf(folded: string, sentence: Span): Span[] {
  return split(folded, sentence, CLAUSE_MARKS, CLAUSE_STOPS)
    .map((part) => {
      let end = part.end;
      while (end > part.start && (CLAUSE_STOPS.has(folded.charAt(end - 1)) || folded.charAt(end - 1) === ' '))
        end -= 1;
      return { start: part.start, end };
    })
    .filter((part) => part.end > part.start);
}
