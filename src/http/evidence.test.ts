import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county, foundCounty, foundPost, personAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { digestOf } from '../kernel/index.ts';
import type { CaseStand, CaseView, KeptFile, Problem } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const now = '2025-02-10T01:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
const photograph = Buffer.from('\xff\xd8\xff\xe0 JFIF 井盖已补装', 'latin1');
let base: TestDatabase;
let app: App;
const tokens: Record<string, string> = {};
let id = '';

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  for (const [post, organisation, role] of [
    ['zuoxi', 'zhengfuban', 'hotline-desk'],
    ['zhujian-jingban', 'zhujian', 'unit'],
    ['caizheng-jingban', 'caizheng', 'unit'],
  ] as const) {
    await foundPost(base.db, { id: post, organisation, roles: [role] });
    tokens[post] = await personAt(base.db, clock, post);
  }
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
  const ticket = {
    matter: 'hotline',
    title: '青石路井盖缺失',
    fields: { kind: '求助', content: '请尽快补装。' },
  };
  id = (await call('zuoxi', '/cases', ticket)).json<CaseStand>().id;
  await call('zuoxi', `/cases/${id}/steps/dispatch`, { args: { lead: 'zhujian' } });
});
after(async () => {
  await app.close();
  await base.drop();
});

const call = (who: string, url: string, body?: Buffer | object) =>
  app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/counties/${county}${url}`,
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    headers: {
      'if-match': '*',
      ...(Buffer.isBuffer(body) ? { 'content-type': 'application/octet-stream' } : {}),
    },
    ...(body === undefined ? {} : { payload: body }),
  });

const attach = async (digest: string): Promise<number> => {
  const evidence = { name: '补装后.jpg', digest, bytes: photograph.length, kind: '照片' };
  const answer = await call('zhujian-jingban', `/cases/${id}/steps/attach`, { args: { evidence } });
  assert.equal(answer.statusCode, 200, answer.body);
  return answer.json<CaseStand>().seq;
};
const fileOf = (who: string, seq: number) =>
  call(who, `/cases/${id}/evidence/${seq}/file?reason=${encodeURIComponent('核查完工情况')}`);
const looks = async (): Promise<number> =>
  (await sql<{ n: number }>`select count(*)::int as n from access_log`.execute(base.db)).rows[0]?.n ?? -1;

test('a file is kept by the hash of its bytes, named by a step, and comes back byte by byte with a line in the access log', async () => {
  const kept = await call('zhujian-jingban', `/cases/${id}/files`, photograph);
  assert.equal(kept.statusCode, 201, kept.body);
  assert.deepEqual(kept.json<KeptFile>(), {
    digest: digestOf(photograph),
    bytes: photograph.length,
    mediaType: 'image/jpeg',
  });
  assert.equal(
    (await call('zhujian-jingban', `/cases/${id}/files`, photograph)).statusCode,
    201,
    'twice is once',
  );
  const seq = await attach(digestOf(photograph));
  const [held] = (await call('zuoxi', `/cases/${id}`)).json<CaseView>().standing.evidence;
  assert.equal(held?.kept, true);

  const before = await looks();
  const file = await fileOf('zuoxi', seq);
  assert.equal(file.statusCode, 200);
  assert.deepEqual(file.rawPayload, photograph);
  assert.equal(file.headers['x-content-type-options'], 'nosniff');
  assert.match(String(file.headers['content-disposition']), /^attachment/);
  assert.equal(await looks(), before + 1);
});

test('a picture and a paper are shown in place on request, anything else is saved, and nothing of a file may run', async () => {
  const url = (seq: number) =>
    `/cases/${id}/evidence/${seq}/file?reason=${encodeURIComponent('核查')}&show=true`;
  const kinds: readonly (readonly [string, Buffer, RegExp])[] = [
    ['image/jpeg', photograph, /^inline; /],
    ['application/pdf', Buffer.from('%PDF-1.4 验收单'), /^inline; /],
    ['text/plain; charset=utf-8', Buffer.from('已验收。'), /^inline; /],
    ['video/mp4', Buffer.from('\0\0\0\x18ftypisom'), /^attachment; /],
  ];
  for (const [type, content, disposition] of kinds) {
    assert.equal((await call('zhujian-jingban', `/cases/${id}/files`, content)).statusCode, 201, type);
    const { headers } = await call('zuoxi', url(await attach(digestOf(content))));
    assert.equal(headers['content-type'], type);
    assert.match(String(headers['content-disposition']), disposition, type);
    assert.match(String(headers['content-security-policy']), /^sandbox; default-src 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
  }
});

test('whoever has no part in the case neither uploads nor looks, and nothing is logged as a look', async () => {
  assert.equal((await call('caizheng-jingban', `/cases/${id}/files`, photograph)).statusCode, 403);
  const seq = await attach(digestOf(photograph));
  const before = await looks();
  assert.equal((await fileOf('caizheng-jingban', seq)).statusCode, 403);
  assert.equal(await looks(), before);
});

test('a page or a program is not taken, and the answer says what is', async () => {
  const refused = await call('zhujian-jingban', `/cases/${id}/files`, Buffer.from('<html><p>完工</p>'));
  assert.equal(refused.statusCode, 422);
  assert.match(refused.json<Problem>().detail, /照片/);
});

test('evidence of which only name and hash were recorded says so instead of a file', async () => {
  const seq = await attach(`sha256:${'b'.repeat(64)}`);
  const view = (await call('zuoxi', `/cases/${id}`)).json<CaseView>();
  assert.equal(view.standing.evidence.find((one) => one.seq === seq)?.kept, false);
  const answer = await fileOf('zuoxi', seq);
  assert.equal(answer.statusCode, 404);
  assert.match(answer.json<Problem>().detail, /没有这份佐证的文件/);
});

test('the application may neither change nor remove a file that was kept', async () => {
  for (const statement of [
    sql`update evidence_file set content = '\\x00'`,
    sql`delete from evidence_file`,
    sql`truncate evidence_file`,
  ])
    await assert.rejects(statement.execute(base.db), /permission denied/);
});
