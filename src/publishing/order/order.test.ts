import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import mammoth from 'mammoth';
import { clockAt, chengchuan as county, foundCounty, takeOverFiles } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type Day, type Instant, nationalCalendar } from '../../clock/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { doStepNow, listOrders, openCaseNow, runLadder } from '../../ledger/index.ts';
import { lateness } from './order.ts';
import { printOrder } from './print-order.ts';

let base: TestDatabase;
let id: Id;
const clock = clockAt('2026-05-20T02:00:00.000Z');
const post = (name: string, organisation: string, role: string) => ({
  account: newId(),
  posts: [{ id: name, organisation, roles: [role] }],
});
const office = post('ducha', 'zhengfuban', 'delivery-office');
const unit = post('caizheng-lianluo', 'caizheng', 'unit');
const at = (day: string): Instant => `${day}T02:00:00.000Z` as Instant;

const step = (doer: typeof office, day: string, name: string, args: Record<string, unknown> = {}) =>
  doStepNow(base.db, county, id, { command: { step: name, args } }, { doer, now: at(day) });

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
  const opening = {
    title: '完成县城停车场用地排查并公布结果',
    fields: {
      origin: '常务会议',
      reference: '〔2026〕3号会议纪要',
      clause: '由财政局牵头，三月底前完成县城停车场用地排查。',
    },
    private: { instruction: '只供内部掌握的批示' },
    deadline: '2026-03-31' as Day,
  };
  id = (await openCaseNow(base.db, county, 'meeting-order', opening, { doer: office, now: at('2026-03-02') }))
    .id;
  await step(office, '2026-03-02', 'order', { lead: 'caizheng', leader: 'xianzhang' });
  await step(unit, '2026-03-03', 'accept');
  await step(unit, '2026-03-20', 'report', { text: '已排查地块31宗中的18宗。' });
  await step(office, '2026-03-24', 'urge', { level: 'reminder', text: '请在三日内报送余下地块的排查计划。' });
  for (const day of ['2026-03-27', '2026-04-01', '2026-04-08', '2026-04-15'])
    await runLadder(base.db, county, clockAt(at(day)));
});
after(() => base.drop());

const orders = () => listOrders(base.db, county, { caseId: id, on: '2026-05-20' as Day }, 10);

async function print(level: string): Promise<{ text: string; name: string }> {
  const order = (await orders()).find((one) => one.level === level);
  assert.ok(order, level);
  const { bytes, fileName } = await printOrder(base.db, clock, county, { caseId: id, seq: order.seq });
  return { text: (await mammoth.extractRawText({ buffer: bytes })).value, name: fileName };
}

test('a blue order says who orders what of whom, on what ground, how late, and until when to answer', async () => {
  const { text, name } = await print('blue');
  for (const words of [
    '澄川县人民政府办公室',
    '澄政督〔2026〕1号',
    '蓝色督办单',
    '澄川县财政局：',
    '完成县城停车场用地排查并公布结果（督办〔2026〕1号）',
    '纪要或文件编号：〔2026〕3号会议纪要',
    '三月底前完成县城停车场用地排查',
    '2026年3月31日，截至签发之日已逾期1天（1个工作日）',
    '最近一次报送：已排查地块31宗中的18宗。',
    '澄政催〔2026〕1号（未回复）',
    '2026年4月7日前（天数为推定）',
    '2026年4月1日',
    '抄送：测试岗位 leader。',
    '特此督办。',
    '附件：蓝色督办单回执',
    '负责人签字',
  ])
    assert.ok(text.includes(words), `${words} is missing in\n${text}`);
  assert.equal(name, '模拟数据·蓝色督办单_澄政督〔2026〕1号.docx');
});

test('an order never prints what is private', async () => {
  for (const level of ['reminder', 'blue', 'red'])
    assert.doesNotMatch((await print(level)).text, /只供内部掌握/);
});

test('a reminder by hand is a 催办单 and carries the clerk’s own words', async () => {
  const { text } = await print('reminder');
  assert.match(text, /催办单/);
  assert.match(text, /请在三日内报送余下地块的排查计划。/);
  assert.match(text, /距到期还有7天/);
});

test('an orange and a red order name the one that stayed unanswered', async () => {
  assert.match((await print('orange')).text, /前发澄政督〔2026〕1号逾期未回复/);
  assert.match((await print('red')).text, /前发澄政督〔2026〕2号逾期未回复.*主要负责同志签署意见/);
});

test('printed after a renaming and a new report, an order says what it said', async () => {
  const { text } = await print('blue');
  await sql`update organisation set valid_to = '2026-04-30' where county = ${county} and id = 'caizheng'`.execute(
    base.db,
  );
  await sql`insert into organisation (county, id, name, kind, valid_from)
    values (${county}, 'caizheng', '澄川县财政金融局', 'department', '2026-05-01')`.execute(base.db);
  await step(unit, '2026-05-11', 'report', { text: '全部排查完毕。' });
  assert.equal((await print('blue')).text, text);
});

test('how late a thing is, in calendar and working days', () => {
  const calendar = nationalCalendar();
  const said = (due: string, on: string) => lateness(due as Day, on as Day, calendar);
  assert.equal(said('2026-04-30', '2026-05-06'), '已逾期6天（1个工作日）');
  assert.equal(said('2026-04-30', '2026-04-30'), '今日到期');
  assert.equal(said('2026-04-30', '2026-04-20'), '距到期还有10天');
});
