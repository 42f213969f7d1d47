import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import {
  clockAt,
  chengchuan as county,
  foundCounty,
  foundPost,
  matters,
  takeOverFiles,
} from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { adoptCases } from '../adopt.ts';
import { bodies } from '../bodies.ts';
import { runLadder } from '../dispatch/run-ladder.ts';
import { doStepNow } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { registerOrder } from '../inflow/register-order.ts';
import { planMeetings } from '../meetings/plan-meetings.ts';
import { openCase } from '../open-case.ts';
import { openCases } from '../open-cases.ts';
import { openCommitment } from '../open-commitment.ts';
import { listEntries } from '../store.ts';
import { succeedOrganisations } from '../succession/succeed-organisations.ts';
import { currentOf } from '../upcast.ts';
import { burdenOf, burdenOutlook, burdenRows, burdenYear } from './load-burden.ts';
import { askingOf } from './over-cap.ts';

const at = (day: string): Instant => `${day}T01:00:00.000Z` as Instant;
const person = (id: string, organisation: string, role: string): Doer => ({
  account: newId(),
  posts: [{ id, organisation, roles: [role] }],
});
const office = person('ducha', 'zhengfuban', 'delivery-office');
const planners = person('fagai-ducha', 'caizheng', 'delivery-office');
const builder = person('zhujian-lianluo', 'zhujian', 'unit');
const author = { post: 'ducha', account: newId(), at: at('2025-02-10'), organisation: 'zhengfuban' };

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
  await foundPost(base.db, { id: 'fagai-ducha', organisation: 'caizheng', roles: ['delivery-office'] });
});
after(() => base.drop());

const order = (doer: Doer, title: string, day: string, joins: string[] = []) =>
  inTransaction(base.db, (tx) =>
    registerOrder(
      tx,
      county,
      {
        title,
        lead: 'zhujian',
        joins,
        deadline: '2025-03-03' as Day,
        fields: { origin: '领导批示', clause: title },
      },
      { doer, now: at(day) },
    ),
  );

const commitment = (title: string, metric: string): Promise<Id> =>
  inTransaction(base.db, (tx) =>
    openCommitment(
      tx,
      county,
      {
        title,
        type: 'numeric',
        targets: [
          { metric, kind: 'value', direction: 'none', op: 'ge', value: 600, value2: null, unit: '个' },
        ],
        deadline: '2025-12-31' as Day,
        lead: 'zhujian',
        joins: [],
        leader: null,
        milestones: [{ name: '选址', due: '2025-03-20' as Day, planned: null, evidence: '选址批复' }],
        children: [],
        year: 2025,
        continues: null,
        note: '',
        source: { kind: 'sheet', file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '车位' },
      },
      author,
    ),
  );

const counts = async (month: string, unit = 'zhujian') => {
  const found = (await burdenOf(base.db, county, month)).units.find((one) => one.unit === unit);
  return Object.fromEntries(found?.byKind.map(({ kind, count }) => [kind, count]) ?? []);
};

test('tasks count for lead and co-operating units, by who gave them', async () => {
  await order(office, '东门街排水改造', '2025-02-10', ['caizheng']);
  await order(planners, '青石路亮化', '2025-02-12');
  const { units } = await burdenOf(base.db, county, '2025-02');
  assert.deepEqual(
    units.map(({ unit, count, minutes, byAsker }) => [
      unit,
      count,
      minutes,
      byAsker.map((one) => ({ asker: one.asker, count: one.count })),
    ]),
    [
      [
        'zhujian',
        2,
        120,
        [
          { asker: 'caizheng', count: 1 },
          { asker: 'zhengfuban', count: 1 },
        ],
      ],
      ['caizheng', 1, 60, [{ asker: 'zhengfuban', count: 1 }]],
    ],
  );
});

test('a reading asks nobody for anything; once adopted it is a task, a report each month, evidence when due, and a result in the end', async () => {
  const id = await commitment('新建公共停车位600个', '新建公共停车位');
  assert.deepEqual(await counts('2025-03'), {});
  await adoptCases(base.db, county, { cases: [id] }, { ...author, at: at('2025-02-20') });
  assert.deepEqual(await counts('2025-02'), { task: 3, progress: 1 });
  assert.deepEqual(await counts('2025-03'), { evidence: 1, progress: 1 });
  assert.deepEqual(await counts('2025-04'), { progress: 1 });
  assert.deepEqual(await counts('2025-12'), { progress: 1, 'final-report': 1 });
});

