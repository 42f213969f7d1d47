import type { Draft } from '../../wire/index.ts';

/** The terms of a commitment as a form holds them; only before it is confirmed with a note for the office itself. */
export type FormTerms = Omit<Draft, 'note'> & { readonly note?: string };

/** What keeps a draft from being saved or confirmed. */
export type TermsFault =
  | 'title-missing'
  | 'metric-missing'
  | 'range-open'
  | 'lead-missing'
  | 'target-missing';

/** The faults that the server would refuse on saving. */
export function savingFaults(terms: FormTerms): TermsFault[] {
  const faults: TermsFault[] = [];
  if (terms.title.trim() === '') faults.push('title-missing');
  if (terms.targets.some((t) => t.metric.trim() === '')) faults.push('metric-missing');
  if (terms.targets.some((t) => t.op === 'range' && (t.value === null) !== (t.value2 === null))) {
    faults.push('range-open');
  }
  return faults;
}

/** The faults that stand between a draft and the ledger. */
export function confirmingFaults(terms: FormTerms): TermsFault[] {
  const faults = savingFaults(terms);
  if (terms.lead === null) faults.push('lead-missing');
  if (terms.type === 'numeric' && terms.targets.length === 0) faults.push('target-missing');
  return faults;
}

const fields = [
  'title',
  'type',
  'targets',
  'deadline',
  'lead',
  'joins',
  'leader',
  'milestones',
  'children',
  'goal',
  'note',
] as const;
export type TermsField = (typeof fields)[number];

/** The fields in which two sets of terms differ. */
export const differences = (mine: FormTerms, theirs: FormTerms): TermsField[] =>
  fields.filter((field) => JSON.stringify(mine[field]) !== JSON.stringify(theirs[field]));
