import { characters, joins, shapes } from './vocabulary/promise-points.ts';

/** Points of a feature for a line of its own, and for going on the line before. */
export type Points = { readonly line: number; readonly goesOn: number };

/** Points for what becomes of a stretch beside what became of the one before. */
export type Pairs = {
  readonly lineAfterLeft: number;
  readonly leftAfterLine: number;
  readonly lineAfterLine: number;
  readonly goesOn: number;
};

/** Words that count by their place: the verb of an act and its ending, the marks behind and ahead of its stretch. */
export type Words = Readonly<Record<(typeof WORDS)[number], string>>;
export const WORDS = ['verb', 'end', 'behind', 'ahead'] as const;

/** The rows of a table: so many numbers, then names to which they belong. */
function* rowsOf(table: string, numbers: number): Generator<readonly [number[], string[]]> {
  for (const line of table.split('\n')) {
    const cells = line.split(' ').filter(Boolean);
    if (cells.length > numbers) yield [cells.slice(0, numbers).map(Number), cells.slice(numbers)];
  }
}

/** Points of features, characters and joining rules, ready to be asked. */
export type Weights = {
  /** Points of every feature that has any. */
  readonly points: ReadonlyMap<string, Points>;
  /** Points of words by their place. */
  readonly words: Readonly<Record<keyof Words, ReadonlyMap<string, Points>>>;
  /** By the rule that would join two stretches; `always` counts beside every rule. */
  readonly pairs: ReadonlyMap<string, Pairs>;
  /** Points of the character at a place of a text. */
  readonly ofSign: (text: string, at: number) => number;
  /** Points of the pair of characters that begins at a place. */
  readonly ofPair: (text: string, at: number) => number;
};

const keyOf = (first: number, second: number): number => (first << 16) | second;
const blurred = (key: number): number => (key ^ (key >>> 11)) & 0xffff;

function charactersOf(table: string): Pick<Weights, 'ofSign' | 'ofPair'> {
  const signs = new Int16Array(0x10000);
  const pairs = new Map<number, number>();
  /** Which pairs may have points: asked at every character, so far quicker than the map itself. */
  const somePair = new Uint8Array(0x10000);
  for (const [[value = 0], words] of rowsOf(table, 1)) {
    for (const word of words) {
      if (word.length === 1) signs[word.charCodeAt(0)] = value;
      else {
        const key = keyOf(word.charCodeAt(0), word.charCodeAt(1));
        pairs.set(key, value);
        somePair[blurred(key)] = 1;
      }
    }
  }
  return {
    ofSign: (text, at) => signs[text.charCodeAt(at)] ?? 0,
    ofPair: (text, at) => {
      const key = keyOf(text.charCodeAt(at), text.charCodeAt(at + 1));
      return somePair[blurred(key)] === 1 ? (pairs.get(key) ?? 0) : 0;
    },
  };
}

/** The tables of a fit as they are written, ready to be asked. */
export function weightsOf(tables: { shapes: string; characters: string; joins: string }): Weights {
  const points = new Map<string, Points>();
  const words = {
    verb: new Map(),
    end: new Map(),
    behind: new Map(),
    ahead: new Map(),
  } satisfies Weights['words'];
  for (const [[line = 0, goesOn = 0], names] of rowsOf(tables.shapes, 2))
    for (const name of names) {
      const kind = WORDS.find((one) => name.startsWith(`${one}:`));
      if (kind) words[kind].set(name.slice(kind.length + 1), { line, goesOn });
      else points.set(name, { line, goesOn });
    }
  const pairs = new Map<string, Pairs>();
  for (const [[lineAfterLeft = 0, leftAfterLine = 0, lineAfterLine = 0, goesOn = 0], names] of rowsOf(
    tables.joins,
    4,
  ))
    for (const name of names) pairs.set(name, { lineAfterLeft, leftAfterLine, lineAfterLine, goesOn });
  return { points, words, pairs, ...charactersOf(tables.characters) };
}

/** The points by which the reader decides. */
export const fitted: Weights = weightsOf({ shapes, characters, joins });
