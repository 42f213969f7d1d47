import type { EntryView } from '../../wire/index.ts';
import type { Key } from '../wording/index.ts';

type Speaker = {
  readonly t: (key: Key) => string;
  readonly language: 'zh' | 'en';
  /** How a unit is called. */
  readonly unit: (id: string) => string;
};

type Body = EntryView['body'];

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
  goal: 'progress.goal',
};

/** What somebody decided with a yes or a no, by the name it has in the entry. */
const verdicts: readonly (readonly [string, yes: Key, no: Key])[] = [
  ['passed', 'ask.passed.yes', 'ask.passed.no'],
  ['accepted', 'ask.accepted.yes', 'ask.accepted.no'],
  ['agreed', 'ask.agreed.yes', 'ask.agreed.no'],
];

const ratings: readonly (readonly [string, Readonly<Record<string, Key>>])[] = [
  ['solved', { yes: 'solved.yes', partly: 'solved.partly', no: 'solved.no' }],
  [
    'satisfied',
    {
      very: 'satisfied.very',
      yes: 'satisfied.yes',
      fairly: 'satisfied.fairly',
      no: 'satisfied.no',
      'not-at-all': 'satisfied.not-at-all',
    },
  ],
];

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const partsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** The names of terms that a correction changed; fields of the form stand one level down. */
const changed = (body: unknown): string[] =>
  Object.entries(partsOf(body)).flatMap(([name, value]) => (name === 'fields' ? changed(value) : [name]));

/** Who is to do it, where the entry says so. */
function unitsIn(body: Body, { t, unit }: Speaker): string {
  const lead = textOf(body['lead']);
  const joins = Array.isArray(body['joins']) ? body['joins'].map(String) : [];
  const names = [lead, ...joins].filter((id) => id !== '').map(unit);
  return names.join(t('list.comma'));
}

function verdictsIn(body: Body, { t, language }: Speaker): string[] {
  const kind = textOf(partsOf(body['words'])[language]);
  if (kind) return [kind];
  const decided = verdicts.flatMap(([name, yes, no]) =>
    typeof body[name] === 'boolean' ? [t(body[name] ? yes : no)] : [],
  );
  const rated = ratings.flatMap(([name, keys]) => {
    const key = keys[textOf(body[name])];
    return key ? [t(key)] : [];
  });
  return [...decided, ...rated];
}

/** The figure that a progress report names, with its period. */
const figureIn = (body: Body): string =>
  [textOf(body['period']), textOf(body['value'])].filter(Boolean).join(' ');

/** What an entry says in one line: what was done, and in its own words to what. */
export function entryWords({ name, body }: Pick<EntryView, 'name' | 'body'>, speaker: Speaker): string {
  const { t, language } = speaker;
  const corrected = changed(body['terms']).map((term) => (terms[term] ? t(terms[term]) : term));
  const outcome = textOf(body['outcome']);
  const said = [
    [textOf(body['number']), textOf(body['title'])].filter(Boolean).join(' '),
    unitsIn(body, speaker),
    corrected.join(t('list.comma')),
    outcomes[outcome] ? t(outcomes[outcome]) : outcome,
    textOf(body['year']),
    textOf(partsOf(body['evidence'])['name']),
    ...verdictsIn(body, speaker),
    figureIn(body),
    textOf(body['to']),
    textOf(body['text']),
    textOf(body['reason']),
  ].filter(Boolean);
  const what = name[language];
  return said.length === 0 ? what : `${what}${t('entry.colon')}${said.join(t('list.semicolon'))}`;
}
