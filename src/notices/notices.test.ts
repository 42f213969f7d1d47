import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { clockAt, chengchuan as county, foundCounty, takeOverFiles } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type Clock, type Day, dayAt, type Instant } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import { deliverMessages, doStepNow, openCaseNow, runLadder } from '../ledger/index.ts';
import { mailStandIn, type StandIn, standsAt, wecomStandIn } from './channels/stand-in.fixture.ts';
import { listFailed, revive } from './outcome/store.ts';
import { planNotices } from './plan-notices.ts';
import { sendNotices } from './send-notices.ts';
import { dropAddress, type NewAddress, setAddress } from './set-address.ts';
import { type Channels, channelOf, type NoticeParts } from './settings.ts';
import { listPostsToldOutside } from './store.ts';

let base: TestDatabase;
let mail: StandIn;
let robot: StandIn;
let parts: NoticeParts;

const at = (day: string, time = '10:00'): Instant =>
  new Date(`${day}T${time}:00+08:00`).toISOString() as Instant;
const post = (name: string, organisation: string, role: string) => ({
  account: newId(),
  posts: [{ id: name, organisation, roles: [role] }],
});
const office = post('ducha', 'zhengfuban', 'delivery-office');
const unit = post('caizheng-lianluo', 'caizheng', 'unit');
const setBy = { at: at('2026-03-01'), post: 'guanliyuan', account: newId() };

const channelsFor = (settings: Record<string, StandIn>, counties?: string[]): Channels =>
  new Map(
    Object.entries(settings).map(([name, other]) => [
      name,
      { ...channelOf(other.settings, { now: () => standsAt, patience: 2000 }), counties },
    ]),
  );

const toMail: NewAddress = {
  post: 'caizheng-lianluo',
  channel: 'mail',
  address: 'lianluo@caizheng.example',
  byLink: true,
  language: 'zh',
  digestAt: null,
  quietFrom: null,
  quietTo: null,
  validFrom: '2026-03-01' as Day,
};

beforeEach(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
  mail.arrived.length = 0;
  robot.arrived.length = 0;
  mail.mood = 'well';
  robot.mood = 'well';
});
before(async () => {
  mail = await mailStandIn();
  robot = await wecomStandIn();
  parts = { channels: channelsFor({ mail, robot }), site: 'https://suohe.example/' };
});
after(async () => {
  await mail.stop();
  await robot.stop();
});

const address = (wish: Partial<NewAddress> = {}) =>
  setAddress(base.db, county, parts.channels, { ...toMail, ...wish }, setBy);

/** A matter ordered of a unit and due on a day, with private words beside it. */
async function ordered(title = '完成停车场用地排查', deadline = '2026-03-31'): Promise<Id> {
  const opening = {
    title,
    fields: { origin: '常务会议', clause: '三月底前完成排查。' },
    private: { instruction: '只供内部掌握' },
    deadline: deadline as Day,
  };
  const by = { doer: office, now: at('2026-03-02') };
  const { id } = await openCaseNow(base.db, county, 'meeting-order', opening, by);
  await doStepNow(base.db, county, id, { command: { step: 'order', args: { lead: 'caizheng' } } }, by);
  return id;
}

const urge = (id: Id, level: string, now: Instant) =>
  doStepNow(
    base.db,
    county,
    id,
    { command: { step: 'urge', args: { level, text: '请报进展，勿外传的话。' } } },
    { doer: office, now },
  );

/** What the worker does in a round. */
async function round(now: Instant, through = parts): Promise<number> {
  const clock: Clock = clockAt(now);
  await deliverMessages(base.db, county, clock, await listPostsToldOutside(base.db, county, dayAt(now)));
  await planNotices(base.db, county, clock);
  return await sendNotices(base.db, county, clock, through);
}

test('an order goes out at once, with number, title and day, and nothing else that stands in the case', async () => {
  await address();
  const id = await ordered();
  await round(at('2026-03-02', '10:05'));
  await round(at('2026-03-03', '08:30'));
  mail.arrived.length = 0;
  await urge(id, 'blue', at('2026-03-10'));
  assert.equal(await round(at('2026-03-10', '10:01')), 1);
  const text = mail.arrived[0]?.text ?? '';
  assert.match(text, /蓝色督办单 澄政督〔2026〕1号\n事项：完成停车场用地排查\n期限：2026年3月13日/);
  assert.doesNotMatch(text, /内部|勿外传|常务会议/);
  assert.equal(await round(at('2026-03-10', '10:02')), 0, 'told once');
});

