import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  chengchuan as county,
  foundCounty,
  foundPost,
  personAt,
  takeOverFiles,
} from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Instant } from '../clock/index.ts';
import type { CaseStand, OrderPage, Problem } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const clock: Clock = { now: () => '2026-03-10T01:00:00.000Z' as Instant };
let base: TestDatabase;
let app: App;
const tokens: Record<string, string> = {};

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
  await foundPost(base.db, { id: 'zhujian-jingban', organisation: 'zhujian', roles: ['unit'] });
  for (const post of ['ducha', 'zhujian-jingban']) tokens[post] = await personAt(base.db, clock, post);
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

async function ask(who: string, url: string, body?: object) {
  return await app.inject({
    method: body ? 'POST' : 'GET',
    url: `/api/counties/${county}${url}`,
    headers: { 'if-match': '*' },
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    ...(body ? { payload: body } : {}),
  });
}

async function step(who: string, id: string, name: string, args: object): Promise<void> {
  const done = await ask(who, `/cases/${id}/steps/${name}`, { args });
  assert.equal(done.statusCode, 200, `${name}: ${done.body}`);
}

async function ordered(title: string): Promise<string> {
  const fields = { origin: '领导批示', clause: '限期整改。' };
  const opened = await ask('ducha', '/cases', {
    matter: 'meeting-order',
    title,
    fields,
    deadline: '2026-03-06',
  });
  const { id } = opened.json<CaseStand>();
  await step('ducha', id, 'order', { lead: 'zhujian' });
  return id;
}

const list = async (query = '') => (await ask('ducha', `/orders${query}`)).json<OrderPage>();

test('an order by hand is listed with unit and day, answered by its unit, and printed', async () => {
  const id = await ordered('整治东门街积水点');
  await step('ducha', id, 'urge', { level: 'blue', text: '请于三日内回复。' });
  const [order] = (await list(`?case=${id}`)).orders;
  assert.ok(order);
  assert.deepEqual(
    [order.number, order.level, order.unit?.name, order.due, order.late, order.answer],
    ['澄政督〔2026〕1号', 'blue', '澄川县住房和城乡建设局', '2026-03-13', false, null],
  );
  await step('zhujian-jingban', id, 'respond', { urging: order.seq, text: '本周完工。' });
  const [answered] = (await list(`?case=${id}&answer=answered`)).orders;
  assert.deepEqual([answered?.answer?.text, answered?.answer?.by.id], ['本周完工。', 'zhujian-jingban']);
  const printed = await ask('zhujian-jingban', `/cases/${id}/orders/${order.seq}/order.docx`);
  assert.equal(printed.statusCode, 200);
  assert.match(String(printed.headers['content-type']), /wordprocessingml/);
  assert.match(String(printed.headers['content-disposition']), /filename\*=UTF-8''/);
  assert.equal(printed.rawPayload.subarray(0, 2).toString(), 'PK');
});

test('an entry that is no order is not printed, and a cursor that we did not write is refused', async () => {
  const id = await ordered('清理滨河路占道');
  const none = await ask('ducha', `/cases/${id}/orders/1/order.docx`);
  assert.deepEqual([none.statusCode, none.json<Problem>().code], [404, 'not-found']);
  assert.equal((await ask('ducha', '/orders?cursor=zzz')).statusCode, 400);
});

test('a list of orders goes on page by page, each order once', async () => {
  const id = await ordered('补种行道树');
  for (let n = 0; n < 55; n += 1) await step('ducha', id, 'urge', { level: 'reminder', text: '请报进展。' });
  const first = await list(`?case=${id}`);
  const second = await list(`?case=${id}&cursor=${first.next}`);
  assert.deepEqual([first.orders.length, second.orders.length, second.next], [50, 5, null]);
  assert.equal(new Set([...first.orders, ...second.orders].map(({ number }) => number)).size, 55);
});
