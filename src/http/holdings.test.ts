import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  chengchuan as county,
  foundCounty,
  foundPost,
  personAt,
  personWith,
} from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { beginSession, findActor } from '../people/index.ts';
import type { HoldingView, Problem } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

let now = '2025-02-10T01:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
let base: TestDatabase;
let app: App;
let admin = '';
const accounts: Record<string, string> = {};

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  for (const id of ['jingban', 'neiqin'])
    await foundPost(base.db, { id, organisation: 'zhujian', roles: ['unit'] });
  admin = (await personWith(base.db, clock, 'administrator')).token;
  for (const [who, post] of [
    ['holder', 'jingban'],
    ['colleague', 'neiqin'],
  ] as const)
    accounts[who] = (await findActor(base.db, clock, await personAt(base.db, clock, post)))?.account ?? '';
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

async function ask(body: object, path = ''): Promise<HoldingView[] & Problem> {
  const url = `/api/counties/${county}/posts/jingban/holdings${path}`;
  const answer = await app.inject({
    method: 'POST',
    url,
    cookies: { [SESSION_COOKIE]: admin },
    payload: body,
  });
  return answer.json();
}

/** The posts that a person may act through on a day. */
async function postsOf(who: string, day: string): Promise<string[]> {
  const then: Clock = { now: () => `${day}T01:00:00.000Z` as Instant };
  const token = await beginSession(base.db, then, accounts[who] as never);
  return (await findActor(base.db, then, token))?.posts.map(({ id }) => id).toSorted() ?? [];
}

test('leave cover acts through the post on its days and no other, beside the holder', async () => {
  const cover = { person: accounts['colleague'], kind: 'cover', from: '2025-03-03', until: '2025-03-07' };
  const [held] = await ask(cover);
  assert.deepEqual([held?.kind, held?.from, held?.until], ['cover', '2025-03-03', '2025-03-07']);
  assert.deepEqual(await postsOf('colleague', '2025-03-02'), ['neiqin']);
  assert.deepEqual(await postsOf('colleague', '2025-03-03'), ['jingban', 'neiqin']);
  assert.deepEqual(await postsOf('colleague', '2025-03-07'), ['jingban', 'neiqin']);
  assert.deepEqual(await postsOf('colleague', '2025-03-08'), ['neiqin']);
  assert.deepEqual(await postsOf('holder', '2025-03-05'), ['jingban']);
});

test('a new holder follows the one before, whose time ends the day before', async () => {
  await ask({ person: accounts['colleague'], kind: 'holder', from: '2025-04-01' });
  assert.deepEqual(await postsOf('holder', '2025-03-31'), ['jingban']);
  assert.deepEqual(await postsOf('holder', '2025-04-01'), []);
  assert.deepEqual(await postsOf('colleague', '2025-04-01'), ['jingban', 'neiqin']);
});

test('cover without a last day, days that do not fit, and unknown persons are refused in words', async () => {
  const person = accounts['holder'];
  const endless = await ask({ person, kind: 'cover', from: '2025-05-06' });
  assert.deepEqual([endless.code, endless.detail], ['bad-input', '代岗须写明到哪一天为止。']);
  assert.equal(
    (await ask({ person, kind: 'cover', from: '2025-05-06', until: '2025-05-05' })).code,
    'bad-input',
  );
  const stranger = '01a229fb-4e54-7625-a71f-29aa48c9012f';
  assert.equal((await ask({ person: stranger, kind: 'holder', from: '2025-05-06' })).code, 'not-found');
  const again = { person: accounts['colleague'], kind: 'cover', from: '2025-04-02', until: '2025-04-03' };
  assert.equal((await ask(again)).code, 'conflict');
});

test('a time at a post ends on a day to come, never in the past', async () => {
  now = '2025-02-10T01:00:00.000Z' as Instant;
  const person = accounts['holder'];
  const [held] = await ask({ person, kind: 'cover', from: '2025-06-02', until: '2025-06-30' });
  const ended = await ask({ last: '2025-06-06' }, `/${held?.id}/end`);
  assert.equal(ended.find(({ id }) => id === held?.id)?.until, '2025-06-06');
  assert.equal((await ask({ last: '2025-02-01' }, `/${held?.id}/end`)).code, 'bad-input');
});
