import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposal } from '../review/examples.ts';
import { confirmingFaults, differences, savingFaults } from './faults.ts';

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
  const theirs = { ...draft, title: '别的', lead: 'x', joins: ['y'] };
  assert.deepEqual(differences(draft, theirs), ['title', 'lead', 'joins']);
  assert.deepEqual(differences(draft, structuredClone(draft)), []);
});
