import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chengchuan, clockAt } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { areasOn, definitionOf, loadCounty, versionOf } from '../../catalog/index.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { listObservations, systemRecorder } from '../../measures/index.ts';
import { installCounty } from '../../people/index.ts';
import { workbookOf } from '../sheet/import/workbook.fixture.ts';
import { importSeries } from './import-series.ts';
import { readPeriod } from './read-series.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  const { definition } = await loadCounty(
    fileURLToPath(new URL('../../../counties/chengchuan', import.meta.url)),
  );
  assert.ok(definition);
  await installCounty(base.db, clockAt('2025-02-10T01:00:00.000Z'), definition, versionOf(definition).digest);
});
after(() => base.drop());

const by = systemRecorder('2025-07-20T01:00:00.000Z' as Instant);
const brought = async (fileName: string, bytes: Buffer, dryRun = false) => {
  const definition = await definitionOf(base.db, chengchuan);
  const on = '2025-07-20' as Day;
  const ground = {
    measures: definition?.measures ?? [],
    areas: areasOn(definition, on),
    by: 'system' as const,
  };
  return await importSeries(base.db, chengchuan, { fileName, bytes }, ground, { ...by, dryRun });
};
const bring = async (fileName: string, bytes: Buffer) => {
  const { rows: _, ...counts } = await brought(fileName, bytes);
  return counts;
};
const csv = (...lines: string[]) => bring('消费.csv', Buffer.from(lines.join('\r\n')));
const head = '指标,所属期,数值,数据级别,公布日期,公布批次,数据种类';
const held = async () =>
  (await listObservations(base.db, chengchuan, ['retail-sales'], 2025)).map((o) => [
    o.period,
    o.aspect,
    o.value,
    o.vintage,
  ]);
type Found = { diagnostics: { code: string; place: { line?: number; column?: number } }[] };

test('a table in the words of an office comes on record, and brought again it changes nothing', async () => {
  const lines = [
    head,
    '社会消费品零售总额,2025年1-5月,"1,020.5",统计部门,2025年6月18日,快报,',
    'retail-sales,2025年6月,6.2,统计局,2025-07-18,快报,增速',
  ];
  assert.deepEqual(await csv(...lines), { added: 2, revised: 0, unchanged: 0 });
  assert.deepEqual(await csv(...lines), { added: 0, revised: 0, unchanged: 2 });
  assert.deepEqual(await held(), [
    ['2025-05', 'level', '1020.5', 1],
    ['2025-06', 'growth', '6.2', 1],
  ]);
});

test('a workbook is read as well, numbers and days as cells hold them', async () => {
  const rows = [
    head.split(','),
    [
      '社会消费品零售总额',
      '2025-06',
      1240.25,
      '统计部门',
      new Date('2025-07-18T00:00:00Z'),
      '快报',
      '本期数',
    ],
  ];
  assert.deepEqual(await bring('消费.xlsx', await workbookOf(rows)), { added: 1, revised: 0, unchanged: 0 });
});

test('one wrong cell keeps the whole table out, and every finding names its cell', async () => {
  const before = await held();
  const lines = [
    head,
    '社会消费品零售总额,2025-04,1,统计部门,2025-05-18,,',
    '没有的指标,2025-04,1,统计部门,2025-05-18,,',
    '社会消费品零售总额,四月,一百,统计部门,2025-05-18,,',
    '社会消费品零售总额,2025-04,1,听说,2025-05-18,,',
  ];
  await assert.rejects(csv(...lines), (error: Found) => {
    assert.deepEqual(
      error.diagnostics.map(({ code, place }) => [place.line, place.column, code]),
      [
        [3, 1, 'unknown-measure'],
        [4, 2, 'unreadable-period'],
        [4, 3, 'unreadable-value'],
        [5, 4, 'unreadable-grade'],
      ],
    );
    return true;
  });
  assert.deepEqual(await held(), before);
});

test('a table without its columns, with an open quotation mark or a formula is told so', async () => {
  const code = async (wish: Promise<unknown>) => {
    let found = '';
    await assert.rejects(wish, (error: Found) => {
      found = error.diagnostics[0]?.code ?? '';
      return true;
    });
    return found;
  };
  assert.equal(await code(csv('指标,数值', 'retail-sales,1')), 'missing-column');
  assert.equal(await code(csv('甲,乙', '1,2')), 'no-header');
  assert.equal(await code(csv(head, '"retail-sales,2025-04,1')), 'table-syntax');
  const rows = [
    head.split(','),
    ['retail-sales', '2025-04', { formula: '1+1', result: 2 }, '统计部门', '2025-05-18', '', ''],
  ];
  assert.equal(await code(bring('消费.xlsx', await workbookOf(rows))), 'formula');
});

test('periods are read as offices write them', () => {
  const cases = {
    '2025年': '2025',
    '2025年一季度': '2025-Q1',
    '2025年上半年': '2025-H1',
    '2025年前三季度': '2025-Q3',
    '2025年1—9月': '2025-09',
    '2025-06': '2025-06',
  };
  for (const [written, period] of Object.entries(cases)) assert.equal(readPeriod(written), period);
});

test('a dry run names the row of each figure and what it would be, and nothing is written', async () => {
  const before = await held();
  const lines = [
    head,
    '社会消费品零售总额,2025年1-5月,"1,020.5",统计部门,2025年6月18日,快报,',
    '社会消费品零售总额,2025年1-5月,1019,统计部门,2025-07-19,修订,',
  ];
  const found = await brought('消费.csv', Buffer.from(lines.join('\n')), true);
  assert.deepEqual(
    found.rows.map(({ observation, what, before: was }) => [
      observation.source.kind === 'file' && observation.source.row,
      what,
      was && Number(was.value),
    ]),
    [
      [2, 'unchanged', 1020.5],
      [3, 'revised', 1020.5],
    ],
  );
  assert.deepEqual(await held(), before);
});

test('a row that comes twice and a table without rows are told so at their cells', async () => {
  const row = '社会消费品零售总额,2025-03,9,统计部门,2025-04-18,,';
  await assert.rejects(csv(head, row, row), (error: Found) => {
    assert.deepEqual(
      error.diagnostics.map(({ code, place }) => [code, place.line, place.column]),
      [['twice', 3, 2]],
    );
    return true;
  });
  await assert.rejects(csv(head), (error: Found) => error.diagnostics[0]?.code === 'no-rows');
});
