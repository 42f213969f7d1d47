import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../kernel/index.ts';
import { answerClockQuestion } from './answer.ts';
import { parseDay } from './day-number.ts';
import { wallTime } from './moment.ts';
import { chineseNumber, englishNumber } from './spoken-number.ts';

const today = parseDay('2026-11-23');
const ask = (text: string) => answerClockQuestion(text, today);

test('the same question in many spellings has one answer', () => {
  for (const text of [
    '20 working days from 2026-09-25',
    '20 business days after 25 September 2026',
    'twenty working days from September 25, 2026',
    '20wd from 2026/9/25',
    '自2026-09-25起20个工作日',
    '2026年9月25日起二十个工作日内',
    '自２０２６年９月２５日起２０个工作日',
    '从9月25日算起，20个工作日',
    '2026.9.25之后20 个 工作日',
  ]) {
    const answer = ask(text);
    assert.equal(answer.kind === 'due' ? answer.due : answer.kind, '2026-10-29', text);
  }
});

test('spans of every sort are understood', () => {
  const rows: [string, string][] = [
    ['90 days from 3 July 2026', '2026-10-08'],
    ['ninety calendar days from 2026-01-30', '2026-04-30'],
    ['自2026-07-01起三个月', '2026-10-08'],
    ['自2026-07-01起三个月，不顺延', '2026-10-01'],
    ['1 month from 2026-01-31', '2026-02-28'],
    ['一年 自2024-02-29起', '2025-02-28'],
    ['two weeks from 2026-09-17', '2026-10-08'],
    ['2026年10月20日前30个工作日', '2026-09-02'],
    ['30 days before 2026-12-31', '2026-12-01'],
    ['5 working days from 2026-09-28, that day counted', '2026-10-09'],
    ['自2026-09-28起5个工作日，当日计入', '2026-10-09'],
    ['5个工作日', '2026-11-30'],
    ['一百二十天 自2026-03-01起', '2026-06-29'],
    ['one hundred and twenty days from 2026-03-01', '2026-06-29'],
    ['forty-five working days from 2026-04-01', '2026-06-08'],
    ['半年 自2026-03-31起', '2026-09-30'],
    ['the next working day after 2026-09-30', '2026-10-08'],
    ['2026-09-30之后的下一个工作日', '2026-10-08'],
    ['2026-10-08的上一个工作日', '2026-09-30'],
    ['previous working day before 2026-10-08', '2026-09-30'],
    ['what is 20 working days from 2026-09-25?', '2026-10-29'],
    ['2026-09-25 + 20 working days', '2026-10-29'],
    ['从2026年9月25日开始20个工作日后是哪天', '2026-10-29'],
  ];
  for (const [text, due] of rows) {
    const answer = ask(text);
    assert.equal(answer.kind === 'due' ? answer.due : answer.kind, due, text);
  }
});

test('spans by the hour are answered to the minute', () => {
  const rows: [string, string][] = [
    ['half a working day from 2026-09-30 15:00', '2026-10-08 10:30'],
    ['2026年9月30日下午3点起半个工作日', '2026-10-08 10:30'],
    ['1.5 working days from 2026-10-09 10:00', '2026-10-10 14:30'],
    ['2026-10-09 10:00起一个半工作日', '2026-10-10 14:30'],
    ['5 working hours from 2026-10-09 15:00', '2026-10-10 12:00'],
    ['2小时 自2026年10月1日23点30分起', '2026-10-02 01:30'],
    ['24 hours from 2026-10-01 at 9:15 pm', '2026-10-02 21:15'],
  ];
  for (const [text, due] of rows) {
    const answer = ask(text);
    assert.equal(answer.kind === 'due' ? wallTime(answer.dueAt) : answer.kind, due, text);
  }
});

test('a ready policy is named by its id or its name', () => {
  for (const text of ['licence-decision from 2026-09-25', '行政许可决定，自2026-09-25起']) {
    const answer = ask(text);
    assert.ok(answer.kind === 'due');
    assert.deepEqual([answer.policy, answer.due], ['licence-decision', '2026-10-29']);
    assert.match(answer.sentence.zh, /行政许可法第四十二条第一款/);
  }
});

