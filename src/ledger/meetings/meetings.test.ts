import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { clockAt, chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { MeetingSeries } from '../../catalog/index.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { runLadder } from '../dispatch/run-ladder.ts';
import { doStepNow } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { registerOrder } from '../inflow/register-order.ts';
import { findCase, listEntries } from '../store.ts';
import { listAround } from '../worklist/store.ts';
import { agendaNow, fixAgenda, fixedAgenda } from './fix-agenda.ts';
import { planMeetings } from './plan-meetings.ts';
import { type Becomes, decisionsIn, recordDecision } from './record-decision.ts';
import { listMeetings, listWhys, plannedDay } from './store.ts';

const series: MeetingSeries = {
  id: 'yuediaodu',
  name: '重点工作月调度会',
  rhythm: { every: 'month', day: 25 },
  office: 'zhengfuban',
  chair: 'xianzhang',
  units: ['caizheng'],
  matters: ['commitment', 'meeting-order'],
  takes: ['adjustment', 'unanswered', 'open-decision', 'red', 'late', 'yellow'],
  most: 2,
  opensDaysBefore: 10,
  minutes: 90,
  validFrom: '2025-01-01' as Day,
  assumed: [],
};

const at = (text: string): Instant => `${text}T01:00:00.000Z` as Instant;
const person = (id: string, organisation: string, role: string): Doer => ({
  account: newId(),
  posts: [{ id, organisation, roles: [role] }],
});
const office = person('ducha', 'zhengfuban', 'delivery-office');
const treasury = person('caizheng-lianluo', 'caizheng', 'unit');
const builder = person('zhujian-lianluo', 'zhujian', 'unit');

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
});
after(() => base.drop());

const plan = (day: string) => planMeetings(base.db, county, clockAt(at(day)), [series]);
const meetingOn = async (day: string) => {
  const found = (await listMeetings(base.db, county, 100)).find(({ planned }) => planned === day);
  assert.ok(found, day);
  return found.record;
};
const order = (title: string, lead: string, deadline: string, day = '2025-02-03') =>
  inTransaction(base.db, (tx) =>
    registerOrder(
      tx,
      county,
      {
        title,
        lead,
        leader: 'xianzhang',
        deadline: deadline as Day,
        fields: { origin: '领导批示', clause: title },
      },
      { doer: office, now: at(day) },
    ),
  );
const step = (doer: Doer, id: Id, name: string, day: string, more: object = {}) =>
  doStepNow(base.db, county, id, { command: { step: name, ...more } }, { doer, now: at(day) });

test('a meeting stands in the ledger so many days before its day, and is planned once by any number of workers', async () => {
  assert.equal(await plan('2025-02-10'), 0, 'ten days before is not reached');
  const opened = await Promise.all([plan('2025-02-15'), plan('2025-02-15'), plan('2025-02-16')]);
  assert.equal(
    opened.reduce((sum, one) => sum + one, 0),
    1,
  );
  const { state, number } = await meetingOn('2025-02-25');
  assert.equal(number, '调度〔2025〕1号');
  assert.deepEqual(
    [state.stage, state.lead, state.joins, state.leader, state.deadline],
    ['planned', 'zhengfuban', ['caizheng'], 'xianzhang', '2025-02-25'],
  );
});

let late: Id;
test('the agenda comes from the ledger: the series’ first reasons first, then the longest late, at most so many', async () => {
  late = (await order('东门街排水改造', 'zhujian', '2025-02-10')).id;
  const later = await order('青石路亮化', 'zhujian', '2025-02-20');
  const asked = await order('停车位建设资金', 'caizheng', '2025-06-30');
  await step(treasury, (await order('未到期的一件', 'caizheng', '2025-09-30')).id, 'accept', '2025-02-04');
  for (const [who, id] of [
    [builder, late],
    [builder, later.id],
    [treasury, asked.id],
  ] as const)
    await step(who, id, 'accept', '2025-02-04');
  const terms = { deadline: '2025-09-30' };
  await step(treasury, asked.id, 'ask-adjustment', '2025-02-17', {
    args: { terms, reason: '土地手续未完成' },
  });
  const { items, leftOver } = await agendaNow(base.db, county, series, at('2025-02-21'));
  assert.deepEqual(
    items.map(({ record, reasons }) => [record.state.title, reasons.map(({ words }) => words.zh)]),
    [
      ['停车位建设资金', ['申请调整，待研究']],
      ['东门街排水改造', ['完成时限逾期11天']],
    ],
  );
  assert.equal(leftOver, 1);
});

