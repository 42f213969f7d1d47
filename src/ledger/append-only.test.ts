import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county, foundCounty } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Day, Instant } from '../clock/index.ts';
import { type Db, inTransaction, openPool } from '../db/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import { findFaults } from './chain.ts';
import { openCommitment } from './open-commitment.ts';
import { erasePrivatePart } from './private/erase-private-part.ts';
import { listPrivateParts } from './private/store.ts';
import { findCase, listEntries } from './store.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const author = { post: 'ducha', account: newId(), at: '2025-02-10T01:00:00.000Z' as Instant };

const nobodyElse = { joins: [], leader: null, milestones: [], children: [], year: 2025, continues: null };

const open = (note = '内部说明'): Promise<Id> =>
  inTransaction(base.db, (tx) =>
    openCommitment(
      tx,
      county,
      {
        title: '新建公共停车位600个',
        type: 'countable',
        targets: [],
        deadline: '2025-10-31' as Day,
        lead: 'zhujian',
        ...nobodyElse,
        note,
        source: {
          kind: 'document' as const,
          document: newId(),
          digest: 'sha256:00',
          start: 1,
          end: 5,
          quote: '车位',
        },
      },
      author,
    ),
  );

async function verdict(id: Id): Promise<string[]> {
  const record = await findCase(base.db, county, id);
  assert.ok(record);
  const entries = await listEntries(base.db, county, id);
  const faults = findFaults(county, id, entries, await listPrivateParts(base.db, county, id), record.head);
  return faults.map(({ seq, fault }) => `${seq} ${fault}`);
}

/** Does something to the tables with the rights of another role. */
async function as<T>(role: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openPool(base.addressFor(role), 1);
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

for (const statement of [
  'update entry set body = body',
  'delete from entry',
  'truncate entry cascade',
  'update entry_private set salt = salt',
  'delete from entry_private',
  'update access_log set reason = reason',
  'delete from access_log',
  'delete from ledger_case',
]) {
  test(`the application role may not: ${statement}`, async () => {
    await assert.rejects(sql.raw(statement).execute(base.db), /permission denied|must be owner/);
  });
}

test('what was written survives storing: the chain is sound, its numbers run without gaps', async () => {
  const first = await open();
  const second = await open();
  assert.deepEqual([await verdict(first), await verdict(second)], [[], []]);
  const numbers = await Promise.all(
    [first, second].map(async (id) => (await findCase(base.db, county, id))?.number),
  );
  assert.deepEqual(numbers, ['承诺〔2025〕1号', '承诺〔2025〕2号']);
});

test('a number taken in a transaction that fails is taken again by the next', async () => {
  const failed = inTransaction(base.db, async (tx) => {
    await openCommitment(tx, county, { ...(await draftOf()), lead: 'zhujian' }, author);
    throw new Error('the office closed');
  });
  await assert.rejects(failed, /office closed/);
  const id = await open();
  assert.equal((await findCase(base.db, county, id))?.number, '承诺〔2025〕3号');
});

async function draftOf() {
  return {
    title: '改造管网5公里',
    type: 'descriptive' as const,
    targets: [],
    deadline: null,
    ...nobodyElse,
    note: '',
    source: {
      kind: 'document' as const,
      document: newId(),
      digest: 'sha256:00',
      start: 1,
      end: 5,
      quote: '管网',
    },
  };
}

test('the retention role erases a private part, which is itself an entry, and the chain stays sound', async () => {
  const id = await open();
  await as('suohe_retention', (db) =>
    erasePrivatePart(db, county, { caseId: id, seq: 1 }, '保存期满', author),
  );
  assert.deepEqual(await verdict(id), []);
  assert.equal((await listPrivateParts(base.db, county, id)).size, 0);
  const entries = await listEntries(base.db, county, id);
  assert.deepEqual(
    entries.map((e) => e.type),
    ['opened', 'erased'],
  );
  await assert.rejects(
    as('suohe_retention', (db) => erasePrivatePart(db, county, { caseId: id, seq: 1 }, '再清一次', author)),
    { code: 'not-found' },
  );
  assert.equal((await listEntries(base.db, county, id)).length, 2, 'a refused erasure leaves no entry');
});

test('the application role may not erase a private part', async () => {
  const id = await open();
  await assert.rejects(
    erasePrivatePart(base.db, county, { caseId: id, seq: 1 }, '保存期满', author),
    /permission denied/,
  );
  assert.deepEqual(await verdict(id), []);
});

test('a private part that is gone without an entry about it is found', async () => {
  const id = await open();
  await as('suohe_retention', (db) =>
    db.deleteFrom('entry_private').where('county', '=', county).where('case_id', '=', id).execute(),
  );
  assert.deepEqual(await verdict(id), ['1 private-part-missing']);
});

test('an entry that the owner of the tables changes behind our back is found', async () => {
  const id = await open();
  await as('suohe_owner', (db) =>
    db
      .updateTable('entry')
      .set({ body: JSON.stringify({ title: '新建公共停车位60个' }) })
      .where('case_id', '=', id)
      .execute(),
  );
  assert.deepEqual(await verdict(id), ['1 altered']);
});

test('an entry that the owner removes is found, for the projection remembers the head', async () => {
  const id = await open('');
  await as('suohe_owner', (db) => db.deleteFrom('entry').where('case_id', '=', id).execute());
  assert.deepEqual(await verdict(id), ['1 missing']);
});
