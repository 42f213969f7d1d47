import { dayAt } from '../clock/index.ts';
import type { Entry } from '../ledger/index.ts';
import type { Names } from './names.ts';

/** Where a body names units and posts; whatever else stands in it may look like an id and is none. */
const unitKeys = new Set([
  'lead',
  'joins',
  'organisation',
  'organisations',
  'from',
  'to',
  'opener',
  'unit',
  'issuer',
]);
const postKeys = new Set(['leader']);

/** The texts that stand under some names, however deep. */
function textsUnder(keys: ReadonlySet<string>, value: unknown, isUnder = false): string[] {
  if (typeof value === 'string') return isUnder ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsUnder(keys, one, isUnder));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsUnder(keys, one, keys.has(key)));
}

/** The units and posts that an entry names by their ids, as they were called on its day. */
export function namedIn({ at, body }: Pick<Entry, 'at' | 'body'>, names: Names): Record<string, string> {
  const on = dayAt(at);
  const { fields: _form, ...own } = body;
  const units = textsUnder(unitKeys, own).filter((id) => names.isUnit(id));
  const posts = textsUnder(postKeys, own).filter((id) => names.isPost(id));
  return Object.fromEntries([
    ...units.map((id) => [id, names.unit(id, on).name] as const),
    ...posts.map((id) => [id, names.post(id, on).title] as const),
  ]);
}
