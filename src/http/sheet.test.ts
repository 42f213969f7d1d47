import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import ExcelJS from 'exceljs';
import { chengchuan, clockAt, foundCounty, personWith } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Day } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import {
  type Author,
  correctCase,
  importSheet,
  listEntries,
  listPlan,
  type SheetAddition,
} from '../ledger/index.ts';
import type { SheetApplied, SheetPreview } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const clock = clockAt('2025-02-10T01:00:00.000Z');
let base: TestDatabase;
let app: App;
let token: string;
let author: Author;
/** Every test has a year's plan of its own. */
let year = 2024;

const commitment = (fields: Partial<SheetAddition>): SheetAddition => ({
  year,
  title: '推进县级重点项目建设',
  type: 'numeric',
  targets: [
    {
      metric: '年度投资',
      kind: 'value',
      direction: 'none',
      op: 'ge',
      value: 9_600_000_000,
      value2: null,
      unit: '元',
    },
  ],
  deadline: `${year}-12-31` as Day,
  lead: 'caizheng',
  joins: ['zhujian'],
  leader: 'xianzhang',
  milestones: [{ name: '9月底', due: `${year}-09-30` as Day, planned: 7_500_000_000, evidence: '' }],
  children: [],
  source: { kind: 'sheet', file: '旧表.xlsx', digest: 'sha256:0', row: 4, quote: '推进项目' },
  continues: null,
  note: '',
  ...fields,
});

