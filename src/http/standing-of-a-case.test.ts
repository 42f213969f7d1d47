import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty, foundPost, personAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { runLadder } from '../ledger/index.ts';
import { beginSession, findActor } from '../people/index.ts';
import type { CaseStand, CaseView } from '../wire/index.ts';
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
  for (const [id, organisation, role] of [
    ['zuoxi', 'zhengfuban', 'hotline-desk'],
    ['shenhe', 'zhengfuban', 'hotline-inspector'],
    ['huifang', 'zhengfuban', 'hotline-visitor'],
    ['zhuren', 'zhengfuban', 'hotline-chief'],
    ['ducha-keyuan', 'zhengfuban', 'delivery-office'],
    ['ducha-fuzhuren', 'zhengfuban', 'delivery-office'],
    ['zhujian-jingban', 'zhujian', 'unit'],
  ] as const) {
    await foundPost(base.db, { id, organisation, roles: [role] });
    tokens[id] = await personAt(base.db, clock, id);
  }
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

/** Goes to another moment; a session lasts a working day, so everybody signs in again on the way. */
async function goTo(moment: string): Promise<void> {
  for (const [who, token] of Object.entries(tokens)) {
    const actor = await findActor(base.db, clock, token);
    assert.ok(actor, who);
    tokens[who] = await beginSession(base.db, { now: () => moment as Instant }, actor.account);
  }
  now = moment as Instant;
  await runLadder(base.db, county, clock);
}

