import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { Refusal } from '../../kernel/index.ts';
import { type NoticeStand, noticeStand, wall } from '../stand.fixture.ts';
import { openByLink } from './answer-order.ts';
import { renewLinks } from './renew-links.ts';
import { listLinks } from './store.ts';

let stand: NoticeStand;
beforeEach(async () => {
  stand = await noticeStand();
});
afterEach(() => stand.stop());

const lastToken = (): string => {
  const links = stand.arrived.flatMap(({ notice }) => notice.items.flatMap(({ link }) => link ?? []));
  return new URL(links.at(-1) ?? '').hash.slice(1);
};
/** A refusal that says this in Chinese. */
const saying = (words: RegExp) => (error: unknown) =>
  error instanceof Refusal && words.test(error.wording.zh);
const open = (token: string) => openByLink(stand.base.db, stand.clock, stand.county, token);
const renew = (caseId: Awaited<ReturnType<NoticeStand['ordered']>>, seq: number) =>
  renewLinks(stand.base.db, stand.clock, stand.county, { caseId, seq });

test('a new link goes to the unit in a notice of its own, and the former one says that there is a newer', async () => {
  await stand.address();
  const id = await stand.ordered();
  const seq = await stand.urge(id, 'blue');
  await stand.round();
  const former = lastToken();
  const { revoked, to } = await renew(id, seq);
  assert.deepEqual([revoked, to.length, to[0]?.tellAt], [1, 1, stand.now]);
  const before = stand.arrived.at(-1)?.notice.id;
  assert.equal(await stand.round(), 1);
  assert.notEqual(stand.arrived.at(-1)?.notice.id, before, 'no receiver takes it for a repetition');
  assert.equal((await open(lastToken())).seq, seq);
  await assert.rejects(open(former), saying(/换发新链接.*最近一次通知/));
  const links = await listLinks(stand.base.db, stand.county, { caseId: id, seq });
  assert.deepEqual(
    links.map(({ revokedWhy }) => revokedWhy),
    [null, 'renewed'],
  );
});

test('a link that has ended is renewed, and goes to the address that holds now', async () => {
  await stand.address();
  const id = await stand.ordered();
  const seq = await stand.urge(id, 'blue');
  await stand.round();
  const former = lastToken();
  stand.now = wall('2026-03-25');
  await assert.rejects(open(former), { code: 'wrong-state' });
  assert.equal((await renew(id, seq)).revoked, 0, 'it held no more by itself');
  await stand.round();
  assert.equal((await open(lastToken())).answered, false);
});

test('where the case passed to another unit, the new link goes there', async () => {
  await stand.post('zhujian-lianluo', 'zhujian');
  await stand.address();
  await stand.address({ post: 'zhujian-lianluo' });
  const id = await stand.ordered();
  const seq = await stand.urge(id, 'blue');
  await stand.round();
  await sql`update ledger_case set body = jsonb_set(body, '{lead}', '"zhujian"') where id = ${id}::uuid`.execute(
    stand.base.db,
  );
  const { to } = await renew(id, seq);
  assert.deepEqual(
    to.map(({ address }) => address.post),
    ['zhujian-lianluo'],
  );
  await stand.round();
  assert.equal((await open(lastToken())).post.organisation, 'zhujian');
});

test('a link in an English notice opens an English page', async () => {
  await stand.address({ language: 'en' });
  await stand.urge(await stand.ordered(), 'blue');
  await stand.round();
  const [item] = stand.arrived.at(-1)?.notice.items ?? [];
  assert.match(item?.link ?? '', /\/answer\/chengchuan\?lang=en#[\w-]{20,}$/);
});

test('a new link waits for the end of quiet hours, and takes the place of a notice that waits still', async () => {
  await stand.address();
  const id = await stand.ordered();
  stand.now = wall('2026-03-10', '21:00');
  const seq = await stand.urge(id, 'blue');
  await stand.round();
  const { to } = await renew(id, seq);
  assert.equal(to[0]?.tellAt, wall('2026-03-11', '08:00'));
  await stand.round();
  stand.arrived.length = 0;
  stand.now = wall('2026-03-11', '08:00');
  await stand.round();
  const orders = stand.arrived.filter(({ notice }) => notice.items[0]?.kind.zh === '蓝色督办单');
  assert.equal(orders.length, 1);
});

test('nothing is renewed where nobody can be told, or nothing is to be answered', async () => {
  const id = await stand.ordered();
  const seq = await stand.urge(id, 'blue');
  await assert.rejects(renew(id, seq), saying(/“澄川县财政局”没有可用链接回复的通知地址/));
  await stand.address({ byLink: false });
  await assert.rejects(renew(id, seq), saying(/没有可用链接回复的通知地址/));
  await stand.address();
  await assert.rejects(renew(id, seq + 5), { code: 'not-found' });
  await sql`update ledger_case set body = jsonb_set(body, '{ended}', 'true'), ended = true where id = ${id}::uuid`.execute(
    stand.base.db,
  );
  await assert.rejects(renew(id, seq), saying(/已经结束/));
});
