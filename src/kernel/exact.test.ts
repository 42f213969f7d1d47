import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, compare, divide, exact, multiply, round, spell, toText } from './exact.ts';

test('a tenth three times is three tenths, which doubles do not know', () => {
  const three = add(add(exact(0.1), exact(0.1)), exact('0.1'));
  assert.equal(compare(three, exact('0.3')), 0);
});

test('a half is rounded away from zero, and less than a half is not', () => {
  const rounded = ['0.125', '0.1249999', '-0.125', '2.675', '1.005'].map((text) => toText(exact(text), 2));
  assert.deepEqual(rounded, ['0.13', '0.12', '-0.13', '2.68', '1.01']);
  assert.equal(toText(exact('2.5'), 0), '3');
});

test('a third is kept whole until it is rounded', () => {
  const third = divide(exact(1), exact(3));
  assert.equal(spell(third), '1/3');
  assert.equal(spell(multiply(third, exact(3))), '1');
  assert.equal(toText(third, 4), '0.3333');
  assert.equal(spell(round(third, 2)), '0.33');
});

test('what has an end as a decimal is spelled as one', () => {
  assert.deepEqual(
    ['0.50', '12', '-0.0625', '1e3'].map((text) => spell(exact(text))),
    ['0.5', '12', '-0.0625', '1000'],
  );
});
