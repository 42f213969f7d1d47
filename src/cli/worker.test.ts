import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county, foundCounty } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Clock, type Day, dayAt, type Instant } from '../clock/index.ts';
import { inTransaction } from '../db/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import { adoptCases, listEntries, openCase } from '../ledger/index.ts';
import { startWorker } from './worker.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const opened = '2025-02-10T01:00:00.000Z' as Instant;
const office = { post: 'ducha', account: newId(), at: opened, organisation: 'zhengfuban' };

/** A commitment whose deadline has passed by the clock of the worker. */
async function overdue(): Promise<Id> {
  const doer = {
    account: office.account,
    posts: [{ id: 'ducha', organisation: 'zhengfuban', roles: ['delivery-office'] }],
  };
  const fields = { type: 'descriptive', targets: [], milestones: [], children: [], year: 2025 };
  const opening = {
    title: '改造老旧小区',
    lead: 'caizheng',
    deadline: '2025-03-31' as Day,
    fields,
    source: { kind: 'sheet' as const, file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '小区' },
  };
  const record = await inTransaction(base.db, (tx) =>
    openCase(tx, county, 'commitment', opening, { doer, now: opened }),
  );
  await adoptCases(base.db, county, { cases: [record.id] }, office);
  return record.id;
}

test('the worker climbs the ladder and delivers in its first round, survives a fault, and ends when told', async () => {
  const id = await overdue();
  let asked = 0;
  const clock: Clock = {
    now: () => {
      asked += 1;
      if (asked === 2) throw new Error('a fault that passes');
      return '2025-06-02T01:00:00.000Z' as Instant;
    },
  };
  const worker = startWorker(base.db, [county], clock);
  await worker.stop();
  const again = startWorker(base.db, [county], clock);
  await again.stop();
  const entries = await listEntries(base.db, county, id);
  const types = entries.map(({ type }) => type);
  assert.ok(types.includes('breached') && types.includes('urged'), types.join(' '));
  assert.equal(dayAt(entries.at(-1)?.at ?? opened), '2025-06-02');
  const { rows } = await sql<{ told: number }>`select count(*)::int as told from message`.execute(base.db);
  assert.ok((rows[0]?.told ?? 0) > 0);
});
