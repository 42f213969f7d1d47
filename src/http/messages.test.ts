import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  clockAt,
  chengchuan as county,
  foundCounty,
  foundPost,
  personAt,
} from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import { deliverMessages, doStepNow, openCaseNow } from '../ledger/index.ts';
import type { MessagePage, Unread } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const now = '2025-02-10T01:00:00.000Z' as Instant;
const clock = clockAt(now);
const tokens: Record<string, string> = {};
let base: TestDatabase;
let app: App;

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  for (const [id, organisation, role] of [
    ['zuoxi', 'zhengfuban', 'hotline-desk'],
    ['zhujian-jingban', 'zhujian', 'unit'],
    ['zhujian-fuzeren', 'zhujian', 'unit'],
  ] as const)
    await foundPost(base.db, { id, organisation, roles: [role] });
  tokens['holder'] = await personAt(base.db, clock, 'zhujian-jingban');
  tokens['colleague'] = await personAt(base.db, clock, 'zhujian-jingban');
  tokens['head'] = await personAt(base.db, clock, 'zhujian-fuzeren');
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
  for (const title of ['路灯不亮', '井盖缺失']) await dispatched(title);
  await deliverMessages(base.db, county, clock);
});
after(async () => {
  await app.close();
  await base.drop();
});

const desk = {
  account: newId(),
  posts: [{ id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] }],
};

async function dispatched(title: string): Promise<void> {
  const by = { doer: desk, now };
  const opening = { title, fields: { kind: '求助', content: title } };
  const { id } = await openCaseNow(base.db, county, 'hotline', opening, by);
  await doStepNow(base.db, county, id, { command: { step: 'dispatch', args: { lead: 'zhujian' } } }, by);
}

async function ask<T>(who: string, url: string, body?: object): Promise<T> {
  const response = await app.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/counties/${county}/messages${url}`,
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    ...(body ? { payload: body } : {}),
  });
  assert.equal(response.statusCode, 200, response.body);
  return response.json<T>();
}
const box = async (who: string) => (await ask<MessagePage>(who, '')).messages;
const unread = async (who: string) => (await ask<Unread>(who, '/unread')).unread;

test('a message names its case by number and title, and is unread until somebody at the post reads it', async () => {
  const messages = await box('holder');
  assert.deepEqual(messages.map(({ title, topic }) => [title, topic]).toSorted(), [
    ['井盖缺失', 'case.assigned'],
    ['路灯不亮', 'case.assigned'],
  ]);
  assert.ok(messages.every(({ number, readAt }) => number.startsWith('热线〔2025〕') && readAt === null));
  assert.equal(await unread('holder'), 2);
});

test('reading counts for the post, once, and leaves the box of another post as it is', async () => {
  const [first] = await box('holder');
  const read = (who: string) => ask<Unread>(who, '/read', { messages: [first?.id] });
  assert.deepEqual(await read('holder'), { unread: 1, more: false });
  assert.deepEqual(await read('holder'), { unread: 1, more: false });
  assert.equal(await unread('colleague'), 1, 'who holds the same post reads the same box');
  assert.equal(await unread('head'), 2, 'the same message in another box is not read');
  const again = (await box('colleague')).find(({ id }) => id === first?.id);
  assert.equal(again?.readAt, now);
});

test('nobody marks a message of a post that is not theirs', async () => {
  const theirs = (await box('head')).map(({ id }) => id);
  await ask('holder', '/read', { messages: [...theirs, newId()] });
  assert.equal(await unread('holder'), 0);
  assert.equal(await unread('head'), 2);
});

test('a box with more than a page is read page by page, each message once, also for who holds two posts', async () => {
  tokens['both'] = await personAt(base.db, clock, 'zhujian-jingban', 'zhujian-fuzeren');
  for (let more = 0; more < 70; more += 1) await dispatched(`第${more}件积水`);
  await deliverMessages(base.db, county, clock);
  const pages: MessagePage[] = [];
  for (let next: string | null = ''; next !== null; next = pages.at(-1)?.next ?? null)
    pages.push(await ask<MessagePage>('both', next === '' ? '' : `?cursor=${next}`));
  assert.deepEqual(
    pages.map(({ messages }) => messages.length),
    [100, 44],
  );
  const all = pages.flatMap(({ messages }) => messages.map(({ id, post }) => `${id} ${post}`));
  assert.equal(new Set(all).size, 144);
  const ids = all.map((one) => one.slice(0, 36));
  assert.deepEqual(ids, ids.toSorted().toReversed());
});
