import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { digestOf } from '../kernel/index.ts';
import type { CaseStand, OpenedRateView, Problem } from '../wire/index.ts';
import { openOffice } from './office.fixture.ts';

const office = await openOffice();
after(office.close);
const { base, goTo, ask, step, walk, promise, done } = office;
const cases: Record<string, CaseStand> = {};

before(async () => {
  await done(await promise('修路', 'jiaotongju'), 'jiaotong', 'kept');
  await done(await promise('修渠', 'shuiliju'), 'shuili', 'partly-kept');
  await done(await promise('加固水库', 'shuiliju'), 'shuili', 'kept');
  await goTo('2026-01-16T01:00:00.000Z');
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
  cases['plan'] = drawn.body;
  cases['visit'] = { ...drawn.body, id: rows[0]?.id as never, seq: rows[0]?.seq ?? 0 };
  cases['visit 2'] = { ...drawn.body, id: rows[1]?.id as never, seq: rows[1]?.seq ?? 0 };
});

test('nobody writes a result, draws a sample or adds a visit by hand', async () => {
  const fields = { scheme: 'a', schemeDigest: 'a', factsDigest: 'a', digest: 'a', countedOn: '2026-01-20' };
  const result = await ask<Problem>('zhuren', '/cases', { matter: 'score', title: '自拟结果', fields });
  assert.deepEqual([result.status, result.body.code], [403, 'not-allowed']);
  const visit = {
    matter: 'inspection',
    title: '核查某件',
    parent: cases['plan']?.id,
    fields: { case: '承诺〔2025〕1号' },
  };
  assert.match((await ask<Problem>('zhuren', '/cases', visit)).body.detail, /不能手工填写/);
  const smuggled = await ask<Problem>('zhuren', '/cases', { ...visit, byProgram: true });
  assert.ok(smuggled.status >= 400);
  const opened = await ask<CaseStand>('keyuan', '/cases', {
    matter: 'inspection-plan',
    title: '手工抽取',
    fields: plan,
  });
  const approved = await walk(opened.body, [
    ['keyuan', 'submit', { text: '请审定。' }],
    ['leader', 'approve', { passed: true }],
  ]);
  const drawn = await step<Problem>(
    'zhuren',
    approved,
    'draw',
    {},
    { seed: 'mine', population: 1, drawn: 1 },
  );
  assert.match(drawn.body.detail, /不能手工填写/);
  const offered = await ask<{ id: string }[]>('zhuren', `/cases/${approved.id}/steps`);
  assert.ok(!offered.body.some(({ id }) => id === 'draw'));
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
  const place = { visitedAt: '2026-01-20T00:20:00.000Z', place: '青石镇' };
  const visited = await walk(visit, [['keyuan', 'visit', { text: '路面已通车。' }, place]]);
  assert.equal((await step<Problem>('keyuan', visited, 'conclude', { verdict: 'as-reported' })).status, 403);
  await walk(visited, [['zhuren', 'conclude', { verdict: 'as-reported' }]]);
  const refuted = await walk(second, [
    ['keyuan', 'visit', { text: '渠段尚未完工。' }, place],
    ['zhuren', 'conclude', { verdict: 'not-as-reported', reason: '渠段未完工' }],
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
    ['zhuren', 'conclude', { verdict: 'as-reported' }],
  ]);
  assert.equal(again.stage, 'confirmed');
  const { body: after } = await ask<OpenedRateView>('jiaotong', '/rates/inspection/confirmed-rate');
  assert.deepEqual(after.rate.value, { numerator: '2', rows: 2, percent: '100.00' });
});