test('a fixed agenda stays as it was, whatever becomes of its cases, and says why each item is on it', async () => {
  const { id } = await meetingOn('2025-02-25');
  const wish = { leaveOff: [], own: ['研究春季绿化安排'] };
  const by = { doer: office, now: at('2025-02-21') };
  await inTransaction(base.db, (tx) => fixAgenda(tx, county, id, { series, wish }, by));
  await step(builder, late, 'handle', '2025-02-24', { args: { text: '已完工' } });
  const record = await findCase(base.db, county, id);
  assert.ok(record);
  assert.deepEqual(
    fixedAgenda(record).map(({ title, stage, reasons }) => [title, stage, reasons.join()]),
    [
      ['停车位建设资金', '推进中', '申请调整，待研究'],
      ['东门街排水改造', '推进中', '完成时限逾期11天'],
      ['研究春季绿化安排', undefined, '会议主办单位列入'],
    ],
  );
  assert.deepEqual([record.state.fields['leftOver'], record.state.fields['asOf']], [1, at('2025-02-21')]);
});

const decide = (id: Id, item: number, text: string, becomes: Becomes) =>
  inTransaction(base.db, (tx) =>
    recordDecision(tx, county, id, { item, text, becomes }, { doer: office, now: at('2025-02-25') }),
  );

test('a decision becomes an order under the meeting, linked both ways', async () => {
  const { id } = await meetingOn('2025-02-25');
  await step(office, id, 'hold', '2025-02-25', { fields: { heldOn: '2025-02-25' } });
  const { meeting, became } = await decide(id, 3, '由住建局制定春季绿化方案', {
    kind: 'order',
    lead: 'zhujian',
    joins: [],
    leader: null,
    deadline: '2025-03-10' as Day,
  });
  assert.ok(became);
  assert.deepEqual(
    [became.state.stage, became.state.parent, became.state.fields['reference']],
    ['ordered', meeting.id, '调度〔2025〕1号'],
  );
  const around = await listAround(base.db, county, meeting, 10);
  assert.deepEqual(
    around.parts.map((part) => part.id),
    [became.id],
  );
});

test('a decision on a case of the agenda is a step on that case, or nothing is written at all', async () => {
  const { id } = await meetingOn('2025-02-25');
  const { became } = await decide(id, 1, '同意延期至9月底，财政局每半月报一次', {
    kind: 'step',
    command: { step: 'decide-adjustment', args: { agreed: true, reason: '调度会议定' } },
  });
  assert.equal(became?.state.deadline, '2025-09-30');
  const before = (await findCase(base.db, county, id))?.head.seq;
  const again: Becomes = { kind: 'step', command: { step: 'decide-adjustment', args: { agreed: true } } };
  await assert.rejects(decide(id, 1, '再同意一次', again), { code: 'wrong-state' });
  await assert.rejects(decide(id, 9, '没有这一项', { kind: 'noted' }), { code: 'bad-input' });
  assert.equal((await findCase(base.db, county, id))?.head.seq, before);
  await decide(id, 0, '下次会议移至县政务中心召开', { kind: 'noted' });
  assert.deepEqual(
    decisionsIn(await listEntries(base.db, county, id)).map(({ item, became: what }) => [item, what]),
    [
      [3, 'order'],
      [1, 'step'],
      [0, 'noted'],
    ],
  );
});

test('what a meeting decided and is still open comes on the next agenda by itself', async () => {
  await plan('2025-03-16');
  const { items } = await agendaNow(base.db, county, { ...series, most: 20 }, at('2025-03-03'));
  const item = items.find(({ record }) => record.state.title.includes('春季绿化'));
  assert.deepEqual(
    item?.reasons.map(({ words }) => words.zh),
    ['前次会议议定，尚未办结', '签收逾期4天'],
  );
});

