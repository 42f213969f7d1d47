import { parentPort, workerData } from 'node:worker_threads';
import ExcelJS from 'exceljs';
import { lookInto } from './archive.ts';
import type { Grid, GridCell, Merge } from './grid.ts';
import type { WorkbookReading } from './read-workbook.ts';
import { findObstacle } from './unpack.ts';

// Runs in a thread of its own, with a limit of memory and time: a workbook from outside is not trusted.

/** Parts of a workbook that say nothing about its words; some of them can be made to span millions of cells. */
const ignoreNodes = [
  'dataValidations',
  'conditionalFormatting',
  'autoFilter',
  'drawing',
  'picture',
  'tableParts',
  'extLst',
  'sheetProtection',
  'rowBreaks',
];

const dayText = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));

/** 7.5% typed into a cell is the number 0.075 in the form of a percentage. */
const numberText = (value: number, format: string | undefined): string =>
  format?.includes('%') ? `${Number((value * 100).toPrecision(12))}%` : String(value);

type Content = Pick<GridCell, 'kind' | 'text'>;

const joined = (rich: readonly { readonly text: string }[]): string => rich.map(({ text }) => text).join('');

function ofObject(value: Exclude<object & ExcelJS.CellValue, Date>): Content {
  if ('formula' in value) return { kind: 'formula', text: `=${value.formula}` };
  if ('sharedFormula' in value) return { kind: 'formula', text: `=${value.sharedFormula}` };
  if ('richText' in value) return { kind: 'text', text: joined(value.richText) };
  if ('error' in value) return { kind: 'error', text: value.error };
  if ('hyperlink' in value) {
    const text: unknown = value.text;
    const rich = typeof text === 'object' && text !== null && 'richText' in text ? text.richText : undefined;
    return { kind: 'text', text: Array.isArray(rich) ? joined(rich) : String(text) };
  }
  return { kind: 'error', text: '?' };
}

function contentOf(cell: ExcelJS.Cell): Content | undefined {
  const { value } = cell;
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value === 'number') return { kind: 'number', text: numberText(value, cell.numFmt) };
  if (typeof value === 'boolean') return { kind: 'boolean', text: value ? 'TRUE' : 'FALSE' };
  if (value instanceof Date) return { kind: 'day', text: dayText(value) };
  return ofObject(value);
}

/** Half characters and NUL can stand in XML by reference; no database and no hash takes them. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\u0000', '');

function mergesOf(sheet: ExcelJS.Worksheet): Merge[] {
  const { merges } = sheet.model as { readonly merges?: readonly string[] };
  return (merges ?? []).map((ref) => {
    const [from = '', to = from] = ref.split(':');
    const [first, last] = [sheet.getCell(from), sheet.getCell(to)];
    return {
      top: Number(first.row),
      left: Number(first.col),
      bottom: Number(last.row),
      right: Number(last.col),
    };
  });
}

function gridOf(sheet: ExcelJS.Worksheet): Grid {
  const cells: GridCell[] = [];
  sheet.eachRow((row, at) => {
    row.eachCell((cell, column) => {
      if (cell.isMerged && cell.master.address !== cell.address) return;
      const content = contentOf(cell);
      const text = content && storable(content.text);
      if (text && text.trim() !== '') cells.push({ row: at, column, kind: content.kind, text });
    });
  });
  return { name: sheet.name, cells, merges: mergesOf(sheet) };
}

async function read(bytes: Buffer): Promise<WorkbookReading> {
  const looked = lookInto(bytes);
  if ('wrong' in looked) return looked;
  const wrong = findObstacle(bytes, looked.entries);
  if (wrong) return { wrong };
  const book = new ExcelJS.Workbook();
  try {
    // exceljs asks for an older Buffer type than Node's own; the bytes are the same.
    await book.xlsx.load(bytes as never, { ignoreNodes });
  } catch {
    // Whatever the parser stumbles over, the file is not one that a spreadsheet program wrote whole.
    return { wrong: 'broken' };
  }
  return { grids: book.worksheets.filter((sheet) => sheet.state === 'visible').map(gridOf) };
}

parentPort?.postMessage(await read(Buffer.from(workerData as Uint8Array)));
