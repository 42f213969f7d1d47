import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county, foundCounty, foundPost, personAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { beginSession, findActor } from '../people/index.ts';
import type {
  CaseStand,
  CaseView,
  ClockView,
  FoundPage,
  MatterView,
  PrivatePart,
  Problem,
  StepView,
  WorkPage,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

let now = '2025-02-10T01:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
let base: TestDatabase;
let app: App;
const tokens: Record<string, string> = {};

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  const posts = [
    ['zuoxi', 'zhengfuban', 'hotline-desk'],
    ['shenhe', 'zhengfuban', 'hotline-inspector'],
    ['huifang', 'zhengfuban', 'hotline-visitor'],
    ['zhuren', 'zhengfuban', 'hotline-chief'],
    ['zhujian-jingban', 'zhujian', 'unit'],
    ['caizheng-jingban', 'caizheng', 'unit'],
  ] as const;
  for (const [id, organisation, role] of posts) {
    await foundPost(base.db, { id, organisation, roles: [role] });
    tokens[id] = await personAt(base.db, clock, id);
  }
  tokens['both'] = await personAt(base.db, clock, 'zhujian-jingban', 'shenhe', 'zhuren');
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

/** Goes to another moment; a session lasts a working day, so everybody signs in again. */
async function goTo(moment: string): Promise<void> {
  for (const [who, token] of Object.entries(tokens)) {
    const actor = await findActor(base.db, clock, token);
    assert.ok(actor, who);
    tokens[who] = await beginSession(base.db, { now: () => moment as Instant }, actor.account);
  }
  now = moment as Instant;
}

type Asked = { method?: 'GET' | 'POST'; body?: unknown; seen?: number; key?: string };

async function ask<T>(who: string, url: string, wish: Asked = {}) {
  const { method = wish.body === undefined ? 'GET' : 'POST', body, seen, key } = wish;
  const response = await app.inject({
    method,
    url: `/api/counties/${county}${url}`,
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    headers: {
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, headers: response.headers, body: response.json<T>() };
}

const ticket = (title: string) => ({
  matter: 'hotline',
  title,
  fields: { kind: '求助', content: `${title}，已持续三天，请尽快处理。` },
  private: { caller: '来电人甲', phone: '000-0000000' },
});

const register = async (title: string) => {
  const { status, body } = await ask<CaseStand>('zuoxi', '/cases', { body: ticket(title) });
  assert.equal(status, 201);
  return body;
};

const step = <T = CaseStand>(
  who: string,
  stand: CaseStand,
  id: string,
  args: unknown = {},
  seen = stand.seq,
) => ask<T>(who, `/cases/${stand.id}/steps/${id}`, { body: { args }, seen });

test('a ticket lives from the call to its close by four persons, each through the post that may', async () => {
  let stand = await register('东门街路灯不亮');
  for (const [who, id, args, stage] of [
    ['zuoxi', 'dispatch', { lead: 'zhujian' }, 'dispatched'],
    ['zhujian-jingban', 'accept', {}, 'handling'],
    ['zhujian-jingban', 'handle', { text: '已更换灯具。' }, 'handled'],
    ['shenhe', 'verify', { passed: true }, 'visited'],
    ['huifang', 'rate', { solved: 'yes', satisfied: 'yes' }, 'visited'],
    ['zhuren', 'close', {}, 'closed'],
  ] as const) {
    const done = await step(who, stand, id, args);
    assert.deepEqual([done.status, done.body.stage], [200, stage], `${id}: ${JSON.stringify(done.body)}`);
    stand = done.body;
  }
  const { body: view } = await ask<CaseView>('zuoxi', `/cases/${stand.id}`);
  assert.deepEqual(
    view.entries.map(({ name }) => name.zh),
    ['登记工单', '派单', '签收', '答复办理结果', '审核答复', '回访评价', '办结'],
  );
  const { body: verdict } = await ask<{ sound: boolean }>('zuoxi', `/cases/${stand.id}/verification`);
  assert.equal(verdict.sound, true);
});

test('who handled a ticket neither verifies nor closes it, whatever posts they hold (law 5)', async () => {
  let stand = await register('青石路井盖缺失');
  stand = (await step('zuoxi', stand, 'dispatch', { lead: 'zhujian' })).body;
  stand = (await step('both', stand, 'handle', { text: '已补装。' })).body;
  const refused = await step<Problem>('both', stand, 'verify', { passed: true });
  assert.deepEqual([refused.status, refused.body.code], [403, 'not-allowed']);
  assert.match(refused.body.detail, /由您经办/);
});

test('a step that is not yours says whose it is, and one that cannot be now says where the case stands', async () => {
  const stand = await register('柳湾大道积水');
  const other = await step<Problem>('caizheng-jingban', stand, 'dispatch', { lead: 'zhujian' });
  assert.equal(other.status, 403);
  assert.match(other.body.detail, /“派单”由热线坐席办理/);
  assert.match(other.body.detailEn, /“dispatch” is done by the hotline desk/);
  const early = await step<Problem>('shenhe', stand, 'verify', { passed: true });
  assert.deepEqual([early.status, early.body.code], [409, 'wrong-state']);
  assert.match(early.body.detail, /现在是“已登记”，不能“审核答复”/);
  const unknown = await step<Problem>('zuoxi', stand, 'dispatch', { lead: 'nobody' });
  assert.equal(unknown.status, 422);
  const nameless = await step<Problem>('zuoxi', stand, 'dispatch', {});
  assert.equal(nameless.status, 422);
  const form = await ask<Problem>('zuoxi', '/cases', { body: { ...ticket('x'), fields: { kind: '闲聊' } } });
  assert.equal(form.status, 422);
  assert.deepEqual(form.body.facts?.['fields'], ['kind', 'content']);
});

test('a unit hands a ticket back within 24 hours, and is not sent it again unless by a ruling', async () => {
  let stand = await register('竹溪路欠薪');
  stand = (await step('zuoxi', stand, 'dispatch', { lead: 'caizheng' })).body;
  await goTo('2025-02-10T09:00:00.000Z');
  await goTo('2025-02-10T18:00:00.000Z');
  await goTo('2025-02-11T00:59:00.000Z');
  stand = (await step('caizheng-jingban', stand, 'hand-back', { reason: '不属本单位职责' })).body;
  assert.equal(stand.stage, 'returned');
  const again = await step<Problem>('zuoxi', stand, 'dispatch', { lead: 'caizheng' });
  assert.equal(again.status, 403);
  stand = (await step('zhuren', stand, 'rule', { lead: 'caizheng' })).body;
  const refused = await step<Problem>('caizheng-jingban', stand, 'hand-back', { reason: '仍不属本单位' });
  assert.equal(refused.status, 403);
  let late = await register('人民路噪声');
  late = (await step('zuoxi', late, 'dispatch', { lead: 'caizheng' })).body;
  await goTo('2025-02-11T12:00:00.000Z');
  await goTo('2025-02-11T23:00:00.000Z');
  await goTo('2025-02-12T02:00:00.000Z');
  const missed = await step<Problem>('caizheng-jingban', late, 'hand-back', { reason: '不属本单位职责' });
  assert.deepEqual([missed.status, missed.body.code], [403, 'not-allowed']);
  assert.match(missed.body.detail, /已过期限/);
});

test('the same request under one key acts once and is answered the same', async () => {
  const body = ticket('学府路停车难');
  const twice = await Promise.all(
    [0, 1].map(() => ask<CaseStand>('zuoxi', '/cases', { body, key: 'call-1' })),
  );
  assert.deepEqual(
    twice.map(({ status }) => status),
    [201, 201],
  );
  assert.deepEqual(twice[0]?.body, twice[1]?.body);
  const [first] = twice;
  assert.ok(first);
  const path = `/cases/${first.body.id}/steps/dispatch`;
  const wish = { body: { args: { lead: 'zhujian' } }, seen: first.body.seq, key: 'call-1-dispatch' };
  const answers = [await ask<CaseStand>('zuoxi', path, wish), await ask<CaseStand>('zuoxi', path, wish)];
  assert.deepEqual(
    answers.map(({ status, body: b }) => [status, b.seq]),
    [
      [200, 2],
      [200, 2],
    ],
  );
  const other = await ask<Problem>('zuoxi', '/cases', { body: ticket('别的事'), key: 'call-1' });
  assert.equal(other.status, 422);
});

test('of two writers who saw the same one gets 409 and where the case is now', async () => {
  const stand = await register('滨河西路树枝遮挡');
  const both = await Promise.all(
    ['zhujian', 'caizheng'].map((lead) => step<CaseStand & Problem>('zuoxi', stand, 'dispatch', { lead })),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 409]);
  const refused = both.find(({ status }) => status === 409);
  assert.deepEqual([refused?.body.code, refused?.body.facts?.['current']], ['stale-version', 2]);
  assert.equal(refused?.body.facts?.['stage'], 'dispatched', 'with the newer state');
});

test('a work list shows what a unit has open, the earliest due first', async () => {
  const { body } = await ask<WorkPage>('zhujian-jingban', '/work');
  const due = body.cases.map(({ dueAt }) => dueAt ?? '9');
  assert.ok(body.cases.length >= 2);
  assert.deepEqual(due, due.toSorted());
  assert.ok(body.cases.every(({ lead, ended }) => lead?.id === 'zhujian' && !ended));
  assert.deepEqual([body.total, body.more], [body.cases.length, false]);
});

test('search finds words of two characters in title and content, and never what is private', async () => {
  const found = async (q: string) =>
    (await ask<FoundPage>('zuoxi', `/search?q=${encodeURIComponent(q)}`)).body.cases.map(
      ({ title }) => title,
    );
  assert.deepEqual(await found('路灯'), ['东门街路灯不亮']);
  assert.deepEqual(await found('井盖缺失，已持续三天'), ['青石路井盖缺失']);
  assert.deepEqual(await found('来电人甲'), []);
  assert.deepEqual(await found('路不'), []);
  assert.equal((await ask('zuoxi', `/search?q=${encodeURIComponent('灯')}`)).status, 422);
});

test('a case says what the asking person may do now, and how each clock counts', async () => {
  let stand = await register('清江街供暖不足');
  stand = (await step('zuoxi', stand, 'dispatch', { lead: 'zhujian' })).body;
  const mayDo = async (who: string) =>
    (await ask<StepView[]>(who, `/cases/${stand.id}/steps`)).body.map(({ id }) => id).toSorted();
  assert.deepEqual(await mayDo('zhujian-jingban'), [
    'accept',
    'answer',
    'attach',
    'hand-back',
    'handle',
    'report',
    'respond',
  ]);
  assert.deepEqual(await mayDo('caizheng-jingban'), []);
  const { body: clocks } = await ask<ClockView[]>('zhujian-jingban', `/cases/${stand.id}/clocks`);
  assert.deepEqual(
    clocks.map(({ id, due, status }) => [id, due, status]),
    [
      ['return', '2025-02-13', 'running'],
      ['handling', '2025-02-19', 'running'],
    ],
  );
  const [basis] = clocks[1]?.basis ?? [];
  assert.equal(`${basis?.law}${basis?.article}`, '安阳市政务服务条例第五十条');
  assert.ok((clocks[1]?.explanation.zh.length ?? 0) > 20);
});

test('who has a part in a ticket may look at the caller’s data, with a reason that is recorded; others may not', async () => {
  let stand = await register('十渡巷垃圾未清运');
  stand = (await step('zuoxi', stand, 'dispatch', { lead: 'zhujian' })).body;
  const look = (who: string) =>
    ask<PrivatePart & Problem>(
      who,
      `/cases/${stand.id}/entries/1/private?reason=${encodeURIComponent('联系诉求人')}`,
    );
  const seen = await look('zhujian-jingban');
  assert.deepEqual([seen.status, seen.body.body?.['phone']], [200, '000-0000000']);
  const refused = await look('caizheng-jingban');
  assert.deepEqual([refused.status, refused.body.code], [403, 'not-allowed']);
  const { body: view } = await ask<CaseView>('zhujian-jingban', `/cases/${stand.id}`);
  assert.doesNotMatch(JSON.stringify(view), /000-0000000|来电人甲/);
  const { rows } = await sql<{
    by_post: string;
    subject: string;
  }>`select by_post, subject from access_log`.execute(base.db);
  assert.deepEqual(
    rows.map((row) => row.by_post),
    ['zhujian-jingban'],
  );
});

test('matters say who may open a case of them', async () => {
  const mayOpen = async (who: string) =>
    (await ask<MatterView[]>(who, '/matters')).body.filter((m) => m.mayOpen).map(({ id }) => id);
  assert.ok((await mayOpen('zuoxi')).includes('hotline'));
  assert.deepEqual(await mayOpen('caizheng-jingban'), ['score-exclusion', 'score-objection']);
});
