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
import { digestOf, newId } from '../kernel/index.ts';
import { deliverMessages, runLadder } from '../ledger/index.ts';
import { type Channels, planNotices, sendNotices, setAddress } from '../notices/index.ts';
import type { CaseStand, CaseView, KeptFile, OrderByLink, OrderPage, Problem } from '../wire/index.ts';
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
    const own = { language: 'zh', digestAt: null, quietFrom: null, quietTo: null } as const;
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

const answer = (token: string, text = '本周完工。', files: object[] = []) =>
  byLink('answer', { token, name: '周明', text, files });

const sendFile = (token: string, payload: Buffer | string) =>
  app.inject({
    method: 'POST',
    url: '/api/order-links/files',
    headers: { 'content-type': 'application/octet-stream', 'suohe-county': county, 'suohe-link': token },
    payload,
  });

/** What a link that leads nowhere says, with the word for the reason. */
async function said(token: string): Promise<{ why: unknown; zh: string; en: string }> {
  const { facts, detail, detailEn } = (await byLink('open', { token })).json<Problem>();
  return { why: facts?.['link'], zh: detail, en: detailEn };
}

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
  assert.equal(order.answer, null);
  assert.equal((await answer(token)).statusCode, 200);
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

test('after the answer the same link shows it with its receipt, and takes no second one', async () => {
  const { id, token } = await ordered('补种行道树');
  const receipt = (await answer(token)).json<OrderByLink>().answer;
  assert.deepEqual([receipt?.text, receipt?.byLink, receipt?.at], ['本周完工。', true, now]);
  assert.doesNotMatch(JSON.stringify(receipt), /周明/);
  const view = (await asOffice('GET', `/cases/${id}`)).json<CaseView>();
  assert.equal(receipt?.entry, view.entries.at(-1)?.hash);
  assert.deepEqual((await byLink('open', { token })).json<OrderByLink>().answer, receipt);
  const again = (await answer(token, '再答一次。')).json<Problem>();
  assert.deepEqual([again.status, again.facts?.['link']], [409, 'answered']);
  const file = (await sendFile(token, '后补')).json<Problem>();
  assert.deepEqual([file.status, file.facts?.['link']], [409, 'answered']);
});

test('files of an answer by link are evidence of the case, with their hash on the receipt', async () => {
  const { id, token } = await ordered('修补护栏');
  const picture = Buffer.from('\x89PNG\r\n\x1a\n picture', 'latin1');
  const sent = await Promise.all([sendFile(token, picture), sendFile(token, '修补说明')]);
  const files = sent.map((reply, at) => {
    assert.equal(reply.statusCode, 201, reply.body);
    return { name: ['现场.png', '说明.txt'][at] ?? '', digest: reply.json<KeptFile>().digest };
  });
  const { answer: receipt } = (await answer(token, '已修好，见照片。', files)).json<OrderByLink>();
  assert.deepEqual(
    receipt?.files.map(({ name, bytes, digest, accepted }) => [name, bytes, digest, accepted]),
    [
      ['现场.png', picture.length, digestOf(picture), null],
      ['说明.txt', 12, digestOf('修补说明'), null],
    ],
  );
  const view = (await asOffice('GET', `/cases/${id}`)).json<CaseView>();
  assert.deepEqual(
    view.entries.slice(-3).map(({ type }) => type),
    ['evidence-attached', 'evidence-attached', 'responded'],
  );
  const [listed] = (await asOffice('GET', `/orders?case=${id}`)).json<OrderPage>().orders;
  assert.deepEqual(
    listed?.answer?.evidence.map(({ name }) => name),
    ['现场.png', '说明.txt'],
  );
  const seq = listed?.answer?.evidence[0]?.seq;
  const look = await asOffice(
    'GET',
    `/cases/${id}/evidence/${seq}/file?reason=${encodeURIComponent('核对')}`,
  );
  assert.deepEqual(look.rawPayload, picture);
});

test('a file that is none of the kinds, or empty, is refused in words, and an answer names only what came', async () => {
  const { id, token } = await ordered('清运垃圾');
  const refusals: [Buffer | string, RegExp][] = [
    [Buffer.from('MZ\x90\x00 a program', 'latin1'), /不能作为佐证.*jpg/],
    ['<html>', /不能作为佐证/],
    ['', /空的/],
  ];
  for (const [content, words] of refusals) {
    const refused = await sendFile(token, content);
    assert.equal(refused.statusCode, 422, refused.body);
    assert.match(refused.json<Problem>().detail, words);
  }
  const strange = { name: '别处的.pdf', digest: digestOf('not sent by this link') };
  const refused = await answer(token, '见附件。', [strange]);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.json<Problem>().detail, /“别处的\.pdf”没有传到系统/);
  const view = (await asOffice('GET', `/cases/${id}`)).json<CaseView>();
  assert.ok(!view.entries.some(({ type }) => type === 'responded'), 'nothing was half-written');
  for (const refusedToo of [await sendFile('x'.repeat(43), '说明'), await sendFile('short', '说明')])
    assert.ok(refusedToo.statusCode === 404 || refusedToo.statusCode === 400);
});

