import { dayAt } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import { type CountyId, type Id, Refusal } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { changeCases } from './change-case.ts';
import { type Commitment, commitmentOf, correctionOf, officeOf, type Terms } from './commitment.ts';
import { expectGoal } from './expect-goal.ts';
import { expectUnits } from './expect-units.ts';
import { type CaseRecord, lockCases } from './store.ts';

/** A correction: the terms wished for, why, and the `seq` of the last entry that its writer saw (If-Match). */
type CorrectionWish = {
  readonly terms: Partial<Terms>;
  /** The goal that it serves; empty for none, absent where it stays. */
  readonly goal?: string | undefined;
  readonly reason: string;
  readonly seen: number;
};

/**
 * Corrects the terms of one commitment, with the reason on record.
 *
 * @returns the case with its new entry, or undefined where no term differed and nothing was written
 * @throws Refusal `stale-version` where the case has gone on since, `bad-input` where a unit or a leader that
 *   is newly named does not exist today, or the county has no such goal, and whatever
 *   `changeCases` and `correctCommitment` refuse
 */
export const correctCase = (
  db: Db,
  county: CountyId,
  id: Id,
  { terms, goal, reason, seen }: CorrectionWish,
  author: Author,
): Promise<CaseRecord | undefined> =>
  inTransaction(db, async (tx) => {
    const [before] = await lockCases(tx, county, [id]);
    if (before) {
      expectSeen(before, seen);
      await expectUnits(tx, county, newlyNamed(commitmentOf(before.state), terms), dayAt(author.at));
    }
    await expectGoal(tx, county, goal);
    const by = { doer: officeOf(author), now: author.at };
    const commandsFor = ({ state }: CaseRecord) => {
      const other = goal === (state.fields['goal'] ?? '') ? undefined : goal;
      return correctionOf(commitmentOf(state), terms, reason, other);
    };
    const [changed] = await changeCases(tx, county, [id], commandsFor, by);
    return changed;
  });

function expectSeen({ number, head }: CaseRecord, seen: number): void {
  if (head.seq === seen) return;
  throw new Refusal(
    'stale-version',
    {
      zh: `${number}在您打开之后又有新的记录，本次更正未写入。请看过最新内容后再更正。`,
      en: `${number} has got a new entry since you opened it; nothing was written. Look at it as it is now first.`,
    },
    { number, current: head.seq },
  );
}

/** Whom a wish names anew: a unit that has been dissolved since may stay where it already stood. */
const newlyNamed = (before: Commitment, { lead, joins, leader }: Partial<Terms>) => ({
  lead: lead === before.lead ? null : (lead ?? null),
  joins: (joins ?? []).filter((id) => !before.joins.includes(id)),
  leader: leader === before.leader ? null : (leader ?? null),
});
