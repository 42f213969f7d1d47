import type ExcelJS from 'exceljs';
import {
  COUNT_PLACES,
  columnName,
  columnsOf,
  type Plain,
  readExpression,
  type ShownLine,
} from '../../rules/index.ts';
import { cellValueOf, FormulaWriter } from './formula.ts';
import { type Formula, HEADER, letterOf, live, styleHead } from './sheet-parts.ts';
import { parameterCell } from './write-scheme.ts';

export const sheetOfLine = (index: number): string => `明细${index + 1}`;

/** The columns that stand before those of the facts. */
const fixed = ['单位代码', '单位', '编号', '事项'] as const;

/** Where the columns of a line's sheet stand. */
export type LineCells = {
  readonly units: string;
  readonly among: string;
  readonly counts: string;
  readonly times: string;
};

/** A cell of a row by the name of its column. */
const cellsOf =
  (line: ShownLine, row: number) =>
  (name: string): string => {
    const index = line.columns.indexOf(name);
    return index < 0 ? parameterCell(name) : `$${letterOf(fixed.length + 1 + index)}${row}`;
  };

function formulasOf(line: ShownLine, row: number): { among: string; counts: string } {
  const columns = columnsOf(line.counting.facts);
  const writer = new FormulaWriter(cellsOf(line, row), (name) => columns[name]?.kind === 'text');
  const write = (text: string, gives: 'boolean' | 'number'): string => {
    const read = readExpression(text, columns, gives);
    if (!('expression' in read)) throw new Error(`A stored rule cannot be read: ${text}`);
    return writer.write(read.expression);
  };
  return { among: write(line.counting.among, 'boolean'), counts: write(line.counting.counts, 'number') };
}

export type LineNames = {
  readonly units: ReadonlyMap<string, string>;
  readonly posts: Readonly<Record<string, string>>;
};

const columnsAfter = [
  '剔除理由',
  '计入分母',
  '计入分子',
  '行数',
  '剔除单号',
  '剔除申请',
  '剔除审批',
] as const;

function writeRow(sheet: ExcelJS.Worksheet, line: ShownLine, at: number, names: LineNames): void {
  const row = line.rows[at];
  if (!row) return;
  const kinds = columnsOf(line.counting.facts);
  const place = HEADER + 1 + at;
  const { among, counts } = formulasOf(line, place);
  const after = fixed.length + line.columns.length + 1;
  const [left, counted] = [`$${letterOf(after)}${place}`, `$${letterOf(after + 1)}${place}`];
  const least = `MAX(0,${counts})`;
  const each = line.use === 'indicator' ? `MIN(1,${least})` : least;
  const { excluded } = row;
  const postName = (id: string | undefined) => (id === undefined ? null : (names.posts[id] ?? id));
  const values: (Plain | Formula)[] = [
    row.unit,
    names.units.get(row.unit) ?? row.unit,
    row.number,
    row.title,
    ...line.columns.map((name) => cellValueOf(row.values[name] ?? null, kinds[name]?.kind ?? 'text')),
    excluded?.reason ?? null,
    live(`IF(${left}="",IF(${among},1,0),0)`, Number(row.among)),
    live(`IF(${counted}=1,ROUND(${each},${COUNT_PLACES}),0)`, Number(row.counts ?? 0)),
    row.times,
    excluded?.record ?? null,
    postName(excluded?.askedBy),
    postName(excluded?.grantedBy),
  ];
  sheet.getRow(place).values = values;
  line.columns.forEach((name, column) => {
    if (kinds[name]?.kind === 'day') sheet.getCell(place, fixed.length + 1 + column).numFmt = 'yyyy-mm-dd';
  });
}

/** One sheet for each line of a score: every row, with what it counts computed in its cells. */
export function writeLine(
  book: ExcelJS.Workbook,
  line: ShownLine,
  index: number,
  names: LineNames,
): LineCells {
  const sheet = book.addWorksheet(sheetOfLine(index));
  const after = fixed.length + line.columns.length + 1;
  sheet.getRow(HEADER).values = [
    ...fixed,
    ...line.columns.map((id) => `${columnName(id).zh}（${id}）`),
    ...columnsAfter,
  ];
  line.rows.forEach((_, at) => {
    writeRow(sheet, line, at, names);
  });
  styleHead(sheet);
  [14, 26, 20, 50].forEach((width, column) => {
    sheet.getColumn(column + 1).width = width;
  });
  sheet.getColumn(after).width = 24;
  const last = HEADER + Math.max(1, line.rows.length);
  const range = (column: number) =>
    `${sheetOfLine(index)}!$${letterOf(column)}$${HEADER + 1}:$${letterOf(column)}$${last}`;
  return { units: range(1), among: range(after + 1), counts: range(after + 2), times: range(after + 3) };
}
