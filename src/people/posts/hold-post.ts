import { addDays, type Clock, type Day, today } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../../kernel/index.ts';
import { listAccounts, listPosts } from '../store.ts';
import { endHolders, endHoldingOn, type Holding, insertHolding, listHoldings } from './store.ts';

/** Who takes a post: as its holder, who follows the one before, or as cover (AB岗) while the holder is away. */
export type HoldingWish = Pick<Holding, 'post' | 'account' | 'kind' | 'from' | 'until'>;

const refused = (code: 'bad-input' | 'not-found' | 'conflict', zh: string, en: string): Refusal =>
  new Refusal(code, { zh, en });

async function refuseWrong(
  tx: Tx,
  county: CountyId,
  { post, account, kind, from, until }: HoldingWish,
): Promise<void> {
  if (!(await listPosts(tx, county, from)).some(({ id }) => id === post))
    throw refused('not-found', `岗位“${post}”在 ${from} 不存在。`, `There is no post “${post}” on ${from}.`);
  if (!(await listAccounts(tx, county)).some(({ id, disabled }) => id === account && !disabled))
    throw refused(
      'not-found',
      '本县没有这个人员，或账号已停用。',
      'The county has no such person, or the account is disabled.',
    );
  if (kind === 'cover' && until === null)
    throw refused('bad-input', '代岗须写明到哪一天为止。', 'Leave cover needs its last day.');
  if (until !== null && until < from)
    throw refused('bad-input', '截止日期早于开始日期。', 'The last day is before the first.');
  const known = await listHoldings(tx, county, post);
  if (
    known.some(
      (one) =>
        one.account === account &&
        (one.until === null || one.until >= from) &&
        one.from <= (until ?? one.from),
    )
  )
    throw refused(
      'conflict',
      '这个人员在这段时间已在这个岗位上。',
      'The person is at this post in that time already.',
    );
}

/**
 * Puts a person at a post from a day. A new holder follows the one before, whose time ends the day before: what is
 * bound to the post is the successor's from then on. A cover stands in beside the holder, to its last day.
 *
 * @throws Refusal `not-found` for an unknown post or person, `bad-input` for days that do not fit, `conflict` where
 *   the person is at the post already
 */
export const holdPost = (db: Db, county: CountyId, wish: HoldingWish): Promise<void> =>
  inTransaction(db, async (tx) => {
    await refuseWrong(tx, county, wish);
    if (wish.kind === 'holder') await endHolders(tx, county, wish.post, wish.from, addDays(wish.from, -1));
    await insertHolding(tx, county, { id: newId(), ...wish });
  });

/**
 * Ends somebody's time at a post with a day, today at the earliest: what they did there stands.
 * @throws Refusal `not-found`, `bad-input`
 */
export async function leavePost(db: Db, county: CountyId, id: Id, last: Day, clock: Clock): Promise<void> {
  if (last < addDays(today(clock), -1))
    throw refused('bad-input', '任职不能追溯结束。', 'A time at a post cannot end in the past.');
  if (await endHoldingOn(db, county, id, last)) return;
  throw refused(
    'not-found',
    '没有这项任职，或它在那天还没有开始。',
    'There is no such time at a post, or it has not begun by then.',
  );
}
