import assert from 'node:assert/strict';
import { test } from 'node:test';
import chineseDays from 'chinese-days';
import type { Refusal } from '../kernel/index.ts';
import {
  addWorkingDays,
  calendarDay,
  committedNotices,
  countyCalendar,
  isWorkingDay,
  makeCalendar,
  nationalCalendar,
  workingDaysBetween,
} from './calendar.ts';
import type { Day } from './day.ts';
import { addDays, addMonths, dayNumber, dayOf, daysBetween, parseDay, weekdayOf } from './day-number.ts';
import type { LocalDay, Notice } from './notice.ts';

const calendar = nationalCalendar();
const day = parseDay;

test('every day of 2004 to 2026 agrees with an independent list, but for the one that list forgets', () => {
  const differing: string[] = [];
  for (let on = day('2004-01-01'); on <= '2026-12-31'; on = addDays(on, 1))
    if (isWorkingDay(calendar, on) !== chineseDays.isWorkday(on)) differing.push(on);
  // 国办发明电〔2005〕35号: "12月31日(星期六)上班", for New Year 2006.
  assert.deepEqual(differing, ['2005-12-31']);
});

test('a day and its number are one to one over four centuries, leap days included', () => {
  const first = dayNumber(day('1900-01-01'));
  const last = dayNumber(day('2300-12-31'));
  for (let n = first; n <= last; n += 1) {
    const date = new Date(n * 86_400_000);
    assert.equal(dayOf(n), date.toISOString().slice(0, 10));
    assert.equal(dayNumber(dayOf(n)), n);
    assert.equal(weekdayOf(n) % 7, date.getUTCDay());
  }
});

test('a month ends on the corresponding day, or on the last day of a month that has none', () => {
  const rows: [string, number, string][] = [
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', 3, '2026-06-30'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2027-08-31', 6, '2028-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
  ];
  for (const [from, months, expected] of rows) assert.equal(addMonths(day(from), months), expected);
});

test('a day that does not exist is refused in both languages', () => {
  for (const wrong of ['2026-02-30', '2025-02-29', '2026-13-01', '2026-9-1', 'tomorrow', '', '2026-04-31'])
    assert.throws(
      () => parseDay(wrong),
      (refusal: Refusal) =>
        refusal.code === 'bad-input' && refusal.wording.zh.includes(`没有“${wrong}”这一天`),
    );
  assert.equal(parseDay('2028-02-29'), '2028-02-29');
});

test('a make-up Saturday is worked, a holiday is not, and each says which notice makes it so', () => {
  const makeUp = calendarDay(calendar, day('2026-10-10'));
  assert.deepEqual([makeUp.kind, makeUp.working, makeUp.name?.zh], ['make-up-day', true, '国庆节']);
  assert.equal(makeUp.source, '国务院办公厅关于2026年部分节假日安排的通知');
  const holiday = calendarDay(calendar, day('2026-02-20'));
  assert.deepEqual([holiday.kind, holiday.working, holiday.name?.en], ['holiday', false, 'Spring Festival']);
  assert.equal(calendarDay(calendar, day('2026-10-17')).kind, 'weekend');
  assert.equal(calendarDay(calendar, day('2026-10-19')).kind, 'working-day');
});

test('a December day may stand in the next year’s notice', () => {
  // Notices of 2006, 2007, 2008, 2012 and 2019.
  for (const worked of ['2005-12-31', '2006-12-30', '2006-12-31', '2007-12-29', '2011-12-31', '2018-12-29'])
    assert.equal(isWorkingDay(calendar, day(worked)), true, worked);
  for (const off of ['2007-12-31', '2018-12-31']) assert.equal(isWorkingDay(calendar, day(off)), false, off);
});

test('the calendar is known to the end of the last notice, and settled but for the last week of December', () => {
  assert.equal(calendar.knownUntil, '2026-12-31');
  assert.equal(calendar.settledUntil, '2026-12-24');
  assert.equal(calendarDay(calendar, day('2026-12-24')).settled, true);
  assert.equal(calendarDay(calendar, day('2027-02-08')).settled, false);
});

test('lunar holidays of a year without a notice are not guessed, those the law dates are known', () => {
  // Spring Festival 2027 falls on 6 February; the first Monday after it is an ordinary Monday until the notice.
  assert.equal(isWorkingDay(calendar, day('2027-02-08')), true);
  assert.equal(isWorkingDay(calendar, day('2027-01-01')), false);
  assert.equal(isWorkingDay(calendar, day('2027-10-01')), false);
});

test('a year missing in the row of notices ends what is known', () => {
  const notices = committedNotices().filter((notice) => notice.year !== 2020);
  assert.equal(makeCalendar({ notices }).knownUntil, '2019-12-31');
});

