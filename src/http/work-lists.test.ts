import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty, foundPost, personAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { beginSession, findActor } from '../people/index.ts';
import type { CaseStand, FoundPage, OrganisationView, WorkPage } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

let now = '2025-02-10T01:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
let base: TestDatabase;
let app: App;
const tokens: Record<string, string> = {};

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  for (const [id, organisation, role] of [
    ['zuoxi', 'zhengfuban', 'hotline-desk'],
    ['shenhe', 'zhengfuban', 'hotline-inspector'],
    ['zhujian-jingban', 'zhujian', 'unit'],
    ['caizheng-jingban', 'caizheng', 'unit'],
  ] as const) {
    await foundPost(base.db, { id, organisation, roles: [role] });
    tokens[id] = await personAt(base.db, clock, id);
  }
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

async function ask<T>(who: string, url: string, body?: object, seen?: number): Promise<T> {
  const response = await app.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/counties/${county}${url}`,
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    headers: seen === undefined ? {} : { 'if-match': `"${seen}"` },
    ...(body ? { payload: body } : {}),
  });
  assert.ok(response.statusCode < 300, response.body);
  return response.json<T>();
}

const register = (title: string) =>
  ask<CaseStand>('zuoxi', '/cases', {
    matter: 'hotline',
    title,
    fields: { kind: '求助', content: `${title}，请处理。` },
  });

const step = (who: string, stand: CaseStand, id: string, args: object = {}) =>
  ask<CaseStand>(who, `/cases/${stand.id}/steps/${id}`, { args }, stand.seq);

const work = async (who: string, asked: string) => await ask<WorkPage>(who, `/work?${asked}`);
const titles = ({ cases }: WorkPage): string[] => cases.map(({ title }) => title);

test('a case is on the list of whoever has to act next, and leaves it with the step', async () => {
  let stand = await register('北桥栏杆松动');
  const turn = async (who: string) => titles(await work(who, 'part=turn')).includes('北桥栏杆松动');
  const whose = async () => {
    const flags = await Promise.all(['zuoxi', 'zhujian-jingban', 'caizheng-jingban', 'shenhe'].map(turn));
    return flags.map(Number).join('');
  };
  assert.equal(await whose(), '1000');
  stand = await step('zuoxi', stand, 'dispatch', { lead: 'zhujian', joins: ['caizheng'] });
  assert.equal(await whose(), '0100');
  stand = await step('zhujian-jingban', stand, 'handle', { text: '已加固。' });
  assert.equal(await whose(), '0001');
  assert.ok(titles(await work('caizheng-jingban', 'part=joins')).includes('北桥栏杆松动'));
});

test('a row says the matter, the last day and how many working days are left; late ones can be asked for alone', async () => {
  let stand = await register('西街污水外溢');
  stand = await step('zuoxi', stand, 'dispatch', { lead: 'zhujian' });
  await step('zhujian-jingban', stand, 'accept');
  const rowOf = async (asked: string) =>
    (await work('zhujian-jingban', asked)).cases.find(({ title }) => title === '西街污水外溢');
  const row = await rowOf('part=turn');
  assert.deepEqual(
    [row?.matter.zh, row?.due, row?.late],
    ['热线工单', { on: '2025-02-17', workingDaysLeft: 5 }, false],
  );
  assert.equal(await rowOf('part=turn&late=true'), undefined);
  const actor = await findActor(base.db, clock, tokens['zhujian-jingban'] ?? '');
  assert.ok(actor);
  const moment = '2025-02-19T01:00:00.000Z' as Instant;
  tokens['zhujian-jingban'] = await beginSession(base.db, { now: () => moment }, actor.account);
  now = moment;
  const late = await rowOf('part=turn&late=true&matter=hotline');
  assert.deepEqual([late?.due?.workingDaysLeft, late?.late], [-2, true]);
  assert.equal(await rowOf('part=turn&late=true&matter=licence'), undefined);
  now = '2025-02-10T01:00:00.000Z' as Instant;
});

test('a list is read page by page, each case once, and says how many there are', async () => {
  for (const n of Array.from({ length: 55 }, (_, i) => i)) await register(`第${n}盏路灯不亮`);
  const first = await work('zuoxi', 'part=turn');
  assert.deepEqual([first.cases.length, first.total, first.more], [50, 55, false]);
  const second = await work('zuoxi', `part=turn&cursor=${first.next}`);
  assert.equal(second.next, null);
  assert.equal(new Set([...first.cases, ...second.cases].map(({ id }) => id)).size, 55);
});

test('search can be held to one matter, and every post finds the county’s units', async () => {
  const found = async (matter: string) =>
    (await ask<FoundPage>('zuoxi', `/search?q=${encodeURIComponent('路灯')}&matter=${matter}`)).cases.length;
  assert.deepEqual([await found('hotline'), await found('licence')], [55, 0]);
  const units = await ask<OrganisationView[]>('zuoxi', '/organisations');
  assert.ok(units.some(({ id }) => id === 'zhujian'));
});