test('a due answer carries every day with its reason', () => {
  const answer = ask('自2026-09-25起20个工作日');
  assert.ok(answer.kind === 'due');
  assert.equal(answer.days.length, 35);
  assert.equal(answer.days.at(-1)?.sum, 20);
  assert.deepEqual(answer.days.find(({ day }) => day === '2026-10-10')?.reason, {
    zh: '调休上班（国庆节）',
    en: 'make-up working day (National Day)',
  });
});

test('past the last notice the answer says that it is provisional', () => {
  const answer = ask('30个工作日');
  assert.ok(answer.kind === 'due');
  assert.equal(answer.provisional, true);
  assert.match(answer.sentence.zh, /到期日为暂定/);
  assert.match(answer.sentence.en, /provisional/);
});

test('working days between two days, and what a day is', () => {
  const count = ask('2026-09-25到2026-10-31有多少个工作日');
  assert.ok(count.kind === 'count');
  assert.deepEqual([count.workingDays, count.calendarDays, count.provisional], [21, 36, false]);
  const counts: [string, number][] = [
    ['how many working days are there between 2026-09-30 and 2026-10-10', 3],
    ['距离2026-12-18还有多少个工作日', 19],
    ['how many working days from 2026-11-16', 5],
    ['2026年10月有多少个工作日', 18],
    ['how many working days in february 2026', 16],
    ['2026年有多少个工作日', 248],
  ];
  for (const [text, days] of counts) {
    const answer = ask(text);
    assert.equal(answer.kind === 'count' ? answer.workingDays : answer.kind, days, text);
  }
  const asked: [string, boolean][] = [
    ['is 2026-10-10 a working day?', true],
    ['2026年10月10日上班吗', true],
    ['10月1日是工作日吗', false],
    ['2026-10-17放假吗', false],
  ];
  for (const [text, working] of asked) {
    const answer = ask(text);
    assert.equal(answer.kind === 'day' ? answer.working : answer.kind, working, text);
  }
});

test('what cannot be is refused in both languages', () => {
  for (const text of [
    '20 working days from 2026-02-30',
    '2025年2月29日起5个工作日',
    '-5 working days from 2026-09-25',
    '0个工作日',
    'half a month from 2026-09-25',
    '半天 自2026-09-25起',
    'hello',
    '2026-09-25',
    '20 (twenty) working days from 2026-09-25',
    '20 working days and 10 days from 2026-09-25',
    '1,000 days from 2026-09-25',
    'one two days from 2026-09-25',
    '2026年13月有多少个工作日',
    'working days between 2026-09-25, 2026-09-28 and 2026-10-31',
    '',
    '24 hours from 2026-09-25',
    '2 hours from 2026-09-25 25:10',
    '2026-10-31到2026-09-25有多少个工作日',
    '20 working days from 1999-01-01',
    '9999个工作日 自2098-01-01起',
    '5 working hours before 2026-09-25 10:00',
  ])
    assert.throws(
      () => ask(text),
      (refusal: Refusal) =>
        refusal.code === 'bad-input' && refusal.wording.zh.length > 5 && refusal.wording.en.length > 5,
      text,
    );
  assert.throws(() => ask('天'.repeat(201)), { code: 'too-large' });
});

test('English numbers are read as they are spoken, and words that do not fit make none', () => {
  const rows: [string, number][] = [
    ['seven', 7],
    ['seventeen', 17],
    ['ninety', 90],
    ['forty-five', 45],
    ['twenty five', 25],
    ['a hundred', 100],
    ['one hundred and twenty', 120],
    ['one two', Number.NaN],
    ['five twenty', Number.NaN],
  ];
  for (const [text, number] of rows) assert.equal(englishNumber(text), number, text);
});

test('Chinese numbers are read as they are spoken', () => {
  const rows: [string, number][] = [
    ['一', 1],
    ['二', 2],
    ['两', 2],
    ['九', 9],
    ['十', 10],
    ['十五', 15],
    ['二十', 20],
    ['四十五', 45],
    ['一百', 100],
    ['一百二十', 120],
    ['一百零五', 105],
  ];
  for (const [text, number] of rows) assert.equal(chineseNumber(text), number, text);
});
