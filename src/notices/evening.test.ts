import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { reorganise } from '../../test/support/county.ts';
import { type Day, later } from '../clock/index.ts';
import type { Id } from '../kernel/index.ts';
import { answerOrder, keepFileByLink } from './links/answer-order.ts';
import { listFailed, listUndelivered, reviveChannel } from './outcome/store.ts';
import { type NoticeStand, noticeStand, wall } from './stand.fixture.ts';

// The last evening before a deadline: forty units, forty orders, forty notices.

const forty = Array.from({ length: 40 }, (_, n) => `danwei-${n + 1}`);

let stand: NoticeStand;
beforeEach(async () => {
  stand = await noticeStand(wall('2026-03-10', '17:00'));
  const validFrom = '2020-01-01' as Day;
  const units = ['zhengfuban', 'caizheng', ...forty];
  await reorganise(
    stand.base.db,
    units.map((id) => ({ id, name: id, kind: 'department', validFrom })),
  );
});
afterEach(() => stand.stop());

/** Every unit with its address, a matter that it leads, and an order about it at a time of the evening. */
async function fortyOrders(time: string, level = 'blue'): Promise<Map<string, { id: Id; seq: number }>> {
  const cases = new Map<string, Id>();
  for (const unit of forty) {
    await stand.post(`${unit}-lianluo`, unit);
    await stand.address({ post: `${unit}-lianluo`, address: '' });
    cases.set(unit, await stand.ordered(`${unit}的事项`, unit));
  }
  stand.now = wall('2026-03-10', time);
  const orders = new Map<string, { id: Id; seq: number }>();
  for (const [unit, id] of cases) orders.set(unit, { id, seq: await stand.urge(id, level) });
  return orders;
}

const states = async (): Promise<Record<string, number>> => {
  const { rows } = await sql<{ state: string; n: number }>`
    select state, count(*)::int as n from notice where urgency <> 'other' group by state order by state`.execute(
    stand.base.db,
  );
  return Object.fromEntries(rows.map(({ state, n }) => [state, n]));
};

const orderIds = (): string[] =>
  stand.arrived.flatMap(({ notice }) => (notice.items[0]?.kind.zh.endsWith('督办单') ? [notice.id] : []));

test('before quiet hours all forty orders go out, each once; what is no order waits for the digest', async () => {
  await fortyOrders('19:30');
  assert.equal(await stand.round(), 40);
  assert.equal(await stand.round(), 0);
  assert.equal(new Set(orderIds()).size, 40);
  stand.now = wall('2026-03-11', '08:30');
  assert.equal(await stand.round(), 40, 'a digest for each');
  assert.equal(orderIds().length, 40);
  assert.deepEqual(await states(), { sent: 40 });
});

test('a robot that takes twenty a minute gets half before quiet hours and the rest in the morning', async () => {
  stand.channel.perMinute = 20;
  await fortyOrders('19:59');
  assert.equal(await stand.round(), 20);
  stand.now = wall('2026-03-10', '20:01');
  assert.equal(await stand.round(), 0, 'quiet hours have begun');
  stand.now = wall('2026-03-11', '08:00');
  assert.equal(await stand.round(), 20);
  assert.equal(new Set(orderIds()).size, 40);
  assert.equal(orderIds().length, 40);
});

test('two workers and a planner at once tell each of the forty once', async () => {
  await fortyOrders('19:30');
  const rounds = await Promise.all([stand.round(), stand.round(), stand.round()]);
  assert.equal(
    rounds.reduce((sum, one) => sum + one, 0),
    40,
  );
  assert.equal(orderIds().length, 40);
});

test('a channel that is refused is asked once, and after it is mended all forty go out', async () => {
  let asked = 0;
  stand.says = () => {
    asked += 1;
    return { outcome: 'refused', scope: 'channel', reason: { zh: '签名不对', en: 'wrong signature' } };
  };
  const orders = await fortyOrders('19:30');
  await stand.round();
  await stand.round();
  assert.equal(asked, 1, 'nobody is asked forty times the same');
  const failed = await listFailed(stand.base.db, stand.county, 100);
  assert.equal(failed.length, 40);
  assert.deepEqual(failed[0]?.reason, { zh: '签名不对', en: 'wrong signature' });
  const keys = [...orders.values()].map(({ id, seq }) => ({ caseId: id, seq }));
  const undelivered = () => listUndelivered(stand.base.db, stand.county, keys);
  assert.equal((await undelivered()).size, 40, 'the office sees it on its list of orders');
  stand.says = undefined;
  assert.equal(await reviveChannel(stand.base.db, stand.county, 'oa', stand.now), 40);
  assert.equal(await stand.round(), 40);
  assert.equal((await undelivered()).size, 0);
});

