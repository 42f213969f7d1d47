import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { englishFigure, figure, parseFigure } from './figure.ts';

test('a value is written in the scale of the text', () => {
  assert.equal(figure(36_000_000_000, '完成年度投资360亿元以上'), '360亿');
  assert.equal(figure(15_000, '回迁1.5万人'), '1.5万');
  assert.equal(figure(15_000, '回迁15000人'), '15000');
});

test('without a text the largest scale with at most two decimals is taken', () => {
  assert.equal(figure(146_000_000), '1.46亿');
  assert.equal(figure(21_232), '21232');
  assert.equal(figure(400), '400');
  assert.equal(figure(7.5), '7.5');
  assert.equal(figure(-20_000), '-2万');
});

test('what a person types is read exactly, full-width too', () => {
  assert.equal(parseFigure('1.1亿'), 110_000_000);
  assert.equal(parseFigure('３,０００'), 3000);
  assert.equal(parseFigure(' 0.5 万 '), 5000);
  assert.equal(parseFigure('-2'), -2);
});

test('what is no number is not read as one', () => {
  for (const typed of ['', '亿', '3个', '1.2.3', 'NaN', '1e5', '--1']) {
    assert.equal(parseFigure(typed), undefined, typed);
  }
});

test('writing a value and reading it again gives the value', () => {
  const decimals = fc
    .tuple(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 0, max: 4 }))
    .map(([n, places]) => Number(`${n}e-${places}`));
  fc.assert(
    fc.property(decimals, (value) => assert.equal(parseFigure(figure(value)), value === 0 ? 0 : value)),
  );
});

test('readers of English see millions and billions', () => {
  assert.equal(englishFigure(36_000_000_000), '36 billion');
  assert.equal(englishFigure(42_000), '42,000');
  assert.equal(englishFigure(5.5), '5.5');
});
