import type { Matter } from '../../catalog/index.ts';
import { Refusal } from '../../kernel/index.ts';
import type { CaseState } from '../case.ts';

/** Pieces without a gap in them, and their parts: a Chinese character by itself, letters and digits as one word. */
const pieces = /[\p{L}\p{N}]+/gu;
const parts = /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
const isWord = /^[^\p{Script=Han}]{2,}$/u;

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();

function pairsOfPiece(piece: string): string[] {
  const units = piece.match(parts) ?? [];
  const pairs = units.slice(1).map((second, index) => `${units[index]}${second}`);
  return [...pairs, ...units.filter((unit) => isWord.test(unit))];
}

/**
 * The pairs of neighbours by which a text is found: 青石路7号 by 青石, 石路, 路7 and 7号. Chinese is not cut into words:
 * a pair of characters finds any word of two or more, and no dictionary decides what is found. Numbers and words in
 * letters are found whole, alone or with their neighbours.
 */
export const pairsOf = (text: string): string[] => [
  ...new Set((normal(text).match(pieces) ?? []).flatMap(pairsOfPiece)),
];

/** A matter beside the pairs, so that a search within one matter passes by the others; no text has this sign. */
const matterKey = (matter: string): string => `@${matter}`;

/** All that a case is looked up by. */
export const keysOf = (matter: string, text: string): string[] => [...pairsOf(text), matterKey(matter)];

/** What a query asks: the keys it is looked up by, the stretches that all have to stand in the text, the only matter. */
export type SearchKeys = {
  readonly keys: readonly string[];
  readonly stretches: readonly string[];
  readonly matter: string | undefined;
};

/**
 * @param matter the only matter to search in
 * @throws Refusal `bad-input` for a single character, which would have to be looked for in every case
 */
export function searchKeys(query: string, matter?: string): SearchKeys {
  const stretches = normal(query)
    .split(/\s+/)
    .filter((stretch) => stretch !== '');
  const pairs = pairsOf(query);
  if (pairs.length > 0) {
    return { keys: matter === undefined ? pairs : [...pairs, matterKey(matter)], stretches, matter };
  }
  throw new Refusal('bad-input', {
    zh: '请输入至少两个字。',
    en: 'Enter two characters or more.',
  });
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(stringsIn);
  return [];
}

/** What a case is found by: number, title, and the texts of its public form. Private parts are never searched. */
export function searchText(matter: Matter, { number, title, fields }: CaseState): string {
  const own = Object.keys(matter.form?.properties ?? {}).flatMap((field) => stringsIn(fields[field]));
  return normal([number, title, ...own].join('\n')).slice(0, 10_000);
}