test('a file keeps its name as people see it, without folders and signs that turn it round', async () => {
  const { token } = await ordered('核对门牌');
  const { digest } = (await sendFile(token, '门牌清单')).json<KeptFile>();
  const names = ['C:\\照片\\清单\u202ecod.txt', '../../清单.txt', '\u200b\u202e'];
  const files = names.map((name) => ({ name, digest }));
  const { answer: receipt } = (await answer(token, '已核对。', files)).json<OrderByLink>();
  assert.deepEqual(
    receipt?.files.map(({ name }) => name),
    ['清单cod.txt', '清单.txt', '未命名文件'],
  );
});

test('one link brings no more than its share of files', async () => {
  const { token } = await ordered('核对台账');
  for (let n = 0; n < 30; n += 1) assert.equal((await sendFile(token, `第${n}份`)).statusCode, 201);
  const refused = (await sendFile(token, '又一份')).json<Problem>();
  assert.deepEqual([refused.status, refused.code], [429, 'too-often']);
  assert.match(refused.detail, /已上传30个文件/);
});

test('of two answers at once one is written', async () => {
  const { id, token } = await ordered('修复人行道');
  const both = await Promise.all([answer(token, '甲答。'), answer(token, '乙答。')]);
  assert.deepEqual(both.map(({ statusCode }) => statusCode).toSorted(), [200, 409]);
  const view = (await asOffice('GET', `/cases/${id}`)).json<CaseView>();
  assert.equal(view.entries.filter(({ type }) => type === 'responded').length, 1);
});

test('a link stops with its day and where the office makes it void; it opens no other order', async () => {
  const { id, seq, token } = await ordered('更换井盖');
  const other = await ordered('疏通雨水管');
  const revoked = await asOffice('POST', `/cases/${id}/orders/${seq}/links/revocation`);
  assert.deepEqual([revoked.statusCode, revoked.json()], [200, { revoked: 1 }]);
  const voided = await said(token);
  assert.equal(voided.why, 'office');
  assert.match(voided.zh, /督查室已于2026年3月10日作废/);
  const { title } = (await byLink('open', { token: other.token })).json<OrderByLink>();
  assert.match(title, /疏通雨水管/);
  const before = now;
  now = '2026-03-20T02:00:01.000Z' as Instant;
  assert.equal((await said(other.token)).why, 'expired', 'ten days later');
  assert.match((await answer(other.token)).json<Problem>().detail, /到期，没有收下任何内容.*换发链接/);
  now = before;
});

test('a link that leads nowhere says why, and what to do', async () => {
  const wrong = await said('x'.repeat(43));
  assert.match(wrong.zh, /没有这个链接.*重新完整复制/);
  const { id, token } = await ordered('补装路灯');
  const tampered = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
  assert.equal((await said(tampered)).why, 'unknown');
  await sql`update ledger_case set body = jsonb_set(jsonb_set(body, '{ended}', 'true'), '{stage}', '"closed"'), ended = true
    where id = ${id}::uuid`.execute(base.db);
  const closed = await said(token);
  assert.equal(closed.why, 'ended');
  assert.match(closed.zh, /已销号.*不需要再回复/);
});

test('a link of a unit that is not in charge any more, or that was dissolved, says who is to answer', async () => {
  const { id, token } = await ordered('治理扬尘');
  const lead = (unit: string) =>
    sql`update ledger_case set body = jsonb_set(body, '{lead}', ${JSON.stringify(unit)}::jsonb) where id = ${id}::uuid`.execute(
      base.db,
    );
  await lead('caizheng');
  const moved = await said(token);
  assert.equal(moved.why, 'not-in-charge');
  assert.match(moved.zh, /已改由“澄川县财政局”承办，“澄川县住房和城乡建设局”不需要再回复/);
  await lead('zhujian');
  assert.equal((await byLink('open', { token })).statusCode, 200);
  const ends = (day: string | null) =>
    sql`update post set valid_to = ${day} where county = ${county} and id = 'zhujian-lianluo'`.execute(
      base.db,
    );
  const before = now;
  now = '2026-03-12T02:00:00.000Z' as Instant;
  await ends('2026-03-11');
  const gone = await said(token);
  await ends(null);
  now = before;
  assert.equal(gone.why, 'post-ended');
  assert.match(gone.zh, /“澄川县住房和城乡建设局”已不再设置.*承接职责的单位/);
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

test('a county may answer on one evening from one address; who floods is stopped', async () => {
  const codes: number[] = [];
  for (let n = 0; n < 302; n += 1) {
    const guess = { county, token: `${'x'.repeat(40)}${n}` };
    const url = '/api/order-links/open';
    const from = { remoteAddress: '10.0.0.9' };
    codes.push((await app.inject({ method: 'POST', url, payload: guess, ...from })).statusCode);
  }
  assert.deepEqual([codes.slice(0, 300).every((code) => code === 404), codes.slice(300)], [true, [429, 429]]);
});
