import type { EntryView } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

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

/** The names of terms that a correction changed; fields of the form stand one level down. */
const changed = (body: unknown): string[] =>
  typeof body === 'object' && body !== null
    ? Object.entries(body).flatMap(([name, value]) => (name === 'fields' ? changed(value) : [name]))
    : [];

/** What an entry says in one line: what was done, and in its own words to what. */
export function entryWords(
  { name, body }: Pick<EntryView, 'name' | 'body'>,
  { t, language }: { t: (key: Key) => string; language: 'zh' | 'en' },
): string {
  const corrected = changed(body['terms']).map((term) => (terms[term] ? t(terms[term]) : term));
  const outcome = textOf(body['outcome']);
  const said = [
    [textOf(body['number']), textOf(body['title'])].filter(Boolean).join(' '),
    corrected.join(t('list.comma')),
    outcomes[outcome] ? t(outcomes[outcome]) : outcome,
    textOf(body['year']),
    textOf(body['reason']) || textOf(body['text']),
  ].filter(Boolean);
  const what = name[language];
  return said.length === 0 ? what : `${what}${t('entry.colon')}${said.join(t('list.semicolon'))}`;
}
