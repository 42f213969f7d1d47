import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import type { Instant } from '../../clock/index.ts';
import { newId } from '../../kernel/index.ts';
import type { Commitment, PlanRecord } from '../../ledger/index.ts';
import { entriesOf } from './import/archive.ts';
import { NameBook } from './names.ts';
import { plan2025 } from './sheet.fixture.ts';
import { type Sheet, sheetOf } from './sheet.ts';
import { writeDocx } from './write-docx.ts';
import { writeXlsx } from './write-xlsx.ts';

const at = '2025-02-10T01:00:00.000Z' as Instant;
const names = new NameBook(
  '澄川县',
  [
    { id: 'caizheng', name: '澄川县财政局', kind: 'department', others: [], assumed: false },
    { id: 'zhujian', name: '澄川县住房和城乡建设局', kind: 'department', others: [], assumed: true },
  ],
  [{ id: 'xianzhang', title: '县长', holders: ['方毅'], assumed: false }],
  new Map([['zhengfuban', '澄川县人民政府办公室']]),
);
const states: readonly Commitment['state'][] = ['adopted', 'reading', 'carried-over'];
const cases = plan2025().map(
  (draft, i): PlanRecord => ({
    id: newId(),
    number: `承诺〔2025〕${i + 1}号`,
    commitment: {
      ...draft,
      lead: draft.lead ?? '',
      matter: 'commitment',
      number: `承诺〔2025〕${i + 1}号`,
      state: states[i] ?? 'reading',
      adoptedOn: null,
      outcome: null,
      continuedBy: null,
    },
    openedAt: at,
    head: { seq: 1, hash: 'sha256:0' },
  }),
);
const sheet: Sheet = sheetOf({ countyName: '澄川县', simulated: true, year: 2025 }, cases, names);

/** A part of an office file. */
function partOf(bytes: Buffer, name: string): string {
  const entry = entriesOf(bytes)?.find((e) => e.name === name);
  assert.ok(entry, name);
  const start =
    entry.offset + 30 + bytes.readUInt16LE(entry.offset + 26) + bytes.readUInt16LE(entry.offset + 28);
  const content = bytes.subarray(start, start + entry.packed);
  return (entry.method === 0 ? content : inflateRawSync(content)).toString('utf8');
}

async function workbook() {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeXlsx(sheet, names, at)) as never);
  const table = book.getWorksheet('任务分解表');
  assert.ok(table);
  return { book, table };
}

const textsOf = (table: ExcelJS.Worksheet, row: number): string[] =>
  Array.from({ length: 10 }, (_, i) => table.getCell(row, i + 1).text);

test('the workbook has the title, the state of the plan in a line, and the columns that officials know', async () => {
  const { table } = await workbook();
  assert.equal(table.getCell('A1').text, '澄川县2025年政府工作报告任务分解表（模拟数据）');
  assert.match(
    table.getCell('A2').text,
    /^共3项；其中1项为读数，未经认定，不作为督办和考核依据；标“（推定）”的名称和比较方式待确认；/,
  );
  assert.deepEqual(textsOf(table, 3), [
    '序号',
    '任务编号',
    '任务',
    '目标',
    '节点',
    '牵头领导',
    '牵头单位',
    '配合单位',
    '时限',
    '状态',
  ]);
});

test('a row speaks as people write: amounts in 亿, short names of units, assumed ones marked, readings named', async () => {
  const { table } = await workbook();
  const [ordinal, number, task, targets, milestones, leader, lead, joins] = textsOf(table, 4);
  assert.deepEqual(
    [ordinal, number, task, targets, milestones, leader, lead, joins],
    [
      '1',
      '承诺〔2025〕1号',
      '推进县级重点项目建设，力争早开工、早投产',
      '县级重点项目年度投资：不低于96亿元',
      '6月底前：累计50亿元\n9月底前：累计75亿元',
      '县长',
      '县财政局',
      '县住房和城乡建设局（推定）',
    ],
  );
  assert.deepEqual(
    [4, 5, 6].map((row) => table.getCell(row, 10).text),
    ['已认定', '读数·未认定', '已结转'],
  );
  assert.equal(textsOf(table, 6)[7], '县财政局、澄川县人民政府办公室', 'a unit that is gone keeps its name');
});

