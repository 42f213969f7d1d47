import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Day, Instant } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { correctCase } from './correct-case.ts';
import { importSheet, type SheetAddition, type SheetChange } from './import-sheet.ts';
import { listPlan, listPlanYears, type PlanRecord } from './plan/store.ts';
import { listEntries } from './store.ts';

const author: Author = { post: 'ducha', account: newId(), at: '2025-02-10T01:00:00.000Z' as Instant };
let base: TestDatabase;

const addition = (fields: Partial<SheetAddition>): SheetAddition => ({
  year: 2025,
  title: '修订产业目录',
  type: 'descriptive',
  targets: [],
  deadline: '2025-12-31' as Day,
  lead: 'caizheng',
  joins: [],
  leader: null,
  milestones: [],
  children: [],
  source: { kind: 'sheet', file: '分解表.xlsx', digest: 'sha256:0', row: 4, quote: '修订产业目录' },
  continues: null,
  note: '',
  ...fields,
});
const changeOf = ({ id, head }: PlanRecord, title: string): SheetChange => ({
  id,
  head: head.hash,
  terms: { title },
});
const codeOf = (error: { code?: string }): boolean => error.code === 'stale-version';

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  const additions = [addition({}), addition({ title: '清理政府欠账' })];
  await importSheet(base.db, county, { changes: [], additions }, '', author);
});
after(() => base.drop());

const entriesOf = async (id: Id): Promise<string[]> =>
  (await listEntries(base.db, county, id)).map(({ type }) => type);

test('each changed case gets one corrected entry with the reason, and each addition is a reading', async () => {
  const [first] = await listPlan(base.db, county, 2025);
  assert.ok(first);
  const sheet = { changes: [changeOf(first, '修订县级产业目录')], additions: [addition({ year: 2026 })] };
  const done = await importSheet(base.db, county, sheet, '按会议意见', author);
  assert.deepEqual(done, { changed: 1, added: 1 });
  assert.deepEqual(await entriesOf(first.id), ['opened', 'corrected']);
  assert.deepEqual(await listPlanYears(base.db, county), [
    { year: 2026, state: 'reading', cases: 1 },
    { year: 2025, state: 'reading', cases: 2 },
  ]);
});

test('a case that has gone on since keeps the whole sheet out, additions and other changes too', async () => {
  const [first, second] = await listPlan(base.db, county, 2025);
  assert.ok(first && second);
  const wish = { terms: { leader: 'xianzhang' }, reason: '分工调整', seen: second.head.seq };
  await correctCase(base.db, county, second.id, wish, author);
  const sheet = {
    changes: [changeOf(first, '修订目录'), changeOf(second, '清理欠账')],
    additions: [addition({ title: '新增一项' })],
  };
  await assert.rejects(importSheet(base.db, county, sheet, '按会议意见', author), codeOf);
  assert.deepEqual(await entriesOf(first.id), ['opened', 'corrected']);
  assert.equal((await listPlan(base.db, county, 2025)).length, 2);
});

test('of two sheets at the same moment one is written and the other is told that it is stale', async () => {
  const [first] = await listPlan(base.db, county, 2025);
  assert.ok(first);
  const both = ['甲', '乙'].map((title) =>
    importSheet(base.db, county, { changes: [changeOf(first, title)], additions: [] }, '同时', author).then(
      () => 'done',
      (error: { code: string }) => error.code,
    ),
  );
  assert.deepEqual((await Promise.all(both)).toSorted(), ['done', 'stale-version']);
});
