import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isMinutes, type PeriodEnd, readClause, readDocument, readMinutes } from '../index.ts';

const text = readFileSync(
  new URL('../../../test/fixtures/chengchuan-minutes-2025.txt', import.meta.url),
  'utf8',
);
const periodEnd: PeriodEnd = (day, period) =>
  'before' in period ? null : `${day}+${period.amount} ${period.unit}`;
const reading = readMinutes(text, periodEnd);
const items = reading.commitments.map(({ text: words, lead, joins = [], deadline }) => ({
  words,
  lead: lead[0]?.name ?? null,
  joins,
  deadline,
}));
const about = (word: string) => items.find(({ words }) => words.includes(word));

test('minutes say what they are, their number, their day and who was in the chair', () => {
  assert.ok(isMinutes(text));
  assert.deepEqual(reading.document, {
    title: '澄川县人民政府常务会议纪要',
    place: '澄川县',
    year: 2025,
    speaker: '林知远',
    date: '2025-03-12',
    indexNumber: '澄政常纪〔2025〕4号',
  });
});

test('a work report is none, and minutes are no work report', () => {
  const report = readFileSync(new URL('../../../test/fixtures/chengchuan-2025.txt', import.meta.url), 'utf8');
  assert.ok(!isMinutes(report));
  assert.ok(readDocument(text).diagnostics.some(({ code }) => code === 'not-a-work-report'));
});

test('a numbered clause under 会议议定 is one item with the units and the day that it names', () => {
  const item = about('停车场选址');
  assert.deepEqual(
    [item?.lead, item?.joins, item?.deadline],
    ['县住建局', ['县财政局', '县自然资源局'], '2025-06-30'],
  );
  assert.ok(item?.words.startsWith('由县住建局牵头') && item.words.endsWith('报县政府审定'));
});

test('a period is counted from the day of the meeting, by the calendar of the caller', () => {
  assert.equal(about('占道停车')?.deadline, '2025-03-12+5 working-day');
  assert.deepEqual(about('占道停车')?.joins, ['各乡镇（街道）']);
});

test('one sentence that gives two units each something to do is two items', () => {
  assert.deepEqual(
    [about('水库汛前检查')?.lead, about('抢险队伍')?.lead, about('抢险队伍')?.deadline],
    ['县水利局', '县应急局', '2025-05-31'],
  );
  assert.deepEqual([about('每月通报')?.lead, about('专项审计')?.lead], ['县科工局', '县审计局']);
});

test('an exhortation is passed over with its reason, but not where it says who does what', () => {
  assert.equal(about('麻痹思想'), undefined);
  assert.deepEqual([about('每日会商')?.lead, about('每日会商')?.joins], ['县水利局', ['县气象局']]);
});

test('a unit is named whole, although a part of its name is the name of another kind of unit', () => {
  const named = (clause: string) => readClause(clause, '2025-03-12');
  assert.deepEqual(named('责成县住房和城乡建设局会同县财政局，于9月底前完成。'), {
    lead: '县住房和城乡建设局',
    joins: ['县财政局'],
    leader: null,
    deadline: '2025-09-30',
    dueWords: null,
  });
  assert.equal(named('由县委办公室牵头，年底前完成').lead, '县委办公室');
  assert.equal(named('由青石镇和石柱乡负责，年底前完成').lead, '青石镇');
});

test('a heading that decides is an item', () => {
  assert.ok(about('原则通过《澄川县清理拖欠中小企业账款工作方案》'));
});

test('every sentence is in an item or passed over with a reason, each exactly where it stands', () => {
  const spans = [...reading.commitments, ...reading.waived];
  const covered = new Set(
    spans.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, i) => start + i)),
  );
  const lost = [...text].filter((c, i) => /[\p{L}]/u.test(c) && !covered.has(i));
  // The numbers of clauses, （一）, stand before their item.
  assert.equal(lost.filter((c) => !/[一二三四五六七八九十是]/.test(c)).join(''), '');
  for (const item of reading.commitments) assert.equal(item.text, text.slice(item.start, item.end));
  const reasons = new Set(reading.waived.map(({ reason }) => reason));
  assert.deepEqual([...reasons].sort(), ['exhortation', 'frame', 'heading', 'heard']);
});

test('minutes without a decision say so, and a bad text is never a crash', () => {
  assert.deepEqual(
    readMinutes('会议纪要\n会议听取了汇报。').diagnostics.map(({ code }) => code),
    ['no-decision', 'no-year'],
  );
  for (const bad of ['', '会议纪要', '（一）由牵头', '会议议定：', '一、\n二、\n']) readMinutes(bad);
});