test('reminders and orders of the ladder count for the unit in charge then, although it changed since', async () => {
  await runLadder(base.db, county, clockAt(at('2025-03-05')));
  const march = await counts('2025-03');
  assert.ok((march['reminder'] ?? 0) >= 2 && (march['order'] ?? 0) >= 2, JSON.stringify(march));
  const { rows } = await burdenRows(base.db, county, '2025-03', {
    filter: { unit: 'zhujian' },
    from: 0,
    most: 100,
  });
  assert.equal(
    rows.length,
    Object.values(march).reduce((sum, one) => sum + one, 0),
    'every figure opens its rows',
  );
  const { id } = await order(office, '三里河清淤', '2025-03-05');
  const step = (doer: Doer, day: string, name: string, args: object) =>
    doStepNow(base.db, county, id, { command: { step: name, args: { ...args } } }, { doer, now: at(day) });
  await step(office, '2025-03-05', 'urge', { level: 'reminder', text: '请于今日签收' });
  const before = await counts('2025-03');
  await step(builder, '2025-03-06', 'hand-back', { reason: '不属本单位职责' });
  await step(office, '2025-03-06', 'order', { lead: 'caizheng' });
  assert.deepEqual(await counts('2025-03'), before);
  assert.equal((await counts('2025-03', 'caizheng'))['task'], 1);
});

test('a meeting counts for the units that must come, and not where it was called off', async () => {
  const series = {
    id: 'yuediaodu',
    name: '月调度会',
    rhythm: { every: 'month' as const, day: 25 },
    office: 'zhengfuban',
    chair: 'xianzhang',
    units: ['caizheng'],
    matters: ['commitment'],
    takes: ['late' as const],
    most: 10,
    opensDaysBefore: 10,
    minutes: 90,
    validFrom: '2025-01-01' as Day,
    assumed: [],
  };
  await planMeetings(base.db, county, clockAt(at('2025-03-20')), [series]);
  assert.equal((await counts('2025-03', 'caizheng'))['meeting'], 1);
  const [{ id } = { id: newId() }] = await base.db
    .selectFrom('ledger_case')
    .select('id')
    .where('matter', '=', 'meeting')
    .execute();
  const command = { step: 'call-off', args: { reason: '并入县委会议' } };
  await doStepNow(base.db, county, id as Id, { command }, { doer: office, now: at('2025-03-21') });
  assert.equal((await counts('2025-03', 'caizheng'))['meeting'], undefined);
});

test('the same number asked of one unit under two cases in a month is said, with both', async () => {
  const other = await commitment('缓解停车难', '新建公共停车位');
  await adoptCases(base.db, county, { cases: [other] }, { ...author, at: at('2025-03-22') });
  const { twice } = await burdenOf(base.db, county, '2025-03');
  assert.deepEqual(
    twice.map((group) => group.map(({ metric, number }) => `${metric} ${number}`)),
    [['新建公共停车位 承诺〔2025〕1号', '新建公共停车位 承诺〔2025〕2号']],
  );
});

test('before a demand goes out its asker hears how much the unit has, from whom, and what was asked already', async () => {
  const more = {
    units: ['zhujian'],
    kind: 'task' as const,
    text: '请住建局本周报送新建公共停车位数',
  };
  const [outlook] = await burdenOutlook(base.db, county, more, '2025-03-24' as Day);
  assert.ok(outlook);
  assert.deepEqual(
    outlook.askedAlready.map(({ number }) => number),
    ['承诺〔2025〕1号', '承诺〔2025〕2号'],
  );
  assert.ok(outlook.byAsker.length >= 1 && outlook.cap?.id === 'units');
});

