import type { CommitmentView } from '../../wire/index.ts';
import { differences, type FormTerms } from '../terms/faults.ts';

/** The terms of a case as a form holds them. */
export const termsOf = (view: CommitmentView): FormTerms => ({
  title: view.title,
  type: view.type,
  targets: view.targets,
  deadline: view.deadline,
  lead: view.lead.id,
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