async function ask<T>(who: string, url: string, body?: object): Promise<T> {
  const response = await app.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/counties/${county}${url}`,
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    ...(body ? { payload: body, headers: { 'if-match': '*' } } : {}),
  });
  assert.ok(response.statusCode < 300, `${url}: ${response.body}`);
  return response.json<T>();
}

const open = (who: string, body: object) => ask<CaseStand>(who, '/cases', body);
const step = (who: string, id: string, name: string, args: object = {}) =>
  ask<CaseStand>(who, `/cases/${id}/steps/${name}`, { args });
const standing = async (id: string) => (await ask<CaseView>('zuoxi', `/cases/${id}`)).standing;

const ticket = (title: string, more: object = {}) => ({
  matter: 'hotline',
  title,
  fields: { kind: '求助', content: `${title}，请处理。`, urgent: true },
  ...more,
});

test('the form of a case stands with the labels of its matter, in the order of the form', async () => {
  const { id } = await open('zuoxi', ticket('东门街路灯不亮'));
  const { fields, matterName } = await standing(id);
  const { said } = fields.find(({ name }) => name === 'kind') ?? {};
  assert.deepEqual(said, { zh: '求助', en: 'call for help' });
  assert.equal(matterName.zh, '热线工单');
  assert.deepEqual(
    fields.map(({ label, kind, value }) => [label.zh, kind, value]),
    [
      ['诉求类型', 'text', '求助'],
      ['诉求内容', 'text', '东门街路灯不亮，请处理。'],
      ['紧急', 'yes-no', true],
    ],
  );
});

test('evidence stands with who brought it, when and where, and what became of it', async () => {
  const { id } = await open('zuoxi', ticket('青石路井盖缺失'));
  await step('zuoxi', id, 'dispatch', { lead: 'zhujian' });
  const evidence = {
    name: '补装后.jpg',
    digest: `sha256:${'a'.repeat(64)}`,
    bytes: 20_480,
    kind: '照片',
    takenAt: '2025-02-10T00:30:00.000Z',
    place: '青石路18号门前',
  };
  const { seq } = await step('zhujian-jingban', id, 'attach', { evidence });
  await step('zhujian-jingban', id, 'handle', { text: '已补装。' });
  assert.equal((await standing(id)).evidence[0]?.verdict, null, 'nobody has judged it');
  await step('shenhe', id, 'judge', { evidence: seq, accepted: false, reason: '看不出是同一处' });
  const [held] = (await standing(id)).evidence;
  assert.ok(held);
  assert.deepEqual(
    [held.name, held.digest, held.byPost.id, held.at, held.takenAt, held.place],
    ['补装后.jpg', evidence.digest, 'zhujian-jingban', now, evidence.takenAt, evidence.place],
  );
  assert.deepEqual([held.verdict?.accepted, held.verdict?.reason], [false, '看不出是同一处']);
});

test('orders stand with their clock and their answer, and a period that ended unkept stays on record', async () => {
  const { id } = await open('zuoxi', ticket('柳湾大道积水'));
  await step('zuoxi', id, 'dispatch', { lead: 'zhujian' });
  for (const day of ['10T12', '10T22', '11T08', '12T01']) await goTo(`2025-02-${day}:00:00.000Z`);
  await goTo('2025-02-12T08:00:00.000Z');
  for (let day = 13; day <= 20; day += 1)
    for (const hour of ['01', '08', '16', '23']) await goTo(`2025-02-${day}T${hour}:00:00.000Z`);
  const before = await standing(id);
  const blue = before.urgings.find(({ level }) => level.id === 'blue');
  assert.deepEqual([blue?.level.zh, blue?.clock?.zh, blue?.answer], ['蓝色督办单', '办理时限', null]);
  await step('zhujian-jingban', id, 'respond', { urging: blue?.seq, text: '材料今日到货。' });
  const { urgings, breaches } = await standing(id);
  assert.equal(urgings.find(({ seq }) => seq === blue?.seq)?.answer?.text, '材料今日到货。');
  assert.deepEqual(breaches.map(({ clock: { zh }, due }) => [zh, due]).toSorted(), [
    ['办理时限', '2025-02-17'],
    ['退单时限', '2025-02-11'],
  ]);
});

test('merged cases name each other, and what another level has shows that level’s number and day', async () => {
  const main = await open('zuoxi', ticket('竹溪路欠薪'));
  const other = await open('zuoxi', ticket('竹溪路工地欠薪'));
  await step('zuoxi', other.id, 'merge', { into: main.id, reason: '同一工地' });
  const { parts } = await standing(main.id);
  assert.deepEqual(
    parts.map(({ number, merged }) => [number, merged]),
    [[other.number, true]],
  );
  const { parent, merged } = await standing(other.id);
  assert.deepEqual([parent?.number, merged], [main.number, true]);
  await step('zhuren', main.id, 'hand-over', {
    to: '市12345',
    number: 'SZ-9',
    due: '2025-03-03',
    reason: '市级权限',
  });
  const { handedOver } = await standing(main.id);
  assert.deepEqual([handedOver?.to, handedOver?.number, handedOver?.due], ['市12345', 'SZ-9', '2025-03-03']);
  const source = { kind: 'handover', from: '市12345', number: 'SZ-10', due: '2025-03-05' };
  const came = await open('zuoxi', ticket('学府路停车难', { source }));
  assert.deepEqual((await standing(came.id)).cameFrom, {
    from: '市12345',
    number: 'SZ-10',
    due: '2025-03-05',
  });
});

test('progress, an adjustment that waits, and how it ended are named as the matter names them', async () => {
  const { id } = await open('ducha-keyuan', {
    matter: 'meeting-order',
    title: '整治河道',
    fields: { origin: '常务会议', clause: '年内完成整治。' },
    deadline: '2025-06-30',
  });
  await step('ducha-keyuan', id, 'order', { lead: 'zhujian' });
  await step('zhujian-jingban', id, 'accept');
  await step('zhujian-jingban', id, 'report', { text: '已完成清淤。', value: 60, period: '2025-02' });
  await step('zhujian-jingban', id, 'ask-adjustment', {
    terms: { deadline: '2025-09-30', joins: ['caizheng'] },
    reason: '汛期无法施工',
  });
  const { progress, adjustment } = await standing(id);
  assert.deepEqual(
    [progress?.text, progress?.value, progress?.period, progress?.byPost.organisationName],
    ['已完成清淤。', 60, '2025-02', '澄川县住房和城乡建设局'],
  );
  assert.deepEqual(
    adjustment?.terms.map(({ label, before, value }) => [label.zh, before, value]),
    [
      ['配合单位', [], ['澄川县财政局']],
      ['完成时限', '2025-06-30', '2025-09-30'],
    ],
  );
});

test('a target revised twice stands with every version: old, new, who asked, who agreed, and why', async () => {
  const target = (value: number, unit = '个') => ({
    metric: '新增停车泊位',
    kind: 'value',
    direction: 'none',
    op: 'ge',
    value,
    value2: null,
    unit,
  });
  const milestones = [{ name: '半年', due: '2025-06-30', planned: 300, evidence: '' }];
  const { id } = await open('ducha-keyuan', {
    matter: 'task',
    title: '新增公共停车位',
    lead: 'zhujian',
    fields: { type: 'numeric', year: 2025, targets: [target(600)], milestones, children: [] },
  });
  const revise = async (terms: object, agreed: boolean) => {
    await step('zhujian-jingban', id, 'ask-adjustment', { terms, reason: '征地推迟' });
    await step('ducha-fuzhuren', id, 'decide-adjustment', { agreed, reason: '专题会议研究' });
  };
  await revise({ fields: { targets: [target(400)] } }, true);
  await revise({ fields: { targets: [target(100)] } }, false);
  await revise({ fields: { targets: [target(500)], milestones: [] }, joins: ['caizheng'] }, true);
  const view = await ask<CaseView>('zuoxi', `/cases/${id}`);
  const { history, fields } = view.standing;
  assert.deepEqual(
    history.map(({ cause, version, asked, byPost, reason, remark }) => [
      cause,
      version,
      asked?.byPost.id,
      byPost.id,
      reason,
      remark,
    ]),
    [
      ['opened', 1, undefined, 'ducha-keyuan', '', ''],
      ['adjusted', 2, 'zhujian-jingban', 'ducha-fuzhuren', '征地推迟', '专题会议研究'],
      ['declined', null, 'zhujian-jingban', 'ducha-fuzhuren', '征地推迟', '专题会议研究'],
      ['adjusted', 3, 'zhujian-jingban', 'ducha-fuzhuren', '征地推迟', '专题会议研究'],
    ],
  );
  assert.deepEqual(
    history.at(-1)?.changes.map(({ label, kind, before, value }) => [label.zh, kind, before, value]),
    [
      ['配合单位', 'list', [], ['澄川县财政局']],
      ['目标值', 'targets', [target(400)], [target(500)]],
      ['节点', 'milestones', [{ ...milestones[0], unit: '个' }], []],
    ],
  );
  assert.deepEqual([view.type, view.targets, view.state], ['numeric', [target(500)], null]);
  const told = (name: string) => fields.find((field) => field.name === name);
  assert.deepEqual([told('type')?.said, told('year')?.value], [{ zh: '定量', en: 'numeric' }, '2025']);
});

test('a task of two commitments stands under both, and names the other one', async () => {
  const commitment = async (title: string) => {
    const fields = { origin: '常务会议', clause: title };
    return await open('ducha-keyuan', { matter: 'meeting-order', title, fields });
  };
  const [first, second] = [await commitment('停车难治理'), await commitment('老城更新')];
  const fields = {
    type: 'descriptive',
    targets: [],
    milestones: [],
    children: [],
    alsoUnder: [second.id],
  };
  const task = await open('ducha-keyuan', {
    matter: 'task',
    title: '东关片区改造',
    lead: 'zhujian',
    fields,
    parent: first.id,
  });
  for (const { id } of [first, second])
    assert.deepEqual(
      (await standing(id)).parts.map(({ title }) => title),
      ['东关片区改造'],
    );
  const also = (await standing(task.id)).fields.find(({ name }) => name === 'alsoUnder');
  assert.deepEqual(
    [also?.kind, also?.value],
    ['cases', [{ id: second.id, number: second.number, title: '老城更新', ended: false }]],
  );
});

test('a rating says what was solved and what satisfied, apart', async () => {
  const { id } = await open('zuoxi', ticket('十渡巷垃圾未清运'));
  await step('zuoxi', id, 'dispatch', { lead: 'zhujian' });
  await step('zhujian-jingban', id, 'handle', { text: '已清运。' });
  await step('huifang', id, 'rate', { solved: 'partly', satisfied: 'yes' });
  assert.deepEqual((await standing(id)).rating, { solved: 'partly', satisfied: 'yes' });
});
