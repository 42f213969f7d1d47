import type { CaseView, CommitmentView } from '../../wire/index.ts';
import { differences, type FormTerms } from '../terms/faults.ts';

/** The terms of a case as a form holds them. */
export const termsOf = (view: CaseView): FormTerms => ({
  title: view.title,
  // A case that promises nothing in figures has no type, and its form does not ask for one.
  type: view.type ?? 'descriptive',
  targets: view.targets,
  deadline: view.deadline,
  lead: view.lead?.id ?? null,
  joins: view.joins.map(({ id }) => id),
  leader: view.leader?.id ?? null,
  milestones: view.milestones,
  children: view.children,
});

/** The terms that differ from before: the others are left out, so that somebody else's corrections stay. */
export function changedTerms(terms: FormTerms, before: FormTerms): Partial<FormTerms> {
  const fields = differences(terms, before);
  return Object.fromEntries(fields.map((field) => [field, terms[field]]));
}

/** What has ended or was withdrawn stands as it is. */
export const mayBeCorrected = ({ state }: Pick<CommitmentView, 'state'>): boolean =>
  state === 'reading' || state === 'adopted';

/** The id of the goal that a case serves; empty where it serves none. */
export function goalOf({ standing }: Pick<CommitmentView, 'standing'>): string {
  const value = standing.fields.find(({ name }) => name === 'goal')?.value;
  return typeof value === 'string' ? value : '';
}
