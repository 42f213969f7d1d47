import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import {
  chengchuan as county,
  foundCounty,
  foundPost,
  personAt,
  takeOverFiles,
} from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Day, Instant } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import { deliverMessages, runLadder } from '../ledger/index.ts';
import { type Channels, planNotices, sendNotices, setAddress } from '../notices/index.ts';
import type { CaseStand, CaseView, OrderByLink, OrderPage, Problem } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

let now = '2026-03-10T02:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
let base: TestDatabase;
let app: App;
let office: string;
const links: (string | null)[] = [];

/** A channel that keeps the links of what it is given: what a unit would find in its letters. */
const channels: Channels = new Map([
  [
    'oa',
    {
      kind: 'webhook',
      counties: undefined,
      send: async ({ items }) => {
        links.push(...items.map(({ link }) => link));
        return { outcome: 'delivered' };
      },
    },
  ],
]);

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
  await foundPost(base.db, { id: 'zhujian-lianluo', organisation: 'zhujian', roles: ['unit'] });
  office = await personAt(base.db, clock, 'ducha');
  for (const post of ['zhujian-lianluo', 'xianzhang']) {
    const wish = { post, channel: 'oa', address: '', byLink: true, validFrom: '2026-03-01' as Day };
    const own = { digestAt: null, quietFrom: null, quietTo: null };
    await setAddress(
      base.db,
      county,
      channels,
      { ...wish, ...own },
      { at: now, post: 'guanliyuan', account: newId() },
    );
  }
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

const asOffice = (method: 'GET' | 'POST', url: string, payload?: object) =>
  app.inject({
    method,
    url: `/api/counties/${county}${url}`,
    headers: { 'if-match': '*' },
    cookies: { [SESSION_COOKIE]: office },
    ...(payload ? { payload } : {}),
  });

/** What the worker tells now, as the links of the notices. */
async function told(): Promise<(string | null)[]> {
  await deliverMessages(base.db, county, clock);
  await planNotices(base.db, county, clock);
  links.length = 0;
  await sendNotices(base.db, county, clock, { channels, site: 'https://suohe.example' });
  return [...links];
}

/** An order to the unit, and the token of the link that its notice carried. */
async function ordered(title: string): Promise<{ id: string; seq: number; token: string }> {
  const fields = { origin: '领导批示', clause: '限期整改。' };
  const secret = { instruction: '只供内部掌握' };
  const body = { matter: 'meeting-order', title, fields, private: secret, deadline: '2026-03-06' };
  const { id } = (await asOffice('POST', '/cases', body)).json<CaseStand>();
  await asOffice('POST', `/cases/${id}/steps/order`, { args: { lead: 'zhujian', leader: 'xianzhang' } });
  const args = { level: 'blue', text: '请于三日内回复。' };
  const { seq } = (await asOffice('POST', `/cases/${id}/steps/urge`, { args })).json<CaseStand>();
  const [link] = (await told()).filter((one) => one !== null);
  assert.ok(link, 'the unit’s notice carries a link');
  return { id, seq, token: new URL(link).hash.slice(1) };
}

const byLink = (act: 'open' | 'answer', payload: object) =>
  app.inject({ method: 'POST', url: `/api/order-links/${act}`, payload: { county, ...payload } });

const answer = (token: string, text = '本周完工。') => byLink('answer', { token, name: '周明', text });

const looks = async (id: string) =>
  (
    await sql<{ by_post: string; reason: string }>`
      select by_post, reason from access_log where subject like ${`order/${id}/%`}`.execute(base.db)
  ).rows;

test('a unit that does not sign in opens its order by the link of its notice, and answers it', async () => {
  const { id, seq, token } = await ordered('整治东门街积水点');
  const opened = await byLink('open', { token });
  assert.equal(opened.statusCode, 200, opened.body);
  const order = opened.json<OrderByLink>();
  assert.match(order.number, /^澄政督〔2026〕\d+号$/);
  assert.equal(order.to, '澄川县住房和城乡建设局');
  assert.match(order.post, /^澄川县住房和城乡建设局/);
  assert.doesNotMatch(opened.body, /只供内部掌握/);
  assert.equal((await answer(token)).statusCode, 204);
  const view = (await asOffice('GET', `/cases/${id}`)).json<CaseView>();
  const entry = view.entries.at(-1);
  assert.equal(entry?.type, 'responded');
  assert.doesNotMatch(JSON.stringify(view), /周明/, 'the name stands in the private part');
  const { rows } = await sql<{ via: string; by_post: string }>`
    select e.body->>'via' as via, e.by_post from entry e where case_id = ${id}::uuid and type = 'responded'`.execute(
    base.db,
  );
  assert.deepEqual([rows[0]?.by_post, rows[0]?.via], ['zhujian-lianluo', 'link']);
  const { rows: names } = await sql<{ body: unknown }>`
    select body from entry_private where case_id = ${id}::uuid and seq = ${entry?.seq ?? 0}`.execute(base.db);
  assert.deepEqual(names[0]?.body, { answeredBy: '周明' });
  const [listed] = (await asOffice('GET', `/orders?case=${id}`)).json<OrderPage>().orders;
  assert.deepEqual(
    [listed?.seq, listed?.answer?.text, listed?.answer?.by.id, listed?.answer?.byLink],
    [seq, '本周完工。', 'zhujian-lianluo', true],
  );
});