// In a group of its own: at the top level a beforeEach would run before every test of the whole run.
describe('the breakdown sheet over HTTP', () => {
  before(async () => {
    base = await testDatabase();
    await foundCounty(base.db);
    const person = await personWith(base.db, clock, 'delivery-office');
    token = person.token;
    author = { post: 'ducha', account: person.account, at: clock.now() };
    app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  });
  after(async () => {
    await app.close();
    await base.drop();
  });
  beforeEach(async () => {
    year += 1;
    const additions = [
      commitment({}),
      commitment({ title: '建成启用青石老街便民服务中心', type: 'descriptive', targets: [], milestones: [] }),
      commitment({ title: '改造老旧小区18个', lead: 'zhujian', joins: [], leader: null, milestones: [] }),
    ];
    await importSheet(base.db, chengchuan, { changes: [], additions }, '', author);
  });

  const cookies = () => ({ [SESSION_COOKIE]: token });
  const sheetUrl = (query: Record<string, string> = {}) =>
    `/api/counties/chengchuan/plans/${year}/sheet?${new URLSearchParams({ fileName: '分解表.xlsx', ...query })}`;

  async function exported(): Promise<ExcelJS.Workbook> {
    const response = await app.inject({
      url: `/api/counties/chengchuan/plans/${year}/sheet.xlsx`,
      cookies: cookies(),
    });
    assert.equal(response.statusCode, 200);
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(response.rawPayload as never);
    return book;
  }

  const cell = (book: ExcelJS.Workbook, address: string): ExcelJS.Cell => {
    const sheet = book.getWorksheet('任务分解表');
    assert.ok(sheet);
    return sheet.getCell(address);
  };

  /** A workbook is written once: the bytes that were previewed are the bytes that are applied. */
  const written = new WeakMap<ExcelJS.Workbook, Buffer>();

  async function send(book: ExcelJS.Workbook, query: Record<string, string> = {}) {
    const kept = query['apply'] ? written.get(book) : undefined;
    const payload = kept ?? Buffer.from(await book.xlsx.writeBuffer());
    written.set(book, payload);
    const headers = { 'content-type': 'application/octet-stream' };
    return await app.inject({ method: 'POST', url: sheetUrl(query), cookies: cookies(), headers, payload });
  }

  const preview = async (book: ExcelJS.Workbook): Promise<SheetPreview> => (await send(book)).json();
  const apply = (book: ExcelJS.Workbook, seen: SheetPreview) =>
    send(book, { apply: 'true', reason: '按常务会议意见调整', token: seen.token });
  const codes = ({ diagnostics }: SheetPreview, severity = 'error') =>
    diagnostics.filter((d) => d.severity === severity).map((d) => `${d.cell?.address ?? '-'} ${d.code}`);

  const plan = () => listPlan(base.db, chengchuan, year);
  const entryTypes = async () =>
    await Promise.all(
      (await plan()).map(async ({ id }) =>
        (await listEntries(base.db, chengchuan, id)).map(({ type }) => type),
      ),
    );

  test('a sheet that comes back as it left changes nothing', async () => {
    const seen = await preview(await exported());
    assert.deepEqual([seen.changes, seen.additions, seen.diagnostics, seen.unchanged], [[], [], [], 3]);
  });

  test('only what was edited is changed: one corrected entry for each edited case, none for the others', async () => {
    const book = await exported();
    cell(book, 'D4').value = '年度投资：不低于98亿元';
    cell(book, 'G4').value = '住房和城乡建设局';
    cell(book, 'H4').value = '县财政局、县人民政府办公室';
    cell(book, 'I5').value = new Date(`${year}-06-30T00:00:00Z`);
    const seen = await preview(book);
    assert.deepEqual(codes(seen), []);
    assert.deepEqual(
      seen.changes.map(({ row, cells }) => [
        row,
        ...cells.map((c) => `${c.columnName}：${c.before} → ${c.after}`),
      ]),
      [
        [
          4,
          '目标：年度投资：不低于96亿元 → 年度投资：不低于98亿元',
          '牵头单位：县财政局 → 县住房和城乡建设局',
          '配合单位：县住房和城乡建设局 → 县财政局、县人民政府办公室',
        ],
        [5, `时限：${year}年12月31日 → ${year}年6月30日`],
      ],
    );
    assert.deepEqual(
      (await entryTypes()).flat(),
      ['opened', 'opened', 'opened'],
      'the dry run writes nothing',
    );
    const done = await apply(book, seen);
    assert.deepEqual(done.json<SheetApplied>(), { changed: 2, added: 0 });
    assert.deepEqual(await entryTypes(), [['opened', 'corrected'], ['opened', 'corrected'], ['opened']]);
    const [first] = await plan();
    assert.equal(first?.commitment.targets[0]?.value, 9_800_000_000);
    assert.deepEqual(
      [first?.commitment.lead, first?.commitment.joins],
      ['zhujian', ['caizheng', 'zhengfuban']],
    );
    const entry = (await listEntries(base.db, chengchuan, first?.id as Id)).at(-1);
    assert.equal(entry?.body['reason'], '按常务会议意见调整');
    const terms = entry?.body['terms'] as { fields: object };
    assert.deepEqual(Object.keys(terms).toSorted(), ['fields', 'joins', 'lead']);
    assert.deepEqual(Object.keys(terms.fields), ['targets']);
  });

  test('one wrong cell keeps the whole sheet out, and is named with its address', async () => {
    const book = await exported();
    cell(book, 'I4').value = '6月底';
    cell(book, 'G6').value = '县住房和城建局';
    const seen = await preview(book);
    assert.deepEqual(codes(seen), ['G6 unknown-unit']);
    assert.match(
      seen.diagnostics.find((d) => d.code === 'unknown-unit')?.hint.zh ?? '',
      /县住房和城乡建设局/,
    );
    const refused = await apply(book, seen);
    assert.equal(refused.statusCode, 422);
    assert.equal(refused.json<{ diagnostics: unknown[] }>().diagnostics.length, 1);
    assert.deepEqual((await entryTypes()).flat(), ['opened', 'opened', 'opened']);
  });

  test('a row edited on paper and in the system meanwhile is a conflict at its row; other rows are not', async () => {
    const book = await exported();
    const [first] = await plan();
    assert.ok(first);
    const wish = { terms: { title: '推进县级重点项目早开工' }, reason: '更正错字', seen: first.head.seq };
    await correctCase(base.db, chengchuan, first.id, wish, author);
    assert.deepEqual((await preview(book)).changes, [], 'an untouched row takes nothing back');
    cell(book, 'H4').value = '县人民政府办公室';
    cell(book, 'H5').value = '县人民政府办公室';
    const seen = await preview(book);
    assert.deepEqual(codes(seen), ['C4 changed-since-export']);
    assert.deepEqual(
      seen.changes.map(({ row }) => row),
      [5],
    );
  });

  test('what was seen is what is applied: a change in between makes the preview stale', async () => {
    const book = await exported();
    cell(book, 'C5').value = '建成启用青石老街便民中心';
    const seen = await preview(book);
    const second = (await plan())[1];
    assert.ok(second);
    const wish = { terms: { leader: null }, reason: '分工调整', seen: second.head.seq };
    await correctCase(base.db, chengchuan, second.id, wish, author);
    const refused = await apply(book, seen);
    assert.ok([409, 422].includes(refused.statusCode), String(refused.statusCode));
    assert.equal((await entryTypes())[1]?.length, 2);
  });

  test('a row added to an exported sheet becomes a new commitment, a reading; the same file brought again is refused', async () => {
    const book = await exported();
    for (const [address, value] of [
      ['C7', '新建停车泊位1500个'],
      ['D7', '停车泊位：不低于1500个'],
      ['E7', '6月底前：累计700个\n12月底前：累计1500个'],
      ['G7', '县住房和城乡建设局'],
      ['I7', '年底'],
    ] as const)
      cell(book, address).value = value;
    const seen = await preview(book);
    assert.deepEqual(codes(seen), []);
    assert.deepEqual(codes(seen, 'warning'), ['I7 day-understood']);
    assert.equal(seen.additions[0]?.title, '新建停车泊位1500个');
    assert.deepEqual((await apply(book, seen)).json(), { changed: 0, added: 1 });
    const added = (await plan()).find(({ commitment: c }) => c.title === '新建停车泊位1500个')?.commitment;
    assert.deepEqual([added?.state, added?.type, added?.deadline], ['reading', 'numeric', `${year}-12-31`]);
    assert.deepEqual(
      added?.milestones.map(({ planned }) => planned),
      [700, 1500],
    );
    assert.ok(added?.source?.kind === 'sheet' && added.source.row === 7);
    assert.deepEqual(codes(await preview(book)), ['C7 stands-already']);
  });

  test('an old sheet in customary columns, with a title, merged cells and headings, gives new commitments', async () => {
    const juneEnd = (Date.UTC(year, 5, 30) - Date.UTC(1899, 11, 30)) / 86_400_000;
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Sheet1');
    sheet.addRow([`${year}年重点工作目标任务分解表`]);
    sheet.mergeCells('A1:F1');
    sheet.addRow(['序号', '目标与任务', '分 管\n县领导', '牵头责任单位', '责任单位', '完成时限']);
    sheet.addRow(['一、民生保障']);
    sheet.mergeCells('A3:F3');
    sheet.addRow([1, '新增托位200个以上', '测试岗位 leader', '财政局', '县住房和城乡建设局', '9月底前']);
    sheet.addRow([2, '完成澄河堤防加固', '', '县财政局', '', juneEnd]);
    sheet.mergeCells('D4:D5');
    const seen = await preview(book);
    assert.deepEqual(codes(seen), []);
    assert.deepEqual(codes(seen, 'warning'), ['- targets-read', '- heading-row', 'F5 day-understood']);
    const done = await apply(book, seen);
    assert.deepEqual(done.json(), { changed: 0, added: 2 });
    const [, , , first, second] = (await plan()).map(({ commitment: c }) => [
      c.lead,
      c.joins,
      c.leader,
      c.deadline,
      c.state,
    ]);
    assert.deepEqual(first, ['caizheng', ['zhujian'], 'xianzhang', `${year}-09-30`, 'reading']);
    assert.deepEqual(second?.slice(0, 3), ['caizheng', [], null]);
  });

  test('the years with plans are listed with how many cases stand in which state', async () => {
    const response = await app.inject({ url: '/api/counties/chengchuan/plans', cookies: cookies() });
    const mine = response.json<{ year: number }[]>().find((plan) => plan.year === year);
    assert.deepEqual(mine, { year, total: 3, states: { reading: 3 } });
  });

  test('both forms carry the county’s title, and a made-up county says 模拟数据 in the name of the file', async () => {
    for (const format of ['xlsx', 'docx']) {
      const url = `/api/counties/chengchuan/plans/${year}/sheet.${format}`;
      const response = await app.inject({ url, cookies: cookies() });
      const name = decodeURIComponent(
        String(response.headers['content-disposition']).split("UTF-8''")[1] ?? '',
      );
      assert.equal(name, `澄川县${year}年政府工作报告任务分解表（模拟数据）.${format}`);
    }
    const empty = await app.inject({
      url: '/api/counties/chengchuan/plans/1999/sheet.xlsx',
      cookies: cookies(),
    });
    assert.equal(empty.statusCode, 404);
  });

  test('a file that is no workbook gets one finding in words, and no case', async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const payload = Buffer.from('序号,任务\n1,修路\n');
    const response = await app.inject({
      method: 'POST',
      url: sheetUrl(),
      cookies: cookies(),
      headers,
      payload,
    });
    assert.deepEqual(codes(response.json()), ['- file-not-a-workbook']);
    assert.equal((await plan()).length, 3);
  });

  test('to apply without a reason is refused', async () => {
    const response = await send(await exported(), { apply: 'true', reason: ' ', token: newId() });
    assert.equal(response.statusCode, 400);
  });
});
