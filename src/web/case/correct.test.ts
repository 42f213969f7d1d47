import assert from 'node:assert/strict';
import { test } from 'node:test';
import { proposal } from '../review/examples.ts';
import { changedTerms } from './correct.ts';

test('only what was changed is sent, so that another person’s correction stays', () => {
  const { note: _, ...terms } = proposal().draft;
  assert.deepEqual(changedTerms({ ...terms, deadline: null, joins: ['caizheng'] }, terms), {
    joins: ['caizheng'],
  });
  assert.deepEqual(changedTerms(terms, structuredClone(terms)), {});
});
