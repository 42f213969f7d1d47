import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { clockAt, chengchuan as county, foundCounty, takeOverFiles } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { runLadder } from '../dispatch/run-ladder.ts';
import { doStepNow } from '../do-step.ts';
import { openCaseNow } from '../open-case.ts';
import { findCase } from '../store.ts';
import { verifyCase } from '../verify.ts';
import { findOrder } from './find-order.ts';
import { listOrders, type OrderFilter } from './store.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
});
after(() => base.drop());

const at = (text: string): Instant => `${text}T02:00:00.000Z` as Instant;
const day = (text: string): Day => text as Day;
const post = (id: string, organisation: string, role: string) => ({
  account: newId(),
  posts: [{ id, organisation, roles: [role] }],
});
const office = post('ducha', 'zhengfuban', 'delivery-office');
const unit = post('caizheng-lianluo', 'caizheng', 'unit');

/** A matter of a meeting, ordered and accepted, due on a day. */
async function ordered(
  deadline = '2026-03-31',
  lead = 'caizheng',
  title = '完成停车场用地排查',
): Promise<Id> {
  const opening = {
    title,
    fields: { origin: '常务会议', clause: '三月底前完成排查。' },
    deadline: day(deadline),
  };
  const by = { doer: office, now: at('2026-03-02') };
  const { id } = await openCaseNow(base.db, county, 'meeting-order', opening, by);
  await doStepNow(base.db, county, id, { command: { step: 'order', args: { lead } } }, by);
  const accepting = {
    doer: lead === 'caizheng' ? unit : post('zhujian-1', lead, 'unit'),
    now: at('2026-03-03'),
  };
  await doStepNow(base.db, county, id, { command: { step: 'accept' } }, accepting);
  return id;
}

const urge = (id: Id, level: string, text = '请三日内报来进展。', now = at('2026-03-10')) =>
  doStepNow(base.db, county, id, { command: { step: 'urge', args: { level, text } } }, { doer: office, now });

const ordersOf = (filter: Partial<OrderFilter> = {}) =>
  listOrders(base.db, county, { on: day('2026-05-01'), ...filter }, 1000);

const ordinals = async (word: string): Promise<number[]> =>
  (await ordersOf())
    .filter(({ number }) => number.startsWith(word))
    .map(({ number }) => Number(/(\d+)号$/.exec(number)?.[1]))
    .toSorted((a, b) => a - b);

const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i + 1);

test('orders by hand and by two ladders at once are numbered without a gap, each once', async () => {
  const ids = await Promise.all(upTo(6).map(() => ordered()));
  const late = clockAt('2026-04-20T02:00:00.000Z');
  await Promise.all([
    runLadder(base.db, county, late),
    runLadder(base.db, county, late),
    ...ids.map((id) => urge(id, 'blue')),
    ...ids.map((id) => urge(id, 'reminder')),
  ]);
  // Weeks late, each colour still leaves its days to answer: blue on 20 April, orange and red when those have passed.
  for (const day of ['2026-04-20', '2026-05-08', '2026-05-20']) {
    const then = clockAt(`${day}T02:00:00.000Z`);
    await Promise.all([runLadder(base.db, county, then), runLadder(base.db, county, then)]);
  }
  const numbers = await ordinals('澄政督〔2026〕');
  assert.deepEqual(numbers, upTo(numbers.length));
  assert.equal(numbers.length, 6 * 3 + 6, 'three colours of the ladder and one by hand for each');
  assert.deepEqual(await ordinals('澄政催〔2026〕'), upTo(6), '催办单 have a series of their own');
  for (const id of ids) {
    const record = await findCase(base.db, county, id);
    assert.ok(record);
    assert.deepEqual((await verifyCase(base.db, county, record)).faults, []);
  }
});

test('the next colour waits until the day has passed by which the order before was to be answered', async () => {
  const id = await ordered();
  const colours = async (moment: string): Promise<string[]> => {
    await runLadder(base.db, county, clockAt(moment));
    const record = await findCase(base.db, county, id);
    return (record?.state.urgings ?? []).flatMap(({ level }) => (level === 'reminder' ? [] : [level]));
  };
  // Nobody looked for weeks: the blue order goes out on Monday, 20 April, with three working days to answer.
  assert.deepEqual(await colours('2026-04-20T02:00:00.000Z'), ['blue']);
  assert.deepEqual(await colours('2026-04-23T15:00:00.000Z'), ['blue'], 'its last day is not over');
  assert.deepEqual(await colours('2026-04-24T02:00:00.000Z'), ['blue', 'orange']);
});

test('an order that is refused takes no number, and the series begins anew with the year', async () => {
  const id = await ordered();
  const before = await ordinals('澄政督〔2026〕');
  await assert.rejects(urge(id, 'blue', ''), { code: 'bad-input' });
  const failed = inTransaction(base.db, async (tx) => {
    const by = { doer: office, now: at('2026-03-10') };
    const command = { step: 'urge', args: { level: 'red', text: '请即报。' } };
    await (await import('../do-step.ts')).doStep(tx, county, id, { command }, by);
    throw new Error('the rest of the work fails');
  });
  await assert.rejects(failed, /the rest of the work fails/);
  await urge(id, 'blue');
  assert.deepEqual(await ordinals('澄政督〔2026〕'), upTo(before.length + 1));
  await urge(id, 'blue', '新年继续督办。', at('2027-01-04'));
  assert.deepEqual(await ordinals('澄政督〔2027〕'), [1]);
});

