import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { proposal } from './examples.ts';
import { cutsOf, mergeable, piecesOf } from './rearranging.ts';

test('the pieces of a stretch, put together, are the stretch, and none is empty', () => {
  const quotes = fc.string({ unit: fc.constantFrom('路', '，', '；', '3'), minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(quotes, (quote) => {
      assert.equal(piecesOf(quote).join(''), quote);
      assert.ok(piecesOf(quote).every((piece) => piece.length > 0));
      assert.equal(piecesOf(quote).length, cutsOf(quote).length + 1);
    }),
  );
});

test('a stretch is never cut at its very end', () => {
  assert.deepEqual(cutsOf('修路3条，架桥2座。'), [5]);
  assert.deepEqual(cutsOf('修路3条'), []);
});

const at = (start: number, state: 'proposed' | 'confirmed' | 'replaced') => ({
  ...proposal({ start, state }),
  ...JSON.parse(`{"id":"01980000-0000-7000-8000-00000000000${start}"}`),
});

test('only the neighbour that still waits can be merged', () => {
  const [first, gone, second, done] = [
    at(1, 'proposed'),
    at(2, 'replaced'),
    at(3, 'proposed'),
    at(4, 'confirmed'),
  ];
  const all = [done, second, gone, first];
  assert.equal(mergeable(all, first)?.start, 3);
  assert.equal(mergeable(all, second), undefined);
  assert.equal(mergeable(all, done), undefined);
});
