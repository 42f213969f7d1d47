import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Milestone, Target } from '../../measures/index.ts';
import { termsHistory } from '../terms-history.ts';
import { person, Story } from './story.fixture.ts';

const office = person('delivery-office');
const other = person('delivery-office');
const bureau = person('unit', 'zhujian');

const target = (part: Partial<Target> = {}): Target => ({
  metric: '新增停车泊位',
  kind: 'value',
  direction: 'none',
  op: 'ge',
  value: 600,
  value2: null,
  unit: '个',
  ...part,
});
const opened = target({ metric: '开放停车场', value: 20 });
const milestone: Milestone = { name: '半年', due: '2025-06-30' as never, planned: 300, evidence: '' };

const task = (fields: Record<string, unknown> = {}) =>
  new Story('task', '2025-02-10')
    .open(office, {
      title: '新增公共停车位',
      lead: 'zhujian',
      deadline: '2025-12-31' as never,
      fields: {
        type: 'numeric',
        year: 2025,
        targets: [target(), opened],
        milestones: [milestone],
        children: [],
        ...fields,
      },
    })
    .do(bureau, 'accept');

const asking = (terms: object, reason = '征地推迟') => ({ terms, reason });
const toTargets = (...targets: Target[]) => asking({ fields: { targets } });
const refused = (story: Story, terms: object, said: RegExp, code = 'bad-input') =>
  assert.throws(
    () => story.do(bureau, 'ask-adjustment', terms),
    (error: { code?: string; message?: string; wording?: { zh: string } }) =>
      error.code === code && said.test(error.wording?.zh ?? error.message ?? ''),
  );

test('an adjustment that changes nothing is refused', () => {
  refused(task(), asking({ deadline: '2025-12-31' }), /没有可调整/);
  refused(task(), toTargets(target(), opened), /没有可调整/);
  refused(task(), asking({}), /没有可调整/);
});

test('a target that cannot be read is refused with its name', () => {
  refused(task(), toTargets(target({ value: null }), opened), /新增停车泊位.*数值/);
  refused(task(), toTargets(target({ op: 'range', value2: null }), opened), /区间/);
  refused(task(), toTargets(target({ op: 'range', value2: 500 }), opened), /下限须小于上限/);
  refused(task(), toTargets(target({ metric: ' ' }), opened), /没有写指标名称/);
  refused(task(), toTargets(target(), target({ value: 20 })), /写了两次/);
  refused(task(), toTargets(), /至少有一个目标值/);
  refused(task(), asking({ fields: { targets: [{ ...target(), value: '六百' }] } }), /目标值/);
  refused(task(), asking({ fields: { mood: 'good' } }), /没有这些字段/);
});

test('a target without a figure that stood before does not keep another one from being adjusted', () => {
  const words = target({ metric: '停车秩序', value: null, unit: '' });
  const story = task({ targets: [target(), words] });
  story.do(bureau, 'ask-adjustment', toTargets(target({ value: 400 }), words));
});

test('milestones are told apart by their names', () => {
  const again = { ...milestone, due: '2025-09-30' };
  refused(task(), asking({ fields: { milestones: [milestone, again] } }), /“半年”写了两次/);
  refused(task(), asking({ fields: { milestones: [{ ...milestone, name: '' }] } }), /节点须有名称/);
});

test('a new deadline lies not in the past', () => {
  refused(task(), asking({ deadline: '2025-02-09' }), /已经过去/);
  task().do(bureau, 'ask-adjustment', asking({ deadline: '2025-02-10' }));
});

test('a unit that does not exist, or leads already, is refused', () => {
  refused(task(), asking({ lead: 'nowhere' }), /没有单位/);
  refused(task(), asking({ joins: ['zhujian'] }), /不能同时是配合单位/);
});

test('while one adjustment waits, no other is asked for, and the message says what waits', () => {
  const story = task().do(bureau, 'ask-adjustment', toTargets(target({ value: 400 }), opened));
  refused(story, asking({ deadline: '2026-03-31' }), /已有一项调整申请待批（目标值）/, 'wrong-state');
});

