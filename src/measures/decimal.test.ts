import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compare, decimal, minus, plus, quotient, times, writeDecimal } from './decimal.ts';

const written = (value: ReturnType<typeof decimal>) => writeDecimal(value);

test('what binary fractions spoil is exact in decimal digits', () => {
  assert.equal(written(plus(decimal(0.1), decimal(0.2))), '0.3');
  assert.equal(written(times(decimal('1.1'), decimal('100000000'))), '110000000');
  assert.equal(written(decimal(1e21)), '1000000000000000000000');
  assert.equal(written(decimal(5e-7)), '0.0000005');
});

test('a quotient is rounded half away from zero', () => {
  assert.equal(written(quotient(decimal(1), decimal(8), 2)), '0.13');
  assert.equal(written(quotient(decimal(-1), decimal(8), 2)), '-0.13');
  assert.equal(written(quotient(decimal(2), decimal(3), 4)), '0.6667');
});

test('adding and taking away again gives back the same number', () => {
  const number = fc
    .tuple(fc.integer(), fc.integer({ min: 0, max: 6 }))
    .map(([n, places]) => decimal(`${n}e-${places}`));
  fc.assert(fc.property(number, number, (a, b) => compare(minus(plus(a, b), b), a) === 0));
});
