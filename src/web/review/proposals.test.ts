import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentView } from '../../wire/index.ts';
import { proposal } from './examples.ts';
import { countStates, filtered, neighbour, nextProposed, withProposals } from './proposals.ts';

const id = (last: number) => `01980000-0000-7000-8000-00000000000${last}`;
const at = (start: number, fields = {}) => ({
  ...proposal(),
  ...JSON.parse(`{"id":"${id(start)}"}`),
  start,
  ...fields,
});
const list = [at(1, { state: 'confirmed' }), at(2), at(3, { state: 'waived' }), at(4)];

test('the next waiting proposal is looked for round the end of the list', () => {
  assert.equal(nextProposed(list, id(1))?.id, id(2));
  assert.equal(nextProposed(list, id(2))?.id, id(4));
  assert.equal(nextProposed(list, id(4))?.id, id(2));
  assert.equal(nextProposed(list, undefined)?.id, id(2));
  assert.equal(nextProposed([list[0], list[2]], id(1)), undefined);
});

test('the next waiting proposal is never the one at hand', () => {
  assert.equal(nextProposed([list[1]], id(2)), undefined);
});

test('stepping stops at both ends', () => {
  assert.equal(neighbour(list, id(1), -1)?.id, id(1));
  assert.equal(neighbour(list, id(4), 1)?.id, id(4));
  assert.equal(neighbour(list, undefined, 1)?.id, id(1));
  assert.equal(neighbour([], id(1), 1), undefined);
});

test('filters join, and none asks for those without a lead unit', () => {
  assert.deepEqual(
    filtered(list, { state: 'proposed', unit: 'none' }).map((p) => p.start),
    [2, 4],
  );
  assert.deepEqual(filtered(list, { unit: 'traffic' }), []);
});

test('counts leave out what a merge or split replaced', () => {
  assert.deepEqual(countStates([...list, at(5, { state: 'replaced' })]), {
    proposed: 2,
    confirmed: 1,
    waived: 1,
  });
});

test('an older answer never replaces a newer proposal', () => {
  const known = { proposals: [at(1, { version: 3 })], document: { proposals: {} } };
  const view: DocumentView = JSON.parse(JSON.stringify(known));
  const changed = withProposals(view, [at(1, { version: 2 }), at(2, { state: 'waived' })]);
  assert.deepEqual(
    changed.proposals.map((p) => p.version),
    [3, 1],
  );
  assert.deepEqual(changed.document.proposals, { proposed: 1, confirmed: 0, waived: 1 });
});