test('what an open request would change is not corrected behind its back; anything else is', () => {
  const story = task().do(bureau, 'ask-adjustment', toTargets(target({ value: 400 }), opened));
  assert.throws(() => story.do(office, 'correct', toTargets(target({ value: 500 }), opened)), {
    code: 'wrong-state',
  });
  story.do(office, 'correct', asking({ title: '新增公共停车泊位' }));
  story.do(other, 'decide-adjustment', { agreed: true });
  assert.deepEqual(story.state.fields['targets'], [target({ value: 400 }), opened]);
  assert.equal(story.state.title, '新增公共停车泊位');
});

test('what was agreed on is corrected by nobody alone, and the delivery office may ask as well', () => {
  const story = task();
  for (const terms of [
    { deadline: '2026-03-31' },
    { lead: 'caizheng' },
    { fields: { targets: [target({ value: 400 }), opened] } },
    { fields: { milestones: [] } },
  ])
    assert.throws(() => story.do(office, 'correct', asking(terms)), { code: 'wrong-state' });
  story.do(office, 'ask-adjustment', asking({ deadline: '2026-03-31' }));
  assert.throws(() => story.do(office, 'decide-adjustment', { agreed: true }), { code: 'not-allowed' });
  assert.equal(story.do(other, 'decide-adjustment', { agreed: true }).state.deadline, '2026-03-31');
});

test('who asks does not decide, and a no needs its reason', () => {
  const both = { account: bureau.account, posts: [...bureau.posts, ...office.posts] };
  const story = task().do(both, 'ask-adjustment', asking({ deadline: '2026-03-31' }));
  assert.throws(() => story.do(both, 'decide-adjustment', { agreed: true }), { code: 'not-allowed' });
  assert.throws(() => story.do(office, 'decide-adjustment', { agreed: false }), { code: 'bad-input' });
  story.do(office, 'decide-adjustment', { agreed: false, reason: '理由不充分' });
  assert.equal(story.state.deadline, '2025-12-31');
});

test('a case that was assigned anew since cannot be adjusted as it was asked for', () => {
  const story = new Story('task', '2025-02-10').open(office, {
    lead: 'zhujian',
    fields: { type: 'descriptive', targets: [], milestones: [], children: [] },
  });
  story.do(bureau, 'ask-adjustment', asking({ lead: 'caizheng' }));
  story.do(office, 'assign', { lead: 'jiaoyu' });
  assert.throws(() => story.do(office, 'decide-adjustment', { agreed: true }), { code: 'wrong-state' });
  story.do(office, 'decide-adjustment', { agreed: false, reason: '已改派教育局' });
});

test('every version stays, with who asked and who agreed, also of a target revised twice', () => {
  const story = task();
  const revise = (day: string, value: number, agreed: boolean) =>
    story
      .goTo(day)
      .do(bureau, 'ask-adjustment', toTargets(target({ value }), opened))
      .do(office, 'decide-adjustment', { agreed, reason: '专题会议研究' });
  revise('2025-05-10', 400, true);
  revise('2025-06-10', 100, false);
  revise('2025-09-10', 500, true);
  story.do(bureau, 'ask-adjustment', asking({ joins: ['caizheng'], fields: { milestones: [] } }));
  story.do(office, 'decide-adjustment', { agreed: true });
  const steps = termsHistory(story.told);
  assert.deepEqual(
    steps.map(({ cause, version, changes }) => [cause, version, changes.map(({ name }) => name)]),
    [
      ['opened', 1, ['title', 'lead', 'deadline', 'type', 'year', 'targets', 'milestones']],
      ['adjusted', 2, ['targets']],
      ['declined', null, ['targets']],
      ['adjusted', 3, ['targets']],
      ['adjusted', 4, ['joins', 'milestones']],
    ],
  );
  const [, first, , second] = steps;
  const valueIn = (targets: unknown) => (Array.isArray(targets) ? targets[0].value : undefined);
  assert.deepEqual(
    [first, second].map((step) => [step?.changes[0]?.before, step?.changes[0]?.after].map(valueIn)),
    [
      [600, 400],
      [400, 500],
    ],
  );
  assert.deepEqual([first?.asked?.byAccount, first?.entry.byAccount], [bureau.account, office.account]);
});
