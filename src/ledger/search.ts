import type { Matter } from '../catalog/index.ts';
import { type CountyId, Refusal } from '../kernel/index.ts';
import type { CaseState } from './case.ts';

/** Runs of Chinese, and runs of other letters and digits, which are words: 建设400个 is three pieces. */
const pieces = /\p{Script=Han}+|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;

const normal = (text: string): string => text.normalize('NFKC').toLowerCase();

function pairsOfRun(run: string): string[] {
  if (!/^\p{Script=Han}/u.test(run)) return [run];
  const characters = [...run];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((second, index) => `${characters[index]}${second}`);
}

/**
 * The pairs of neighbouring characters by which a text is found, each led by the county (law 1). Chinese is not
 * cut into words: a pair of characters finds any word of two or more, and no dictionary decides what is found.
 */
export const pairsOf = (county: CountyId, text: string): string[] => [
  ...new Set((normal(text).match(pieces) ?? []).flatMap(pairsOfRun).map((pair) => `${county} ${pair}`)),
];

/**
 * The pairs that a query is looked up by.
 * @throws Refusal `bad-input` for a single character, which would have to be looked for in every case
 */
export function queryPairs(county: CountyId, query: string): string[] {
  const runs = (normal(query).match(pieces) ?? []).filter((run) => [...run].length > 1);
  if (runs.length > 0) return pairsOf(county, runs.join(' '));
  throw new Refusal('bad-input', {
    zh: '请输入至少两个字。',
    en: 'Enter two characters or more.',
  });
}

/** The text of a query, as the found text is held against it. */
export const queryText = (query: string): string => normal(query).trim();

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