test('a row is high enough to print its fullest cell, counted in lines of the width of its column', async () => {
  const { table } = await workbook();
  // Two milestones on two lines, and the task in forty columns on one; the third row wraps in more columns.
  assert.equal(table.getRow(4).height, 35);
  assert.ok((table.getRow(6).height ?? 0) > 35);
});

test('deadlines are real dates, helper columns are hidden, and the sheet prints on A4 landscape with its head on every page', async () => {
  const { table } = await workbook();
  assert.deepEqual(table.getCell('I4').value, new Date('2025-12-31T00:00:00.000Z'));
  assert.deepEqual(
    [11, 12, 13].map((column) => table.getColumn(column).hidden),
    [true, true, true],
  );
  assert.equal(table.getCell('K4').text, cases[0]?.id);
  const { paperSize, orientation, printTitlesRow, fitToWidth } = table.pageSetup;
  assert.deepEqual([paperSize, orientation, printTitlesRow, fitToWidth], [9, 'landscape', '3:3', 1]);
  const [view] = table.views;
  assert.ok(view?.state === 'frozen' && view.ySplit === 3);
});

test('the workbook carries a guide for whoever edits it, and the units to choose from', async () => {
  const { book, table } = await workbook();
  assert.match(book.getWorksheet('填写说明')?.getCell('A3').text ?? '', /9月底前：累计400个/);
  assert.equal(book.getWorksheet('单位名录')?.getCell('A2').text, '县财政局');
  assert.deepEqual(table.getCell('G6').dataValidation.formulae, ["'单位名录'!$A$2:$A$3"]);
  const xml = partOf(await writeXlsx(sheet, names, at), 'xl/worksheets/sheet1.xml');
  assert.deepEqual(xml.match(/sqref="[^"]+"/g), ['sqref="F4:F6"', 'sqref="G4:G6"']);
});

test('words that look like a formula stay words', async () => {
  const [first, ...rest] = sheet.rows;
  assert.ok(first);
  const risky: Sheet = {
    ...sheet,
    rows: [{ ...first, cells: { ...first.cells, task: '=HYPERLINK("x")' } }, ...rest],
  };
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await writeXlsx(risky, names, at)) as never);
  assert.equal(book.getWorksheet('任务分解表')?.getCell('C4').value, '=HYPERLINK("x")');
});

test('the printed sheet is a table of eight columns on A4 landscape whose head repeats, with page numbers', async () => {
  const bytes = await writeDocx(sheet, at);
  const xml = partOf(bytes, 'word/document.xml');
  const rows = xml.split('<w:tr>').slice(1);
  assert.equal(rows.length, 4);
  assert.ok(rows.every((row) => row.split('<w:tc>').length === 9));
  assert.ok(rows[0]?.includes('<w:tblHeader/>') && !rows[1]?.includes('<w:tblHeader/>'));
  assert.match(xml, /<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  const footer = partOf(bytes, 'word/footer1.xml');
  assert.match(footer, /PAGE.*NUMPAGES/s);
});

test('the printed sheet names the faces of official documents and says what is a reading', async () => {
  const xml = partOf(await writeDocx(sheet, at), 'word/document.xml');
  for (const face of ['方正小标宋简体', '仿宋_GB2312', '黑体'])
    assert.ok(xml.includes(`w:eastAsia="${face}"`), face);
  assert.ok(xml.includes('澄川县2025年政府工作报告任务分解表（模拟数据）'));
  assert.ok(xml.includes('承诺〔2025〕2号　读数·未认定'));
  assert.ok(xml.includes('承诺〔2025〕1号<'), 'what is adopted needs no word');
});

test('a character that XML cannot hold is left out of both forms, so that every program opens them', async () => {
  const [first] = cases;
  assert.ok(first);
  const odd = { ...first, commitment: { ...first.commitment, title: '修\u0001路\u000b架桥' } };
  const content = sheetOf(sheet.head, [odd], names);
  assert.equal(content.rows[0]?.cells.task, '修路架桥');
  const xml = partOf(await writeDocx(content, at), 'word/document.xml');
  assert.ok(xml.includes('修路架桥') && !xml.includes('\u0001'));
});