test('reminders and the like wait for the digest of the day and go together', async () => {
  await address();
  await ordered('第一件');
  await ordered('第二件');
  assert.equal(await round(at('2026-03-02', '10:05')), 0);
  assert.equal(await round(at('2026-03-03', '08:29')), 0);
  assert.equal(await round(at('2026-03-03', '08:30')), 1);
  assert.match(mail.arrived[0]?.text ?? '', /第一件[\s\S]*第二件/);
});

test('at night only a red order is told; a blue one waits, and is not sent by a worker that was away', async () => {
  await address();
  const id = await ordered();
  await round(at('2026-03-03', '08:30'));
  mail.arrived.length = 0;
  await urge(id, 'blue', at('2026-03-10', '21:00'));
  assert.equal(await round(at('2026-03-10', '21:01')), 0);
  await urge(id, 'red', at('2026-03-10', '21:30'));
  assert.equal(await round(at('2026-03-10', '21:31')), 1);
  assert.equal(await round(at('2026-03-11', '22:00')), 0, 'due in the morning, but now it is night again');
  assert.equal(await round(at('2026-03-12', '08:00')), 1);
  assert.deepEqual(
    mail.arrived.map(({ text }) => /(蓝|红)色/.exec(text)?.[0]),
    ['红色', '蓝色'],
  );
});

test('what was answered or closed meanwhile is not told any more', async () => {
  await address();
  const id = await ordered();
  await doStepNow(
    base.db,
    county,
    id,
    { command: { step: 'accept' } },
    { doer: unit, now: at('2026-03-03') },
  );
  await round(at('2026-03-04', '08:30'));
  mail.arrived.length = 0;
  const { state } = await urge(id, 'blue', at('2026-03-10', '21:00'));
  await round(at('2026-03-10', '21:01'));
  const urging = state.urgings.at(-1)?.seq;
  const answer = { step: 'respond', args: { urging, text: '已办。' } };
  await doStepNow(base.db, county, id, { command: answer }, { doer: unit, now: at('2026-03-10', '22:00') });
  await round(at('2026-03-11', '08:00'));
  assert.deepEqual(
    mail.arrived.filter(({ text }) => text.includes('蓝色')),
    [],
  );
});

test('a receiver that is away is tried again under the same id, and is told once it is back', async () => {
  await address();
  const id = await ordered();
  await round(at('2026-03-03', '08:30'));
  mail.arrived.length = 0;
  await urge(id, 'blue', at('2026-03-10'));
  mail.mood = 'busy';
  await round(at('2026-03-10', '10:01'));
  assert.equal(await round(at('2026-03-10', '10:01')), 0, 'not at once again');
  mail.mood = 'well';
  assert.equal(await round(at('2026-03-10', '10:02')), 1);
  await sql`update notice set state = 'waiting', tell_at = ${at('2026-03-10', '10:03')}`.execute(base.db);
  await round(at('2026-03-10', '10:04'));
  const [first, again] = mail.arrived.filter(({ text }) => text.includes('蓝色'));
  assert.equal(first?.id, again?.id, 'sent twice by mishap, it is the same notice');
});

test('two workers send each notice once', async () => {
  await address();
  for (let n = 0; n < 5; n += 1) await urge(await ordered(`第${n}件`), 'blue', at('2026-03-10'));
  const clock = clockAt(at('2026-03-10', '10:01'));
  await deliverMessages(base.db, county, clock);
  await Promise.all([planNotices(base.db, county, clock), planNotices(base.db, county, clock)]);
  const sent = await Promise.all([0, 1].map(() => sendNotices(base.db, county, clock, parts)));
  assert.equal(
    sent.reduce((sum, one) => sum + one, 0),
    5,
  );
  assert.equal(new Set(mail.arrived.map((one) => one.id)).size, mail.arrived.length);
  assert.equal(mail.arrived.length, 5);
});

test('what is refused, or fails for two days, is kept with its reason and can be sent once more', async () => {
  await address({ address: 'nobody@elsewhere.example' });
  await address();
  const id = await ordered();
  await urge(id, 'red', at('2026-03-10'));
  mail.mood = 'busy';
  for (const wait of [1, 2, 8, 25, 90, 400, 1200, 2700, 5000])
    await round(new Date(Date.parse(at('2026-03-10')) + wait * 60_000).toISOString() as Instant);
  const orders = (await listFailed(base.db, county, 10)).filter(({ kind }) => kind.zh === '红色督办单');
  assert.equal(orders.length, 2);
  assert.match(
    orders.map(({ reason }) => reason.zh).join(),
    /多次重试未成：邮件服务器：EENVELOPE 451 try again later/,
  );
  mail.mood = 'well';
  const now = at('2026-03-20');
  for (const one of orders)
    await revive(base.db, county, { address: one.address.id, message: one.message }, now);
  await round(now);
  const left = (await listFailed(base.db, county, 10)).filter(({ kind }) => kind.zh === '红色督办单');
  assert.deepEqual(
    left.map(({ reason, address: to }) => [to.address, reason.zh, reason.en]),
    [
      [
        'nobody@elsewhere.example',
        '邮件服务器：EENVELOPE 550 no such user',
        'Mail server: EENVELOPE 550 no such user',
      ],
    ],
  );
  assert.ok(mail.arrived.some(({ text }) => text.includes('红色督办单')));
});

