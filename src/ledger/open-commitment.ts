import { findDigestInForce } from '../catalog/index.ts';
import { type Day, dayAt } from '../clock/index.ts';
import type { Tx } from '../db/index.ts';
import { type CountyId, type Id, newId } from '../kernel/index.ts';
import { type Author, originOf, seal } from './chain.ts';
import { type ConfirmedDraft, foldCommitment, openCommitment } from './commitment.ts';
import { insertCase, insertEntries, insertOutbox, takeNumber } from './store.ts';

/** The number of a commitment, as official documents are numbered: 承诺〔2026〕12号. */
const numberOf = (on: Day, ordinal: number): string => `承诺〔${on.slice(0, 4)}〕${ordinal}号`;

/**
 * Opens a commitment: entry, projection and outbox row in the caller's transaction (law 2).
 * @returns the new case's id
 */
export async function openCase(
  tx: Tx,
  county: CountyId,
  draft: ConfirmedDraft,
  author: Author,
  id: Id = newId(),
): Promise<Id> {
  const on = dayAt(author.at);
  const ordinal = await takeNumber(tx, county, 'commitment', Number(on.slice(0, 4)));
  const definition = await findDigestInForce(tx, county);
  const content = openCommitment(draft, numberOf(on, ordinal), definition ?? null);
  const sealed = seal(county, id, { seq: 0, hash: originOf(county, id) }, [content], author);
  await insertEntries(tx, sealed);
  const last = sealed[sealed.length - 1];
  if (!last) throw new Error('Opening a case writes an entry.');
  const commitment = foldCommitment(sealed.map(({ entry }) => entry));
  await insertCase(tx, county, id, commitment, { seq: last.entry.seq, hash: last.entry.hash }, author.at);
  await insertOutbox(tx, { county, id: newId(), topic: 'case.opened', body: { caseId: id }, at: author.at });
  return id;
}