test('a unit that is asked several times at once is warned about all of them, and a matter says what it asks', async () => {
  const on = '2026-02-10' as Day;
  const ask = async (wish: Omit<Parameters<typeof burdenOutlook>[2], 'text'>) =>
    await burdenOutlook(base.db, county, { text: '', ...wish }, on);
  const many = Array.from({ length: 41 }, () => 'caizheng');
  const [outlook, other] = await ask({ units: [...many, 'zhengfuban'], kind: 'task' });
  assert.deepEqual(
    [outlook?.times, other?.times, outlook?.wouldPass, other?.wouldPass],
    [41, 1, true, false],
  );
  const kindsOf = async (matter: string, opens: boolean) =>
    (await ask({ units: ['caizheng'], kind: 'task', matter, opens })).length;
  assert.equal(await kindsOf('hotline', true), 0, 'what residents ask for is never held against anybody');
  assert.equal(await kindsOf('meeting-order', true), 0, 'a draft asks nobody yet');
  assert.equal(await kindsOf('meeting-order', false), 1);
  assert.equal(await kindsOf('inspection', false), 1);
});

const rowsOf = async (month: string, unit = 'zhujian') =>
  (await burdenRows(base.db, county, month, { filter: { unit }, from: 0, most: 100 })).rows;

test('minutes of a progress report grow with its figures, as the county says', async () => {
  const [report] = (await rowsOf('2025-04')).filter(({ kind }) => kind === 'progress');
  assert.deepEqual([report?.minutes, report?.on], [25 + 5, '2025-04-25']);
});

test('what was asked in the last hour of a month, as the county counts days, is of that month', async () => {
  const late = await inTransaction(base.db, (tx) =>
    registerOrder(
      tx,
      county,
      {
        title: '月末要件',
        lead: 'caizheng',
        deadline: '2025-07-31' as Day,
        fields: { origin: '领导批示', clause: '月末要件' },
      },
      { doer: office, now: '2025-05-31T15:59:59.000Z' as Instant },
    ),
  );
  const titles = async (month: string) => (await rowsOf(month, 'caizheng')).map(({ title }) => title);
  assert.ok((await titles('2025-05')).includes('月末要件'));
  assert.ok(!(await titles('2025-06')).includes('月末要件'));
  assert.equal(late.state.lead, 'caizheng');
});

test('a demand withdrawn in its month counts no more and is shown apart; withdrawn later it stays', async () => {
  const withdrawn = async (title: string, on: string) => {
    const opening = {
      title,
      lead: 'caizheng',
      deadline: '2025-12-01' as Day,
      fields: { type: 'descriptive', targets: [], milestones: [], children: [] },
    };
    const by = { doer: office, now: at('2025-08-05') };
    const { id } = await inTransaction(base.db, (tx) => openCase(tx, county, 'task', opening, by));
    const command = { step: 'withdraw', args: { reason: '与另一件重复' } };
    await doStepNow(base.db, county, id, { command }, { doer: office, now: at(on) });
  };
  const august = async () =>
    (await burdenOf(base.db, county, '2025-08')).units.find((one) => one.unit === 'caizheng');
  const tasks = async () => (await august())?.byKind.find(({ kind }) => kind === 'task')?.count ?? 0;
  await withdrawn('当月撤回', '2025-08-20');
  assert.deepEqual([await tasks(), (await august())?.withdrawn], [0, 1]);
  await withdrawn('次月撤回', '2025-09-02');
  assert.deepEqual([await tasks(), (await august())?.withdrawn], [1, 1]);
});

test('a unit that ended in mid-year was asked until then, and whoever took over from then on', async () => {
  const own = { kind: 'department' as const, shortNames: [], assumed: [] };
  const ended = { ...own, id: 'zhujian', name: '澄川县住房和城乡建设局', predecessors: [] };
  const heir = { ...own, id: 'chengjian', name: '澄川县城市建设局', predecessors: ['zhujian'] };
  await takeOverFiles(base.db, [
    { ...ended, validFrom: '2020-01-01' as Day, validTo: '2025-06-30' as Day },
    { ...heir, validFrom: '2025-07-01' as Day },
  ]);
  const reports = async (month: string, unit: string) => (await counts(month, unit))['progress'] ?? 0;
  const before = await reports('2025-06', 'zhujian');
  await succeedOrganisations(base.db, county, clockAt(at('2025-07-01')), { all: true });
  assert.ok(before > 0);
  assert.deepEqual(
    [
      await reports('2025-06', 'zhujian'),
      await reports('2025-06', 'chengjian'),
      await reports('2025-07', 'zhujian'),
      await reports('2025-07', 'chengjian'),
    ],
    [before, 0, 0, before],
  );
});

