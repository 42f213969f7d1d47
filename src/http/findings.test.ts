import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Id } from '../kernel/index.ts';
import { deliverMessages } from '../ledger/index.ts';
import type { CaseStand, CaseView, MessagePage, Problem, StepView } from '../wire/index.ts';
import { openOffice } from './office.fixture.ts';

const office = await openOffice();
after(office.close);
const { goTo, ask, step, walk, promise } = office;

const plan = {
  content: '核查已申请办结的承诺事项是否属实',
  object: '各承办单位',
  scope: '2025年度政府工作报告承诺事项',
  matter: 'commitment',
  from: '2025-01-01',
  to: '2026-12-31',
  drawOn: '2026-01-20',
  share: 100,
  least: 1,
};
const place = { visitedAt: '2026-01-20T00:30:00.000Z', place: '青石镇' };

/** Two roads reported as done, one of them closed as kept; then a sample of all that was reported. */
let open: CaseStand;
let closed: CaseStand;
let visits: Record<string, CaseStand>;

before(async () => {
  open = await walk(await promise('修渠', 'shuiliju'), [
    ['shuili', 'accept'],
    ['shuili', 'handle', { text: '渠道全线通水。' }],
  ]);
  closed = await office.done(await promise('修路', 'jiaotongju'), 'jiaotong', 'kept');
  await goTo('2026-01-16T01:00:00.000Z');
  const drafted = await ask<CaseStand>('keyuan', '/cases', {
    matter: 'inspection-plan',
    title: '核查',
    fields: plan,
  });
  const approved = await walk(drafted.body, [
    ['keyuan', 'submit', { text: '请审定。' }],
    ['leader', 'approve', { passed: true }],
  ]);
  await goTo('2026-01-20T01:00:00.000Z');
  await ask('zhuren', `/inspection-plans/${approved.id}/draw`, {});
  const { rows } = await sql<{ drawn: string; id: Id; number: string; seq: number }>`
    select body->'fields'->>'case' as drawn, id, number, seq from ledger_case where matter = 'inspection'`.execute(
    office.base.db,
  );
  visits = Object.fromEntries(rows.map(({ drawn, ...visit }) => [drawn, { ...approved, ...visit }]));
});

const conclude = async (number: string, args: object, fields?: object): Promise<CaseStand> => {
  const visit = visits[number];
  assert.ok(visit, `${number} was drawn`);
  return await walk(visit, [
    ['keyuan', 'visit', { text: '到现场看过。' }, place],
    ['zhuren', 'conclude', args, fields],
  ]);
};

const no = { verdict: 'not-as-reported', reason: '下游两段没有通水' };
const entriesOf = async (id: string) => (await ask<CaseView>('shuili', `/cases/${id}`)).body.entries;

test('the verdict stands on the inspected case beside its self-report, and moves no stage', async () => {
  const refuted = await conclude(open.number, no, { found: [{ metric: '渠道', value: 3 }] });
  assert.equal(refuted.stage, 'refuted');
  const entries = await entriesOf(open.id);
  assert.deepEqual(
    entries.slice(-2).map(({ type, body }) => [type, body['text'] ?? body['reason'], body['stage']]),
    [
      ['handled', '渠道全线通水。', 'handled'],
      ['inspected', '下游两段没有通水', 'handled'],
    ],
  );
  const { number, passed, words, found, place: where } = entries.at(-1)?.body ?? {};
  assert.deepEqual(
    [number, passed, words, found, where],
    [
      refuted.number,
      false,
      { zh: '不属实', en: 'not as reported' },
      [{ metric: '渠道', value: 3 }],
      '青石镇',
    ],
  );
  const { body: chain } = await ask<{ sound: boolean }>('shuili', `/cases/${open.id}/verification`);
  assert.equal(chain.sound, true);
});

test('unit and delivery office are told of the verdict with its reason', async () => {
  await deliverMessages(office.base.db, 'chengchuan' as never, office.clock);
  for (const who of ['shuili', 'zhuren']) {
    const { body } = await ask<MessagePage>(who, '/messages');
    const told = body.messages.find(({ topic }) => topic === 'case.inspected');
    assert.equal(told?.text, '下游两段没有通水', who);
  }
});

test('what was found false is neither verified nor closed as kept until it is reported and verified anew', async () => {
  const seen = { ...open, seq: (await entriesOf(open.id)).length };
  const verified = await step<Problem>('keyuan', seen, 'verify', { passed: true });
  assert.deepEqual([verified.status, verified.body.code], [409, 'wrong-state']);
  const kept = await step<Problem>('zhuren', seen, 'close', { outcome: 'kept' });
  assert.match(kept.body.detail, /实地核查的结论是与自报不符/);
  const sentBack = await walk(seen, [['keyuan', 'verify', { passed: false, reason: '实地核查不属实' }]]);
  assert.equal(sentBack.stage, 'accepted');
  const again = await walk(sentBack, [
    ['shuili', 'handle', { text: '下游两段已补建通水。' }],
    ['keyuan', 'verify', { passed: true }],
    ['zhuren', 'close', { outcome: 'kept' }],
  ]);
  assert.equal(again.stage, 'closed');
});

test('what was closed as kept and later found false is told so, and reopened by a person with a reason', async () => {
  await conclude(closed.number, { ...no, reason: '桥面没有铺装' });
  const { body: view } = await ask<CaseView>('zhuren', `/cases/${closed.id}`);
  assert.deepEqual([view.entries.at(-1)?.type, view.stage.id], ['inspected', 'closed']);
  const reopened = await walk({ ...closed, seq: view.seq }, [
    ['keyuan', 'reopen', { reason: '实地核查不属实，重新办理' }],
  ]);
  assert.equal(reopened.stage, 'accepted');
  const kept = await step<Problem>('zhuren', reopened, 'close', { outcome: 'kept' });
  assert.equal(kept.status, 409, 'not before it was done and verified');
});

test('the page tells self-report and verdict side by side, and an inspection leads to the case it is of', async () => {
  const { body } = await ask<CaseView>('shuili', `/cases/${open.id}`);
  const { selfReports, findings, inspected } = body.standing;
  assert.deepEqual(
    selfReports.map(({ text, verdict }) => [text, verdict?.passed, verdict?.byPost.title]),
    [
      ['渠道全线通水。', false, '政府督查室科员'],
      ['下游两段已补建通水。', true, '政府督查室科员'],
    ],
  );
  assert.deepEqual(
    findings.map(({ words, place: where, found }) => [words.zh, where, found]),
    [['不属实', '青石镇', [{ metric: '渠道', value: 3 }]]],
  );
  assert.equal(inspected, null);
  const { body: visit } = await ask<CaseView>('shuili', `/cases/${visits[open.number]?.id}`);
  assert.equal(visit.standing.inspected?.case.id, open.id);
  assert.deepEqual(visit.standing.selfReports, [], 'the visit of an inspector is no self-report');
});

test('a step is offered with whether the case waits for it, and with the verdicts of its matter', async () => {
  const done = await walk(await promise('建桥', 'shuiliju'), [['shuili', 'accept']]);
  const { body: early } = await ask<StepView[]>('zhuren', `/cases/${done.id}/steps`);
  assert.equal(
    early.find(({ id }) => id === 'close')?.awaited,
    false,
    'closing may be done, nobody waits for it',
  );
  await walk(done, [['shuili', 'handle', { text: '建成。' }]]);
  const { body: late } = await ask<StepView[]>('zhuren', `/cases/${done.id}/steps`);
  assert.equal(late.find(({ id }) => id === 'verify')?.awaited, true);
});
