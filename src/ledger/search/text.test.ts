import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pairsOf, searchKeys } from './text.ts';

test('a text is found by every pair of neighbours, across numbers too', () => {
  assert.deepEqual(pairsOf('青石路7号路灯'), ['青石', '石路', '路7', '7号', '号路', '路灯']);
  assert.deepEqual(pairsOf('Wi-Fi，497号'), ['wi', 'fi', '497号', '497']);
  assert.deepEqual(pairsOf('新建400个基站'), ['新建', '建400', '400个', '个基', '基站', '400']);
  assert.deepEqual(pairsOf('灯，灯'), []);
});

test('letters and digits together are one word, in whatever width they were typed', () => {
  assert.deepEqual(pairsOf('ＰＭ2.5下降'), ['pm2', '5下', '下降']);
  assert.deepEqual(pairsOf('5G基站'), ['5g基', '基站', '5g']);
});

test('a query of one character is refused, wherever spaces stand', () => {
  for (const query of ['灯', ' 灯 ', '灯 路']) assert.throws(() => searchKeys(query), { code: 'bad-input' });
  assert.deepEqual(searchKeys('7号  路灯'), {
    keys: ['7号', '路灯'],
    stretches: ['7号', '路灯'],
    matter: undefined,
  });
});
