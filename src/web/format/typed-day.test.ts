import assert from 'node:assert/strict';
import { test } from 'node:test';
import { typedDay } from './typed-day.ts';

test('a day is understood as people write it', () => {
  for (const text of [
    '2025-03-01',
    '2025/3/1',
    '2025.3.1',
    '20250301',
    '2025年3月1日',
    ' 2025 年 3 月 1 日 ',
    '２０２５／３／１',
  ])
    assert.equal(typedDay(text), '2025-03-01', text);
});

test('what is no day is not made one', () => {
  for (const text of ['2025-02-30', '2025/13/1', '3/1', '2025', '20250229', '三月一日', ''])
    assert.equal(typedDay(text), undefined, text);
});
