import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { committedNotices } from './calendar.ts';
import { checkNotice, daysNamed, readLocalDays, readNotice } from './check-notice.ts';
import { readNoticeProse } from './notice-prose.ts';

const sources = ['made up for this test'];
const codes = (found: readonly { code: string }[]): string[] => found.map((d) => d.code);

/** A notice as a clerk would enter it; the days are made up. */
const entered = (holidays: string): string => `
year: 2027
title: 国务院办公厅关于2027年部分节假日安排的通知
sources: [made up for this test]
holidays:
${holidays}`;
const newYear = `  - name: { zh: 元旦, en: New Year }
    off: [{ from: 2027-01-01, to: 2027-01-03 }]`;

test('every committed notice has its seven holidays and takes away just the statutory days', () => {
  const doubtful = committedNotices().flatMap((notice) =>
    checkNotice(notice).map((d) => `${notice.year} ${d.code}`),
  );
  // 3 September 2015 was a day off for that year only; Spring Festival 2020 was made two working days longer.
  assert.deepEqual(doubtful, ['2015 notice-balance-differs', '2020 notice-balance-differs']);
});

test('a day that does not exist is found with its line', () => {
  const { notice, diagnostics } = readNotice(
    entered('  - name: { zh: 春节, en: Spring Festival }\n    off: [{ from: 2027-02-05, to: 2027-02-30 }]'),
    '2027.yaml',
  );
  assert.equal(notice, undefined);
  assert.deepEqual(codes(diagnostics), ['day-does-not-exist']);
  assert.deepEqual(diagnostics[0]?.place, { file: '2027.yaml', line: 7, column: 35 });
  assert.match(diagnostics[0]?.message.zh ?? '', /没有2027-02-30这一天/);
});

test('a day both off and worked, named twice, worked on a Monday or of another year keeps a notice out', () => {
  const cases: [string, string][] = [
    [`${newYear}\n    work: [2027-01-03]`, 'notice-day-off-and-worked'],
    [`${newYear}\n${newYear}`, 'notice-day-twice'],
    [`${newYear}\n    work: [2027-01-04]`, 'notice-make-up-on-weekday'],
    [newYear.replaceAll('2027', '2028'), 'notice-day-outside-year'],
    [newYear.replace('2027-01-03', '2026-12-30'), 'notice-range-reversed'],
    [newYear.replace('2027-01-03', '2027-01-20'), 'notice-range-too-long'],
    [newYear, 'notice-count-implausible'],
    ['  []', 'field-wrong'],
    [`${newYear}\n    days: 3`, 'field-unknown'],
    ['  - name: { zh: 元旦 }\n    off: []', 'field-missing'],
    ['  - {', 'not-yaml'],
  ];
  for (const [holidays, code] of cases) {
    const { notice, diagnostics } = readNotice(entered(holidays));
    assert.equal(notice, undefined, code);
    assert.ok(codes(diagnostics).includes(code), `${code} in ${codes(diagnostics)}`);
    for (const found of diagnostics) assert.ok(found.message.zh && found.message.en && found.hint.zh);
  }
});

test('all findings are given, not the first', () => {
  const { diagnostics } = readNotice(entered(`${newYear}\n    work: [2027-01-04, 2027-01-03, 2029-01-06]`));
  assert.deepEqual(codes(diagnostics), [
    'notice-make-up-on-weekday',
    'notice-day-off-and-worked',
    'notice-day-outside-year',
  ]);
});

test('a statutory day that is not off keeps a notice out, a holiday out of season raises a doubt', () => {
  const text = readFileSync(new URL('./calendar/2026.json', import.meta.url), 'utf8');
  const short = readNotice(text.replace('"from": "2026-10-01"', '"from": "2026-10-02"'));
  assert.equal(short.notice, undefined);
  assert.ok(codes(short.diagnostics).includes('notice-statutory-day-missing'));
  const moved = readNotice(
    text.replaceAll('2026-06-19', '2026-07-17').replaceAll('2026-06-21', '2026-07-19'),
  );
  assert.deepEqual(codes(moved.diagnostics), ['notice-out-of-season']);
  assert.equal(moved.notice?.year, 2026);
});

test('a notice that forgets a make-up day is loaded with a warning', () => {
  const text = readFileSync(new URL('./calendar/2026.json', import.meta.url), 'utf8');
  const { notice, diagnostics } = readNotice(text.replace('["2026-05-09"]', '[]'));
  assert.equal(notice?.year, 2026);
  assert.deepEqual(
    diagnostics.map((d) => [d.code, d.severity]),
    [['notice-balance-differs', 'warning']],
  );
});

test('the prose of a notice is read to the same days as its committed file', () => {
  const prose = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;
  const read = readNoticeProse(prose, { year: 2026, sources });
  assert.deepEqual(read.diagnostics, []);
  const committed = committedNotices().find((notice) => notice.year === 2026);
  assert.ok(read.notice && committed);
  assert.deepEqual(daysNamed(read.notice), daysNamed(committed));
});

test('older wordings are read: New Year from December, days given back, months left out', () => {
  const read = readNoticeProse(
    `一、元旦：12月30日至1月1日放假，共3天。 12月29日（星期六）上班。
二、“五一”：5月1日—7日放假，共7天。将两个公休日调至5月4日、7日；4月28日、29日上班。
三、端午节：6月20日放假，6月22日补休。`,
    { year: 2019, sources },
  );
  assert.deepEqual(read.diagnostics, []);
  assert.deepEqual(
    read.notice?.holidays.map(({ name, off, work }) => [
      name.en,
      ...off.map(({ from, to }) => `${from}..${to}`),
      ...work,
    ]),
    [
      ['New Year', '2018-12-30..2019-01-01', '2018-12-29'],
      ['Labour Day', '2019-05-01..2019-05-07', '2019-04-28', '2019-04-29'],
      ['Dragon Boat Festival', '2019-06-20..2019-06-20', '2019-06-22..2019-06-22'],
    ],
  );
});

test('prose whose weekdays or lengths do not fit the calendar is found out', () => {
  const wrong =
    '一、元旦：1月1日（周五）至3日（周日）放假，共4天。1月4日（周日）上班。二、春节：见后续通知。三、清明节：2月30日放假。';
  const { notice, diagnostics } = readNoticeProse(wrong, { year: 2027, sources });
  assert.equal(notice, undefined);
  assert.deepEqual(codes(diagnostics), [
    'notice-length-differs',
    'notice-weekday-differs',
    'notice-section-unreadable',
    'day-does-not-exist',
    'notice-section-unreadable',
  ]);
  assert.deepEqual(codes(readNoticeProse('今年不放假', { year: 2027, sources }).diagnostics), [
    'notice-without-holidays',
  ]);
});

test('local days are read with their order, and a day twice is found', () => {
  const one =
    '  - { day: 2026-07-21, working: false, name: { zh: 高温停工, en: Heat }, source: 澄川县政府公告2026年第5号 }\n';
  assert.equal(readLocalDays(`days:\n${one}`).days?.length, 1);
  assert.deepEqual(codes(readLocalDays(`days:\n${one}${one}`).diagnostics), ['local-day-twice']);
  assert.deepEqual(codes(readLocalDays('days:\n  - { day: 2026-07-32 }').diagnostics), [
    'day-does-not-exist',
    'field-missing',
    'field-missing',
    'field-missing',
  ]);
});
