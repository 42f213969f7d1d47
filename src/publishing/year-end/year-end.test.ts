import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { clockAt, chengchuan as county, foundCounty } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { adoptCases, carryOver, doStepNow, importSheet, listPlan } from '../../ledger/index.ts';
import { exportYearEnd } from './export-year-end.ts';
import { loadLeftOut, loadYearEnd } from './load-year-end.ts';
import type { YearEndRow } from './year-end.ts';

let base: TestDatabase;
const clock = clockAt('2026-01-05T02:00:00.000Z');
const at = (day: string): Instant => `2025-${day}T02:00:00.000Z` as Instant;
const person = (id: string, organisation: string, role: string) => ({
  account: newId(),
  posts: [{ id, organisation, roles: [role] }],
});
const [one, other, third] = [0, 1, 2].map(() => person('ducha', 'zhengfuban', 'delivery-office'));
const unit = person('caizheng-lianluo', 'caizheng', 'unit');
const office = { post: 'ducha', account: newId(), at: at('02-10'), organisation: 'zhengfuban' };

const target = (metric: string, value: number) => ({
  metric,
  kind: 'value' as const,
  direction: 'none' as const,
  op: 'ge' as const,
  value,
  value2: null,
  unit: '个',
});
const terms = (title: string, more: object = {}) => ({
  title,
  type: 'numeric' as const,
  targets: [],
  deadline: '2025-12-31' as Day,
  lead: 'caizheng',
  joins: [],
  leader: null,
  milestones: [],
  children: [],
  ...more,
});

const ids = new Map<string, Id>();
const idOf = (title: string): Id => {
  const id = ids.get(title);
  assert.ok(id, title);
  return id;
};
const step = (title: string, day: string, doer: typeof unit | undefined, name: string, args: object = {}) => {
  assert.ok(doer);
  const command = { step: name, args: { ...args } };
  return doStepNow(base.db, county, idOf(title), { command }, { doer, now: at(day) });
};

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  const digest = `sha256:${'0'.repeat(64)}`;
  const added = [
    terms('新建公共停车位', { targets: [target('新建公共停车位', 600)] }),
    terms('推进智慧路灯建设', {
      type: 'descriptive',
      milestones: [{ name: '方案', due: '2025-06-30' as Day, planned: null, evidence: '方案文本' }],
    }),
    terms('新增5G基站', { targets: [target('新增5G基站', 400)] }),
    terms('未认定的一件', { type: 'descriptive' }),
    terms('开通夜间公交', { type: 'descriptive' }),
    terms('建设市民广场', { type: 'descriptive' }),
  ].map((each, row) => ({
    ...each,
    year: 2025,
    continues: null,
    note: '',
    source: { kind: 'sheet' as const, file: '表.xlsx', digest, row: row + 4, quote: each.title },
  }));
  await importSheet(base.db, county, { changes: [], additions: added }, '', office);
  for (const { id, commitment } of await listPlan(base.db, county, 2025)) ids.set(commitment.title, id);
  const adopted = [...ids].flatMap(([title, id]) =>
    ['未认定的一件', '建设市民广场'].includes(title) ? [] : [id],
  );
  await adoptCases(base.db, county, { cases: adopted }, office);
  await lifeOfParking();
  await step('建设市民广场', '02-11', one, 'withdraw', { reason: '与另一项重复' });
  await step('开通夜间公交', '12-29', third, 'close', {
    outcome: 'not-kept',
    reason: '客流不足，公司未开行',
  });
  await step('新增5G基站', '02-12', unit, 'accept');
  await step('新增5G基站', '12-20', unit, 'report', { text: '年底数', value: 310, period: '2025' });
  const into = { year: 2026, deadline: '2026-12-31' as Day, reason: '选址受阻，转入下年' };
  await carryOver(base.db, county, [idOf('新增5G基站')], into, { ...office, at: at('12-31') });
});
after(() => base.drop());

async function lifeOfParking(): Promise<void> {
  const title = '新建公共停车位';
  await step(title, '02-12', unit, 'accept');
  const changed = { fields: { targets: [target(title, 500)] } };
  await step(title, '06-10', unit, 'ask-adjustment', { terms: changed, reason: '两处用地未批' });
  await step(title, '06-12', one, 'decide-adjustment', { agreed: true, reason: '常务会议研究' });
  await step(title, '12-10', unit, 'report', { text: '全部完工', value: 520, period: '2025' });
  const evidence = { name: '竣工验收单', digest: `sha256:${'1'.repeat(64)}`, bytes: 10, kind: '验收单' };
  const attached = await step(title, '12-11', unit, 'attach', { evidence });
  await step(title, '12-12', one, 'judge', { evidence: attached.head.seq, accepted: true });
  await step(title, '12-13', unit, 'handle', { text: '已完成' });
  await step(title, '12-20', other, 'verify', { passed: true });
  await step(title, '12-28', third, 'close', { outcome: 'kept', reason: '核查属实' });
}

async function row(title: string): Promise<YearEndRow> {
  const found = (await loadYearEnd(base.db, clock, county, 2025)).find((each) => each.title === title);
  assert.ok(found, title);
  return found;
}

