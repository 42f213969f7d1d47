import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceAround } from './sentence.ts';

const text = '前面一句。新建车位600个，改造管网5公里。后面一句。\n下一段没有句号';

test('the sentence around a stretch runs from one closing mark to the next', () => {
  const start = text.indexOf('改造');
  assert.equal(sentenceAround(text, start, start + 7), '新建车位600个，改造管网5公里。');
});

test('a stretch over two sentences brings both', () => {
  const start = text.indexOf('改造');
  assert.equal(
    sentenceAround(text, start, text.indexOf('后面') + 2),
    '新建车位600个，改造管网5公里。后面一句。',
  );
});

test('a line end closes a sentence as well, and so does the end of the text', () => {
  const start = text.indexOf('下一段');
  assert.equal(sentenceAround(text, start, start + 3), '下一段没有句号');
});
