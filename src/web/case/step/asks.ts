import type { CaseView, StepView } from '../../../wire/index.ts';
import { anOpenCase, type FieldShape, type Option, type Shape } from '../../form/shape.ts';
import { type Key, wordingFor } from '../../wording/sentence.ts';

/** What a step's arguments hang on: what the server offers for it, and what stands on record of the case. */
export type AskContext = {
  readonly choices: StepView['choices'];
  readonly view: Pick<CaseView, 'standing'>;
  /** Where the files of evidence are sent. */
  readonly files: string;
};

type Ask = (context: AskContext) => readonly FieldShape[];
type More = Omit<Partial<FieldShape>, 'hint'> & { readonly hint?: Key };

const field = (name: string, label: Key, shape: Shape, { hint, ...more }: More = {}): FieldShape => ({
  name,
  label: wordingFor(label),
  required: false,
  shape,
  ...(hint ? { hint: wordingFor(hint) } : {}),
  ...more,
});

const must = { required: true } as const;
const long: Shape = { kind: 'text', long: true, most: 2000 };
const line = (most: number): Shape => ({ kind: 'text', long: false, most });
const choice = (options: readonly Option[]): Shape => ({ kind: 'choice', options });

const option = (value: string, key: Key): Option => ({ value, ...wordingFor(key) });
const verdict = (yes: Key, no: Key): Shape => ({ kind: 'verdict', yes: wordingFor(yes), no: wordingFor(no) });

const reason = field('reason', 'ask.reason', long, { ...must, hint: 'ask.reason.hint' });
const reasonIfNo = field('reason', 'ask.reason', long, { hint: 'ask.reason.if-no' });
const text = (label: Key): FieldShape =>
  field('text', label, { kind: 'text', long: true, most: 20_000 }, must);

/** A choice that the matter offers; none where it offers nothing. */
const offered = (
  name: string,
  label: Key,
  { choices }: AskContext,
  more: More = {},
): readonly FieldShape[] => {
  const options = choices[name] ?? [];
  return options.length > 0 ? [field(name, label, choice(options), more)] : [];
};

const levels: readonly Option[] = [
  option('reminder', 'level.reminder'),
  option('blue', 'level.blue'),
  option('orange', 'level.orange'),
  option('red', 'level.red'),
];

const lightNames = { green: 'light.green', yellow: 'light.yellow', red: 'light.red' } as const;
const lights = (...which: readonly (keyof typeof lightNames)[]): readonly Option[] =>
  which.map((light) => option(light, lightNames[light]));

/** Evidence of the case, by the entry that attached it. */
const pieces = ({ view }: AskContext): Option[] =>
  view.standing.evidence.map(({ seq, name }) => ({ value: String(seq), zh: name, en: name }));

/** Evidence that nobody has judged, and orders that nobody has answered. */
const unjudged = ({ view }: AskContext): Option[] =>
  view.standing.evidence
    .filter((one) => one.verdict === null)
    .map(({ seq, name }) => ({ value: String(seq), zh: name, en: name }));

/** Orders before plain reminders, the darkest first. */
const weights = ['red', 'orange', 'blue', 'reminder'];

const unanswered = ({ view }: AskContext): Option[] =>
  view.standing.urgings
    .filter((one) => one.answer === null)
    .toSorted((a, b) => weights.indexOf(a.level.id) - weights.indexOf(b.level.id) || b.seq - a.seq)
    .map(({ seq, level, text: said }) => ({
      value: String(seq),
      zh: `${level.zh} ${said}`.slice(0, 60),
      en: `${level.en} ${said}`.slice(0, 60),
    }));

const terms: readonly FieldShape[] = [
  field(
    'terms',
    'ask.terms',
    {
      kind: 'group',
      fields: [
        field('deadline', 'ask.terms.deadline', { kind: 'day' }),
        field('lead', 'ask.terms.lead', { kind: 'unit' }),
        field('joins', 'ask.terms.joins', { kind: 'units' }),
        field('title', 'ask.terms.title', line(500)),
      ],
    },
    must,
  ),
  reason,
];

const attach: Ask = (context) => [
  field('file', 'ask.file', { kind: 'file', to: context.files }, must),
  ...(context.choices['kind']?.length
    ? offered('kind', 'ask.kind', context, must)
    : [field('kind', 'ask.kind', line(100), { ...must, hint: 'ask.kind.hint' })]),
  ...offered('milestone', 'ask.milestone', context),
  field('takenAt', 'ask.taken-at', { kind: 'moment' }),
  field('place', 'ask.place', line(200)),
];

const reply =
  (label: Key, classNeeded: boolean): Ask =>
  (context) => [text(label), ...offered('class', 'ask.class', context, { required: classNeeded })];

const nothing: Ask = () => [];
const onlyReason: Ask = () => [reason];

