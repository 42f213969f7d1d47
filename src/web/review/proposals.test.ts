import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DocumentView } from '../../wire/index.ts';
import { proposal } from './examples.ts';
import {
  confirmingFaults,
  countStates,
  differences,
  filtered,
  neighbour,
  nextProposed,
  savingFaults,
  withProposals,
} from './proposals.ts';

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

test('confirming asks for a lead unit and, for a numeric one, for a target', () => {
  const { draft } = proposal();
  assert.deepEqual(confirmingFaults(draft), ['lead-missing']);
  assert.deepEqual(confirmingFaults({ ...draft, lead: 'x', targets: [] }), ['target-missing']);
  assert.deepEqual(confirmingFaults({ ...draft, lead: 'x', targets: [], type: 'descriptive' }), []);
});

test('saving asks for a title, and for both ends of a range', () => {
  const { draft } = proposal();
  const [target] = draft.targets;
  assert.ok(target);
  assert.deepEqual(savingFaults({ ...draft, title: ' ' }), ['title-missing']);
  assert.deepEqual(savingFaults({ ...draft, targets: [{ ...target, op: 'range' }] }), ['range-open']);
});

test('two drafts differ in the fields that were changed', () => {
  const { draft } = proposal();
  assert.deepEqual(differences(draft, { ...draft, title: '别的', lead: 'x' }), ['title', 'lead']);
  assert.deepEqual(differences(draft, structuredClone(draft)), []);
});
