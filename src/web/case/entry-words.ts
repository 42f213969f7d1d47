import type { EntryView } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

const known: Readonly<Record<string, Key>> = {
  opened: 'entry.opened',
  adopted: 'entry.adopted',
  corrected: 'entry.corrected',
  withdrawn: 'entry.withdrawn',
  'carried-over': 'entry.carried-over',
  closed: 'entry.closed',
  erased: 'entry.erased',
};

const outcomes: Readonly<Record<string, Key>> = {
  kept: 'plan.outcome.kept',
  'partly-kept': 'plan.outcome.partly-kept',
  'not-kept': 'plan.outcome.not-kept',
};

const terms: Readonly<Record<string, Key>> = {
  title: 'term.title',
  type: 'term.type',
  targets: 'term.targets',
  deadline: 'term.deadline',
  lead: 'term.lead',
  joins: 'term.joins',
  leader: 'term.leader',
  milestones: 'term.milestones',
  children: 'term.children',
};

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** What an entry says in one line; a type that this screen does not know yet says so itself. */
export function entryWords(
  { type, body }: Pick<EntryView, 'type' | 'body'>,
  t: (key: Key, values?: Readonly<Record<string, string>>) => string,
): string {
  const corrected = Object.keys(body['terms'] ?? {}).flatMap((term) => terms[term] ?? []);
  const outcome = outcomes[textOf(body['outcome'])];
  return t(known[type] ?? 'entry.other', {
    type,
    number: textOf(body['number']),
    title: textOf(body['title']),
    reason: textOf(body['reason']),
    seq: textOf(body['seq']),
    year: textOf(body['year']),
    outcome: outcome ? t(outcome) : '',
    terms: corrected.map((key) => t(key)).join(t('list.comma')),
  });
}