const kinds = async (id: Id) =>
  (await listEntries(base.db, county, id)).map(({ type, body }) =>
    type === 'advanced' ? `advanced ${body['step']}` : type,
  );

test('a meeting whose day passed without being held shows as skipped: written once, by any number of workers', async () => {
  const { id } = await meetingOn('2025-03-25');
  const days = ['2025-03-24', '2025-03-26', '2025-03-26', '2025-04-02'];
  await Promise.all(days.map((day) => runLadder(base.db, county, clockAt(at(day)))));
  await runLadder(base.db, county, clockAt(at('2025-04-03')));
  assert.equal((await findCase(base.db, county, id))?.state.stage, 'skipped');
  assert.deepEqual(await kinds(id), ['opened', 'urged', 'breached', 'advanced skip']);
  // The office writes why afterwards; the meeting stays skipped.
  await step(office, id, 'explain', '2025-04-03', { args: { text: '县长带队防汛检查，未另行安排' } });
  assert.equal((await findCase(base.db, county, id))?.state.stage, 'skipped');
  assert.equal((await listWhys(base.db, county, [id])).get(id), '县长带队防汛检查，未另行安排');
});

test('a meeting that was put off is not skipped on its old day, and one called off says why', async () => {
  await plan('2025-04-20');
  const { id } = await meetingOn('2025-04-25');
  const terms = { deadline: '2025-04-29' };
  await step(office, id, 'put-off', '2025-04-24', { args: { terms, reason: '县长外出' } });
  assert.equal((await listWhys(base.db, county, [id])).get(id), '县长外出');
  assert.equal(await plannedDay(base.db, county, id), '2025-04-25');
  await runLadder(base.db, county, clockAt(at('2025-04-28')));
  assert.equal((await findCase(base.db, county, id))?.state.stage, 'planned');
  await assert.rejects(step(office, id, 'call-off', '2025-04-28', { args: { reason: '' } }), {
    code: 'bad-input',
  });
  await step(office, id, 'call-off', '2025-04-28', { args: { reason: '并入全县三级干部会' } });
  await runLadder(base.db, county, clockAt(at('2025-05-10')));
  assert.equal((await findCase(base.db, county, id))?.state.stage, 'called-off');
});

test('meetings of months in which no worker ran are put on record, and show as skipped', async () => {
  assert.equal(await plan('2025-08-20'), 4);
  await runLadder(base.db, county, clockAt(at('2025-08-20')));
  const stages = (await listMeetings(base.db, county, 4)).map(({ planned, record }) => [
    planned,
    record.state.stage,
  ]);
  assert.deepEqual(stages, [
    ['2025-08-25', 'planned'],
    ['2025-07-25', 'skipped'],
    ['2025-06-25', 'skipped'],
    ['2025-05-25', 'skipped'],
  ]);
});

test('what was handed back comes on the agenda, for somebody has to rule on it', async () => {
  const { id } = await order('河道采砂整治', 'zhujian', '2026-06-30');
  await step(builder, id, 'hand-back', '2025-02-05', { args: { reason: '属水利部门职责' } });
  const takes = [...series.takes, 'returned'] as const;
  const { items } = await agendaNow(
    base.db,
    county,
    { ...series, takes: [...takes], most: 50 },
    at('2025-02-06'),
  );
  const found = items.find(({ record }) => record.id === id);
  assert.deepEqual(
    found?.reasons.map(({ kind }) => kind),
    ['returned'],
  );
});

test('candidates are looked for among the open cases of the series’ matters, by an index', async () => {
  await inTransaction(base.db, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select id from ledger_case where county = 'chengchuan' and matter in ('commitment', 'meeting-order')
      and ended = false and (due_at < now() or body -> 'adjustment' <> 'null'::jsonb)`.execute(tx);
    assert.match(
      rows.map((row) => row['QUERY PLAN']).join('\n'),
      /ledger_case_open_by_stage|ledger_case_by_matter/,
    );
  });
});