test('every opening is a line of the access log, by the post', async () => {
  const { id, token } = await ordered('清理滨河路占道');
  await byLink('open', { token });
  await byLink('open', { token });
  assert.deepEqual(await looks(id), [
    { by_post: 'zhujian-lianluo', reason: '以链接打开督办单' },
    { by_post: 'zhujian-lianluo', reason: '以链接打开督办单' },
  ]);
});

test('a link stops with the answer, also with one that was given inside the house', async () => {
  const { token } = await ordered('补种行道树');
  await answer(token);
  for (const again of [await byLink('open', { token }), await answer(token, '再答一次。')])
    assert.deepEqual([again.statusCode, again.json<Problem>().code], [404, 'not-found']);
});

test('of two answers at once one is written', async () => {
  const { id, token } = await ordered('修复人行道');
  const both = await Promise.all([answer(token, '甲答。'), answer(token, '乙答。')]);
  assert.deepEqual(both.map(({ statusCode }) => statusCode === 204).toSorted(), [false, true]);
  const view = (await asOffice('GET', `/cases/${id}`)).json<CaseView>();
  assert.equal(view.entries.filter(({ type }) => type === 'responded').length, 1);
});

test('a link stops with its day and where the office makes it void; it opens no other order', async () => {
  const { id, seq, token } = await ordered('更换井盖');
  const other = await ordered('疏通雨水管');
  const revoked = await asOffice('POST', `/cases/${id}/orders/${seq}/links/revocation`);
  assert.deepEqual([revoked.statusCode, revoked.json()], [200, { revoked: 1 }]);
  assert.equal((await byLink('open', { token })).statusCode, 404);
  const { title } = (await byLink('open', { token: other.token })).json<OrderByLink>();
  assert.match(title, /疏通雨水管/);
  const before = now;
  now = '2026-03-20T02:00:01.000Z' as Instant;
  assert.equal((await byLink('open', { token: other.token })).statusCode, 404, 'ten days later');
  assert.equal((await answer(other.token)).statusCode, 404);
  now = before;
});

test('whoever gets a copy gets no link, and of a token only its hash is kept', async () => {
  const fields = { origin: '领导批示', clause: '限期整改。' };
  const body = { matter: 'meeting-order', title: '整治停车秩序', fields, deadline: '2026-03-06' };
  const { id } = (await asOffice('POST', '/cases', body)).json<CaseStand>();
  await asOffice('POST', `/cases/${id}/steps/order`, { args: { lead: 'zhujian', leader: 'xianzhang' } });
  await runLadder(base.db, county, clock);
  const sent = await told();
  assert.ok(sent.includes(null), 'the leader’s copy');
  const { rows: posts } = await sql<{ post: string }>`select distinct post from order_link`.execute(base.db);
  assert.deepEqual(posts, [{ post: 'zhujian-lianluo' }]);
  const token = new URL(sent.find((link) => link !== null) ?? '').hash.slice(1);
  const { rows } = await sql<{ text: string }>`select row_to_json(l)::text as text from order_link l`.execute(
    base.db,
  );
  assert.ok(rows.length > 0);
  assert.doesNotMatch(JSON.stringify(rows), new RegExp(token));
});

test('guessing is answered alike whatever is wrong, and not for long', async () => {
  const codes: number[] = [];
  for (let n = 0; n < 32; n += 1) {
    const guess = { county, token: `${'x'.repeat(40)}${n}` };
    const url = '/api/order-links/open';
    const from = { remoteAddress: '10.0.0.9' };
    codes.push((await app.inject({ method: 'POST', url, payload: guess, ...from })).statusCode);
  }
  assert.deepEqual([codes.slice(0, 30).every((code) => code === 404), codes.slice(30)], [true, [429, 429]]);
});
