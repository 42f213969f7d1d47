import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import type { Target } from '../../measures/index.ts';
import { adoptCases } from '../adopt.ts';
import type { Command } from '../command.ts';
import { doStepNow } from '../do-step.ts';
import { openCaseNow } from '../open-case.ts';
import { openCommitment } from '../open-commitment.ts';
import { progressOfCase, progressOfPlan } from './progress-of.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const at = (day: string): Instant => `2025-${day}T02:00:00.000Z` as Instant;
const on = (day: string): Day => `2025-${day}` as Day;
const inspector = () => ({
  account: newId(),
  posts: [{ id: 'ducha', organisation: 'zhengfuban', roles: ['delivery-office'] }],
});
const unitOf = (organisation: string) => ({
  account: newId(),
  posts: [{ id: `${organisation}-lianluo`, organisation, roles: ['unit'] }],
});
const [one, other, unit] = [inspector(), inspector(), unitOf('caizheng')];

const target = (fields: Partial<Target> = {}): Target => ({
  metric: '新建公共停车位',
  kind: 'value',
  direction: 'none',
  op: 'ge',
  value: 600,
  value2: null,
  unit: '个',
  ...fields,
});

type Fields = Partial<Parameters<typeof openCommitment>[2]>;

async function adopted(fields: Fields = {}): Promise<Id> {
  const office = { post: 'ducha', account: one.account, at: at('02-10'), organisation: 'zhengfuban' };
  const id = await inTransaction(base.db, (tx) =>
    openCommitment(
      tx,
      county,
      {
        title: '新建公共停车位600个',
        type: 'numeric',
        targets: [target()],
        deadline: on('12-31'),
        lead: 'caizheng',
        joins: [],
        leader: 'xianzhang',
        milestones: [{ name: '半年', due: on('06-30'), planned: 300, evidence: '' }],
        children: [],
        year: 2025,
        continues: null,
        note: '',
        source: { kind: 'sheet', file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '车位' },
        ...fields,
      },
      office,
    ),
  );
  await adoptCases(base.db, county, { cases: [id] }, office);
  return id;
}

const step = (id: Id, day: string, doer: ReturnType<typeof inspector>, command: Command) =>
  doStepNow(base.db, county, id, { command }, { doer, now: at(day) });
const report = (id: Id, day: string, value: number, period: string | null = null, doer = unit) =>
  step(id, day, doer, { step: 'report', args: { text: '按计划推进。', value, period } });
const seen = async (id: Id, day: string) => {
  const found = await progressOfCase(base.db, county, id, on(day));
  assert.ok(found);
  const value = found.progress.targets[0]?.computed.value;
  return { ...found, figure: value?.kind === 'figure' ? value.value : value?.kind };
};
const task = async (fields: Record<string, unknown>, parent: Id, lead = 'caizheng'): Promise<Id> => {
  const opening = {
    title: `任务 ${newId().slice(-4)}`,
    fields: { type: 'numeric', targets: [target()], milestones: [], children: [], ...fields },
    parent,
    lead,
    deadline: on('12-31'),
  };
  return (await openCaseNow(base.db, county, 'task', opening, { doer: one, now: at('03-01') })).id;
};

test('what units report becomes progress and a light, with no percentage typed by anybody', async () => {
  const id = await adopted();
  await report(id, '06-20', 150, '2025-06');
  const found = await seen(id, '07-01');
  assert.equal(found.figure, '150');
  assert.equal(found.light.light, 'red');
  assert.deepEqual(found.light.reasons.map(({ code }) => code).sort(), ['behind-plan', 'overdue']);
  assert.equal((await seen(id, '06-19')).figure, 'missing', 'as known the day before');
});

test('a target revised twice by approved adjustments is judged by the version of the day', async () => {
  const id = await adopted();
  await step(id, '02-11', unit, { step: 'accept' });
  await report(id, '04-20', 420);
  const adjust = async (day: string, value: number, agreed: boolean) => {
    const terms = { fields: { targets: [target({ value })] } };
    await step(id, day, unit, { step: 'ask-adjustment', args: { terms, reason: '征地推迟' } });
    await step(id, day, one, { step: 'decide-adjustment', args: { agreed, reason: '会议研究' } });
  };
  await adjust('05-10', 400, true);
  await adjust('06-10', 100, false);
  await adjust('09-10', 500, true);
  const versions = async (day: string) => {
    const { progress } = await seen(id, day);
    return [progress.version.place, progress.targets[0]?.target.value, progress.targets[0]?.reached];
  };
  assert.deepEqual(await versions('05-09'), [1, 600, false]);
  assert.deepEqual(await versions('07-01'), [2, 400, true]);
  assert.deepEqual(await versions('09-11'), [3, 500, false]);
  assert.equal((await seen(id, '09-11')).facts.versions.length, 3);
});

test('a report for a month to come or that nobody can read is refused; an earlier one is shown aside', async () => {
  const id = await adopted();
  await assert.rejects(report(id, '05-20', 100, '2025-09'), { code: 'bad-input' });
  await assert.rejects(report(id, '05-20', 100, '五月'), { code: 'bad-input' });
  await report(id, '05-20', 100, '2025-05');
  await report(id, '05-21', 40, '2025-03');
  const found = await seen(id, '06-01');
  assert.equal(found.figure, '100');
  assert.match(
    found.progress.targets[0]?.computed.parts.find((part) => part.aside)?.rule.zh ?? '',
    /不是最近一期/,
  );
});

