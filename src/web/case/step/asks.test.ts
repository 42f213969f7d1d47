import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CaseView } from '../../../wire/index.ts';
import { beginsWith } from './asks.ts';

const unit = (id: string) => ({ id, name: id, assumed: false });

const standing = (...types: string[]) => ({
  lead: unit('zhujianju'),
  joins: [unit('chengguanju')],
  leader: { id: 'changwu', title: '常务副县长', assumed: false },
  entries: types.map((type) => ({ type })) as CaseView['entries'],
});

test('sending a case on begins with who has it now', () => {
  assert.deepEqual(beginsWith('assign', standing('opened', 'assigned', 'succeeded')), {
    lead: 'zhujianju',
    joins: ['chengguanju'],
    leader: 'changwu',
  });
});

test('a unit that handed the case back is not proposed again', () => {
  const begun = beginsWith('assign', standing('opened', 'assigned', 'handed-back'));
  assert.equal('lead' in begun, false);
  assert.deepEqual(begun['joins'], ['chengguanju']);
});

test('where nobody has it, and in every other step, nothing is filled in', () => {
  assert.deepEqual(beginsWith('assign', { ...standing('opened'), lead: null, joins: [], leader: null }), {
    joins: [],
  });
  assert.deepEqual(beginsWith('report', standing('opened', 'assigned')), {});
});
