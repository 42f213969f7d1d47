import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawSample } from './draw.ts';

const numbers = (count: number, word: string) =>
  Array.from({ length: count }, (_, i) => `${word}〔2025〕${i + 1}号`);
const strata = [
  { unit: 'jiaotong', numbers: numbers(100, '承诺') },
  { unit: 'shuili', numbers: numbers(3, '督办') },
];
const counts = (drawn: ReturnType<typeof drawSample>) => drawn.map((one) => one.numbers.length);

test('a share is rounded up exactly, and no unit is drawn less than the least or more than it has', () => {
  assert.deepEqual(counts(drawSample('x', strata, { share: 7, least: 0 })), [7, 1]);
  assert.deepEqual(counts(drawSample('x', strata, { share: 7.1, least: 2 })), [8, 2]);
  assert.deepEqual(counts(drawSample('x', strata, { share: 0, least: 5 })), [5, 3]);
  assert.deepEqual(counts(drawSample('x', strata, { share: 0, least: 0 })), [0, 0]);
});

test('the same seed draws the same again, whatever the order in which the population was listed', () => {
  const turned = strata.map((one) => ({ ...one, numbers: [...one.numbers].reverse() }));
  const size = { share: 10, least: 1 };
  assert.deepEqual(drawSample('seed|2025-12-01', strata, size), drawSample('seed|2025-12-01', turned, size));
  assert.notDeepEqual(
    drawSample('seed|2025-12-01', strata, size),
    drawSample('seed|2025-12-02', strata, size),
  );
});

test('every number is as likely as another: over many seeds none is left out', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 100; seed += 1)
    for (const number of drawSample(`${seed}`, strata, { share: 10, least: 0 })[0]?.numbers ?? [])
      seen.add(number);
  assert.equal(seen.size, 100);
});
