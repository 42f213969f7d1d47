import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { clockAt, chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { adoptCases } from '../adopt.ts';
import { doStepNow } from '../do-step.ts';
import { once } from '../idempotent.ts';
import { openCommitment } from '../open-commitment.ts';
import { findCase, listEntries } from '../store.ts';
import { verifyCase } from '../verify.ts';
import { deliverMessages } from './deliver.ts';
import { runLadder } from './run-ladder.ts';
import { listMessages } from './store.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const at = (text: string): Instant => text as Instant;
const office = {
  post: 'ducha',
  account: newId(),
  at: at('2025-02-10T01:00:00.000Z'),
  organisation: 'zhengfuban',
};
const unit = {
  account: newId(),
  posts: [{ id: 'caizheng-lianluo', organisation: 'caizheng', roles: ['unit'] }],
};

async function adopted(deadline = '2025-10-31'): Promise<Id> {
  const id = await inTransaction(base.db, (tx) =>
    openCommitment(
      tx,
      county,
      {
        title: '新建公共停车位600个',
        type: 'descriptive',
        targets: [],
        deadline: deadline as Day,
        lead: 'caizheng',
        joins: [],
        leader: 'xianzhang',
        milestones: [],
        children: [],
        year: 2025,
        continues: null,
        note: '',
        source: { kind: 'sheet', file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '车位' },
      },
      office,
    ),
  );
  await adoptCases(base.db, county, { cases: [id] }, office);
  return id;
}

const accept = (id: Id, now: string) =>
  doStepNow(base.db, county, id, { command: { step: 'accept' } }, { doer: unit, now: at(now) });

const urgings = async (id: Id): Promise<string[]> =>
  (await listEntries(base.db, county, id))
    .filter(({ type }) => type === 'urged' || type === 'breached')
    .map(({ type, body }) => `${body['clock']} ${type === 'urged' ? body['level'] : 'breached'}`);

const wholeLadder = [
  'deadline reminder',
  'deadline reminder',
  'deadline breached',
  'deadline blue',
  'deadline orange',
  'deadline red',
];

test('two workers after weeks of downtime write every reminder, breach and order once and in order', async () => {
  const ids = [await adopted(), await adopted(), await adopted()];
  for (const id of ids) await accept(id, '2025-02-11T01:00:00.000Z');
  const late = clockAt('2025-12-20T01:00:00.000Z');
  await Promise.all([runLadder(base.db, county, late), runLadder(base.db, county, late)]);
  assert.equal(await runLadder(base.db, county, late), 0, 'nothing is left to do');
  for (const id of ids) {
    assert.deepEqual(await urgings(id), wholeLadder);
    const record = await findCase(base.db, county, id);
    assert.ok(record);
    assert.deepEqual(record.state.breaches, [{ clock: 'deadline', term: 1, due: '2025-10-31' }]);
    assert.deepEqual((await verifyCase(base.db, county, record)).faults, []);
  }
});

test('a clock that jumps back does nothing again, and one that goes on step by step writes the same', async () => {
  const id = await adopted();
  await accept(id, '2025-02-11T01:00:00.000Z');
  const days = ['10-27', '10-29', '10-31', '10-28', '11-01', '11-03', '10-30', '11-10', '11-17', '11-24'];
  for (const day of days) await runLadder(base.db, county, clockAt(`2025-${day}T08:00:00.000Z`));
  assert.deepEqual(await urgings(id), wholeLadder);
});

test('an order that was answered is not followed by the next colour', async () => {
  const id = await adopted();
  await accept(id, '2025-02-11T01:00:00.000Z');
  await runLadder(base.db, county, clockAt('2025-11-04T08:00:00.000Z'));
  const record = await findCase(base.db, county, id);
  const blue = record?.state.urgings.find(({ level }) => level === 'blue');
  assert.ok(blue);
  const command = { step: 'respond', args: { urging: blue.seq, text: '用地已批，11月底前完工' } };
  await doStepNow(base.db, county, id, { command }, { doer: unit, now: at('2025-11-05T01:00:00.000Z') });
  await runLadder(base.db, county, clockAt('2025-12-20T08:00:00.000Z'));
  assert.deepEqual(await urgings(id), wholeLadder.slice(0, 4));
});

test('the ladder finds what is due by its index, not by reading every case', async () => {
  await inTransaction(base.db, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from ledger_case
      where county = 'chengchuan' and next_at <= now() order by next_at limit 20`.execute(tx);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(plan, /ledger_case_to_look_at/);
    assert.doesNotMatch(plan, /Sort/);
  });
});

test('a unit is told when a commitment is adopted onto it, for its period has begun', async () => {
  const id = await adopted();
  await deliverMessages(base.db, county, clockAt('2025-02-10T02:00:00.000Z'));
  const told = await listMessages(base.db, county, ['caizheng-lianluo'], 100);
  assert.deepEqual(
    told.filter(({ caseId }) => caseId === id).map(({ topic }) => topic),
    ['case.advanced'],
  );
});

test('what the ladder wrote is told to the posts it names, once, whatever often delivery runs', async () => {
  const id = await adopted('2025-09-30');
  await accept(id, '2025-02-11T01:00:00.000Z');
  const late = clockAt('2025-10-10T08:00:00.000Z');
  await runLadder(base.db, county, late);
  await Promise.all([deliverMessages(base.db, county, late), deliverMessages(base.db, county, late)]);
  await sql`update outbox set delivered_at = null`.execute(base.db);
  await deliverMessages(base.db, county, late);
  const told = (await listMessages(base.db, county, ['caizheng-lianluo', 'xianzhang'], 100)).filter(
    ({ caseId, topic }) => caseId === id && topic === 'case.urged',
  );
  assert.deepEqual(told.map(({ post, body }) => `${post} ${(body as { level: string }).level}`).toSorted(), [
    'caizheng-lianluo blue',
    'caizheng-lianluo reminder',
    'caizheng-lianluo reminder',
    'xianzhang blue',
  ]);
});

test('of two writers who saw the same state one writes, and the other is told what is newer', async () => {
  const id = await adopted();
  const seen = (await findCase(base.db, county, id))?.head.seq ?? 0;
  const by = { doer: unit, now: at('2025-02-11T01:00:00.000Z') };
  const both = await Promise.allSettled(
    ['accept', 'hand-back'].map((step) => {
      const command = step === 'accept' ? { step } : { step, args: { reason: '不属本单位职责' } };
      return doStepNow(base.db, county, id, { command, seen }, by);
    }),
  );
  assert.deepEqual(both.map(({ status }) => status).toSorted(), ['fulfilled', 'rejected']);
  const refused = both.find(({ status }) => status === 'rejected');
  assert.equal(refused?.status === 'rejected' && refused.reason.code, 'stale-version');
  assert.equal(refused?.status === 'rejected' && refused.reason.facts.current, seen + 1);
});

test('the same request twice, even at once, acts once and is answered the same; another content is refused', async () => {
  const account = newId();
  const id = await adopted();
  let acts = 0;
  const ask = (key: string, asked: unknown) =>
    once(base.db, county, { account, key, asked, at: at('2025-03-01T01:00:00.000Z') }, async () => {
      acts += 1;
      return { id, act: acts };
    });
  const answers = await Promise.all([ask('k1', { a: 1 }), ask('k1', { a: 1 }), ask('k1', { a: 1 })]);
  assert.deepEqual(answers, [answers[0], answers[0], answers[0]]);
  assert.equal(acts, 1);
  await assert.rejects(ask('k1', { a: 2 }), { code: 'bad-input' });
});
