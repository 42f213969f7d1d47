import type { Tx } from '../../db/index.ts';
import { type CountyId, canonicalJson, type Digest, digestOf, Refusal } from '../../kernel/index.ts';
import type { CaseState } from '../case.ts';
import type { Author } from '../chain.ts';
import { type ActingPost, type Doer, isParty } from '../doer.ts';
import { insertLook, lastLook } from './store.ts';

/** Need-to-know: the delivery office, the auditor, and whoever has a part in the case. */
const mayLook = (state: CaseState, post: ActingPost): boolean =>
  post.roles.includes('delivery-office') ||
  post.roles.includes('auditor') ||
  (['lead', 'joins', 'leader', 'opener'] as const).some((party) => isParty(party, state, post));

/** Whether somebody may look at what is not public of a case, with a reason. */
export const mayLookAt = (state: CaseState, doer: Doer): boolean =>
  doer.posts.some((post) => mayLook(state, post));

/**
 * The post through which somebody may look at what is not public of a case.
 * @throws Refusal `not-allowed` for who has no part in it
 */
export function lookingPost(state: CaseState | undefined, doer: Doer): ActingPost {
  const post = state && doer.posts.find((one) => mayLook(state, one));
  if (post) return post;
  throw new Refusal('not-allowed', {
    zh: '非公开内容只有承办、配合、立件单位和督查、审计岗位可以查阅。',
    en: 'Only the units that handle or opened a case, the delivery office and the auditor may look at its private parts.',
  });
}

/** What stands before the first line, so that no log can be moved to another county. */
export const originOfLog = (county: CountyId): Digest =>
  digestOf(canonicalJson({ origin: 'suohe-access-log', county }));

/** Records who looked at what and why, before anything is shown (law 4): a line of the county's chained log. */
export async function recordLook(
  tx: Tx,
  county: CountyId,
  look: { readonly subject: string; readonly reason: string; readonly author: Author },
): Promise<void> {
  const last = await lastLook(tx, county);
  const line = {
    county,
    seq: (last?.seq ?? 0) + 1,
    at: look.author.at,
    byPost: look.author.post,
    byAccount: look.author.account,
    subject: look.subject,
    reason: look.reason,
    previous: last?.hash ?? originOfLog(county),
  };
  await insertLook(tx, { ...line, hash: digestOf(canonicalJson(line)) });
}
