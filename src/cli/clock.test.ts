import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answerClockQuestion, parseDay } from '../clock/index.ts';
import { linesOf } from './clock.ts';

const answer = answerClockQuestion('5 working days from 2026-09-28', parseDay('2026-09-01'));

test('suohe clock prints the sentence, then every day with its number and its reason', () => {
  const lines = linesOf(answer, false, ({ zh }) => zh);
  assert.match(lines[0] ?? '', /到期日为2026年10月10日（周六）/);
  assert.equal(lines.length, 14);
  assert.equal(lines[1], '  2026-09-28   -  事件当日，不计');
  assert.equal(lines.at(-1), '  2026-10-10   5  调休上班（国庆节）');
});

test('asked to be brief it prints the sentence alone, in the language wanted', () => {
  const lines = linesOf(answer, true, ({ en }) => en);
  assert.deepEqual(lines.length, 1);
  assert.match(lines[0] ?? '', /^5 working days from 2026-09-28 \(Monday\)/);
});
