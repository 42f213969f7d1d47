import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan as county } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { takeFromBlock } from './number-block.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.drop());

test('many who take numbers at once get each its own, and a block is used up before the next is taken', async () => {
  const taken = await Promise.all(
    Array.from({ length: 120 }, () => takeFromBlock(base.db, county, '热线', 2025)),
  );
  assert.deepEqual(
    taken.toSorted((a, b) => a - b),
    Array.from({ length: 120 }, (_, index) => index + 1),
  );
});
