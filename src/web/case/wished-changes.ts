import type { Wording } from '../../kernel/index.ts';
import type { FieldView, TermChangeView } from '../../wire/index.ts';
import { typeKeys } from '../parts/tags.tsx';
import { fieldKeys } from '../terms/conflict.tsx';
import { differences, type FormTerms, type TermsField } from '../terms/faults.ts';
import { wordingFor } from '../wording/sentence.ts';

/** How units and posts are called. */
export type Callers = { readonly unit: (id: string) => string; readonly post: (id: string) => string };

const kinds: Readonly<Record<TermsField, FieldView['kind']>> = {
  title: 'text',
  type: 'choice',
  targets: 'targets',
  deadline: 'day',
  lead: 'text',
  joins: 'list',
  leader: 'text',
  milestones: 'milestones',
  children: 'list',
  goal: 'text',
  note: 'text',
};

const typeNamed = (type: FormTerms['type']): Wording | null => {
  const key = typeKeys.find(([one]) => one === type)?.[1];
  return key ? wordingFor(key) : null;
};

function valueIn(terms: FormTerms, field: TermsField, { unit, post }: Callers): unknown {
  switch (field) {
    case 'lead':
      return terms.lead === null ? null : unit(terms.lead);
    case 'joins':
      return terms.joins.map(unit);
    case 'leader':
      return terms.leader === null ? null : post(terms.leader);
    case 'type':
      return typeNamed(terms.type);
    case 'milestones':
      return terms.milestones.map((one) => ({ ...one, unit: terms.targets[0]?.unit ?? '' }));
    default:
      return terms[field] ?? null;
  }
}

/** What a person wishes to change, term by term, as the server would tell it. */
export const wishedChanges = (before: FormTerms, after: FormTerms, callers: Callers): TermChangeView[] =>
  differences(after, before).map((field) => ({
    name: field,
    label: wordingFor(fieldKeys[field]),
    kind: kinds[field],
    before: valueIn(before, field, callers),
    value: valueIn(after, field, callers),
  }));