test('a light is darkened by one person with a reason, and brightened only by two', async () => {
  const id = await adopted({
    type: 'descriptive',
    targets: [],
    milestones: [{ name: '开工', due: on('06-30'), planned: null, evidence: '许可证' }],
  });
  await report(id, '04-20', 0);
  await step(id, '05-01', one, { step: 'darken', args: { light: 'red', reason: '现场与报告不符' } });
  assert.deepEqual(
    [(await seen(id, '05-02')).light.computed, (await seen(id, '05-02')).light.light],
    ['green', 'red'],
  );
  const ask = {
    step: 'ask-brightening',
    args: { light: 'green', until: '2025-06-30', reason: '复查已整改' },
  };
  await assert.rejects(step(id, '05-10', unit, ask), { code: 'not-allowed' });
  await step(id, '05-10', one, ask);
  assert.equal((await seen(id, '05-11')).light.light, 'red', 'asking alone brightens nothing');
  const agree = { step: 'decide-brightening', args: { agreed: true } };
  await assert.rejects(step(id, '05-11', one, agree), { code: 'not-allowed' });
  await step(id, '05-11', other, agree);
  assert.equal((await seen(id, '05-12')).light.light, 'green');
  assert.equal((await seen(id, '07-10')).light.light, 'red', 'after its day the computed light shows');
  await assert.rejects(step(id, '05-12', one, { ...ask, args: { ...ask.args, until: '2026-05-01' } }), {
    code: 'bad-input',
  });
});

test('tasks of several units make up the commitment; one under two parents counts once for each', async () => {
  const [first, second] = [await adopted(), await adopted()];
  const shared = await task({ alsoUnder: [second] }, first);
  const own = await task({}, first, 'zhujian');
  await report(shared, '06-20', 200);
  await report(own, '06-20', 150, null, unitOf('zhujian'));
  assert.equal((await seen(first, '07-01')).figure, '350');
  assert.equal((await seen(first, '07-01')).progress.targets[0]?.basis, 'parts');
  assert.equal((await seen(second, '07-01')).figure, '200');
});

test('a task that was opened in December for the year after counts in the year in which it is due', async () => {
  const parent = await adopted({ year: 2026, deadline: '2026-12-31' as Day });
  const id = await task({}, parent);
  const due = { terms: { deadline: '2026-12-31' }, reason: '按下一年度办理' };
  await step(id, '12-10', one, { step: 'ask-adjustment', args: due });
  await step(id, '12-10', other, { step: 'decide-adjustment', args: { agreed: true } });
  const now = '2026-03-10T02:00:00.000Z' as Instant;
  const command = { step: 'report', args: { text: '开工。', value: 30, period: '2026-02' } };
  await doStepNow(base.db, county, id, { command }, { doer: unit, now });
  const found = await progressOfCase(base.db, county, id, '2026-03-11' as Day);
  assert.deepEqual(found?.progress.targets[0]?.computed.value, { kind: 'figure', value: '30', unit: '个' });
});

test('a task is opened only under promises that stand, each once', async () => {
  const first = await adopted();
  const second = await adopted();
  await assert.rejects(task({ alsoUnder: [first] }, first), { code: 'bad-input' });
  await assert.rejects(task({ alsoUnder: [second, second] }, first), { code: 'bad-input' });
  await assert.rejects(task({}, newId()), { code: 'bad-input' });
  await assert.rejects(task({ alsoUnder: [newId()] }, first), { code: 'bad-input' });
  await step(second, '03-02', one, {
    step: 'close',
    args: { outcome: 'not-kept', reason: '取消' },
  });
  await assert.rejects(task({}, second), { code: 'wrong-state' });
  await assert.rejects(task({ alsoUnder: [second] }, first), { code: 'wrong-state' });
});

test('the tasks of a commitment stand in the order in which they were opened', async () => {
  const parent = await adopted();
  const ids: Id[] = [];
  for (let count = 0; count < 5; count += 1) ids.push(await task({}, parent));
  const { facts } = await seen(parent, '07-01');
  assert.deepEqual(
    facts.parts.map(({ id }) => id),
    ids,
  );
});

test('a case that hangs below itself by a slip is not followed round', async () => {
  const first = await adopted();
  const below = await task({}, first);
  const deeper = await task({}, below);
  const terms = { fields: { alsoUnder: [deeper] } };
  await step(below, '03-02', one, { step: 'correct', args: { terms, reason: '挂错了' } });
  assert.ok(await seen(first, '07-01'));
});

test('forty units that report on the last evening are all on record, and none of them is late', async () => {
  const parent = await adopted({ title: '四十个单位', year: 2031 });
  const tasks = await Promise.all(Array.from({ length: 40 }, () => task({}, parent)));
  await Promise.all(tasks.map((id) => report(id, '06-25', 5, '2025-06', unitOf('caizheng'))));
  const found = await seen(parent, '07-10');
  assert.equal(found.facts.parts.filter(({ reports }) => reports.length === 1).length, 40);
  const lights = await Promise.all(tasks.slice(0, 3).map((id) => seen(id, '07-10')));
  assert.ok(lights.every(({ light }) => light.reasons.every(({ code }) => code !== 'no-report')));
});

test('forty reports to one case at the same moment are all on record, each in its place', async () => {
  const id = await adopted();
  const wishes = Array.from({ length: 40 }, (_, i) => report(id, '06-25', i, '2025-06', unitOf('caizheng')));
  await Promise.all(wishes);
  const found = await seen(id, '07-10');
  assert.equal(found.facts.reports.length, 40);
});

test('a plan is computed with its parts in a fixed number of questions, whatever its size', async () => {
  const year = 2032;
  const ids = await Promise.all(['甲', '乙', '丙'].map((title) => adopted({ title, year })));
  for (const id of ids) await task({}, id);
  const found = await progressOfPlan(base.db, county, year, on('07-10'));
  assert.deepEqual(
    found.map(({ record }) => record.id),
    ids.toSorted(),
  );
  assert.ok(found.every(({ facts }) => facts.parts.length === 1));
});
