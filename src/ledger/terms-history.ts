import { type CaseState, evolve } from './case.ts';
import type { Entry } from './chain.ts';
import { isSame, listTerms, termIn } from './terms.ts';
import { currentOf } from './upcast.ts';

/** One term before and after: `name` is one of the kernel's own terms, or a field of the matter's form. */
export type TermChange = { readonly name: string; readonly before: unknown; readonly after: unknown };

/** Why terms became what they are. `declined`: asked for, and not agreed to. */
export type TermsCause = 'opened' | 'corrected' | 'adjusted' | 'declined' | 'assigned' | 'succeeded';

/** As much of an entry as its history needs. */
type Told = Pick<Entry, 'type' | 'version' | 'body' | 'seq' | 'at' | 'byAccount'>;

/** One step of the history of a case's terms. */
export type TermsStep<E extends Told = Entry> = {
  readonly cause: TermsCause;
  /** The entry that put them in place, or declined them; for an adjustment also the one that asked for it. */
  readonly entry: E;
  readonly asked: E | null;
  /** Which version it made, from 1; null for what was declined. */
  readonly version: number | null;
  readonly changes: readonly TermChange[];
};

const causes: Readonly<Record<string, TermsCause>> = {
  opened: 'opened',
  corrected: 'corrected',
  'adjustment-decided': 'adjusted',
  assigned: 'assigned',
  succeeded: 'succeeded',
};

const own = ['title', 'lead', 'joins', 'leader', 'deadline'];

/** Nothing named, and no case before: an empty list is as good as none. */
const isEmpty = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

function changesBetween(before: CaseState | undefined, after: CaseState): TermChange[] {
  const names = [...own, ...new Set([...Object.keys(before?.fields ?? {}), ...Object.keys(after.fields)])];
  return names.flatMap((name): TermChange[] => {
    const was = before ? termIn(before, name) : null;
    const is = termIn(after, name);
    return isSame(was, is) || (isEmpty(was) && isEmpty(is)) ? [] : [{ name, before: was, after: is }];
  });
}

/** What a declined request would have changed, as the case stood then. */
const declinedChanges = (state: CaseState): TermChange[] =>
  listTerms(state.adjustment?.terms ?? {}).flatMap(([name, after]): TermChange[] => {
    const before = termIn(state, name);
    return isSame(before, after) ? [] : [{ name, before, after }];
  });

/** What one entry did to the terms; undefined where it has nothing to do with them, or changed none. */
function stepOf<E extends Told>(
  entry: E,
  before: CaseState | undefined,
  after: CaseState,
  asking: E | undefined,
): Omit<TermsStep<E>, 'version'> | undefined {
  const { type, body } = currentOf(entry, before);
  const cause = causes[type];
  const declined = type === 'adjustment-decided' && !body.agreed;
  const changes = declined && before ? declinedChanges(before) : changesBetween(before, after);
  if (cause === undefined || changes.length === 0) return undefined;
  return { cause: declined ? 'declined' : cause, entry, asked: asking ?? null, changes };
}

/**
 * Every version of a case's terms, in order, with who asked for it, who put it in place and why: pure. Requests that were
 * declined stand between them. Terms that nobody changed are left out.
 */
export function termsHistory<E extends Told>(entries: readonly E[]): TermsStep<E>[] {
  const steps: TermsStep<E>[] = [];
  let state: CaseState | undefined;
  let version = 0;
  for (const entry of entries) {
    const before = state;
    state = evolve(before, currentOf(entry, before), entry);
    const asked = before?.adjustment?.seq;
    const asking = entry.type === 'adjustment-decided' ? entries.find(({ seq }) => seq === asked) : undefined;
    const step = stepOf(entry, before, state, asking);
    if (!step) continue;
    if (step.cause !== 'declined') version += 1;
    steps.push({ ...step, version: step.cause === 'declined' ? null : version });
  }
  return steps;
}