/** What each verb of the kernel asks for beside the step's own form. */
export const asks: Readonly<Record<string, Ask>> = {
  assign: () => [
    field('lead', 'ledger.lead', { kind: 'unit' }, must),
    field('joins', 'term.joins', { kind: 'units' }),
    field('leader', 'term.leader', { kind: 'leader' }),
  ],
  accept: nothing,
  'hand-back': onlyReason,
  advance: nothing,
  report: (context) => [
    text('ask.report'),
    // Several targets are told one by one in the form of the step; without any a figure would say nothing.
    ...(context.choices['metric'] === undefined || context.choices['metric'].length === 1
      ? [field('value', 'ask.value', { kind: 'number', whole: false })]
      : []),
    field('period', 'ask.period', line(20), { hint: 'ask.period.hint' }),
    ...offered('milestone', 'ask.milestone', context),
  ],
  attach,
  judge: (context) => [
    field('evidence', 'ask.evidence', choice(unjudged(context)), must),
    field('accepted', 'ask.accepted', verdict('ask.accepted.yes', 'ask.accepted.no'), must),
    reasonIfNo,
  ],
  'ask-adjustment': () => terms,
  'decide-adjustment': () => [
    field('agreed', 'ask.agreed', verdict('ask.agreed.yes', 'ask.agreed.no'), must),
    reasonIfNo,
  ],
  correct: () => terms,
  suspend: (context) => [
    field('ground', 'ask.ground', choice(context.choices['ground'] ?? []), must),
    field('announcedUntil', 'ask.until', { kind: 'day' }),
  ],
  resume: nothing,
  extend: (context) => [
    field('clock', 'ask.clock', choice(context.choices['clock'] ?? []), must),
    field('amount', 'ask.amount', { kind: 'number', whole: false }, must),
    field('approver', 'ask.approver', choice(context.choices['approver'] ?? []), must),
    reason,
  ],
  answer: reply('ask.answer', true),
  handle: reply('ask.result', false),
  verify: (context) => [
    ...(context.choices['verdict']?.length
      ? offered('verdict', 'ask.verdict', context, must)
      : [field('passed', 'ask.passed', verdict('ask.passed.yes', 'ask.passed.no'), must)]),
    reasonIfNo,
  ],
  close: (context) => [
    ...offered('outcome', 'ask.outcome', context, must),
    field('reason', 'ask.remark', long),
  ],
  'send-back': onlyReason,
  reopen: onlyReason,
  urge: () => [field('level', 'ask.level', choice(levels), must), field('text', 'ask.urge', long, must)],
  respond: (context) => [
    field('urging', 'ask.urging', choice(unanswered(context)), must),
    text('ask.respond'),
    field('evidence', 'ask.respond.evidence', { kind: 'several', options: pieces(context) }),
  ],
  rate: () => [
    field(
      'solved',
      'ask.solved',
      choice([option('yes', 'solved.yes'), option('partly', 'solved.partly'), option('no', 'solved.no')]),
    ),
    field(
      'satisfied',
      'ask.satisfied',
      choice([
        option('very', 'satisfied.very'),
        option('yes', 'satisfied.yes'),
        option('fairly', 'satisfied.fairly'),
        option('no', 'satisfied.no'),
        option('not-at-all', 'satisfied.not-at-all'),
      ]),
    ),
  ],
  'hand-over': () => [
    field('to', 'ask.to', line(200), must),
    field('number', 'open.number', line(100)),
    field('due', 'open.due', { kind: 'day' }),
    reason,
  ],
  'take-back': onlyReason,
  merge: () => [field('into', 'ask.into', anOpenCase, must), reason],
  'carry-over': () => [
    field('into', 'ask.into-next', anOpenCase, must),
    field('year', 'ask.year', { kind: 'number', whole: true }, must),
    reason,
  ],
  withdraw: onlyReason,
  darken: () => [field('light', 'ask.light', choice(lights('yellow', 'red')), must), reason],
  'ask-brightening': () => [
    field('light', 'ask.light', choice(lights('green', 'yellow')), must),
    field('until', 'ask.light.until', { kind: 'day' }, must),
    reason,
  ],
  'decide-brightening': () => [
    field('agreed', 'ask.agreed', verdict('ask.agreed.yes', 'ask.agreed.no'), must),
    reasonIfNo,
  ],
};

/** Figures are of targets that the case has: chosen by name, and not asked for where one field holds the only one. */
export function ofTargets(
  fields: readonly FieldShape[],
  { verb, choices }: Pick<StepView, 'verb' | 'choices'>,
): FieldShape[] {
  const { metric } = choices;
  if (metric === undefined) return [...fields];
  return fields.flatMap((one) => {
    if (one.shape.kind !== 'rows' || !one.shape.columns.some(({ name }) => name === 'metric')) return [one];
    if (metric.length === 0 || (verb === 'report' && metric.length === 1)) return [];
    const columns = one.shape.columns.map((column) =>
      column.name === 'metric' ? { ...column, shape: choice(metric) } : column,
    );
    return [{ ...one, shape: { ...one.shape, columns } }];
  });
}

type Values = Readonly<Record<string, unknown>>;

type Standing = Pick<CaseView, 'lead' | 'joins' | 'leader' | 'entries'>;

/**
 * What the form of a step begins with. Sending a case on begins with who has it now, so that only what changes is
 * chosen; a unit that handed it back is not proposed again.
 */
export function beginsWith(verb: string, { lead, joins, leader, entries }: Standing): Values {
  if (verb !== 'assign') return {};
  const moved = entries.findLast(({ type }) => type === 'assigned' || type === 'handed-back');
  return {
    ...(lead && moved?.type !== 'handed-back' ? { lead: lead.id } : {}),
    joins: joins.map(({ id }) => id),
    ...(leader ? { leader: leader.id } : {}),
  };
}

const numbers = (value: unknown): number[] => (Array.isArray(value) ? value.map(Number) : []);

/** The arguments as the server takes them: evidence is told as one thing, entries by their numbers. */
export function argsOf(verb: string, values: Values): Record<string, unknown> {
  switch (verb) {
    case 'attach': {
      const { file, ...rest } = values;
      return { evidence: { ...(typeof file === 'object' ? file : {}), ...rest } };
    }
    case 'judge':
      return { ...values, evidence: Number(values['evidence']) };
    case 'respond': {
      const { evidence, ...rest } = values;
      const attached = numbers(evidence);
      return {
        ...rest,
        urging: Number(values['urging']),
        ...(attached.length > 0 ? { evidence: attached } : {}),
      };
    }
    default:
      return { ...values };
  }
}