test('forty units answer by link at the same moment, each with a file: forty receipts, nothing lost', async () => {
  const orders = await fortyOrders('19:30');
  await stand.round();
  const tokens = stand.arrived.flatMap(({ notice }) =>
    notice.items.flatMap(({ link }) => (link ? [new URL(link).hash.slice(1)] : [])),
  );
  assert.equal(tokens.length, 40);
  const { base, clock, county } = stand;
  const answers = await Promise.all(
    tokens.map(async (token, n) => {
      const { digest } = await keepFileByLink(base.db, clock, county, token, Buffer.from(`第${n}份说明`));
      const files = [{ name: `说明${n}.txt`, digest }];
      return await answerOrder(base.db, clock, county, { token, name: '周明', text: `第${n}份回复`, files });
    }),
  );
  assert.equal(new Set(answers.map(({ caseId }) => caseId)).size, orders.size);
  const { rows } = await sql<{ type: string; n: number }>`
    select type, count(*)::int as n from entry where type in ('responded', 'evidence-attached')
    group by type order by type`.execute(base.db);
  assert.deepEqual(rows, [
    { type: 'evidence-attached', n: 40 },
    { type: 'responded', n: 40 },
  ]);
});

/** A receiver that kills who sends, once it has the n-th notice and before it answers. */
async function killer(context: TestContext, nth: number) {
  const arrived: string[] = [];
  let child: ChildProcess | undefined;
  const server = createServer((request, response) => {
    arrived.push(String(request.headers['idempotency-key']));
    request.resume();
    request.on('end', () => {
      if (arrived.length === nth && child) child.kill('SIGKILL');
      else response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  context.after(() => server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const run = async (env: Record<string, string>): Promise<NodeJS.Signals | null> => {
    const file = fileURLToPath(new URL('./send-once.fixture.ts', import.meta.url));
    child = spawn(process.execPath, [file], { env: { ...process.env, ...env, TO: url }, stdio: 'inherit' });
    const [, signal] = await once(child, 'exit');
    return signal;
  };
  return { arrived, run };
}

test('a worker that is killed between sending and recording sends that one notice again, under the same id', async (t) => {
  await fortyOrders('19:00');
  stand.says = () => ({ outcome: 'later', scope: 'channel', reason: { zh: '还没有', en: 'not yet' } });
  await stand.round();
  stand.says = undefined;
  stand.now = wall('2026-03-10', '19:02');
  const other = await killer(t, 3);
  const env = { DB: stand.base.appUrl, NOW: stand.now, COUNTY: stand.county };
  assert.equal(await other.run(env), 'SIGKILL');
  assert.equal(other.arrived.length, 3);
  assert.deepEqual(await states(), { sent: 2, waiting: 38 }, 'the third was sent and not recorded');
  stand.now = wall('2026-03-10', '19:20');
  assert.equal(await stand.round(), 0, 'who took them may still be at it');
  stand.now = wall('2026-03-10', '19:33');
  assert.equal(await stand.round(), 38);
  const all = [...other.arrived, ...orderIds()];
  assert.equal(new Set(all).size, 40, 'nothing is lost');
  assert.equal(all.length, 41, 'one arrived twice, and its id tells');
  assert.deepEqual(await states(), { sent: 40 });
});

test('a digest whose fate is unknown goes out again as it was, whatever came in between', async () => {
  await stand.address();
  await stand.ordered('第一件');
  await stand.ordered('第二件');
  stand.now = wall('2026-03-11', '08:30');
  const told: string[] = [];
  stand.says = ({ id, items }) => {
    told.push(`${id} ${items.map(({ title }) => title).join()}`);
    return {
      outcome: 'later',
      scope: 'notice',
      reason: { zh: '没有应答（timeout）', en: 'No answer (timeout)' },
    };
  };
  await stand.round();
  stand.now = later(stand.now, 30_000);
  await stand.ordered('第三件');
  await stand.round();
  stand.now = wall('2026-03-11', '08:31');
  await sql`update notice set tell_at = ${stand.now} where tries = 0`.execute(stand.base.db);
  stand.says = undefined;
  assert.equal(await stand.round(), 2);
  const again = stand.arrived.map(
    ({ notice }) => `${notice.id} ${notice.items.map(({ title }) => title).join()}`,
  );
  assert.equal(told.length, 1);
  assert.ok(again.includes(told[0] ?? ''), `${told}\n${again.join('\n')}`);
});
