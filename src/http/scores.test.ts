import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county } from '../../test/support/county.ts';
import { openPool } from '../db/index.ts';
import { canonicalJson, digestOf } from '../kernel/index.ts';
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
import { openOffice } from './office.fixture.ts';

const office = await openOffice();
after(office.close);
const { base, app, cookies, goTo, ask, step, walk, promise, done } = office;
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
  const apart = result.scores.filter(({ rank }) => rank === null);
  assert.equal(apart.length > 10, true);
  // Who has nothing to do takes no part, and the result says so; a zero would be a judgement.
  assert.deepEqual(
    [...new Set(apart.map(({ apart: why, items, total }) => `${why} ${items} ${total}`))],
    ['few-items 0 null'],
  );
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
  const nothing = await ask<Problem>('zhuren', '/exclusions', {
    ...wish,
    case: '承诺〔2025〕999号',
    of: 'speed',
  });
  assert.equal(nothing.status, 422);
  assert.deepEqual(
    nothing.body.diagnostics?.map(({ place, message }) => [place.field, message.zh]),
    [
      ['case', '“剔除的件”填的“承诺〔2025〕999号”，本县没有这样的件。'],
      ['of', '“只从这一项剔除”填的“speed”，本县没有这样的指标、加分或扣分项。'],
    ],
  );
  const own = await ask<CaseStand>('zhuren', '/exclusions', {
    ...wish,
    case: cases['dam']?.number,
    of: 'no-plan',
  });
  const { body: view } = await ask<CaseView>('zhuren', `/cases/${own.body.id}`);
  const refers = view.standing.fields.flatMap(({ name, kind, value }) =>
    kind === 'references' && Array.isArray(value) ? value.map((one) => [name, one.name.zh, one.case]) : [],
  );
  assert.deepEqual(refers, [
    ['scheme', '2025年度督查工作评价办法', null],
    ['case', `${cases['dam']?.number} 加固水库`, cases['dam']?.id],
    ['of', '没有分阶段安排', null],
  ]);
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
  // The first result stands, and says what was asked for since and that there is another.
  const { body: before } = await ask<ResultView>('jiaotong', `/scores/${first.id}`);
  assert.deepEqual(
    before.exclusions.map(({ item, of, stage, askedBy, decidedBy, counted }) => [
      item.number,
      of,
      stage,
      askedBy,
      decidedBy,
      counted,
    ]),
    [
      [
        cases['dam']?.number,
        'no-plan',
        'refused',
        '澄川县人民政府办公室政府督查室主任',
        '澄川县人民政府办公室政府督查室科员',
        false,
      ],
      [
        bridge.number,
        null,
        'granted',
        '澄川县交通运输局督查联络员',
        '澄川县人民政府办公室政府督查室主任',
        false,
      ],
    ],
  );
  assert.deepEqual([before.versions.map(({ id }) => id), before.mayObject], [[first.id], false]);
  assert.deepEqual(
    result.versions.map(({ id }) => id),
    [again.body.id, first.id],
  );
  assert.ok(result.exclusions.some(({ item, counted }) => item.number === bridge.number && counted));
  assert.deepEqual(
    before.objections.map(({ unit, stage }) => [unit.id, stage]),
    [['jiaotongju', 'upheld']],
  );
  const { body: changed } = await ask<DifferencesView>(
    'leader',
    `/scores/${again.body.id}/differences?from=${first.id}`,
  );
  assert.deepEqual(
    changed.map(({ unit, before: was, after: is }) => [unit, was?.total, is?.total]),
    [['jiaotongju', '59.38', '100.00']],
  );
  assert.ok(
    changed[0]?.rows.every(({ number, after: is }) => number === bridge.number && is?.startsWith('excluded')),
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
    cookies: cookies('jiaotong'),
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
