import assert from 'node:assert/strict';
import { test } from 'node:test';
import ExcelJS from 'exceljs';
import { Instant } from '../../clock/index.ts';
import { compareReadings, readDocument } from '../../documents/index.ts';
import { writeComparison } from './write-comparison.ts';

const read = (text: string) => ({ text, reading: readDocument(text) });
const last = read(
  '澄川县2031年政府工作报告\n一、2030年工作回顾\n各项工作平稳。\n二、2031年重点工作\n新建社区食堂7家。',
);
const now = read(
  '澄川县2032年政府工作报告\n一、2031年工作回顾\n新建社区食堂9家。\n二、2032年重点工作\n办好实事。',
);

test('the workbook holds both quotes, the verdict and the ratio with its definition', async () => {
  const comparison = compareReadings(last, now);
  const book = new ExcelJS.Workbook();
  const bytes = await writeComparison(comparison, 'zh', Instant.parse('2032-01-20T01:00:00.000Z'));
  await book.xlsx.load(bytes as never);
  const row = book.getWorksheet('对照')?.getRow(2);
  assert.deepEqual(
    [2, 4, 5, 6, 8].map((column) => row?.getCell(column).value),
    ['超额完成', '7家', '9家', '新建社区食堂7家', '新建社区食堂9家'],
  );
  const counts = book.getWorksheet('汇总');
  const said: unknown[] = [];
  counts?.eachRow((r) => said.push(r.getCell(1).value));
  assert.ok(said.includes(comparison.ratio.definition.zh));
});
