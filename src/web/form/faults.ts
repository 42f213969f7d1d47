import type { Wording } from '../../kernel/index.ts';
import { RequestFailed } from '../ask/index.ts';
import { type Key, wordingFor } from '../wording/index.ts';
import type { FaultWords } from './fields.tsx';
import type { Faults } from './typed.ts';

/** Faults found on this side, in words. */
export const faultWords = (faults: Faults): FaultWords =>
  Object.fromEntries(Object.entries(faults).map(([path, key]) => [path, wordingFor(key)]));

const wrong: Key = 'form.fault.wrong';

const textsIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

const fieldsIn = (issues: unknown): string[] =>
  Array.isArray(issues)
    ? issues.map((issue: { field?: unknown }) => String(issue.field ?? '')).filter((field) => field !== '')
    : [];

/**
 * What the server refused, at the fields where it belongs: its findings about the form say themselves what is
 * wrong; of others only the field is known.
 */
export function refusedFields(error: unknown): FaultWords {
  if (!(error instanceof RequestFailed) || !error.problem) return {};
  const { diagnostics = [], facts = {} } = error.problem;
  const told = diagnostics.flatMap(({ place, message }): [string, Wording][] =>
    place.field === undefined ? [] : [[place.field, message]],
  );
  const named = [...textsIn(facts['fields']), ...fieldsIn(facts['issues'])].map(
    (field): [string, Wording] => [field, wordingFor(wrong)],
  );
  return Object.fromEntries([...named, ...told]);
}
