import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareReadings, readDocument } from '../documents/index.ts';
import { comparisonLines } from './compare-table.ts';

const read = (text: string) => ({ text, reading: readDocument(text) });

test('the table opens with the counts, the ratio and its definition, and gives both quotes of a row', () => {
  const last = read(
    '澄川县2031年政府工作报告\n一、2030年工作回顾\n各项工作平稳。\n二、2031年重点工作\n新建社区食堂7家。',
  );
  const now = read(
    '澄川县2032年政府工作报告\n一、2031年工作回顾\n新建社区食堂9家。\n二、2032年重点工作\n办好实事。',
  );
  const lines = comparisonLines(compareReadings(last, now), ({ zh }) => zh);
  assert.match(lines[1] ?? '', /超额完成 1/);
  assert.match(lines[2] ?? '', /100%（1\/1）/);
  assert.match(lines[3] ?? '', /÷/);
  const at = lines.findIndex((line) => line.startsWith('超额完成  ') && line.includes('社区食堂'));
  assert.match(lines[at + 1] ?? '', /上年 \[\d+\] 新建社区食堂7家/);
  assert.match(lines[at + 2] ?? '', /本年 \[\d+\] 新建社区食堂9家/);
});
