import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, canonicalJson, digestOf, type Id, Refusal } from '../../kernel/index.ts';
import type { Author } from '../chain.ts';
import { listEntries } from '../store.ts';
import { insertLook, lastLook, listPrivateParts } from './store.ts';

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
  author: Author,
): Promise<Readonly<Record<string, unknown>> | null> {
  return await inTransaction(db, async (tx) => {
    const entry = (await listEntries(tx, county, at.caseId)).find((e) => e.seq === at.seq);
    if (!entry?.privateDigest) {
      throw new Refusal('not-found', {
        zh: '这条记录没有非公开内容。',
        en: 'This entry has no private part.',
      });
    }
    const last = await lastLook(tx, county);
    const line = {
      county,
      seq: (last?.seq ?? 0) + 1,
      at: author.at,
      byPost: author.post,
      byAccount: author.account,
      subject: `case/${at.caseId}/${at.seq}`,
      reason,
      previous: last?.hash ?? digestOf(canonicalJson({ origin: 'suohe-access-log', county })),
    };
    await insertLook(tx, { ...line, hash: digestOf(canonicalJson(line)) });
    const parts = await listPrivateParts(tx, county, at.caseId);
    return parts.get(at.seq)?.body ?? null;
  });
}
