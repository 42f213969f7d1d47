import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument, trace } from '../documents/index.ts';
import { explanation } from './read.ts';
import { fit, linesOf, widthOf } from './read-table.ts';

const text =
  '澄川县2031年政府工作报告\n一、2030年工作回顾\n全县生产总值增长6.1%。\n二、2031年重点工作\n新建社区食堂7家，完成柳溪水库加固工程。\n';

test('a Chinese character takes two columns and a cell is cut or filled to its width', () => {
  assert.equal(widthOf('承诺a'), 5);
  assert.equal(widthOf(fit('一二三四五六', 7)), 7);
  assert.equal(fit('甲', 4), '甲  ');
});

test('the table names the claim, the commitment and its lead unit', () => {
  const lines = linesOf(readDocument(text), ({ zh }) => zh).join('\n');
  assert.match(lines, /生产总值\s+↑6\.1%/);
  assert.match(lines, /可数\s+\S*\s+新建社区食堂7家/);
  assert.match(lines, /水利局\s+完成柳溪水库加固工程/);
});

test('explain names the rule that decided at an offset, and the section', () => {
  const lines = explanation(text, trace(text), text.indexOf('7家'));
  assert.match(lines[0] ?? '', /^claim .*digits/);
  assert.ok(lines.some((line) => line.startsWith('commitment')));
  assert.match(lines.at(-1) ?? '', /plan/);
});
