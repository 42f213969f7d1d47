import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import { type ConfirmedDraft, foldCommitment, openCommitment } from './commitment.ts';

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
  source: { document: newId(), digest: 'sha256:00', start: 10, end: 20, quote: '新建公共停车位600个' },
};

test('an opened commitment folds back to what was confirmed, and is a reading still', () => {
  const state = foldCommitment([openCommitment(draft, '承诺〔2025〕1号')]);
  const { note: _note, ...confirmed } = draft;
  assert.deepEqual(state, {
    ...confirmed,
    matter: 'commitment',
    number: '承诺〔2025〕1号',
    state: 'reading',
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
