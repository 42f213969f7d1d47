import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import {
  adoptCommitment,
  type Commitment,
  type ConfirmedDraft,
  carryOverCommitment,
  closeCommitment,
  correctCommitment,
  evolve,
  foldCommitment,
  openCommitment,
  withdrawCommitment,
} from './commitment.ts';

const draft: ConfirmedDraft = {
  title: '新建公共停车位600个',
  type: 'numeric',
  targets: [
    {
      metric: '公共停车位',
      kind: 'value',
      direction: 'none',
      op: 'ge',
      value: 600,
      value2: null,
      unit: '个',
    },
  ],
  deadline: '2025-10-31' as Day,
  lead: 'zhujian',
  joins: ['caizheng'],
  leader: null,
  milestones: [{ name: '三季度', due: '2025-09-30' as Day, planned: 400, evidence: '' }],
  children: [],
  note: '',
  year: 2025,
  continues: null,
  source: {
    kind: 'document',
    document: newId(),
    digest: 'sha256:00',
    start: 10,
    end: 20,
    quote: '新建公共停车位600个',
  },
};

test('an opened commitment folds back to what was confirmed, and is a reading still', () => {
  const state = foldCommitment([openCommitment(draft, '承诺〔2025〕1号')]);
  const { note: _note, ...confirmed } = draft;
  assert.deepEqual(state, {
    ...confirmed,
    matter: 'commitment',
    number: '承诺〔2025〕1号',
    definition: null,
    state: 'reading',
    adoptedOn: null,
    outcome: null,
    continuedBy: null,
  });
});

test('a commitment without a lead unit is not opened', () => {
  assert.throws(() => openCommitment({ ...draft, lead: null }, '承诺〔2025〕1号'), { code: 'bad-input' });
});

test('a numeric commitment names a target; a descriptive one need not', () => {
  assert.throws(() => openCommitment({ ...draft, targets: [] }, '承诺〔2025〕1号'), { code: 'bad-input' });
  assert.ok(openCommitment({ ...draft, type: 'descriptive', targets: [] }, '承诺〔2025〕1号'));
});

test('the office’s own note goes to the private part and never into the public body', () => {
  const content = openCommitment({ ...draft, note: '与住建局口头核对过' }, '承诺〔2025〕1号');
  assert.deepEqual(content.privateBody, { note: '与住建局口头核对过' });
  assert.ok(!JSON.stringify(content.body).includes('口头'));
});

test('an entry that nobody knows stops the fold instead of being passed over', () => {
  const opened = openCommitment(draft, '承诺〔2025〕1号');
  assert.throws(() => foldCommitment([opened, { type: 'dreamt', version: 1, body: {} }]), /No fold/);
  assert.throws(() => foldCommitment([{ ...opened, version: 9 }]), /No fold/);
});

const opened = foldCommitment([openCommitment(draft, '承诺〔2025〕1号')]);
const on = '2025-02-20' as Day;
const adopted = evolve(opened, adoptCommitment(opened, on));
const end = { on: '2025-12-31' as Day, outcome: 'partly-kept', reason: '建成520个，其余用地未批' } as const;

test('adopting makes a reading the county’s own, once', () => {
  assert.equal(adopted.state, 'adopted');
  assert.equal(adopted.adoptedOn, on);
  assert.throws(() => adoptCommitment(adopted, on), { code: 'wrong-state' });
});

test('what was confirmed by mistake may be taken back until it is adopted', () => {
  assert.equal(evolve(opened, withdrawCommitment(opened, '与第3条重复')).state, 'withdrawn');
  assert.throws(() => withdrawCommitment(adopted, '与第3条重复'), { code: 'wrong-state' });
});

test('a correction records only what differs, and one that changes nothing leaves no entry', () => {
  const [change, ...more] = correctCommitment(
    adopted,
    { lead: 'caizheng', title: adopted.title },
    '职责调整',
  );
  assert.ok(change);
  assert.deepEqual([change.body, more.length], [{ terms: { lead: 'caizheng' }, reason: '职责调整' }, 0]);
  assert.deepEqual(evolve(adopted, change), { ...adopted, lead: 'caizheng' });
  assert.deepEqual(correctCommitment(adopted, { joins: ['caizheng'], deadline: adopted.deadline }, '无'), []);
});

test('a correction may not leave a numeric commitment without a target', () => {
  assert.throws(() => correctCommitment(adopted, { targets: [] }, '去掉目标'), { code: 'bad-input' });
});

test('at year’s end an adopted commitment is closed with its outcome or carried over, and only once', () => {
  const closed = evolve(adopted, closeCommitment(adopted, end));
  assert.deepEqual([closed.state, closed.outcome], ['closed', 'partly-kept']);
  const into = { id: newId(), year: 2026 };
  const carried = evolve(adopted, carryOverCommitment(adopted, into, '用地未批'));
  assert.deepEqual([carried.state, carried.continuedBy], ['carried-over', into.id]);
  const again: ((c: Commitment) => unknown)[] = [
    (c) => closeCommitment(c, end),
    (c) => carryOverCommitment(c, into, '用地未批'),
    (c) => correctCommitment(c, { lead: 'caizheng' }, '职责调整'),
  ];
  for (const act of again)
    for (const c of [closed, carried]) assert.throws(() => act(c), { code: 'wrong-state' });
});
