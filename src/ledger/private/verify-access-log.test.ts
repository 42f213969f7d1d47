import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Instant } from '../../clock/index.ts';
import { inTransaction, openPool } from '../../db/index.ts';
import { newId } from '../../kernel/index.ts';
import { recordLook } from './record-look.ts';
import { verifyAccessLog } from './verify-access-log.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

/** Somebody who owns the server and has no scruples. */
async function tamper(...statements: string[]): Promise<void> {
  const db = openPool(base.adminUrl, 1);
  try {
    for (const statement of statements) await sql.raw(statement).execute(db);
  } finally {
    await db.destroy();
  }
}

const author = { post: 'shenji', account: newId(), at: '2025-02-10T01:00:00.000Z' as Instant };
const look = (reason: string) =>
  inTransaction(base.db, (tx) => recordLook(tx, county, { subject: 'case/1/1', reason, author }));

beforeEach(async () => {
  await tamper('truncate access_log, access_log_head');
  for (const reason of ['核实投诉', '联系诉求人', '审计抽查', '回访']) await look(reason);
});

const faults = async () =>
  (await verifyAccessLog(base.db, county)).faults.map(({ seq, fault }) => `${seq} ${fault}`);

test('a log that nobody touched is sound, and so is one in which nobody has looked', async () => {
  assert.deepEqual(await verifyAccessLog(base.db, county), { lines: 4, faults: [] });
  await tamper('truncate access_log, access_log_head');
  assert.deepEqual(await verifyAccessLog(base.db, county), { lines: 0, faults: [] });
});

test('another reason, another person, another time: each altered line is found', async () => {
  await tamper("update access_log set reason = '例行检查' where seq = 2");
  assert.deepEqual(await faults(), ['2 altered']);
  await tamper("update access_log set by_post = 'xianzhang' where seq = 3");
  assert.deepEqual(await faults(), ['2 altered', '3 altered']);
  await tamper("update access_log set at = at + interval '1 day' where seq = 4");
  assert.deepEqual(await faults(), ['2 altered', '3 altered', '4 altered']);
});

test('a line that was taken out is found, in the middle and at the end', async () => {
  await tamper('delete from access_log where seq = 2');
  assert.deepEqual(await faults(), ['2 missing']);
  await tamper('delete from access_log where seq = 4');
  assert.deepEqual(await faults(), ['2 missing', '4 missing']);
});

test('lines that changed places are found, and one rewritten with a hash of its own', async () => {
  await tamper(
    'update access_log set seq = 99 where seq = 2',
    'update access_log set seq = 2 where seq = 3',
    'update access_log set seq = 3 where seq = 99',
  );
  assert.deepEqual(await faults(), [
    '2 wrong-previous',
    '2 altered',
    '3 wrong-previous',
    '3 altered',
    '4 wrong-previous',
  ]);
});

test('a last line put in place of another is found by what is remembered of it', async () => {
  await tamper("update access_log set hash = 'sha256:00' where seq = 4");
  assert.deepEqual(await faults(), ['4 altered', '4 head-differs']);
});

test('the log of one county is not that of another', async () => {
  await tamper(
    "update access_log set county = 'elsewhere'",
    "update access_log_head set county = 'elsewhere'",
  );
  const { faults: found } = await verifyAccessLog(base.db, 'elsewhere' as typeof county);
  assert.ok(found.some(({ seq, fault }) => seq === 1 && fault === 'wrong-previous'));
});
