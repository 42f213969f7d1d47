import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matters } from '../../../test/support/county.ts';
import { newId } from '../../kernel/index.ts';
import { turnsOf } from './turns.ts';

const defined = await matters();

const waiting = (matter: string, ...roles: string[]) => {
  const doer = { account: newId(), posts: [{ id: 'post', organisation: 'zhengfuban', roles }] };
  const { any, lead } = turnsOf(
    defined.filter(({ id }) => id === matter),
    doer,
  );
  const stages = (list: typeof any) => list.map(({ stage }) => stage);
  return { any: stages(any), lead: stages(lead) };
};

test('a ticket waits for the desk until it is sent out, then for the unit, then for the audit, then for the close', () => {
  assert.deepEqual(waiting('hotline', 'hotline-desk').any, ['registered', 'returned']);
  assert.deepEqual(waiting('hotline', 'unit'), { any: [], lead: ['dispatched', 'handling'] });
  assert.deepEqual(waiting('hotline', 'hotline-inspector').any, ['handled']);
  assert.deepEqual(waiting('hotline', 'hotline-chief').any, ['merged', 'visited']);
});

test('a year’s commitment does not wait for its close while the unit still owes it', () => {
  const { any, lead } = waiting('commitment', 'delivery-office');
  assert.deepEqual(any, ['reading', 'returned', 'handled', 'verified']);
  assert.deepEqual(lead, ['adopted', 'accepted']);
});

test('versions of one matter add to each other, and none is listed twice', () => {
  const doer = { account: newId(), posts: [{ id: 'post', organisation: 'x', roles: ['hotline-desk'] }] };
  const twice = turnsOf([...defined, ...defined], doer);
  assert.deepEqual(twice, turnsOf(defined, doer));
});
