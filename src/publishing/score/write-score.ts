import ExcelJS from 'exceljs';
import type { ScoreResult } from '../../ledger/index.ts';
import type { ScoreFile } from './score-file.ts';
import { columnsFor, ScoreRowWriter } from './score-row.ts';
import { HEADER, styleHead } from './sheet-parts.ts';
import { type LineCells, writeLine } from './write-lines.ts';
import { type SchemeCells, writeScheme } from './write-scheme.ts';

const SCORES = '得分';

function writeScores(
  book: ExcelJS.Workbook,
  result: ScoreResult,
  lines: ReadonlyMap<string, LineCells>,
  cells: SchemeCells,
): void {
  const sheet = book.getWorksheet(SCORES);
  if (!sheet) throw new Error('The sheet of scores is made first.');
  const columns = columnsFor(result);
  sheet.getRow(HEADER).values = columns.map(({ head }) => head);
  const writer = new ScoreRowWriter(result, lines, cells, columns);
  result.scores.forEach((_, index) => {
    const values = writer.cells(index);
    sheet.getRow(HEADER + 1 + index).values = columns.map(({ key }) => values[key] ?? null);
  });
  const decimals = `0.${'0'.repeat(result.scheme.places)}`.replace(/\.$/, '');
  columns.forEach(({ key }, index) => {
    const column = sheet.getColumn(index + 1);
    column.width = key === 'name' ? 26 : 12;
    if (/^(rate|points|cost) |^(weighted|reached|given back|cut|total|published)$/.test(key))
      column.numFmt = decimals;
  });
  styleHead(sheet);
  sheet.getRow(HEADER).height = 44;
}

/**
 * A result as a workbook whose scores, ranks and grades are formulas over the raw rows: who changes a row sees the
 * rank change, and who recalculates it gets what was published.
 */
export async function writeScore(file: ScoreFile): Promise<Buffer> {
  const { result } = file;
  const book = new ExcelJS.Workbook();
  book.created = new Date(file.at);
  book.modified = new Date(file.at);
  book.title = `${file.countyName}${result.scheme.name.zh}`;
  book.calcProperties.fullCalcOnLoad = true;
  book.addWorksheet(SCORES);
  const cells = writeScheme(book, file);
  const names = { units: new Map(result.units.map(({ id, name }) => [id, name])), posts: file.posts };
  const lines = new Map(result.lines.map((line, index) => [line.id, writeLine(book, line, index, names)]));
  writeScores(book, result, lines, cells);
  return Buffer.from(await book.xlsx.writeBuffer());
}