test('a kept promise stands with its result, the source of the figure, the evidence and who verified', async () => {
  const { targets, done, outcome, verified, evidence } = await row('新建公共停车位');
  assert.deepEqual([done, outcome, verified], [true, 'kept', 'verified']);
  assert.deepEqual(
    evidence.accepted.map(({ name }) => name),
    ['竣工验收单'],
  );
  assert.deepEqual(
    targets.map(({ goal, result, reached, share, grade }) => [goal, result, reached, share, grade]),
    [['不低于500个', '520个', true, '104', '单位报送数']],
  );
  assert.match(targets[0]?.source ?? '', /单位报送（承诺〔2025〕\d号第\d+条记录，2025-12-10）/);
});

test('an approved adjustment stays visible with old and new target, the day and the reason it was asked for', async () => {
  const { adjustments } = await row('新建公共停车位');
  assert.deepEqual(adjustments, [
    {
      on: '2025-06-12',
      from: '不低于600个；时限2025-12-31',
      to: '不低于500个；时限2025-12-31',
      reason: '两处用地未批',
    },
  ]);
});

test('what is missing is said: no result, no evidence, only the unit’s own figure, not verified, not ended', async () => {
  assert.deepEqual((await row('新建公共停车位')).gaps, ['self-reported']);
  assert.deepEqual((await row('推进智慧路灯建设')).gaps, ['no-evidence', 'not-verified', 'not-ended']);
  assert.deepEqual((await row('未认定的一件')).gaps, [
    'not-adopted',
    'no-result',
    'no-evidence',
    'not-verified',
    'not-ended',
  ]);
});

test('a promise that was carried over says why and into which case, and is not called kept', async () => {
  const { carriedOver, done, draft } = await row('新增5G基站');
  assert.equal(carriedOver?.reason, '选址受阻，转入下年');
  assert.ok(carriedOver?.into);
  assert.equal(done, false);
  assert.equal(
    draft,
    '新增5G基站310个，为目标（不低于400个）的77.5%（单位报送数）；尚未核查；转入下年继续推进，原因：选址受阻，转入下年。',
  );
});

test('the draft sentence holds the ledger’s figures alone, and says where there is none', async () => {
  assert.equal(
    (await row('新建公共停车位')).draft,
    '新建公共停车位520个，完成目标（不低于500个）的104%（单位报送数）；目标于2025-06-12经批准由“不低于600个”调整为“不低于500个”；经核查属实。',
  );
  assert.equal((await row('推进智慧路灯建设')).draft, '推进智慧路灯建设：1个节点已证明0个；尚未核查。');
  assert.equal((await row('未认定的一件')).draft, '未认定的一件（完成情况待补）；尚未核查。');
});

test('a promise that was closed as not kept says why, in the account and in the draft', async () => {
  const { outcome, unmet, draft } = await row('开通夜间公交');
  assert.deepEqual([outcome, unmet], ['not-kept', '客流不足，公司未开行']);
  assert.match(draft, /尚未核查；未完成，原因：客流不足，公司未开行。$/);
});

test('what was withdrawn is no part of the account, and is said beside it with day and reason', async () => {
  assert.equal(
    (await loadYearEnd(base.db, clock, county, 2025)).some(({ title }) => title === '建设市民广场'),
    false,
  );
  assert.deepEqual(
    (await loadLeftOut(base.db, county, 2025)).map(({ title, on, reason }) => [title, on, reason]),
    [['建设市民广场', '2025-02-11', '与另一项重复']],
  );
});

test('the workbook lists what is missing first, then results, then the draft marked as a draft', async () => {
  const file = await exportYearEnd(base.db, clock, county, { year: 2025, format: 'xlsx' });
  assert.equal(file.fileName, '模拟数据·澄川县2025年度每项目标完成情况.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(file.bytes).buffer);
  assert.deepEqual(
    book.worksheets.map(({ name }) => name),
    ['缺什么', '完成情况', '报告草稿', '已撤回'],
  );
  assert.match(String(book.getWorksheet('缺什么')?.getCell(2, 1).value), /仅有单位自报数2件/);
  assert.match(
    String(book.getWorksheet('报告草稿')?.getCell(2, 1).value),
    /草稿，仅由台账中的数生成，未经审定/,
  );
  assert.equal(book.getWorksheet('完成情况')?.rowCount, 8);
});

test('the paper holds the same and is refused for a year without a plan', async () => {
  const { bytes } = await exportYearEnd(base.db, clock, county, { year: 2025, format: 'docx' });
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  for (const words of [
    '一、还缺什么',
    '计算：达到；认定：完成',
    '经批准由“不低于600个',
    '（草稿）',
    '520个，完成目标（不低于500个）的104%',
    '四、已撤回、不在本账内的事项',
  ])
    assert.ok(value.includes(words), `${words} is missing in\n${value}`);
  await assert.rejects(exportYearEnd(base.db, clock, county, { year: 2019, format: 'docx' }), {
    code: 'not-found',
  });
});
