import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county, personAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { loadCounty } from '../catalog/index.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { openPool } from '../db/index.ts';
import { canonicalJson, digestOf } from '../kernel/index.ts';
import { beginSession, findActor, installCounty } from '../people/index.ts';
import type {
  CaseStand,
  CaseView,
  DifferencesView,
  OpenedRateView,
  Problem,
  RateView,
  ResultView,
  ScoresView,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

let now = '2025-02-10T01:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
let base: TestDatabase;
let app: App;
const tokens: Record<string, string> = {};
const posts = {
  zhuren: 'ducha-zhuren',
  keyuan: 'ducha-keyuan',
  leader: 'changwu',
  jiaotong: 'jiaotongju-liaison',
  shuili: 'shuiliju-liaison',
};

before(async () => {
  base = await testDatabase();
  const { definition, digest } = await loadCounty(
    new URL('../../counties/chengchuan', import.meta.url).pathname,
  );
  assert.ok(definition && digest);
  await installCounty(base.db, clock, definition, digest);
  for (const [who, post] of Object.entries(posts)) tokens[who] = await personAt(base.db, clock, post);
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

async function ask<T>(who: string, url: string, body?: unknown, seen?: number) {
  const response = await app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/counties/${county}${url}`,
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    headers: seen === undefined ? {} : { 'if-match': `"${seen}"` },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, body: response.json<T>(), bytes: response.rawPayload };
}

const step = <T = CaseStand>(
  who: string,
  stand: CaseStand,
  id: string,
  args: unknown = {},
  fields?: unknown,
) => ask<T>(who, `/cases/${stand.id}/steps/${id}`, { args, ...(fields ? { fields } : {}) }, stand.seq);

/** Steps that must all succeed, one after the other. */
async function walk(
  stand: CaseStand,
  steps: readonly (readonly [string, string, unknown?, unknown?])[],
): Promise<CaseStand> {
  let at = stand;
  for (const [who, id, args, fields] of steps) {
    const { status, body } = await step(who, at, id, args ?? {}, fields);
    assert.equal(status, 200, `${id} by ${who}: ${JSON.stringify(body)}`);
    at = body;
  }
  return at;
}

const milestone = { name: '开工', due: '2025-06-30', planned: null, evidence: '施工许可证' };

/** A commitment of 2025, adopted. */
async function promise(title: string, lead: string, milestones: unknown[] = [milestone]): Promise<CaseStand> {
  const fields = { type: 'countable', targets: [], milestones, children: [], year: 2025 };
  const { status, body } = await ask<CaseStand>('zhuren', '/cases', {
    matter: 'commitment',
    title,
    lead,
    deadline: '2025-09-30',
    fields,
  });
  assert.equal(status, 201, JSON.stringify(body));
  return await walk(body, [['zhuren', 'adopt', {}, { adoptedOn: '2025-02-10' }]]);
}

const done = (stand: CaseStand, who: string, outcome: string) =>
  walk(stand, [
    [who, 'accept'],
    [who, 'handle', { text: '已经完成。' }],
    ['keyuan', 'verify', { passed: true }],
    ['zhuren', 'close', { outcome }],
  ]);

const cases: Record<string, CaseStand> = {};
let first: CaseStand;

const totals = ({ scores }: ResultView) =>
  Object.fromEntries(
    scores.filter(({ total }) => total !== null).map(({ unit, total, rank }) => [unit, `${total} #${rank}`]),
  );

test('a rate counts what is open and overdue, says how it is defined, and opens down to its cases', async () => {
  cases['road'] = await promise('修路', 'jiaotongju');
  cases['bridge'] = await promise('建桥', 'jiaotongju');
  cases['canal'] = await promise('修渠', 'shuiliju');
  cases['dam'] = await promise('加固水库', 'shuiliju', []);
  cases['road'] = await done(cases['road'], 'jiaotong', 'kept');
  cases['canal'] = await done(cases['canal'], 'shuili', 'partly-kept');
  await goTo('2025-10-15T01:00:00.000Z');
  const { body } = await ask<RateView[]>('jiaotong', '/rates');
  const onTime = body.find(({ matter, rate }) => matter === 'commitment' && rate === 'on-time-rate');
  // Two were done in time, two stand open past their day: the ladder has not even looked at them.
  assert.deepEqual(onTime?.value, { numerator: '2', rows: 4, percent: '50.00' });
  assert.match(onTime?.denominator.zh ?? '', /未办结的计入/);
  const words = body.find(({ rate }) => rate === 'response-rate');
  assert.deepEqual([words?.value, words?.without], [null, 'words-only']);
  const opened = await ask<OpenedRateView>('jiaotong', '/rates/commitment/kept-rate');
  assert.deepEqual(
    opened.body.units.map(({ unit, percent }) => [unit?.id, percent]),
    [
      ['jiaotongju', '50.00'],
      ['shuiliju', '0.00'],
    ],
  );
  const road = opened.body.rows.find(({ title }) => title === '修路');
  assert.equal(road?.case, cases['road'].id);
  assert.deepEqual(road?.reasons.parts[0]?.parts, [{ text: 'outcome', value: 'kept', parts: [] }]);
});

test('a rate of another year is another rate', async () => {
  const { body } = await ask<OpenedRateView>(
    'jiaotong',
    '/rates/commitment/kept-rate?from=2024-01-01&to=2024-12-31',
  );
  assert.deepEqual(body.rate.value, { numerator: '0', rows: 0, percent: null });
});

test('the office computes a score; until it is published no unit sees it', async () => {
  assert.equal((await ask<Problem>('jiaotong', '/schemes/duban-2025/results', {})).status, 403);
  assert.equal((await ask<Problem>('zhuren', '/schemes/nothing/results', {})).status, 404);
  await goTo('2026-01-12T01:00:00.000Z');
  const { status, body } = await ask<CaseStand>('zhuren', '/schemes/duban-2025/results', {});
  assert.deepEqual([status, body.stage], [201, 'computed']);
  first = body;
  assert.equal((await ask<Problem>('jiaotong', `/scores/${first.id}`)).status, 404);
  const { body: list } = await ask<ScoresView>('jiaotong', '/scores');
  assert.deepEqual([list.results.length, list.mayCompute], [0, false]);
  const { body: result } = await ask<ResultView>('leader', `/scores/${first.id}`);
  // jiaotongju: kept 50, on time 50, self-reports 100: (40·50 + 25·50 + 15·100) ÷ 80 = 59.375, which is 59.38.
  // shuiliju: kept 0, on time 50, self-reports 100: 34.375; a plan without stages costs 2, doubled for few items.
  assert.deepEqual(totals(result), { jiaotongju: '59.38 #1', shuiliju: '30.38 #2' });
  assert.equal(result.intact, true);
  assert.equal(result.scores.filter(({ rank }) => rank === null).length > 10, true);
});

test('a unit objects with a reason while the time for it runs, and neither before nor after', async () => {
  const objection = {
    matter: 'score-objection',
    title: '对得分的异议',
    parent: first.id,
    fields: { reason: '建桥系上级叫停，不应计入' },
  };
  assert.equal((await ask<Problem>('jiaotong', '/cases', objection)).status, 403);
  first = await walk(first, [['zhuren', 'publish', { text: '现予公布，有异议的请在期限内提出。' }]]);
  const { body: seen } = await ask<ResultView>('jiaotong', `/scores/${first.id}`);
  assert.deepEqual([seen.stage, seen.objectUntil], ['published', '2026-01-15']);
  const raised = await ask<CaseStand>('jiaotong', '/cases', objection);
  assert.equal(raised.status, 201, JSON.stringify(raised.body));
  cases['objection'] = raised.body;
  assert.equal((await ask<Problem>('keyuan', '/cases', objection)).status, 403);
  assert.equal(
    (await ask<Problem>('jiaotong', '/cases', { ...objection, parent: cases['road']?.id })).status,
    422,
  );
  await goTo('2026-01-16T01:00:00.000Z');
  const late = await ask<Problem>('shuili', '/cases', objection);
  assert.equal(late.status, 403);
  assert.match(late.body.detail, /期限到2026-01-15为止/);
});

test('a result is final only after the time to object, once every objection is decided, and by another person', async () => {
  const open = await step<Problem>('keyuan', first, 'finish');
  assert.deepEqual([open.status, open.body.code], [409, 'wrong-state']);
  assert.match(open.body.detail, /还有1件下属事项没有办结/);
  const objection = cases['objection'];
  assert.ok(objection);
  const examined = await walk(objection, [['keyuan', 'examine', { text: '叫停文件属实。' }]]);
  assert.equal((await step<Problem>('keyuan', examined, 'decide', { passed: true })).status, 403);
  const upheld = await walk(examined, [['zhuren', 'decide', { passed: true }]]);
  assert.equal(upheld.stage, 'upheld');
  const { body: mine } = await step<Problem>('zhuren', first, 'finish');
  assert.match(mine.detail, /由您经办/);
  first = await walk(first, [['keyuan', 'finish']]);
  assert.equal(first.stage, 'final');
});

test('an item is left out for a reason that one person gives and another grants, and every reader sees it', async () => {
  const bridge = cases['bridge'];
  assert.ok(bridge);
  const wish = { scheme: 'duban-2025', case: bridge.number, reason: '上级文件叫停该项目' };
  const { status, body } = await ask<CaseStand>('jiaotong', '/exclusions', wish);
  assert.deepEqual([status, body.stage], [201, 'asked']);
  const own = await ask<CaseStand>('zhuren', '/exclusions', { ...wish, case: cases['dam']?.number });
  assert.equal((await step<Problem>('zhuren', own.body, 'decide', { passed: true })).status, 403);
  await walk(own.body, [['keyuan', 'decide', { passed: false, reason: '理由不充分' }]]);
  await walk(body, [['zhuren', 'decide', { passed: true }]]);
  const again = await ask<CaseStand>('zhuren', '/schemes/duban-2025/results', {});
  const { body: result } = await ask<ResultView>('leader', `/scores/${again.body.id}`);
  assert.deepEqual(totals(result), { jiaotongju: '100.00 #1', shuiliju: '30.38 #2' });
  const left = result.lines.flatMap(({ rows }) =>
    rows.flatMap(({ number, excluded }) =>
      excluded ? [[number, excluded.reason, result.posts[excluded.askedBy]]] : [],
    ),
  );
  assert.deepEqual(left[0], [bridge.number, '上级文件叫停该项目', '澄川县交通运输局督查联络员']);
  const { body: changed } = await ask<DifferencesView>(
    'leader',
    `/scores/${again.body.id}/differences?from=${first.id}`,
  );
  assert.deepEqual(
    changed.map(({ unit, before: was, after: is }) => [unit, was?.total, is?.total]),
    [['jiaotongju', '59.38', '100.00']],
  );
  assert.ok(
    changed[0]?.rows.every(({ number, after: is }) => number === bridge.number && is?.startsWith('剔除')),
  );
});

test('a fact that is revised later changes no stored result', async () => {
  const dam = cases['dam'];
  assert.ok(dam);
  const before = await ask<ResultView>('leader', `/scores/${first.id}`);
  await done(dam, 'shuili', 'kept');
  const later = await ask<ResultView>('leader', `/scores/${first.id}`);
  assert.deepEqual(later.body, before.body);
  await assert.rejects(sql`update score_result set scheme = 'x'`.execute(base.db), /permission denied/);
  await assert.rejects(sql`delete from score_result`.execute(base.db), /permission denied/);
});

test('the JSON file has the digest that the chain of its case holds; the workbook opens as one', async () => {
  const { body } = await ask<{ digest: string; result: unknown }>(
    'jiaotong',
    `/scores/${first.id}/score.json`,
  );
  assert.equal(digestOf(canonicalJson(body.result)), body.digest);
  const { body: view } = await ask<CaseView>('jiaotong', `/cases/${first.id}`);
  assert.ok(JSON.stringify(view.entries[0]).includes(body.digest));
  const xlsx = await app.inject({
    url: `/api/counties/${county}/scores/${first.id}/score.xlsx`,
    cookies: { [SESSION_COOKIE]: tokens['jiaotong'] ?? '' },
  });
  assert.equal(xlsx.rawPayload.subarray(0, 2).toString(), 'PK');
  assert.match(String(xlsx.headers['content-disposition']), /filename="score\.xlsx"/);
});

test('a stored result that somebody changed behind the program shows that it is not intact', async () => {
  const owner = openPool(base.ownerUrl);
  await sql`update score_result set body = jsonb_set(body, '{scores,0,total}', '"99.99"') where id = ${first.id}`.execute(
    owner,
  );
  const { body } = await ask<ResultView>('leader', `/scores/${first.id}`);
  await sql`update score_result set body = jsonb_set(body, '{scores,0,total}', 'null') where id = ${first.id}`.execute(
    owner,
  );
  await owner.destroy();
  assert.equal(body.intact, false);
  assert.equal((await ask<ResultView>('leader', `/scores/${first.id}`)).body.intact, true);
});

const plan = {
  content: '核查已申请办结的承诺事项是否属实',
  object: '各承办单位',
  scope: '2025年度政府工作报告承诺事项',
  matter: 'commitment',
  from: '2025-01-01',
  to: '2026-12-31',
  drawOn: '2026-01-20',
  share: 10,
  least: 1,
};

test('a verification plan is approved before the day of the draw, drawn once, and anybody draws the same again', async () => {
  const opened = await ask<CaseStand>('keyuan', '/cases', {
    matter: 'inspection-plan',
    title: '第四季度核查',
    fields: plan,
  });
  assert.equal(opened.status, 201, JSON.stringify(opened.body));
  const early = await ask<Problem>('zhuren', `/inspection-plans/${opened.body.id}/draw`, {});
  assert.deepEqual([early.status, early.body.code], [409, 'wrong-state']);
  const approved = await walk(opened.body, [
    ['keyuan', 'submit', { text: '请审定。' }],
    ['leader', 'approve', { passed: true }],
  ]);
  assert.equal((await ask<Problem>('zhuren', `/inspection-plans/${approved.id}/draw`, {})).status, 409);
  await goTo('2026-01-20T01:00:00.000Z');
  const drawn = await ask<CaseStand>('zhuren', `/inspection-plans/${approved.id}/draw`, {});
  assert.deepEqual([drawn.status, drawn.body.stage], [200, 'drawn'], JSON.stringify(drawn.body));
  assert.equal((await ask<Problem>('zhuren', `/inspection-plans/${approved.id}/draw`, {})).status, 409);
  const kept = await sql<{
    fields: { seed: string; strata: { unit: string; numbers: string[] }[] };
  }>`select body->'fields' as fields from ledger_case where id = ${approved.id}`.execute(base.db);
  const fields = kept.rows[0]?.fields;
  assert.ok(fields);
  assert.deepEqual(
    fields.strata.map(({ unit, numbers }) => [unit, numbers.length]),
    [
      ['jiaotongju', 1],
      ['shuiliju', 2],
    ],
  );
  const byHand = fields.strata.map(
    ({ numbers }) =>
      [...numbers].sort((a, b) =>
        digestOf(`${fields.seed}|${a}`) < digestOf(`${fields.seed}|${b}`) ? -1 : 1,
      )[0],
  );
  const { rows } = await sql<{ drawn: string; lead: string; id: string; seq: number }>`
    select body->'fields'->>'case' as drawn, lead_organisation as lead, id, seq from ledger_case where matter = 'inspection' order by lead_organisation`.execute(
    base.db,
  );
  assert.deepEqual(
    rows.map(({ drawn: number }) => number),
    byHand,
  );
  cases['visit'] = { ...drawn.body, id: rows[0]?.id as never, seq: rows[0]?.seq ?? 0 };
  cases['visit 2'] = { ...drawn.body, id: rows[1]?.id as never, seq: rows[1]?.seq ?? 0 };
});

test('a plan that was approved on the day of the draw cannot be drawn: its population might be known', async () => {
  const opened = await ask<CaseStand>('keyuan', '/cases', {
    matter: 'inspection-plan',
    title: '另一方案',
    fields: plan,
  });
  const approved = await walk(opened.body, [
    ['keyuan', 'submit', { text: '请审定。' }],
    ['leader', 'approve', { passed: true }],
  ]);
  const { status, body } = await ask<Problem>('zhuren', `/inspection-plans/${approved.id}/draw`, {});
  assert.equal(status, 409);
  assert.match(body.detail, /须早于抽取日期/);
});

test('who visited does not conclude; self-report and verdict stand apart, and the share confirmed feeds the rate', async () => {
  const [visit, second] = [cases['visit'], cases['visit 2']];
  assert.ok(visit && second);
  const place = { visitedAt: '2026-01-20T02:00:00.000Z', place: '青石镇' };
  const visited = await walk(visit, [['keyuan', 'visit', { text: '路面已通车。' }, place]]);
  assert.equal((await step<Problem>('keyuan', visited, 'conclude', { passed: true })).status, 403);
  await walk(visited, [['zhuren', 'conclude', { passed: true }]]);
  const refuted = await walk(second, [
    ['keyuan', 'visit', { text: '渠段尚未完工。' }, place],
    ['zhuren', 'conclude', { passed: false, reason: '与自报不符' }],
  ]);
  assert.equal(refuted.stage, 'refuted');
  const { body } = await ask<OpenedRateView>('jiaotong', '/rates/inspection/confirmed-rate');
  assert.deepEqual(
    body.units.map(({ unit, percent }) => [unit?.id, percent]),
    [
      ['jiaotongju', '100.00'],
      ['shuiliju', '0.00'],
    ],
  );
  const review = await walk(refuted, [['shuili', 'object', { reason: '核查时正在补建' }]]);
  assert.equal(review.stage, 'review');
  const again = await walk(review, [
    ['keyuan', 'visit', { text: '已完工。' }, place],
    ['zhuren', 'conclude', { passed: true }],
  ]);
  assert.equal(again.stage, 'confirmed');
  const { body: after } = await ask<OpenedRateView>('jiaotong', '/rates/inspection/confirmed-rate');
  assert.deepEqual(after.rate.value, { numerator: '2', rows: 2, percent: '100.00' });
});