test('a year stands month by month beside the year before, and each asker by what it asked', async () => {
  const { months, before } = await burdenYear(base.db, county, 2025, '2025-12-31' as Day);
  assert.deepEqual([months.length, before.length], [12, 12]);
  for (const { month, count } of months) {
    const { units, askers } = await burdenOf(base.db, county, month);
    const total = (list: readonly { count: number }[]) => list.reduce((sum, one) => sum + one.count, 0);
    assert.deepEqual([month, total(units), total(askers)], [month, count, count]);
  }
});

/** What the entries of a case say about caps. */
const factsOf = async (id: Id) =>
  (await listEntries(base.db, county, id)).flatMap(({ seq, body }) =>
    (bodies.opened.shape.overCap.parse(body['overCap']) ?? []).map((fact) => ({ seq, ...fact })),
  );

test('whoever asks in spite of the cap has it in the entry: this unit, this month, so many of so many', async () => {
  const within = await order(office, '限内', '2025-10-09');
  assert.deepEqual(await factsOf(within.id), []);
  const wishes = Array.from({ length: 40 }, (_, place) => ({
    matter: 'task',
    opening: {
      title: `任务${place}`,
      lead: 'caizheng',
      deadline: '2025-12-01' as Day,
      fields: { type: 'descriptive', targets: [], milestones: [], children: [] },
    },
  }));
  const by = { doer: office, now: at('2025-10-10') };
  const opened = await inTransaction(base.db, (tx) => openCases(tx, county, wishes, by));
  const over = await Promise.all(opened.map(({ id }) => factsOf(id)));
  const have = (await burdenOf(base.db, county, '2025-10')).units.find(({ unit }) => unit === 'caizheng');
  // Each task asks for a report this month as well, so the cap of 40 is passed by the 21st.
  assert.equal(have?.count, 80);
  assert.equal(over.filter((facts) => facts.length > 0).length, 20);
  assert.deepEqual(
    over.at(-1)?.map(({ unit, month, demands, cap }) => [unit, month, demands, cap]),
    [['caizheng', '2025-10', 79, { demands: 40, minutes: 2400 }]],
  );
  const next = await order(planners, '再加一件', '2025-10-11', ['caizheng']);
  assert.deepEqual(
    (await factsOf(next.id)).map(({ unit, demands }) => [unit, demands]),
    [['caizheng', (have?.count ?? 0) + 1]],
  );
});

test('what an entry asks is what the ledger counts from it', async () => {
  const total = async () =>
    (await burdenOf(base.db, county, '2025-11')).units.flatMap(({ unit, byKind }) =>
      byKind.map(({ kind, count }) => `${unit} ${kind} ${count}`),
    );
  const matter = (await matters()).find(({ id }) => id === 'meeting-order');
  assert.ok(matter);
  const { id } = await order(office, '两边对得上', '2025-11-03', ['zhengfuban']);
  const urge = { command: { step: 'urge', args: { level: 'blue', text: '请于今日回复' } } };
  await doStepNow(base.db, county, id, urge, { doer: office, now: at('2025-11-04') });
  const asked = (await listEntries(base.db, county, id)).flatMap((entry) => {
    const happened = currentOf(entry, undefined);
    const before = { lead: 'caizheng', joins: ['zhengfuban'], fields: {}, deadline: null };
    const asking = askingOf(matter, happened, before, '2025-11-04' as Day);
    return (asking?.units ?? []).map((unit) => `${unit} ${asking?.kind} 1`);
  });
  const own = (await total()).filter((line) => asked.includes(line));
  assert.deepEqual(own.sort(), asked.sort());
});

test('a month is counted by the index of what asks, not by reading every entry', async () => {
  await inTransaction(base.db, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    const { rows } = await sql<{ 'QUERY PLAN': string }>`
      explain select seq from entry e where e.county = 'chengchuan' and e.at >= '2025-03-01' and e.at < '2025-04-01'
      and (e.type in ('assigned', 'urged', 'advanced', 'reopened', 'evidence-judged')
        or (e.type = 'opened' and e.body ->> 'lead' is not null))`.execute(tx);
    assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /entry_asking/);
  });
});
