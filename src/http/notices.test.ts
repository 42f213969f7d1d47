import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clockAt, chengchuan as county, foundCounty, personWith } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Channels } from '../notices/index.ts';
import type { NoticeAddresses, Problem } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const clock = clockAt('2026-03-10T01:00:00.000Z');
let base: TestDatabase;
let app: App;
let token: string;

/** Nothing is sent here: a channel is only named. */
const channel = (kind: 'mail' | 'wecom', counties?: string[]) => ({
  kind,
  counties,
  send: () => Promise.reject(new Error('nothing is sent in this test')),
});
const channels: Channels = new Map([
  ['mail', channel('mail')],
  ['group', channel('wecom')],
  ['elsewhere', channel('wecom', ['otherland'])],
]);

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  token = (await personWith(base.db, clock, 'administrator')).token;
  const notices = { channels, site: undefined };
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent', notices });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

async function ask(method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const cookies = { [SESSION_COOKIE]: token };
  return await app.inject({
    method,
    url: `/api/counties/${county}${url}`,
    cookies,
    ...(payload ? { payload } : {}),
  });
}
const list = async () => (await ask('GET', '/notice-addresses')).json<NoticeAddresses>();

test('an administrator says where the notices of a post go, and lets it end', async () => {
  const wish = {
    post: 'caizheng-lianluo',
    channel: 'mail',
    address: 'lianluo@caizheng.example',
    byLink: true,
  };
  const set = await ask('POST', '/notice-addresses', wish);
  assert.equal(set.statusCode, 201, set.body);
  const [address] = (await list()).addresses;
  assert.deepEqual(
    [address?.post.organisationName, address?.channel, address?.validFrom, address?.validTo],
    ['澄川县财政局', 'mail', '2026-03-10', null],
  );
  assert.equal((await ask('DELETE', `/notice-addresses/${address?.id}`)).statusCode, 204);
  assert.equal((await list()).addresses[0]?.validTo, '2026-03-09');
});

test('channels are known by name and kind, and only those of the county', async () => {
  assert.deepEqual((await list()).channels, [
    { name: 'mail', kind: 'mail' },
    { name: 'group', kind: 'wecom' },
  ]);
  const wish = { post: 'caizheng-lianluo', channel: 'elsewhere' };
  const refused = await ask('POST', '/notice-addresses', wish);
  assert.equal(refused.statusCode, 422);
  assert.match(refused.json<Problem>().detail, /没有渠道“elsewhere”/);
});

test('what did not fail is not sent again', async () => {
  const id = '01a22a0f-d8bf-7474-9bbf-1461df0537b5';
  assert.equal((await ask('POST', `/failed-notices/${id}/${id}/retry`)).statusCode, 404);
  assert.deepEqual((await ask('GET', '/failed-notices')).json(), []);
});
