import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptLeads } from './kept-leads.ts';

test('a suggestion counts as kept where the first suggested unit was confirmed; without a suggestion nothing counts', () => {
  const offers = [
    { offered: ['water', 'farming'], confirmed: 'water' },
    { offered: ['water', 'farming'], confirmed: 'farming' },
    { offered: ['water'], confirmed: 'roads' },
    { offered: [null, 'farming'], confirmed: 'farming' },
    { offered: [], confirmed: 'roads' },
  ];
  assert.deepEqual(keptLeads(offers), { offered: 4, first: 1, among: 3 });
  assert.deepEqual(keptLeads([]), { offered: 0, first: 0, among: 0 });
});
