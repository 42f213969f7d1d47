import { type Clock, dayAt, type Instant } from '../../clock/index.ts';
import type { Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { findCase, matterOfCase, takesFiles } from '../../ledger/index.ts';
import { hashToken, listOrganisations, listPosts, type Post } from '../../people/index.ts';
import { holdsNoMore } from './holds-no-more.ts';
import { findLink, type OrderLink } from './store.ts';

/** What a link leads to. */
export type LinkedOrder = {
  readonly caseId: Id;
  readonly seq: number;
  readonly post: Post;
  readonly expiresAt: Instant;
  /** Answered already, by this link or otherwise: then it only shows. */
  readonly answered: boolean;
  /** Whether the answer may bring files. */
  readonly takesFiles: boolean;
};

/** @throws Refusal where the link itself holds no more, whatever became of its order */
function expectHolding(link: OrderLink | undefined, now: Instant): OrderLink {
  if (!link) throw holdsNoMore({ why: 'unknown' });
  if (link.revokedAt !== null) throw holdsNoMore({ why: link.revokedWhy ?? 'former', at: link.revokedAt });
  if (link.expiresAt <= now) throw holdsNoMore({ why: 'expired', at: link.expiresAt });
  return link;
}

/** The post of a link on a day; where it has ended, as it was called when the link was made. */
async function postOf(tx: Tx, county: CountyId, link: OrderLink, now: Instant): Promise<Post> {
  const among = async (at: Instant): Promise<Post | undefined> =>
    (await listPosts(tx, county, dayAt(at))).find(({ id }) => id === link.post);
  const post = await among(now);
  if (post) return post;
  const former = await among(link.madeAt);
  throw holdsNoMore({ why: 'post-ended', unit: former?.organisationName ?? link.post });
}

/**
 * The order that a token leads to, as long as its link holds: an answered one to look at, an open one to answer.
 *
 * @param wish `hold` where something is to be written by it
 * @throws Refusal `not-found` for a token that was never given out, `wrong-state` with the reason for one that was
 */
export async function follow(
  tx: Tx,
  clock: Clock,
  county: CountyId,
  token: string,
  wish: { readonly hold?: boolean } = {},
): Promise<LinkedOrder> {
  const now = clock.now();
  const link = expectHolding(await findLink(tx, county, hashToken(token), wish), now);
  const { caseId, seq, expiresAt } = link;
  const record = await findCase(tx, county, caseId);
  const order = record?.state.urgings.find((urging) => urging.seq === seq);
  if (!record || !order) throw holdsNoMore({ why: 'no-order' });
  const { state } = record;
  const post = await postOf(tx, county, link, now);
  const linked = { caseId, seq, post, expiresAt };
  if (order.answered) return { ...linked, answered: true, takesFiles: false };
  const version = await matterOfCase(tx, county, state);
  if (state.ended) {
    const stage = version?.matter.stages[state.stage]?.name.zh ?? state.stage;
    throw holdsNoMore({ why: 'ended', number: state.number, stage });
  }
  if (post.organisation !== state.lead && !state.joins.includes(post.organisation)) {
    const units = await listOrganisations(tx, county, dayAt(now));
    const lead = units.find(({ id }) => id === state.lead)?.name;
    throw holdsNoMore({ why: 'not-in-charge', unit: post.organisationName, now: lead });
  }
  const files = version !== undefined && takesFiles(version.matter, state.stage);
  return { ...linked, answered: false, takesFiles: files };
}
