import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Instant } from '../../clock/index.ts';
import type { Id } from '../../kernel/index.ts';
import { doStepNow } from '../do-step.ts';
import { at, person } from '../law/story.fixture.ts';
import { openCaseNow } from '../open-case.ts';
import { listWork, searchCases } from './store.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const desk = person('hotline-desk');

async function call(content: string, now: Instant): Promise<Id> {
  const opening = { title: content.slice(0, 20), fields: { kind: '求助', content } };
  return (await openCaseNow(base.db, county, 'hotline', opening, { doer: desk, now })).id;
}

const step = (id: Id, by: typeof desk, name: string, args: Record<string, unknown>, now: Instant) =>
  doStepNow(base.db, county, id, { command: { step: name, args } }, { doer: by, now });

const found = async (query: string, limit = 10, matter?: string): Promise<Id[]> =>
  (await searchCases(base.db, county, { text: query, matter }, limit)).map(({ id }) => id);

test('search goes back through the weeks, the newest first, and no further than asked', async () => {
  const long = await call('十渡巷7号路灯不亮', at('2024-03-04'));
  const older = await call('十渡巷497号路灯不亮', at('2025-02-03'));
  const newest = await call('十渡巷17号井盖缺失，路灯也坏了', at('2025-02-10'));
  assert.deepEqual(await found('路灯'), [newest, older, long]);
  assert.deepEqual(await found('路灯', 2), [newest, older]);
  assert.deepEqual(await found('7号'), [long]);
  assert.deepEqual(await found('十渡巷497号'), [older]);
  assert.deepEqual(await found('井盖 十渡巷'), [newest], 'all words of a query, wherever they stand');
  assert.deepEqual(await found('路灯', 1, 'hotline'), [newest]);
  assert.deepEqual(await found('路灯', 10, 'suggestion'), []);
  assert.deepEqual(await found('渡井'), []);
  assert.deepEqual(await found('_灯不亮'), [], 'signs stand for themselves');
});

test('a search goes on below the last case of the page before, within its week and through older ones', async () => {
  const ids: Id[] = [];
  for (const day of ['2024-06-03', '2024-06-04', '2025-01-06', '2025-01-07', '2025-01-08'])
    ids.unshift(await call('望河亭栏杆松动', at(day)));
  const pages: Id[][] = [];
  for (let after: Id | undefined; pages.at(-1)?.length !== 0; after = pages.at(-1)?.at(-1))
    pages.push((await searchCases(base.db, county, { text: '望河亭', after }, 2)).map(({ id }) => id));
  assert.deepEqual(pages, [ids.slice(0, 2), ids.slice(2, 4), ids.slice(4), []]);
});

test('a work list of several units is one list in the order of due days, page by page to the cases without one', async () => {
  const now = at('2025-03-03');
  const ids: Id[] = [];
  for (const [index, lead] of [
    'caizheng',
    'zhujian',
    'caizheng',
    'zhujian',
    'caizheng',
    'zhujian',
  ].entries()) {
    const id = await call(`第${index}件公交班次少`, now);
    await step(id, desk, 'dispatch', { lead }, at(index % 2 === 0 ? '2025-03-04' : '2025-03-05'));
    if (index > 3) await step(id, person('unit', lead), 'handle', { text: '已办理完毕。' }, at('2025-03-05'));
    ids.push(id);
  }
  const query = { organisations: ['zhujian', 'caizheng'], part: 'lead' } as const;
  const whole = await listWork(base.db, county, query, 10);
  const shown = whole.cases.map(({ id }) => id);
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = ids;
  assert.deepEqual(shown, [a, c, b, d, e, f]);
  assert.equal(whole.total, 6);
  const pages: string[] = [];
  for (let last = whole.cases[0]; last; last = (await next(last)).at(-1)) pages.push(last.id);
  assert.deepEqual(pages, shown);
  async function next({ dueAt, id }: (typeof whole.cases)[number]) {
    return (await listWork(base.db, county, { ...query, after: { dueAt, id } }, 1)).cases;
  }
});

test('co-operating units have a case on their list until it ends', async () => {
  const now = at('2025-04-01');
  const id = await call('噪声扰民', now);
  const joins = async (unit: string) =>
    (await listWork(base.db, county, { organisations: [unit], part: 'joins' }, 10)).cases.length;
  await step(id, desk, 'dispatch', { lead: 'zhujian', joins: ['caizheng', 'zhengfuban'] }, now);
  assert.deepEqual([await joins('caizheng'), await joins('zhengfuban'), await joins('zhujian')], [1, 1, 0]);
  await step(id, desk, 'withdraw', { reason: '诉求人撤回' }, now);
  assert.deepEqual([await joins('caizheng'), await joins('zhengfuban')], [0, 0]);
});
