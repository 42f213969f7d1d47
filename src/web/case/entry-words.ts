import type { EntryView } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

const known: Readonly<Record<string, Key>> = { opened: 'entry.opened' };

/** What an entry says in one line; a type that this screen does not know yet says so itself. */
export function entryWords(entry: Pick<EntryView, 'type' | 'body'>): {
  key: Key;
  values: Record<string, string>;
} {
  const { number, title } = entry.body;
  return {
    key: known[entry.type] ?? 'entry.other',
    values: {
      type: entry.type,
      number: typeof number === 'string' ? number : '',
      title: typeof title === 'string' ? title : '',
    },
  };
}