test('plain reminders of the ladder are no orders', async () => {
  const id = await ordered('2026-06-30');
  await runLadder(base.db, county, clockAt('2026-06-30T02:00:00.000Z'));
  const record = await findCase(base.db, county, id);
  assert.deepEqual(
    record?.state.urgings.map(({ level }) => level),
    ['reminder', 'reminder'],
  );
  assert.deepEqual(await ordersOf({ caseId: id }), []);
});

test('an order names its unit, its issuer and the working day by which it is answered', async () => {
  const id = await ordered();
  await urge(id, 'orange', '请报来进展。', at('2026-04-30'));
  const [order] = await ordersOf({ caseId: id });
  assert.ok(order);
  assert.deepEqual(
    [order.level, order.unit, order.issuer, order.due, order.byPost],
    ['orange', 'caizheng', 'zhengfuban', '2026-05-07', 'ducha'],
    'two working days after the holiday of 1 to 5 May',
  );
});

test('an order says for good what its case was on that day, whatever is reported later', async () => {
  const id = await ordered();
  await urge(id, 'blue');
  const report = { step: 'report', args: { text: '已完成八成。' } };
  await doStepNow(base.db, county, id, { command: report }, { doer: unit, now: at('2026-03-12') });
  const [order] = await ordersOf({ caseId: id });
  const issued = await findOrder(base.db, county, {
    caseId: id,
    seq: order?.seq ?? 0,
    on: day('2026-05-01'),
  });
  assert.equal(issued?.state.progress, null);
  assert.equal(await findOrder(base.db, county, { caseId: id, seq: 1, on: day('2026-05-01') }), undefined);
});

test('an answer rests on evidence that the case holds, and on no other', async () => {
  const id = await ordered();
  await urge(id, 'blue');
  const [order] = await ordersOf({ caseId: id });
  const evidence = {
    name: '用地批复.pdf',
    digest: `sha256:${'a'.repeat(64)}`,
    bytes: 1200,
    kind: '批复',
  };
  const by = { doer: unit, now: at('2026-03-11') };
  await doStepNow(base.db, county, id, { command: { step: 'attach', args: { evidence } } }, by);
  const held = (await findCase(base.db, county, id))?.state.evidence[0]?.seq ?? 0;
  const answer = (seqs: number[]) => {
    const args = { urging: order?.seq, text: '用地已批，四月完工。', evidence: seqs };
    return doStepNow(base.db, county, id, { command: { step: 'respond', args } }, by);
  };
  await assert.rejects(answer([1]), { code: 'bad-input' });
  await answer([held]);
  const [answered] = await ordersOf({ caseId: id });
  assert.deepEqual(
    [answered?.answer?.text, answered?.answer?.byPost, answered?.answer?.evidence.map(({ name }) => name)],
    ['用地已批，四月完工。', 'caizheng-lianluo', ['用地批复.pdf']],
  );
});

test('the list is filtered by colour, unit, answer and words, and goes on where a page ended', async () => {
  const id = await ordered('2026-03-31', 'zhujian', '整治东门街积水点');
  await urge(id, 'blue');
  await urge(id, 'red');
  const byUnit = await ordersOf({ unit: 'zhujian' });
  assert.deepEqual(byUnit.map(({ level }) => level).toSorted(), ['blue', 'red']);
  assert.deepEqual((await ordersOf({ unit: 'zhujian', level: 'red' })).length, 1);
  assert.deepEqual((await ordersOf({ unit: 'zhujian', answer: 'answered' })).length, 0);
  assert.deepEqual((await ordersOf({ unit: 'zhujian', answer: 'late' })).length, 2);
  assert.deepEqual((await ordersOf({ unit: 'zhujian', answer: 'late', on: day('2026-03-10') })).length, 0);
  assert.deepEqual((await ordersOf({ word: '积水点' })).length, 2);
  const all = await ordersOf();
  const half = all.slice(0, 5);
  const last = half.at(-1);
  assert.ok(last);
  assert.deepEqual([...half, ...(await ordersOf({ after: last }))], all);
});

test('the lists of orders go by their indexes', async () => {
  await inTransaction(base.db, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const planOf = async (where: string): Promise<string> => {
      const { rows } = await sql<{ 'QUERY PLAN': string }>`
        explain select seq from entry e where county = 'chengchuan' and type = 'urged' and body ? 'order'
          ${sql.raw(where)} order by at desc, case_id desc, seq desc limit 51`.execute(tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    assert.match(await planOf(''), /entry_order\b/);
    assert.match(await planOf("and body->'order'->>'unit' = 'zhujian'"), /entry_order_by_unit/);
  });
});
