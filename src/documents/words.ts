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

const grouped = (words: readonly string[], key: (word: string) => number): Map<number, string[]> => {
  const groups = new Map<number, string[]>();
  for (const word of words) {
    const group = groups.get(key(word));
    if (group) group.push(word);
    else groups.set(key(word), [word]);
  }
  for (const group of groups.values()) group.sort((a, b) => b.length - a.length);
  return groups;
};

/** A vocabulary ready to be asked. Built once, at load. */
export function wordsOf(list: readonly string[]): Words {
  const set = new Set(list);
  const all = [...set];
  const byFirst = grouped(all, (word) => word.charCodeAt(0));
  const byLast = grouped(all, (word) => word.charCodeAt(word.length - 1));
  return {
    at: (text, at) => {
      const group = byFirst.get(text.charCodeAt(at));
      if (group) for (const word of group) if (text.startsWith(word, at)) return word.length;
      return 0;
    },
    before: (text, end) => {
      const group = byLast.get(text.charCodeAt(end - 1));
      if (group) for (const word of group) if (text.endsWith(word, end)) return word.length;
      return 0;
    },
    has: (word) => set.has(word),
    all,
  };
}
