import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMinutes } from '../index.ts';

const head =
  '澄川县人民政府常务会议纪要\n2025年3月12日，县长林知远主持召开县政府第12次常务会议。现纪要如下：\n';
/** The orders of a body of minutes: [what, who leads, who joins, until when]. */
const orders = (body: string) =>
  readMinutes(`${head}${body}`, (day, period) =>
    'before' in period ? `before ${period.before}` : `${day}+${period.amount} ${period.unit}`,
  ).commitments;
const texts = (body: string) => orders(body).map(({ text }) => text);
const due = (body: string) => orders(body).map(({ deadline, dueWords = null }) => [deadline, dueWords]);

test('what was heard, thought or urged is no order', () => {
  for (const said of [
    '会议听取了县财政局关于预算执行情况的汇报。',
    '会议听取并原则同意县住建局关于老旧小区改造工作情况的汇报。',
    '县水利局汇报了水库除险加固进展，县财政局作了补充说明。',
    '会上，县水利局反映两个村水压不足。',
    '会议指出，一季度开局平稳，要引起重视。',
    '会议强调，各级各部门要提高站位，压实责任。',
    '会议要求，各单位要高度重视，确保件件有着落。',
    '以上事项由县政府督查室跟踪督办。',
    '下次会议定于4月10日召开。',
    '会议还研究了其他事项。',
  ])
    assert.deepEqual(texts(said), [], said);
});

test('an approval is an order without a unit, and what is done about it is another', () => {
  assert.deepEqual(texts('会议审议并原则通过《实施方案》，要求县政府办修改完善后印发。'), [
    '会议审议并原则通过《实施方案》',
    '要求县政府办修改完善后印发',
  ]);
  assert.deepEqual(texts('一、会议听取了县民政局关于地名工作的汇报，同意将城北新路命名为“澄源路”。'), [
    '同意将城北新路命名为“澄源路”',
  ]);
});

test('the day of one sentence is not that of the next', () => {
  assert.deepEqual(
    orders('由县住建局牵头，6月底前完成选址。县财政局负责落实资金。').map(({ lead, deadline }) => [
      lead[0]?.name,
      deadline,
    ]),
    [
      ['县住建局', '2025-06-30'],
      ['县财政局', null],
    ],
  );
});

test('days are told from the day of the meeting, and say from which words', () => {
  assert.deepEqual(due('县公安局下周五前设置护学岗。'), [['2025-03-21', '下周五前']]);
  assert.deepEqual(due('县公安局本周五前设置护学岗。'), [['2025-03-14', '本周五前']]);
  assert.deepEqual(due('县发改委本月底前提出措施。'), [['2025-03-31', '本月底前']]);
  assert.deepEqual(due('县发改委下月中旬前提出措施。'), [['2025-04-20', '下月中旬前']]);
  assert.deepEqual(due('县发改委20日前提出措施。'), [['2025-03-20', '20日前']]);
  assert.deepEqual(due('县发改委5日前提出措施。'), [['2025-04-05', '5日前']]);
  assert.deepEqual(due('县交通局两个月内补齐标志牌。'), [['2025-03-12+2 month', '两个月内']]);
  assert.deepEqual(due('县发改委半个月内拿出方案。'), [['2025-03-12+15 day', '半个月内']]);
  assert.deepEqual(due('县人社局春节前清零欠薪案件。'), [['before 春节', '春节前']]);
  assert.deepEqual(due('县城管局立即整改。'), [[null, '立即']]);
  assert.deepEqual(due('县教育局8月底前完成。'), [['2025-08-31', null]]);
  assert.deepEqual(due('县教育局1月15日前完成。'), [['2026-01-15', null]]);
});

test('each counted decision is one, whatever counts it, and knows its clause', () => {
  const found = orders(
    '一、研究校园周边秩序\n会议明确：1.由县公安局负责，县教育局配合，6月底前设置护学岗；2.请县交通局补齐减速带；3.学校安全无小事，要警钟长鸣。\n（二）县财政局落实经费。',
  );
  assert.deepEqual(
    found.map(({ lead, joins, clause }) => [lead[0]?.name, joins, clause]),
    [
      ['县公安局', ['县教育局'], '一1'],
      ['县交通局', [], '一2'],
      ['县财政局', [], '一（二）'],
    ],
  );
});

test('lines and brackets that only say who and when belong to the decision before them', () => {
  const found = orders(
    '会议议定：\n（一）落实收购资金1.2亿元。\n牵头单位：县发改委\n配合单位：县财政局\n完成时限：6月20日前\n（二）疏通积水点（县城管局，6月15日前）。',
  );
  assert.deepEqual(
    found.map(({ lead, joins, deadline }) => [lead[0]?.name, joins, deadline]),
    [
      ['县发改委', ['县财政局'], '2025-06-20'],
      ['县城管局', [], '2025-06-15'],
    ],
  );
});

test('a leader who is named by name or surname is told, and is no unit', () => {
  const [item] = orders('会议明确，由周副县长牵头，县人社局负责，年底前清零欠薪案件。');
  assert.deepEqual([item?.leader, item?.lead[0]?.name], ['周副县长', '县人社局']);
});

test('a branch of an office is named whole, and 开局 or 大局 is none', () => {
  assert.equal(orders('市生态环境局澄川分局5月底前明确标准。')[0]?.lead[0]?.name, '市生态环境局澄川分局');
  assert.deepEqual(texts('会议认为，局部地区缺水，要服从大局。'), []);
});

test('those who were there, where it goes and what is annexed are no orders', () => {
  assert.deepEqual(
    texts(
      '县财政局6月底前拨付到位。\n参会人员：\n程远　县财政局局长\n贺文　县教育局局长\n分送：县政府各部门',
    ),
    ['县财政局6月底前拨付到位'],
  );
});

test('the day of the meeting goes before the day of the paper', () => {
  const reading = readMinutes(
    '常务会议纪要\n澄川县人民政府办公室 2025年4月18日\n2025年4月16日，县长林知远主持召开第15次常务会议。\n县发改委5日内报告。',
  );
  assert.equal(reading.document.date, '2025-04-16');
});
