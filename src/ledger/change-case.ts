import type { Tx } from '../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../kernel/index.ts';
import { type Author, type EntryContent, seal } from './chain.ts';
import { type Commitment, evolve } from './commitment.ts';
import { type CaseRecord, insertEntries, insertOutbox, lockCases, saveCase } from './store.ts';

/**
 * Appends to cases what a decision says about each: entries, projection and outbox row in the caller's
 * transaction (law 2). All cases stand or fall together; a decision without entries leaves its case as it is.
 *
 * @returns the cases that got an entry, as they are afterwards
 * @throws Refusal `not-found` where one of the cases is not of this county, or what the decision refuses
 */
export async function changeCases(
  tx: Tx,
  county: CountyId,
  ids: readonly Id[],
  decide: (commitment: Commitment, id: Id) => readonly EntryContent[],
  author: Author,
): Promise<CaseRecord[]> {
  const records = await lockCases(tx, county, ids);
  if (records.length < new Set(ids).size) {
    throw new Refusal('not-found', {
      zh: '所选事项中有的不在本县台账之中，请刷新后重试。',
      en: 'Some of the chosen cases are not in this county’s ledger; load the page again.',
    });
  }
  const changed: CaseRecord[] = [];
  for (const record of records) {
    const after = await changeCase(tx, county, record, decide, author);
    if (after) changed.push(after);
  }
  return changed;
}

async function changeCase(
  tx: Tx,
  county: CountyId,
  record: CaseRecord,
  decide: (commitment: Commitment, id: Id) => readonly EntryContent[],
  author: Author,
): Promise<CaseRecord | undefined> {
  const { id, head } = record;
  const sealed = seal(county, id, head, decide(record.commitment, id), author);
  const last = sealed.at(-1);
  if (!last) return undefined;
  await insertEntries(tx, sealed);
  const commitment = sealed.reduce<Commitment>(
    (before, { entry }) => evolve(before, entry),
    record.commitment,
  );
  const newHead = { seq: last.entry.seq, hash: last.entry.hash };
  await saveCase(tx, county, id, commitment, newHead);
  for (const { entry } of sealed) {
    const body = { caseId: id, seq: entry.seq };
    await insertOutbox(tx, { county, id: newId(), topic: `case.${entry.type}`, body, at: author.at });
  }
  return { ...record, commitment, head: newHead };
}
