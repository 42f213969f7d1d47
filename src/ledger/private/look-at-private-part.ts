import type { Instant } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, canonicalJson, digestOf, type Id, Refusal } from '../../kernel/index.ts';
import type { CaseState } from '../case.ts';
import { type ActingPost, authorAt, type Doer, isParty } from '../doer.ts';
import { findCase, listEntries } from '../store.ts';
import { insertLook, lastLook, listPrivateParts } from './store.ts';

/** Need-to-know: the delivery office, the auditor, and whoever has a part in the case. */
const mayLook = (state: CaseState, post: ActingPost): boolean =>
  post.roles.includes('delivery-office') ||
  post.roles.includes('auditor') ||
  (['lead', 'joins', 'leader', 'opener'] as const).some((party) => isParty(party, state, post));

const notYours = (): Refusal =>
  new Refusal('not-allowed', {
    zh: '非公开内容只有承办、配合、立件单位和督查、审计岗位可以查阅。',
    en: 'Only the units that handle or opened a case, the delivery office and the auditor may look at its private parts.',
  });

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
    const post = record && doer.posts.find((one) => mayLook(record.state, one));
    if (!post) throw notYours();
    const author = authorAt(doer, post, now);
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
