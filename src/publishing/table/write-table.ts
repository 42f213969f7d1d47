import ExcelJS from 'exceljs';
import type { Instant } from '../../clock/index.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';

/** A sheet of a workbook: its name, a title and a remark above, columns with their width, and rows. */
export type TableSheet = {
  readonly name: string;
  readonly title: string;
  readonly remark: string;
  readonly columns: readonly { readonly title: string; readonly width: number }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
};

const thin = { style: 'thin' } as const;
const border = { top: thin, left: thin, bottom: thin, right: thin };
const HEADER_ROW = 3;

function writeSheet(book: ExcelJS.Workbook, { name, title, remark, columns, rows }: TableSheet): void {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: HEADER_ROW }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  for (const [row, text, size] of [
    [1, title, 18],
    [2, remark, 10.5],
  ] as const) {
    sheet.mergeCells(row, 1, row, columns.length);
    const cell = sheet.getCell(row, 1);
    cell.value = text;
    cell.font = { name: row === 1 ? '方正小标宋简体' : '仿宋_GB2312', size };
    cell.alignment = { horizontal: row === 1 ? 'center' : 'left', vertical: 'middle', wrapText: true };
  }
  sheet.getRow(1).height = 32;
  sheet.getRow(2).height = 44;
  sheet.getRow(HEADER_ROW).values = columns.map((column) => column.title);
  columns.forEach(({ width }, at) => {
    sheet.getColumn(at + 1).width = width;
  });
  sheet.getRow(HEADER_ROW).eachCell((cell) => {
    cell.font = { name: '黑体', size: 11 };
    cell.border = border;
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  });
  for (const row of rows) {
    const added = sheet.addRow([...row]);
    added.eachCell({ includeEmpty: true }, (cell) => {
      cell.font = { name: '仿宋_GB2312', size: 11 };
      cell.border = border;
      cell.alignment = { vertical: 'middle', wrapText: true };
    });
  }
}

/** Sheets as a workbook to read and to recompute from. */
export async function writeTables(sheets: readonly TableSheet[], at: Instant): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(at);
  book.modified = new Date(at);
  for (const sheet of sheets) writeSheet(book, sheet);
  return Buffer.from(await book.xlsx.writeBuffer());
}

const quoted = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  // A cell that begins like a formula would be one in a spreadsheet program.
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** One sheet as CSV (RFC 4180) in UTF-8 with its mark, so that spreadsheet programs read the Chinese. */
export const writeCsv = ({ columns, rows }: Pick<TableSheet, 'columns' | 'rows'>): Buffer =>
  Buffer.from(
    `\ufeff${[columns.map(({ title }) => title), ...rows].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`,
  );

export type TableFormat = 'xlsx' | 'csv';

/** The sheets as a workbook, or the first of them as CSV, to hand over. */
export async function tableFile(
  sheets: readonly [TableSheet, ...TableSheet[]],
  how: { readonly format: TableFormat; readonly name: string; readonly simulated: boolean },
  at: Instant,
): Promise<SheetFile> {
  const { format, name, simulated } = how;
  return {
    bytes: format === 'csv' ? writeCsv(sheets[0]) : await writeTables(sheets, at),
    fileName: `${simulated ? '模拟数据·' : ''}${name}.${format}`,
    mediaType:
      format === 'csv'
        ? 'text/csv; charset=utf-8'
        : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  };
}
