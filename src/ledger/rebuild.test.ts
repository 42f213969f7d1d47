import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { clockAt, chengchuan as county, foundCounty } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Day, Instant } from '../clock/index.ts';
import { inTransaction } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import { adoptCases } from './adopt.ts';
import { openCommitment } from './open-commitment.ts';
import { rebuildProjections } from './rebuild.ts';
import { findCase } from './store.ts';
import { verifyCase } from './verify.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const author = { post: 'ducha', account: newId(), at: '2025-02-10T01:00:00.000Z' as Instant };

test('a projection that an older fold wrote is rebuilt from the entries to what it was', async () => {
  const id = await inTransaction(base.db, (tx) =>
    openCommitment(
      tx,
      county,
      {
        title: '新建公共停车位600个',
        type: 'descriptive',
        targets: [],
        deadline: '2025-10-31' as Day,
        lead: 'zhujian',
        joins: ['caizheng'],
        leader: null,
        milestones: [],
        children: [],
        year: 2025,
        continues: null,
        note: '',
        source: { kind: 'sheet', file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '车位' },
      },
      author,
    ),
  );
  await adoptCases(base.db, county, { cases: [id] }, author);
  const stood = await findCase(base.db, county, id);
  const row = () => sql`select * from ledger_case where id = ${id}`.execute(base.db).then(({ rows }) => rows);
  const rowStood = await row();
  await sql`update ledger_case set fold = 0, body = '{}', title = '?', stage = '?', due_at = null, next_at = null`.execute(
    base.db,
  );
  assert.equal(await rebuildProjections(base.db, county, clockAt('2026-01-01T00:00:00.000Z')), 1);
  assert.equal(await rebuildProjections(base.db, county, clockAt('2026-01-01T00:00:00.000Z')), 0);
  assert.deepEqual(await findCase(base.db, county, id), stood);
  assert.deepEqual(await row(), rowStood);
  assert.ok(stood);
  assert.deepEqual((await verifyCase(base.db, county, stood)).faults, []);
});
