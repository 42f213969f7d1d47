import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CountyId } from '../kernel/index.ts';
import { pairsOf } from './search.ts';

const county = CountyId.parse('chengchuan');
const pairs = (text: string): string[] =>
  pairsOf(county, text).map((pair) => pair.replace('chengchuan ', ''));

test('Chinese is found by its pairs, also where a number stands before it', () => {
  assert.deepEqual(pairs('新建400个基站'), ['新建', '400', '个基', '基站']);
  assert.deepEqual(pairs('第3盏路灯'), ['第', '3', '盏路', '路灯']);
});

test('letters and digits together are one word, in whatever width they were typed', () => {
  assert.deepEqual(pairs('ＰＭ2.5下降'), ['pm2', '5', '下降']);
  assert.deepEqual(pairs('5G基站'), ['5g', '基站']);
});
