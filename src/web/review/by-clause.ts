/** A clause of the text without the stop after it, and the sentence it belongs to. */
export type Clause = { readonly start: number; readonly end: number; readonly sentence: number };

/** What is marked: from one clause to another, both included, by their places in the list. */
export type Marked = { readonly first: number; readonly last: number };

/** Words up to the next stop: 、 and ， end a clause, the others a sentence as well. A point inside a figure is none. */
const pieces = /([^，、：,:；;。！？!?\n]+)([，、：,:；;。！？!?\n]?)/g;
const endsSentence = (stop: string): boolean => !'，、：,:'.includes(stop) || stop === '';

/** The clauses of a text in their order; blanks and stops at their ends are left off. */
export function clausesOf(text: string): Clause[] {
  const clauses: Clause[] = [];
  let sentence = 0;
  for (const { index, 1: words = '', 2: stop = '' } of text.matchAll(pieces)) {
    const start = index + words.length - words.trimStart().length;
    const end = index + words.trimEnd().length;
    if (end > start) clauses.push({ start, end, sentence });
    if (endsSentence(stop)) sentence += 1;
  }
  return clauses;
}

const lastOf = (clauses: readonly Clause[], sentence: number): number =>
  clauses.findLastIndex((clause) => clause.sentence === sentence);

const whole = (clauses: readonly Clause[], sentence: number): Marked | undefined => {
  const first = clauses.findIndex((clause) => clause.sentence === sentence);
  return first === -1 ? undefined : { first, last: lastOf(clauses, sentence) };
};

/** Where marking begins: the whole sentence that holds an offset, else the first one after it. */
export function markFrom(clauses: readonly Clause[], offset: number): Marked | undefined {
  const clause = clauses.find(({ end }) => end > offset) ?? clauses.at(-1);
  return clause && whole(clauses, clause.sentence);
}

/** The next sentence that has words, in one direction. */
function neighbour(clauses: readonly Clause[], from: number, step: 1 | -1): Marked | undefined {
  const clause =
    step === 1
      ? clauses.find(({ sentence }) => sentence > from)
      : clauses.findLast(({ sentence }) => sentence < from);
  return clause && whole(clauses, clause.sentence);
}

type Step = { readonly clauses: readonly Clause[]; readonly marked: Marked; readonly step: 1 | -1 };

function byClause({ clauses, marked: { first, last }, step }: Step): Marked {
  // Of several clauses the arrow first chooses the one at its own end.
  const edge = step === 1 ? last : first;
  const place = first === last ? edge + step : edge;
  const next = Math.min(Math.max(place, 0), clauses.length - 1);
  return { first: next, last: next };
}

const extendByClause = ({ clauses, marked: { first, last }, step }: Step): Marked => ({
  first,
  last: Math.min(Math.max(last + step, first), clauses.length - 1),
});

function bySentence({ clauses, marked, step }: Step): Marked {
  const from = clauses[step === 1 ? marked.last : marked.first]?.sentence ?? 0;
  return neighbour(clauses, from, step) ?? marked;
}

function extendBySentence({ clauses, marked: { first, last }, step }: Step): Marked {
  const next = neighbour(clauses, clauses[last]?.sentence ?? 0, step);
  return { first, last: Math.max(first, next?.last ?? last) };
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/**
 * Moves what is marked by one key: left and right by a clause, up and down by a sentence; with Shift the
 * beginning stays and the end moves. At the ends of the text nothing moves.
 */
export function moveMarked(clauses: readonly Clause[], marked: Marked, key: Arrow, extend: boolean): Marked {
  const at: Step = { clauses, marked, step: key === 'ArrowRight' || key === 'ArrowDown' ? 1 : -1 };
  if (key === 'ArrowLeft' || key === 'ArrowRight') return extend ? extendByClause(at) : byClause(at);
  return extend ? extendBySentence(at) : bySentence(at);
}
