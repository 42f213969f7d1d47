import { type CaseState, evolve, type Written } from './case.ts';
import type { Entry } from './chain.ts';
import { currentOf } from './upcast.ts';

/** The state of a case after stored entries; older versions are upcast (law 2). */
export function foldCase(
  entries: readonly Pick<Entry, 'type' | 'version' | 'body' | keyof Written>[],
): CaseState {
  let state: CaseState | undefined;
  for (const entry of entries) state = evolve(state, currentOf(entry, state), entry);
  if (!state) throw new Error('A case without entries has no state.');
  return state;
}