test('a local day off and a local working day stand above the national calendar', () => {
  const name = { zh: '防汛停工', en: 'Flood stoppage' };
  const source = '澄川县防汛指挥部第3号令';
  const localDays: LocalDay[] = [
    { day: day('2026-07-21'), working: false, name, source },
    { day: day('2026-07-25'), working: true, name, source },
  ];
  const local = makeCalendar({ notices: committedNotices(), localDays });
  assert.equal(addWorkingDays(calendar, day('2026-07-20'), 5), '2026-07-27');
  assert.equal(addWorkingDays(local, day('2026-07-20'), 5), '2026-07-27');
  assert.equal(addWorkingDays(local, day('2026-07-20'), 1), '2026-07-22');
  assert.equal(calendarDay(local, day('2026-07-25')).kind, 'local-working-day');
  assert.equal(calendarDay(local, day('2026-07-21')).source, source);
});

test('days outside the calendar are refused, not guessed', () => {
  for (const outside of ['2003-12-31', '2100-01-01'] as Day[])
    assert.throws(() => calendarDay(calendar, outside), { code: 'bad-input' });
  assert.throws(() => addWorkingDays(calendar, day('2099-12-30'), 500), { code: 'bad-input' });
  assert.throws(() => addWorkingDays(calendar, day('2004-01-02'), -30), { code: 'bad-input' });
});

test('a county takes a later notice over the one that came with the program', () => {
  const corrected = committedNotices()
    .filter(({ year }) => year === 2026)
    .map((notice) => ({
      ...notice,
      holidays: notice.holidays.map((h) => (h.name.zh === '劳动节' ? { ...h, work: [] } : h)),
    }));
  const county = countyCalendar({ notices: corrected });
  assert.equal(isWorkingDay(calendar, day('2026-05-09')), true);
  assert.equal(isWorkingDay(county, day('2026-05-09')), false);
  assert.equal(county.knownUntil, '2026-12-31');
});

test('notices that contradict one another make no calendar', () => {
  const next: Notice = {
    year: 2027,
    title: '假想的通知',
    sources: ['made up'],
    holidays: [
      {
        name: { zh: '元旦', en: 'New Year' },
        off: [{ from: day('2026-12-26'), to: day('2027-01-01') }],
        work: [],
      },
    ],
  };
  const twisted = committedNotices().map((notice) =>
    notice.year === 2026
      ? {
          ...notice,
          holidays: [
            ...notice.holidays,
            {
              ...next.holidays[0],
              name: next.holidays[0]?.name ?? { zh: '', en: '' },
              off: [{ from: day('2026-12-24'), to: day('2026-12-24') }],
              work: [day('2026-12-26')],
            },
          ],
        }
      : notice,
  );
  assert.throws(() => makeCalendar({ notices: [...twisted, next] }), {
    code: 'bad-input',
    message: /2026-12-26/,
  });
  assert.throws(() => makeCalendar({ notices: [...committedNotices(), ...committedNotices().slice(0, 1)] }), {
    code: 'bad-input',
  });
});

test('counting by prefix sums agrees with walking day by day on 100,000 random cases', () => {
  const seed = 20_260_925;
  let state = seed;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  // The walk is by an independent list, kept to the years that list knows; see the first test for 2005.
  const first = dayNumber(day('2004-01-01'));
  const listed: boolean[] = [];
  for (let on = day('2004-01-01'); on <= '2026-12-31'; on = addDays(on, 1))
    listed.push(chineseDays.isWorkday(on) || on === '2005-12-31');
  const walked = (from: Day, count: number): Day => {
    let at = dayNumber(from);
    for (let left = Math.abs(count); left > 0; ) {
      at += Math.sign(count);
      if (listed[at - first] === true) left -= 1;
    }
    return dayOf(at);
  };
  const from = dayNumber(day('2004-07-01'));
  const span = dayNumber(day('2026-06-30')) - from;
  for (let i = 0; i < 100_000; i += 1) {
    const event = dayOf(from + random(span));
    const count = random(121) - 60;
    const due = addWorkingDays(calendar, event, count);
    assert.equal(due, walked(event, count), `seed ${seed}: ${count} working days from ${event}`);
    if (count > 0) assert.equal(workingDaysBetween(calendar, event, due), count);
  }
});

test('days between count the later day and not the earlier', () => {
  assert.equal(daysBetween(day('2028-02-28'), day('2028-03-01')), 2);
  assert.equal(workingDaysBetween(calendar, day('2026-09-30'), day('2026-10-08')), 1);
  assert.equal(workingDaysBetween(calendar, day('2026-10-08'), day('2026-09-30')), -1);
});
