import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import ExcelJS from 'exceljs';
import { clockAt, chengchuan as county, foundCounty, takeOverFiles } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { newId } from '../../kernel/index.ts';
import { registerOrder } from '../../ledger/index.ts';
import { writeCsv } from '../table/write-table.ts';
import { exportBurden } from './burden-file.ts';
import { changeText, exportBurdenYear } from './burden-year-file.ts';

let base: TestDatabase;
const clock = clockAt('2025-02-20T01:00:00.000Z');
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await takeOverFiles(base.db);
  const doer = {
    account: newId(),
    posts: [{ id: 'ducha', organisation: 'zhengfuban', roles: ['delivery-office'] }],
  };
  const opening = {
    title: '东门街排水改造',
    lead: 'zhujian',
    deadline: '2025-03-31' as Day,
    fields: { origin: '领导批示', clause: '东门街排水改造' },
  };
  const by = { doer, now: '2025-02-10T01:00:00.000Z' as Instant };
  await inTransaction(base.db, (tx) => registerOrder(tx, county, opening, by));
});
after(() => base.drop());

test('the file of a month holds every unit with its figures, says what is counted and that it is simulated', async () => {
  const file = await exportBurden(base.db, clock, county, { month: '2025-02', format: 'xlsx' });
  assert.equal(file.fileName, '模拟数据·澄川县减负账本_2025-02.xlsx');
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(file.bytes).buffer);
  const sheet = book.getWorksheet('各单位');
  assert.match(String(sheet?.getCell(2, 1).value), /群众和企业诉求工单不计/);
  const row = (sheet?.getRow(4).values ?? []) as unknown[];
  assert.deepEqual(row.slice(1, 4), ['澄川县住房和城乡建设局', 1, 1]);
  assert.match(String(row[17]), /40件次、2400分钟（推定）/);
});

test('behind the figures stand the askers and every row', async () => {
  const { bytes } = await exportBurden(base.db, clock, county, { month: '2025-02', format: 'xlsx' });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(bytes).buffer);
  const cells = (sheet: string) => ((book.getWorksheet(sheet)?.getRow(4).values ?? []) as unknown[]).slice(1);
  assert.deepEqual(cells('要求来自').slice(0, 2), ['澄川县人民政府办公室', 1]);
  assert.deepEqual(cells('明细').slice(0, 3), ['2025-02-10', '接受任务', '澄川县住房和城乡建设局']);
});

test('a year stands beside the year before, compared only as far as it has come', async () => {
  const { bytes } = await exportBurdenYear(base.db, clock, county, { year: 2025, format: 'csv' });
  const lines = bytes.toString('utf8').split('\r\n');
  assert.match(lines[0] ?? '', /前2个月合计,上年同期,增减$/);
  assert.match(
    lines.find((line) => line.startsWith('文件（任务、督办单，件）')) ?? '',
    /^[^,]+,0,0,1,0,,0.*,1,0,"?上年为0，不可比"?$/,
  );
});

test('a change is told in percent to a tenth, and never divided by nothing', () => {
  assert.deepEqual(
    [changeText(89, 100), changeText(28, 100), changeText(3, 0), changeText(0, 0), changeText(7, 7)],
    ['-11%', '-72%', '上年为0，不可比', '持平', '持平'],
  );
});

test('as CSV it reads in any spreadsheet program, and no cell is a formula', async () => {
  const { bytes } = await exportBurden(base.db, clock, county, { month: '2025-02', format: 'csv' });
  const text = bytes.toString('utf8');
  assert.ok(text.startsWith('\ufeff单位,合计（件次）,接受任务'));
  assert.match(text, /澄川县住房和城乡建设局,1,1,0,0,0,0,0,0,0,0,60,0,,0,0/);
  const csv = writeCsv({ columns: [{ title: 'a', width: 1 }], rows: [['=1+1'], ['x,"y"'], [-3]] }).toString();
  assert.equal(csv, `\ufeffa\r\n'=1+1\r\n"x,""y"""\r\n-3\r\n`);
});
