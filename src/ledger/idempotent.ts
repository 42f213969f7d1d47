import type { Instant } from '../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, canonicalJson, digestOf, type Id, Refusal } from '../kernel/index.ts';
import { claimRequest, keepAnswer } from './dispatch/store.ts';

/** A request that names itself, so that sending it twice does it once. */
export type NamedRequest = {
  readonly account: Id;
  readonly key: string;
  /** What was asked: the same key with another content is refused. */
  readonly asked: unknown;
  readonly at: Instant;
};

const otherContent = (): Refusal =>
  new Refusal('bad-input', {
    zh: '这个 Idempotency-Key 已用于另一个内容不同的请求，请换一个。',
    en: 'This Idempotency-Key was used for a request with other content; choose another.',
  });

/**
 * Does an act once, whatever often it is asked for under one name: the answer of the first time is given again.
 * The name is taken in the act's own transaction, so a second request waits for the first and then sees it.
 *
 * @throws Refusal `bad-input` where the name was used for something else
 */
export const once = <T>(
  db: Db,
  county: CountyId,
  named: NamedRequest | undefined,
  act: (tx: Tx) => Promise<T>,
): Promise<T> =>
  inTransaction(db, async (tx) => {
    if (!named) return await act(tx);
    const request = digestOf(canonicalJson(named.asked));
    const before = await claimRequest(tx, county, { ...named, request });
    if (before && before.request !== request) throw otherContent();
    if (before) return before.answer as T;
    const answer = await act(tx);
    await keepAnswer(tx, county, named, answer);
    return answer;
  });
