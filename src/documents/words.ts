/** A set of words that is asked which of them stands at a place of a text, the longest first. */
export type Words = {
  /** Length of the longest word that begins at `at`, 0 where none does. */
  readonly at: (text: string, at: number) => number;
  /** Length of the longest word that ends just before `end`, 0 where none does. */
  readonly before: (text: string, end: number) => number;
  readonly has: (word: string) => boolean;
  readonly all: readonly string[];
};

/** The words of a vocabulary text: separated by blanks; a line that begins with # is a comment. */
export const listed = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join(' ')
    .split(/\s+/)
    .filter(Boolean);

/** Words that share a first (or last) character, the longest first, with the characters that stand beside it. */
type Group = { readonly words: readonly string[]; readonly next: readonly number[] };

/** The groups of a vocabulary by a character's code: `group[place[code]]`, where place 0 is empty. */
type Index = { readonly place: Uint16Array; readonly groups: readonly Group[] };

/** Groups words by their character `at`; `beside` is the place of the one that is compared before the whole word. */
function indexOf(
  words: readonly string[],
  at: (word: string) => number,
  beside: (word: string) => number,
): Index {
  const place = new Uint16Array(0x10000);
  const lists: string[][] = [[]];
  for (const word of words) {
    const code = word.charCodeAt(at(word));
    const known = lists[place[code] ?? 0];
    if (known && place[code] !== 0) known.push(word);
    else place[code] = lists.push([word]) - 1;
  }
  const groups = lists.map((list) => {
    const sorted = list.sort((a, b) => b.length - a.length);
    return {
      words: sorted,
      next: sorted.map((word) => (word.length > 1 ? word.charCodeAt(beside(word)) : -1)),
    };
  });
  return { place, groups };
}

const NO_GROUP: Group = { words: [], next: [] };

/** A vocabulary ready to be asked. Built once, at load. */
export function wordsOf(list: readonly string[]): Words {
  const set = new Set(list);
  const all = [...set];
  const byFirst = indexOf(
    all,
    () => 0,
    () => 1,
  );
  const byLast = indexOf(
    all,
    (word) => word.length - 1,
    (word) => word.length - 2,
  );
  return {
    at: (text, at) => {
      const place = byFirst.place[text.charCodeAt(at)];
      if (!place) return 0;
      const { words, next } = byFirst.groups[place] ?? NO_GROUP;
      const second = text.charCodeAt(at + 1);
      for (let i = 0; i < words.length; i += 1) {
        const word = words[i] ?? '';
        const own = next[i];
        if (own === -1 || (own === second && (word.length === 2 || text.startsWith(word, at))))
          return word.length;
      }
      return 0;
    },
    before: (text, end) => {
      const place = byLast.place[text.charCodeAt(end - 1)];
      if (!place) return 0;
      const { words, next } = byLast.groups[place] ?? NO_GROUP;
      const second = text.charCodeAt(end - 2);
      for (let i = 0; i < words.length; i += 1) {
        const word = words[i] ?? '';
        const own = next[i];
        if (own === -1 || (own === second && (word.length === 2 || text.endsWith(word, end))))
          return word.length;
      }
      return 0;
    },
    has: (word) => set.has(word),
    all,
  };
}
