import type { Tx } from '../db/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { COMMITMENT, type ConfirmedDraft, officeOf, openingOf } from './commitment.ts';
import { openCase } from './open-case.ts';

/**
 * Opens a commitment that the delivery office confirmed, in the caller's transaction.
 * @returns the new case's id
 */
export async function openCommitment(
  tx: Tx,
  county: CountyId,
  draft: ConfirmedDraft,
  author: Author,
  id?: Id,
): Promise<Id> {
  const by = { doer: officeOf(author), now: author.at, ...(id === undefined ? {} : { id }) };
  return (await openCase(tx, county, COMMITMENT, openingOf(draft), by)).id;
}
