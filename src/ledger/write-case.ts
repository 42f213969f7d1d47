import type { Db } from '../db/index.ts';
import { type CountyId, type Id, newId } from '../kernel/index.ts';
import { withOverCap } from './burden/over-cap.ts';
import { type CaseState, evolve } from './case.ts';
import { originOf, seal } from './chain.ts';
import type { Decision, Ground } from './deciding.ts';
import { authorAt, type Doer } from './doer.ts';
import { nextLook } from './ladder.ts';
import { searchText } from './search/text.ts';
import { type CaseRecord, writeEntries } from './store.ts';

/** A case before its first entry. */
export type NewCase = { readonly id: Id; readonly state: undefined };

/**
 * Writes what was decided about a case: entries in the chain, private parts, projection and outbox rows, together
 * (law 2), in the caller's transaction where there is one.
 *
 * @param before the case as it was read, or a new one; where it went on since, the write fails as `isRaced` says
 * @returns the case as it is afterwards
 */
export async function writeCase(
  db: Db,
  county: CountyId,
  before: CaseRecord | NewCase,
  decided: readonly Decision[],
  by: { readonly doer: Doer; readonly ground: Ground },
): Promise<CaseRecord> {
  const { id } = before;
  const { now, matter, calendar } = by.ground;
  const decisions = await withOverCap(db, county, decided, { state: before.state, ...by });
  let head = before.state ? before.head : { seq: 0, hash: originOf(county, id) };
  let state: CaseState | undefined = before.state;
  const sealed = decisions.flatMap(({ content, happened, post }) => {
    const one = seal(county, id, head, [content], authorAt(by.doer, post, now));
    for (const { entry } of one) {
      head = { seq: entry.seq, hash: entry.hash };
      state = evolve(state, happened, entry);
    }
    return one;
  });
  if (!state) throw new Error('A case without entries has no state.');
  const record: CaseRecord = {
    id,
    number: state.number,
    state,
    openedAt: before.state ? before.openedAt : now,
    head,
  };
  const text = searchText(matter, state);
  await writeEntries(db, county, {
    record,
    isNew: before.state === undefined,
    sealed,
    nextAt: nextLook(matter, state, calendar),
    joins: before.state && sameList(workOf(before.state), workOf(state)) ? undefined : workOf(state),
    text: before.state && searchText(matter, before.state) === text ? undefined : text,
    outbox: sealed.map(({ entry }) => ({ id: newId(), topic: `case.${entry.type}`, seq: entry.seq })),
  });
  return record;
}

/** Whose work a case still is beside its lead's: the units of a case that has ended have nothing left to do. */
export const workOf = ({ joins, ended }: CaseState): readonly string[] => (ended ? [] : joins);

const sameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one, index) => one === b[index]);
