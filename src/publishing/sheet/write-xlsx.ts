import ExcelJS from 'exceljs';
import { type Day, dayAt, type Instant } from '../../clock/index.ts';
import type { NameBook } from './names.ts';
import { columns, noteOf, type Sheet, type SheetRow, titleOf } from './sheet.ts';

/** Column titles behind which an exported row carries what its case was; they are hidden. */
export const helpers = ['件标识', '条款核对码', '文字核对码'] as const;
export const SHEET_NAME = '任务分解表';

const HEADER_ROW = 3;
const last = columns.length;
const thin = { style: 'thin' } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
const centred = new Set(['ordinal', 'number', 'leader', 'deadline', 'state']);

/** How to fill the sheet in, for whoever edits it outside the system. */
const guide = [
  '一、可以修改的列：任务、目标、节点、牵头领导、牵头单位、配合单位、时限。序号、任务编号、状态由系统生成，改动不予导入。',
  '二、目标一行一项，写作“不低于360亿元”“生产总值：增长7.5%以上”“失业率：不超过5.5%”“位次：前3名”；没有数值的写作“居民收入：增长（与生产总值同步）”“城乡差距：下降（无数值）”。只写数的按“不低于”理解并注“（推定）”，确认后删去这三个字；恰好等于的写“等于20个”；另有期限或允许偏差的，在行末注“（2025年6月30日前）”“（±0.5）”。',
  '三、节点一行一项，以日期开头：“9月底前：累计400个”“6月底前：主体完工；佐证：竣工验收单”。',
  '四、时限填日期，如 2025年6月30日；也可写“6月底”“年底”，导入时会提示理解成哪一天。',
  '五、牵头单位只填一个；配合单位用“、”隔开。单位用全称、规范简称均可，见“单位名录”。',
  '六、要新增事项，在末尾加一行，任务编号留空。删去一行不会撤回该事项；撤回、结转、办结请在系统内办理。',
  '七、请勿合并单元格，不要用公式，不要删除隐藏列。文件另存为 .xlsx。',
  '八、导入先列出全部改动供核对，确认后一次写入；有一处错误则全部不写入。',
];

const dateOf = (day: Day): Date => new Date(`${day}T00:00:00.000Z`);

function writeHead(sheet: ExcelJS.Worksheet, content: Sheet, on: Day): void {
  for (const [row, text, size] of [
    [1, titleOf(content.head), 20],
    [2, noteOf(content, on).zh, 10.5],
  ] as const) {
    sheet.mergeCells(row, 1, row, last);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = { name: row === 1 ? '方正小标宋简体' : '仿宋_GB2312', size };
    cell.alignment = { horizontal: row === 1 ? 'center' : 'left', vertical: 'middle', wrapText: true };
  }
  sheet.getRow(1).height = 36;
  sheet.getRow(2).height = 20;
  const header = sheet.getRow(HEADER_ROW);
  header.values = [...columns.map(({ zh }) => zh), ...helpers];
  header.height = 26;
  header.eachCell((cell) => {
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
    cell.border = border;
  });
}

const LINE_POINTS = 15;
/** The most that the format allows. */
const HIGHEST_POINTS = 409;
const wide = /[\u1100-\u{10ffff}]/u;

/** How wide a line is in the unit of column widths: a Chinese character takes two Latin ones. */
const widthOf = (line: string): number =>
  Array.from(line, (character): number => (wide.test(character) ? 2.1 : 1)).reduce((a, b) => a + b, 0);

/** How high a row must be to show its fullest cell. Not every program finds it by itself, and print cuts off the rest. */
function heightOf({ cells }: SheetRow): number {
  const lines = columns.map(({ key, width }) =>
    cells[key]
      .split('\n')
      .reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / (width - 1.5))), 0),
  );
  return Math.min(HIGHEST_POINTS, Math.max(...lines) * LINE_POINTS + 5);
}

function writeRow(sheet: ExcelJS.Worksheet, row: SheetRow, at: number): void {
  sheet.getRow(at).height = heightOf(row);
  columns.forEach(({ key }, i) => {
    const cell = sheet.getCell(at, i + 1);
    cell.value = cellValue(row, key);
    if (key === 'deadline') cell.numFmt = 'yyyy"年"m"月"d"日"';
    cell.font = { name: '仿宋_GB2312', size: 11 };
    cell.alignment = { wrapText: true, vertical: 'middle', horizontal: centred.has(key) ? 'center' : 'left' };
    cell.border = border;
  });
  [row.id, row.termsDigest, row.textDigest].forEach((text, i) => {
    sheet.getCell(at, last + 1 + i).value = text;
  });
}

