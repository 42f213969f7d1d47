import type { Claim, Span } from '../reading.ts';

/** Marks that end a clause; a comma between digits belongs to the number. */
const marks = /[，。；！？\n]|[,;](?!\d)/g;

/** The clauses of a stretch of the text, mark to mark. */
export function clausesIn(text: string, { start, end }: Span): readonly Span[] {
  const cuts = [...text.slice(start, end).matchAll(marks)].map((found) => start + found.index);
  return [start - 1, ...cuts]
    .map((cut, i) => ({ start: cut + 1, end: cuts[i] ?? end }))
    .filter((clause) => text.slice(clause.start, clause.end).trim() !== '');
}

/** How far before a figure the sentence that names its metric may begin. */
const reach = 160;

/**
 * Where the metric of a figure is named: by its first words, or, where two share a head (城乡居民…分别), by its last,
 * with the clause before them.
 */
function metricFrom(text: string, { metric, start }: Claim, sentence: number): number | undefined {
  const first = text.lastIndexOf(metric.slice(0, 3), start);
  if (first >= sentence) return first;
  const last = text.lastIndexOf(metric.slice(-3), start);
  return last < sentence
    ? undefined
    : last - (/[^，,、；;]*$/.exec(text.slice(sentence, last))?.[0].length ?? 0);
}

/** The clause around a figure, from where its metric is named, so that the quote can be read alone. */
export function clauseAt(text: string, claim: Claim): Span {
  const from = Math.max(0, claim.start - reach);
  const before = text.slice(from, claim.start);
  const sentence = from + before.search(/[^。；！？\n]*$/);
  const clause = from + Math.max(-1, ...[...before.matchAll(marks)].map((found) => found.index)) + 1;
  const start = claim.metric === '' ? clause : Math.min(clause, metricFrom(text, claim, sentence) ?? clause);
  const after = text.slice(claim.end).search(marks);
  const end = after < 0 ? text.length : claim.end + after;
  const blank = text.slice(start, end).search(/\S/);
  return { start: start + Math.max(0, blank), end };
}
