import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { inTransaction } from './index.ts';
import { instantFrom, wholeNumberFrom } from './parsers.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.drop());

const read = async (expression: string): Promise<unknown> => {
  const { rows } = await sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(base.db);
  return rows[0]?.value;
};

test('values keep their meaning on the way out: a day is a day, money is exact, a moment has its zone', async () => {
  assert.equal(await read(`date '2026-02-28'`), '2026-02-28');
  assert.equal(await read(`12345678901234567890.10::numeric`), '12345678901234567890.10');
  assert.equal(await read(`9007199254740991::int8`), 9007199254740991);
  assert.equal(await read(`timestamptz '2026-02-28 00:00:00.123456+08'`), '2026-02-27T16:00:00.123Z');
  assert.deepEqual(await read(`array[date '2026-02-28', null]`), ['2026-02-28', null]);
  assert.deepEqual(await read(`array[1::int8, 2]`), [1, 2]);
  assert.deepEqual(await read(`array[timestamptz '2026-02-28 00:00:00+08']`), ['2026-02-27T16:00:00.000Z']);
  assert.deepEqual(await read(`'{"a": [1]}'::jsonb`), { a: [1] });
});

test('a moment is read in whatever zone the server writes it', () => {
  const moment = '2026-02-27T16:00:00.000Z';
  const written = ['2026-02-28 00:00:00+08', '2026-02-27 21:30:00+05:30', '2026-02-27 16:00:00.0004+00'];
  assert.deepEqual(written.map(instantFrom), [moment, moment, moment]);
});

test('what a number cannot hold exactly is an error, never another number', async () => {
  assert.throws(() => wholeNumberFrom('9007199254740993'), /cannot hold/);
  assert.throws(() => instantFrom('infinity'), /no moment/);
  await assert.rejects(read('9007199254740993::int8'), /cannot hold/);
});

test('a transaction that fails leaves nothing behind', async () => {
  const insert = sql`insert into county values ('chengchuan', '澄川县', 'Chengchuan', true)`;
  await assert.rejects(
    inTransaction(base.db, async (tx) => {
      await insert.execute(tx);
      throw new Error('no');
    }),
  );
  assert.equal(await read('(select count(*) from county)'), 0);
});

test('the application may add an entry and never change or remove one', async () => {
  for (const act of ['update entry set seq = 2', 'delete from entry', 'truncate entry']) {
    await assert.rejects(sql.raw(act).execute(base.db), /permission denied for table entry/);
  }
  assert.equal(await read(`has_table_privilege('entry', 'insert')`), true);
});