function cellValue({ cells, deadline }: SheetRow, key: keyof SheetRow['cells']): ExcelJS.CellValue {
  if (key === 'deadline') return deadline === null ? null : dateOf(deadline);
  if (key === 'ordinal') return Number(cells.ordinal);
  return cells[key] === '' ? null : cells[key];
}

/** Units and leaders to choose from, as lists on a sheet of their own. */
function writeDirectory(book: ExcelJS.Workbook, names: NameBook): void {
  const sheet = book.addWorksheet('单位名录');
  sheet.columns = [
    { header: '单位（规范简称）', width: 30 },
    { header: '单位（全称）', width: 40 },
    { header: '领导岗位', width: 36 },
  ];
  names.units.forEach(({ id, name }, i) => {
    sheet.getCell(i + 2, 1).value = names.unitName(id);
    sheet.getCell(i + 2, 2).value = name;
  });
  names.leaders.forEach(({ id }, i) => {
    sheet.getCell(i + 2, 3).value = names.leaderName(id);
  });
  sheet.views = [{ state: 'frozen', ySplit: 1 }];
}

/** What exceljs can do and does not declare: one list for a whole range. By cells it writes ranges that overlap. */
type WithRanges = {
  readonly dataValidations: { add(range: string, validation: ExcelJS.DataValidation): void };
};

/** Cells that offer the names of the directory; others can be typed and are checked on import. */
function offerNames(sheet: ExcelJS.Worksheet, rows: number, names: NameBook): void {
  const lists = [
    ['lead', 'A', names.units.length],
    ['leader', 'C', names.leaders.length],
  ] as const;
  for (const [key, source, count] of lists) {
    if (count === 0 || rows === 0) continue;
    const { letter } = sheet.getColumn(columns.findIndex((c) => c.key === key) + 1);
    const range = `${letter}${HEADER_ROW + 1}:${letter}${HEADER_ROW + rows}`;
    (sheet as unknown as WithRanges).dataValidations.add(range, {
      type: 'list',
      allowBlank: true,
      showErrorMessage: false,
      formulae: [`'单位名录'!$${source}$2:$${source}$${count + 1}`],
    });
  }
}

function writeGuide(book: ExcelJS.Workbook): void {
  const sheet = book.addWorksheet('填写说明');
  sheet.getColumn(1).width = 110;
  guide.forEach((line, i) => {
    const cell = sheet.getCell(i + 1, 1);
    cell.value = line;
    cell.alignment = { wrapText: true, vertical: 'top' };
    cell.font = { name: '仿宋_GB2312', size: 12 };
  });
}

/** The sheet as a workbook, ready to print on A4 landscape and to be edited and brought back. */
export async function writeXlsx(content: Sheet, names: NameBook, at: Instant): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(at);
  book.modified = new Date(at);
  book.title = titleOf(content.head);
  const sheet = book.addWorksheet(SHEET_NAME, {
    views: [{ state: 'frozen', xSplit: 0, ySplit: HEADER_ROW }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `${HEADER_ROW}:${HEADER_ROW}`,
      horizontalCentered: true,
      margins: { left: 0.5, right: 0.5, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页，共 &N 页' },
  });
  columns.forEach(({ width }, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  writeHead(sheet, content, dayAt(at));
  content.rows.forEach((row, i) => {
    writeRow(sheet, row, HEADER_ROW + 1 + i);
  });
  const end = HEADER_ROW + content.rows.length;
  // Sorting by the filter takes the hidden columns along.
  sheet.autoFilter = {
    from: { row: HEADER_ROW, column: 1 },
    to: { row: end, column: last + helpers.length },
  };
  for (const i of helpers.keys()) sheet.getColumn(last + 1 + i).hidden = true;
  writeGuide(book);
  writeDirectory(book, names);
  offerNames(sheet, content.rows.length, names);
  return Buffer.from(await book.xlsx.writeBuffer());
}
