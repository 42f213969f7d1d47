import type { Instant } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import type { HeldEvidence } from '../case.ts';
import { authorAt, type Doer } from '../doer.ts';
import { lookingPost, recordLook } from '../private/record-look.ts';
import { findCase } from '../store.ts';
import { type EvidenceFile, findFile } from './store.ts';

/**
 * Gives out the file of a piece of evidence to who has a part in the case. A picture may show people, so every
 * look is recorded with its reason, like one at a private part (law 4).
 *
 * @param at the case, and the `seq` of the entry that attached the evidence
 * @throws Refusal `not-allowed`, and `not-found` where the file was never kept here or was erased
 */
export async function lookAtEvidence(
  db: Db,
  county: CountyId,
  at: { readonly caseId: Id; readonly seq: number },
  reason: string,
  { doer, now }: { readonly doer: Doer; readonly now: Instant },
): Promise<EvidenceFile & { readonly evidence: HeldEvidence }> {
  return await inTransaction(db, async (tx) => {
    const record = await findCase(tx, county, at.caseId);
    const author = authorAt(doer, lookingPost(record?.state, doer), now);
    const evidence = record?.state.evidence.find(({ seq }) => seq === at.seq);
    const file = evidence && (await findFile(tx, county, evidence.digest));
    if (!evidence || !file) {
      throw new Refusal('not-found', {
        zh: '系统中没有这份佐证的文件：当时只登记了名称和校验码，或文件已依规清除。',
        en: 'The file of this evidence is not kept here: only its name and hash were recorded, or it was erased.',
      });
    }
    await recordLook(tx, county, { subject: `evidence/${at.caseId}/${at.seq}`, reason, author });
    return { ...file, evidence };
  });
}
