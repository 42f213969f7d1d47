import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairsOf } from './pairs.ts';

type One = { readonly name: string; readonly value: number };
const one = (name: string, value: number): One => ({ name, value });
const pairs = (before: One[], after: One[]) =>
  pairsOf(before, after, ({ name }) => name).map(({ before: was, after: is }) => [
    was && `${was.name} ${was.value}`,
    is && `${is.name} ${is.value}`,
  ]);

test('what stayed is left out, and what goes by the same name is one thing that changed', () => {
  assert.deepEqual(pairs([one('泊位', 600), one('车场', 20)], [one('车场', 20), one('泊位', 400)]), [
    ['泊位 600', '泊位 400'],
  ]);
});

test('one that was given another name is the same, where no other can be meant', () => {
  assert.deepEqual(pairs([one('泊位', 600)], [one('公共泊位', 600)]), [['泊位 600', '公共泊位 600']]);
  assert.deepEqual(pairs([one('泊位', 600), one('车场', 20)], [one('公共泊位', 600)]), [
    [undefined, '公共泊位 600'],
    ['泊位 600', undefined],
    ['车场 20', undefined],
  ]);
});

test('what was added or taken away stands alone', () => {
  assert.deepEqual(pairs([], [one('泊位', 600)]), [[undefined, '泊位 600']]);
  assert.deepEqual(pairs([one('泊位', 600)], []), [['泊位 600', undefined]]);
});
