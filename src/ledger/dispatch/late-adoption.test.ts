import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clockAt, chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { adoptCases } from '../adopt.ts';
import { doStepNow } from '../do-step.ts';
import { openCommitment } from '../open-commitment.ts';
import { progressOfPlan } from '../progress/progress-of.ts';
import { listEntries } from '../store.ts';
import { runLadder } from './run-ladder.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const at = (day: string): Instant => `${day}T01:00:00.000Z` as Instant;
const office = (day: string) => ({
  post: 'ducha',
  account: newId(),
  at: at(day),
  organisation: 'zhengfuban',
});
const unit = {
  account: newId(),
  posts: [{ id: 'caizheng-lianluo', organisation: 'caizheng', roles: ['unit'] }],
};

async function adoptedOn(day: string, year: number, deadline = `${year}-12-31`): Promise<Id> {
  const milestones = [{ name: '开工', due: `${year}-06-30` as Day, planned: null, evidence: '许可证' }];
  const id = await inTransaction(base.db, (tx) =>
    openCommitment(
      tx,
      county,
      {
        title: `建成停车场 ${newId()}`,
        type: 'descriptive',
        targets: [],
        deadline: deadline as Day,
        lead: 'caizheng',
        joins: [],
        leader: 'xianzhang',
        milestones,
        children: [],
        year,
        continues: null,
        note: '',
        source: { kind: 'sheet', file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '停车场' },
      },
      office(day),
    ),
  );
  await adoptCases(base.db, county, { cases: [id] }, office(day));
  return id;
}

const accept = (id: Id, day: string) =>
  doStepNow(base.db, county, id, { command: { step: 'accept' } }, { doer: unit, now: at(day) });
const urgings = async (id: Id): Promise<string[]> =>
  (await listEntries(base.db, county, id))
    .filter(({ type }) => type === 'urged' || type === 'breached')
    .map(({ type, body }) => `${body['clock']} ${type === 'urged' ? body['level'] : 'breached'}`);

for (const year of [2021, 2025])
  test(`a plan of ${year} adopted in November 2026 brings no orders, and its lights say why`, async () => {
    const ids = [];
    for (let count = 0; count < 3; count += 1) ids.push(await adoptedOn('2026-11-02', year));
    for (const id of ids) await accept(id, '2026-11-03');
    for (const day of ['2026-11-03', '2026-11-10', '2026-11-30'])
      await runLadder(base.db, county, clockAt(`${day}T08:00:00.000Z`));
    for (const id of ids) assert.deepEqual(await urgings(id), []);
    const found = await progressOfPlan(base.db, county, year, '2026-11-10' as Day);
    assert.deepEqual(
      found.map(({ light }) => [light.light, light.reasons.map(({ code }) => code)]),
      ids.map(() => ['yellow', ['overdue', 'counted']]),
    );
    assert.match(
      found[0]?.light.reasons[0]?.words.zh ?? '',
      /2026年11月2日才认定，自认定之日起算，已逾期8天/,
    );
  });

test('a plan adopted late in its own year is urged as ever for what is still ahead', async () => {
  const id = await adoptedOn('2026-11-02', 2026);
  await accept(id, '2026-11-03');
  await runLadder(base.db, county, clockAt('2026-12-28T08:00:00.000Z'));
  assert.deepEqual(await urgings(id), ['deadline reminder']);
  await runLadder(base.db, county, clockAt('2027-01-06T08:00:00.000Z'));
  assert.deepEqual((await urgings(id)).slice(1, 4), [
    'deadline reminder',
    'deadline breached',
    'deadline blue',
  ]);
});
