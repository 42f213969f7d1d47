import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '../../clock/index.ts';
import { dayOfSerial, dueLabel, readDay } from './day-text.ts';
import { milestoneLines, readMilestone, writeMilestone } from './milestone-text.ts';

const context = { year: 2025, unit: '个' };
const day = (text: string) => text as Day;

test('a planned cumulative value is written 「9月底前：累计400个」 and read back', () => {
  const milestone = { name: '9月底', due: day('2025-09-30'), planned: 400, evidence: '' };
  assert.equal(writeMilestone(milestone, context), '9月底前：累计400个');
  assert.deepEqual(readMilestone('9月底前：累计400个', context), { milestone });
});

test('a descriptive milestone carries what will be accepted as evidence', () => {
  const milestone = { name: '主体完工', due: day('2026-03-15'), planned: null, evidence: '竣工验收单' };
  const text = '2026年3月15日前：主体完工；佐证：竣工验收单';
  assert.equal(writeMilestone(milestone, context), text);
  assert.deepEqual(readMilestone(text, context), { milestone });
});

test('a milestone without a day, or planned in another unit than the target, is none', () => {
  assert.deepEqual(readMilestone('尽快完工', context), { fault: 'no-day', word: '尽快完工' });
  assert.deepEqual(readMilestone('6月底前：累计40公里', context), { fault: 'other-unit', word: '公里' });
});

const days = fc.integer({ min: 36_526, max: 73_050 }).map((n) => dayOfSerial(n) ?? day('2025-01-01'));
const words = fc.oneof(
  fc.constantFrom('完成立项', '累计完成', '甲；乙', '「一期」', '佐证：无', ''),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

test('every milestone is read back exactly as it was written, whatever its words hold', () => {
  const milestones = fc.record({
    name: words,
    due: days,
    planned: fc.option(fc.integer({ min: 0, max: 10 ** 12 }).map((n) => n / 4)),
    evidence: words,
  });
  fc.assert(
    fc.property(milestones, (milestone) => {
      const lines = milestoneLines(writeMilestone(milestone, context));
      assert.equal(lines.length, 1);
      assert.deepEqual(readMilestone(lines[0] ?? '', context), { milestone: { ...milestone } });
    }),
    { numRuns: 2000 },
  );
});

const readings: readonly (readonly [string, string | null])[] = [
  ['2025年6月30日', '2025-06-30'],
  ['2025-6-30', '2025-06-30'],
  ['2025.06.30', '2025-06-30'],
  ['20250630', '2025-06-30'],
  ['45838', '2025-06-30'],
  ['6月底', '2025-06-30'],
  ['6月底前', '2025-06-30'],
  ['６月末完成', '2025-06-30'],
  ['2024年2月底', '2024-02-29'],
  ['三季度末', '2025-09-30'],
  ['第3季度', '2025-09-30'],
  ['上半年', '2025-06-30'],
  ['全年', '2025-12-31'],
  ['年内见成效', '2025-12-31'],
  ['5月中旬', '2025-05-20'],
  ['2026年', '2026-12-31'],
  ['长期坚持', null],
];
for (const [text, expected] of readings) {
  test(`the deadline “${text}” of a plan of 2025 is ${expected ?? 'none'}`, () => {
    const reading = readDay(text, 2025);
    assert.ok(reading);
    assert.equal(reading.day, expected);
  });
}

test('what the calendar does not have, or no day at all, is not read as one', () => {
  for (const text of ['2025年6月31日', '13月底', '尽快', '春节前', '3000', '45838.5', '']) {
    assert.equal(readDay(text, 2025), undefined, text);
  }
});

test('the short form of any day is read back as that day', () => {
  fc.assert(fc.property(days, (due) => assert.equal(readDay(`${dueLabel(due, 2025)}前`, 2025)?.day, due)));
});
