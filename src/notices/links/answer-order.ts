import { type Clock, dayAt } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { answerByLink, findCase, linkHolder, recordLook } from '../../ledger/index.ts';
import { hashToken, listPosts, type Post } from '../../people/index.ts';
import { findLink, type OrderLink, revokeLinks } from './store.ts';

/** One sentence whatever the reason is, so that nobody learns from it which links there are. */
const noLink = (): Refusal =>
  new Refusal('not-found', {
    zh: '此链接已失效：督办单可能已经回复，或链接已过期、已作废。请登录系统办理，或联系督查室。',
    en: 'This link holds no more: the order was answered, or the link has expired or was made void. Sign in, or ask the delivery office.',
  });

/** What a link leads to. */
export type LinkedOrder = {
  readonly caseId: Id;
  readonly seq: number;
  readonly post: Post;
  readonly expiresAt: OrderLink['expiresAt'];
};

/** The link of a token as long as it holds: its post stands, its case is open, its order unanswered. */
async function followed(tx: Tx, clock: Clock, county: CountyId, token: string): Promise<LinkedOrder> {
  const now = clock.now();
  const link = await findLink(tx, county, hashToken(token), now);
  if (!link) throw noLink();
  const { caseId, seq, expiresAt } = link;
  const [record, posts] = await Promise.all([
    findCase(tx, county, caseId),
    listPosts(tx, county, dayAt(now)),
  ]);
  const post = posts.find(({ id }) => id === link.post);
  const order = record?.state.urgings.find((urging) => urging.seq === seq);
  if (!post || !order || order.answered || record?.state.ended) throw noLink();
  return { caseId, seq, post, expiresAt };
}

/**
 * Opens the order that a link leads to. Every opening is a line of the access log, written before anything is shown.
 *
 * @throws Refusal `not-found` where the link holds no more
 */
export const openByLink = (db: Db, clock: Clock, county: CountyId, token: string): Promise<LinkedOrder> =>
  inTransaction(db, async (tx) => {
    const linked = await followed(tx, clock, county, token);
    await recordLook(tx, county, {
      subject: `order/${linked.caseId}/${linked.seq}`,
      reason: '以链接打开督办单',
      author: { post: linked.post.id, account: linkHolder, at: clock.now() },
    });
    return linked;
  });

/**
 * Answers an order by its link: an entry by the post, marked as given by link, with the name that the person typed
 * beside it. Every link to the order stops with the answer, in the same transaction.
 *
 * @throws Refusal `not-found` where the link holds no more, and whatever the ledger refuses
 */
export const answerOrder = (
  db: Db,
  clock: Clock,
  county: CountyId,
  { token, name, text }: { readonly token: string; readonly name: string; readonly text: string },
): Promise<void> =>
  inTransaction(db, async (tx) => {
    const { caseId, seq, post } = await followed(tx, clock, county, token);
    const acting = { id: post.id, organisation: post.organisation, roles: post.roles };
    await answerByLink(tx, county, { caseId, order: seq, post: acting, text, name }, clock.now());
    await revokeLinks(tx, county, { caseId, seq }, clock.now());
  });
