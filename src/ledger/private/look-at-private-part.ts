import type { Instant } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { authorAt, type Doer } from '../doer.ts';
import { findCase, listEntries } from '../store.ts';
import { lookingPost, recordLook } from './record-look.ts';
import { listPrivateParts } from './store.ts';

/**
 * Shows the private part of an entry, and records who looked and why (law 4): the line is written before
 * anything is shown, and both stand or fall together.
 *
 * @returns the body, or null where it was lawfully erased
 */
export async function lookAtPrivatePart(
  db: Db,
  county: CountyId,
  at: { caseId: Id; seq: number },
  reason: string,
  { doer, now }: { readonly doer: Doer; readonly now: Instant },
): Promise<Readonly<Record<string, unknown>> | null> {
  return await inTransaction(db, async (tx) => {
    const record = await findCase(tx, county, at.caseId);
    const author = authorAt(doer, lookingPost(record?.state, doer), now);
    const entry = (await listEntries(tx, county, at.caseId)).find((e) => e.seq === at.seq);
    if (!entry?.privateDigest) {
      throw new Refusal('not-found', {
        zh: '这条记录没有非公开内容。',
        en: 'This entry has no private part.',
      });
    }
    await recordLook(tx, county, { subject: `case/${at.caseId}/${at.seq}`, reason, author });
    const parts = await listPrivateParts(tx, county, at.caseId);
    return parts.get(at.seq)?.body ?? null;
  });
}