test('a robot is told no more than twenty times a minute; the rest follows', async () => {
  await address({ channel: 'robot', address: '' });
  for (let n = 0; n < 25; n += 1) await urge(await ordered(`第${n}件`), 'blue', at('2026-03-10'));
  assert.equal(await round(at('2026-03-10', '10:01')), 20);
  assert.equal(await round(at('2026-03-10', '10:01')), 0);
  assert.equal(await round(at('2026-03-10', '10:02')), 0, 'a minute by our clock may be less by theirs');
  assert.equal(await round(at('2026-03-10', '10:03')), 5);
});

test('one channel that is away does not hold up another, and what was not tried does not count as tried', async () => {
  const locked = { ...mail, settings: mail.wrong };
  const all = channelsFor({ locked, robot });
  for (const channel of ['locked', 'robot'])
    await setAddress(
      base.db,
      county,
      all,
      { ...toMail, channel, address: channel === 'robot' ? '' : toMail.address },
      setBy,
    );
  for (let n = 0; n < 3; n += 1) await urge(await ordered(`第${n}件`), 'blue', at('2026-03-10'));
  assert.equal(await round(at('2026-03-10', '10:01'), { ...parts, channels: all }), 3);
  assert.equal(robot.arrived.length, 3);
  const { rows } = await sql<{ tries: number }>`
    select tries from notice where urgency = 'order' and state = 'waiting' order by tries`.execute(base.db);
  assert.deepEqual(
    rows.map(({ tries }) => tries),
    [0, 0, 1],
  );
});

test('an address holds from its day to its end, and only in channels of the county', async () => {
  const id = await address({ validFrom: '2026-03-09' as Day });
  const early = await ordered();
  await urge(early, 'blue', at('2026-03-05'));
  assert.equal(await round(at('2026-03-05', '10:01')), 0);
  await urge(early, 'blue', at('2026-03-10'));
  assert.equal(await round(at('2026-03-10', '10:01')), 1);
  await dropAddress(base.db, clockAt(at('2026-03-11')), county, id, setBy);
  await urge(early, 'blue', at('2026-03-11'));
  assert.equal(await round(at('2026-03-11', '10:01')), 0);
  await assert.rejects(dropAddress(base.db, clockAt(at('2026-03-11')), county, id, setBy), {
    code: 'not-found',
  });
  const foreign = channelsFor({ mail }, ['otherland']);
  await assert.rejects(setAddress(base.db, county, foreign, toMail, setBy), { code: 'bad-input' });
  await assert.rejects(address({ address: 'a@b.example, c@d.example' }), { code: 'bad-input' });
  await assert.rejects(address({ post: 'nobody' }), { code: 'bad-input' });
  await assert.rejects(address({ quietFrom: '20:00' }), { code: 'bad-input' });
});

test('only what a post with an address is told waits to be taken', async () => {
  const id = await address();
  await ordered();
  const waiting = async () => {
    const outside = await listPostsToldOutside(base.db, county, '2026-03-02' as Day);
    await deliverMessages(base.db, county, clockAt(at('2026-03-02', '09:01')), outside);
    const rows = await base.db.selectFrom('message').select('post').where('noticed_at', 'is', null).execute();
    return new Set(rows.map(({ post }) => post));
  };
  assert.deepEqual(await waiting(), new Set([toMail.post]));
  await planNotices(base.db, county, clockAt(at('2026-03-02', '09:02')));
  await dropAddress(base.db, clockAt(at('2026-03-02')), county, id, setBy);
  await ordered();
  assert.deepEqual(await waiting(), new Set());
});

test('the ladder’s orders are told like those by hand', async () => {
  await address();
  const id = await ordered();
  await doStepNow(
    base.db,
    county,
    id,
    { command: { step: 'accept' } },
    { doer: unit, now: at('2026-03-03') },
  );
  await runLadder(base.db, county, clockAt(at('2026-04-01', '09:00')));
  await round(at('2026-04-01', '09:01'));
  assert.ok(mail.arrived.some(({ text }) => /蓝色督办单 澄政督〔2026〕1号/.test(text)));
});
