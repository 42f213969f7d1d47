import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { clockAt, chengchuan as county, foundCounty, foundPost } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type Instant, later } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { deliverMessages } from '../dispatch/deliver.ts';
import { doStep, doStepNow } from '../do-step.ts';
import { openCaseNow } from '../open-case.ts';
import { findReach, listChanges } from './store.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await foundPost(base.db, { id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] });
});
after(() => base.drop());

const now = '2025-02-10T01:00:00.000Z' as Instant;
const clock = clockAt(now);
const desk = {
  account: newId(),
  posts: [{ id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] }],
};
const unit = { account: newId(), posts: [{ id: 'jingban', organisation: 'zhujian', roles: ['unit'] }] };

const open = async (title: string): Promise<Id> => {
  const fields = { kind: '求助', content: title };
  return (await openCaseNow(base.db, county, 'hotline', { title, fields }, { doer: desk, now })).id;
};
const dispatch = (db: Db, id: Id) =>
  doStepNow(
    db,
    county,
    id,
    { command: { step: 'dispatch', args: { lead: 'zhujian' } } },
    { doer: desk, now },
  );

const reach = async () => (await findReach(base.db, county)).last;
const told = async (since: number) => await listChanges(base.db, county, since, 1000);

test('of two who write at once and a worker between them every change is told once, in an order that grows', async () => {
  const since = await reach();
  const ids = await Promise.all(['一', '二', '三', '四'].map((word) => open(`路灯不亮${word}`)));
  await Promise.all([
    ...ids.map((id) => dispatch(base.db, id)),
    deliverMessages(base.db, county, clock),
    deliverMessages(base.db, county, clock),
  ]);
  await Promise.all([deliverMessages(base.db, county, clock), deliverMessages(base.db, county, clock)]);
  const changes = await told(since);
  const keys = changes.map(({ caseId, seq }) => `${caseId} ${seq}`);
  assert.equal(new Set(keys).size, keys.length, 'none twice');
  assert.equal(keys.length, 8, 'none is missing');
  assert.deepEqual(
    changes.map(({ position }) => position),
    keys.map((_, index) => since + index + 1),
  );
  for (const id of ids)
    assert.deepEqual(
      changes.filter(({ caseId }) => caseId === id).map(({ seq, type }) => [seq, type]),
      [
        [1, 'opened'],
        [2, 'assigned'],
      ],
    );
});

test('a change whose commit is slow comes after what was told meanwhile, and is not lost', async () => {
  const [slow, quick] = [await open('井盖缺失'), await open('树枝遮挡')];
  await deliverMessages(base.db, county, clock);
  const since = await reach();
  let seen: number[] = [];
  await inTransaction(base.db, async (tx) => {
    // Its row in the outbox has the older id, and cannot be seen yet.
    await doStep(
      tx,
      county,
      slow,
      { command: { step: 'dispatch', args: { lead: 'zhujian' } } },
      { doer: desk, now },
    );
    await dispatch(base.db, quick);
    await deliverMessages(base.db, county, clock);
    seen = (await told(since)).map(({ position }) => position);
  });
  assert.deepEqual(seen, [since + 1], 'what is committed does not wait for what is not');
  await deliverMessages(base.db, county, clock);
  const changes = await told(seen.at(-1) ?? since);
  assert.deepEqual(
    changes.map(({ caseId, position }) => [caseId, position]),
    [[slow, since + 2]],
    'a reader who went on from the place it had reached finds it',
  );
});

test('the entries of one case are told in the order of the case, though another server’s clock was behind', async () => {
  const id = await open('停车难');
  await dispatch(base.db, id);
  await doStepNow(base.db, county, id, { command: { step: 'accept' } }, { doer: unit, now });
  const since = await reach();
  await sql`
    update outbox set id = ${newId()} where body->>'caseId' = ${id} and body->>'seq' = '1'`.execute(base.db);
  await deliverMessages(base.db, county, clock);
  assert.deepEqual(
    (await told(since)).map(({ seq }) => seq),
    [1, 2, 3],
  );
});

test('what is older than a week is not kept, and the reach says where the rest begins', async () => {
  const { first, last } = await findReach(base.db, county);
  assert.equal(first, 1);
  await open('新的一件');
  const week = clockAt(later(now, 8 * 24 * 3_600_000));
  await deliverMessages(base.db, county, week);
  assert.deepEqual(await findReach(base.db, county), { first: last + 1, last: last + 1 });
});

test('the next changes are found by their place, without sorting', async () => {
  await inTransaction(base.db, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select position from outbox
      where county = 'chengchuan' and position > 5 order by position limit 200`.execute(tx);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    assert.match(plan, /outbox_by_position/);
    assert.doesNotMatch(plan, /Sort/);
  });
});
