import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import mammoth from 'mammoth';
import {
  chengchuan as county,
  foundCounty,
  foundPost,
  personAt,
  takeOverFiles,
} from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { definitionOf } from '../catalog/index.ts';
import type { Clock, Instant } from '../clock/index.ts';
import { planMeetings } from '../ledger/index.ts';
import { beginSession, findActor } from '../people/index.ts';
import type {
  CaseStand,
  FieldView,
  MeetingList,
  MeetingView,
  OrderProposal,
  Problem,
} from '../wire/index.ts';
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

async function goTo(moment: string): Promise<void> {
  for (const [who, token] of Object.entries(tokens)) {
    const actor = await findActor(base.db, clock, token);
    assert.ok(actor, who);
    tokens[who] = await beginSession(base.db, { now: () => moment as Instant }, actor.account);
  }
  now = moment as Instant;
}

async function ask<T>(who: string, url: string, body?: unknown, seen?: number) {
  const response = await app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/counties/${county}${url}`,
    headers: seen === undefined ? {} : { 'if-match': `"${seen}"` },
    cookies: { [SESSION_COOKIE]: tokens[who] ?? '' },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    raw: response.rawPayload,
    body: (isJson ? response.json() : {}) as T,
  };
}

let order: CaseStand;
test('an instruction is registered from one screen: read, proposed, sent', async () => {
  const clause = '责成县住房和城乡建设局会同县财政局，于2月12日前完成东门街排水改造。';
  const proposal = await ask<OrderProposal>('ducha', '/inflow/proposal', { clause });
  assert.deepEqual([proposal.status, proposal.body.deadline], [200, '2025-02-12']);
  const done = await ask<CaseStand>('ducha', '/inflow', {
    origin: '领导批示',
    clause,
    lead: 'zhujian',
    joins: ['caizheng'],
    deadline: proposal.body.deadline,
    instruction: '务必在汛前完成',
  });
  assert.deepEqual([done.status, done.body.stage], [201, 'ordered']);
  order = done.body;
  const other = await ask<Problem>('zhujian-jingban', '/inflow', { origin: '领导批示', clause });
  assert.equal(other.status, 403);
  const strange = await ask<Problem>('ducha', '/inflow', { origin: '道听途说', clause });
  assert.equal(strange.status, 422);
});

let meeting: MeetingView;
test('a planned meeting shows the agenda that the ledger gives now, with the reasons', async () => {
  await goTo('2025-02-10T08:00:00.000Z');
  await ask('zhujian-jingban', `/cases/${order.id}/steps/accept`, {}, order.seq);
  await goTo('2025-02-17T01:00:00.000Z');
  const definition = await definitionOf(base.db, county);
  assert.equal(await planMeetings(base.db, county, clock, definition?.meetings ?? []), 1);
  const { body: list } = await ask<MeetingList>('zhujian-jingban', '/meetings');
  assert.deepEqual(
    list.meetings.map(({ number, day, skipped }) => [number, day, skipped]),
    [['调度〔2025〕1号', '2025-02-25', false]],
  );
  assert.deepEqual(list.series[0]?.assumed, ['rhythm', 'most', 'minutes']);
  const id = list.meetings[0]?.id;
  meeting = (await ask<MeetingView>('ducha', `/meetings/${id}`)).body;
  assert.equal(meeting.fixed, false);
  assert.deepEqual(
    meeting.agenda.map(({ title, reasons }) => [title.slice(0, 8), reasons.map(({ zh }) => zh).join()]),
    [['责成县住房和城乡', '完成时限逾期5天']],
  );
  const early = await ask<Problem>('ducha', `/meetings/${id}/agenda.docx`);
  assert.deepEqual([early.status, early.body.code], [409, 'wrong-state']);
});

test('a fixed agenda is printed with units, days and reasons', async () => {
  const fixed = await ask<MeetingView>('ducha', `/meetings/${meeting.id}/agenda`, { own: ['研究绿化安排'] });
  assert.deepEqual([fixed.status, fixed.body.fixed, fixed.body.agenda.length], [200, true, 2]);
  const { raw } = await ask('zhujian-jingban', `/meetings/${meeting.id}/agenda.docx`);
  const { value } = await mammoth.extractRawText({ buffer: raw });
  for (const words of [
    '重点工作月调度会议程',
    '模拟数据',
    '2025年2月25日',
    '完成时限逾期5天',
    '研究绿化安排',
  ])
    assert.ok(value.includes(words), `${words} is missing in\n${value}`);
});

test('on its page a fixed agenda is told by number, item and reasons, without the ids of cases and units', async () => {
  const { body } = await ask<{ standing: { fields: FieldView[] } }>('ducha', `/cases/${meeting.id}`);
  const field = (name: string) => body.standing.fields.find((one) => one.name === name);
  const agenda = field('agenda')?.value;
  assert.ok(Array.isArray(agenda));
  assert.deepEqual(
    agenda.map((row: object) => Object.keys(row).join()),
    ['number,title,reasons', 'title,reasons'],
  );
  assert.equal(field('asOf')?.kind, 'moment');
});

test('decisions become orders, and the draft of the minutes says who does what until when', async () => {
  await goTo('2025-02-25T08:00:00.000Z');
  const held = { fields: { heldOn: '2025-02-25', present: ['zhujian', 'caizheng'] } };
  const hold = await ask('ducha', `/cases/${meeting.id}/steps/hold`, held, meeting.seq + 1);
  assert.equal(hold.status, 200, JSON.stringify(hold.body));
  const decided = await ask<{ became: CaseStand }>('ducha', `/meetings/${meeting.id}/decisions`, {
    item: 1,
    text: '住建局3月底前完成排水改造，逾期由主要负责人说明',
    becomes: { kind: 'order', lead: 'zhujian', deadline: '2025-03-31' },
  });
  assert.equal(decided.status, 201);
  const urge = { kind: 'step', step: 'urge', args: { level: 'reminder', text: '调度会要求三日内报计划' } };
  const step = await ask('ducha', `/meetings/${meeting.id}/decisions`, {
    item: 1,
    text: '三日内报送计划',
    becomes: urge,
  });
  assert.equal(step.status, 201);
  const { body: view } = await ask<MeetingView>('ducha', `/meetings/${meeting.id}`);
  assert.deepEqual(
    view.decisions.map(({ became, number }) => [became, number]),
    [
      ['order', decided.body.became.number],
      ['step', order.number],
    ],
  );
  const { raw } = await ask('ducha', `/meetings/${meeting.id}/minutes.docx`);
  const { value } = await mammoth.extractRawText({ buffer: raw });
  for (const words of [
    '纪要（草稿）',
    '2025年2月25日',
    '牵头，2025年3月31日前完成',
    '已在督办〔2025〕1号上办理',
  ])
    assert.ok(value.includes(words), `${words} is missing in\n${value}`);
  const other = await ask<Problem>('zhujian-jingban', `/meetings/${meeting.id}/decisions`, {
    item: 0,
    text: '不该由单位记录',
    becomes: { kind: 'noted' },
  });
  assert.equal(other.status, 403);
});
