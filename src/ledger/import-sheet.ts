import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, type Id, Refusal } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { changeCases } from './change-case.ts';
import { type ConfirmedDraft, commitmentOf, correctionOf, officeOf, type Terms } from './commitment.ts';
import { openCommitment } from './open-commitment.ts';
import { type CaseRecord, lockCases } from './store.ts';

/** A change that a sheet makes to a case; `head` is the hash of the last entry that its reader saw. */
export type SheetChange = { readonly id: Id; readonly head: string; readonly terms: Partial<Terms> };

/** A commitment that a sheet adds to the plan. */
export type SheetAddition = ConfirmedDraft;

/**
 * Brings an edited breakdown sheet into the ledger: one `corrected` entry for each changed case, with the
 * reason, and one new case, a reading, for each added row. All or nothing.
 *
 * @throws Refusal `stale-version` where a case has gone on since the sheet was held against it, and whatever
 *   `correctionOf` and `openingOf` refuse
 */
export const importSheet = (
  db: Db,
  county: CountyId,
  sheet: { readonly changes: readonly SheetChange[]; readonly additions: readonly SheetAddition[] },
  reason: string,
  author: Author,
): Promise<{ changed: number; added: number }> =>
  inTransaction(db, async (tx) => {
    const changed = await correctAll(tx, county, sheet.changes, reason, author);
    for (const draft of sheet.additions) await openCommitment(tx, county, draft, author);
    return { changed, added: sheet.additions.length };
  });

async function correctAll(
  tx: Tx,
  county: CountyId,
  changes: readonly SheetChange[],
  reason: string,
  author: Author,
): Promise<number> {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const ids = [...byId.keys()];
  for (const record of await lockCases(tx, county, ids)) {
    if (byId.get(record.id)?.head !== record.head.hash) throw staleCase(record.number);
  }
  const commandsFor = ({ id, state }: CaseRecord) =>
    correctionOf(commitmentOf(state), byId.get(id)?.terms ?? {}, reason);
  return (await changeCases(tx, county, ids, commandsFor, { doer: officeOf(author), now: author.at })).length;
}

const staleCase = (number: string): Refusal =>
  new Refusal(
    'stale-version',
    {
      zh: `${number}刚被别人修改过，本次导入全部未写入。请重新核对后再导入。`,
      en: `${number} has just been changed by someone else; nothing was imported. Check the sheet again first.`,
    },
    { number },
  );
