import type { Diagnostic } from '../kernel/index.ts';
import { finding, quoted } from './finding.ts';
import { camelCase, Places, type SourceFile } from './source.ts';

export type Cell = { readonly text: string; readonly line: number; readonly column: number };

export type Cells = { readonly rows: Cell[][]; readonly openQuote: Cell | undefined };

/** Walks through a table, keeping count of the line and where it began. */
class Cursor {
  at = 0;
  line = 1;
  lineStart = 0;
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  get column(): number {
    return this.at - this.lineStart + 1;
  }

  /** Moves to an offset, counting the line ends on the way. */
  moveTo(offset: number): void {
    const end = Math.min(offset, this.text.length);
    for (let at = this.at; at < end; at += 1) {
      if (this.text[at] !== '\n') continue;
      this.line += 1;
      this.lineStart = at + 1;
    }
    this.at = end;
  }

  /** The offset of the first of some characters from here on, or the end of the text. */
  find(characters: string): number {
    let offset = this.at;
    while (offset < this.text.length && !characters.includes(this.text[offset] ?? '')) offset += 1;
    return offset;
  }
}

/** The text between quotation marks; the cursor ends behind them. `undefined` where they never close. */
function quotedCell(cursor: Cursor): string | undefined {
  const { text } = cursor;
  const from = cursor.at + 1;
  let end = text.indexOf('"', from);
  while (end !== -1 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end === -1) return undefined;
  cursor.moveTo(end + 1);
  return text.slice(from, end).replaceAll('""', '"');
}

/** Splits a table by RFC 4180, with the place of every cell; a line that begins with # is a remark. */
export function cellsOf(text: string, delimiter: string): Cells {
  const rows: Cell[][] = [];
  const cursor = new Cursor(text);
  let row: Cell[] = [];
  while (cursor.at < text.length) {
    if (row.length === 0 && text[cursor.at] === '#') {
      cursor.moveTo(cursor.find('\n') + 1);
      continue;
    }
    const { line, column } = cursor;
    const inQuotes = text[cursor.at] === '"' ? quotedCell(cursor) : '';
    if (inQuotes === undefined) return { rows, openQuote: { text: '', line, column } };
    const end = cursor.find(`${delimiter}\n`);
    row.push({ text: inQuotes + text.slice(cursor.at, end).replace(/\r$/, ''), line, column });
    cursor.moveTo(end + 1);
    if (text[end] === delimiter && cursor.at < text.length) continue;
    rows.push(row);
    row = [];
  }
  return { rows, openQuote: undefined };
}

const blank = (row: readonly Cell[]): boolean => row.every((cell) => cell.text.trim() === '');

/** The columns that a table may have, as files spell them, and those that it must have. */
export type Columns = { readonly known: readonly string[]; readonly required: readonly string[] };

function checkHeader(file: string, header: readonly Cell[], { known, required }: Columns): Diagnostic[] {
  const names = header.map((cell) => cell.text.trim());
  const strange = header.flatMap((cell, index) => {
    const name = names[index] ?? '';
    if (known.includes(name) && names.indexOf(name) === index) return [];
    const repeated = names.indexOf(name) !== index;
    return [
      finding(
        { file, line: cell.line, column: cell.column },
        {
          code: repeated ? 'repeated-column' : 'unknown-column',
          zh: repeated ? `表头里“${quoted(name)}”重复。` : `没有叫“${quoted(name)}”的列。`,
          en: repeated
            ? `The column “${quoted(name)}” stands twice.`
            : `There is no column “${quoted(name)}”.`,
          doZh: `列名只能是 ${known.join('、')}，用半角逗号隔开。`,
          doEn: `Columns are ${known.join(', ')}, parted by plain commas.`,
        },
      ),
    ];
  });
  const absent = required
    .filter((name) => !names.includes(name))
    .map((name) =>
      finding(
        { file, line: header[0]?.line ?? 1, column: 1 },
        {
          code: 'missing-column',
          zh: `表头缺少“${name}”一列。`,
          en: `The column “${name}” is missing.`,
          doZh: '在表头加上这一列，每行补上值。',
          doEn: 'Add it to the header, and a value to every row.',
        },
      ),
    );
  return [...strange, ...absent];
}

/**
 * Reads a table with a header line: `.csv` parted by commas, `.tsv` by tabs. An empty cell is an absent field.
 * The value is `{ rows: [ { column: text } ] }`, or nothing where the header or a quotation mark is wrong, for
 * then no cell can be told. A row's place is that of its first cell.
 */
export function readTable(file: string, text: string, columns: Columns): SourceFile {
  const places = new Places(file);
  const { rows, openQuote } = cellsOf(text, file.endsWith('.tsv') ? '\t' : ',');
  const [header = [], ...body] = rows.filter((row) => !blank(row));
  const found = [
    ...(openQuote === undefined ? [] : [unclosed(file, openQuote)]),
    ...checkHeader(file, header, columns),
  ];
  if (found.length > 0) return { file, value: undefined, placeOf: places.find, diagnostics: found };
  const names = header.map((cell) => camelCase(cell.text.trim()));
  const value = body.map((row, index) => rowOf(file, row, { names, index, places, found }));
  return { file, value: { rows: value }, placeOf: places.find, diagnostics: found };
}

const unclosed = (file: string, cell: Cell): Diagnostic =>
  finding(
    { file, line: cell.line, column: cell.column },
    {
      code: 'table-syntax',
      zh: '这里的引号没有闭合。',
      en: 'The quotation mark that opens here is never closed.',
      doZh: '补上右边的引号；引号本身写成两个。',
      doEn: 'Close it; write a quotation mark inside a cell twice.',
    },
  );

type RowContext = { names: readonly string[]; index: number; places: Places; found: Diagnostic[] };

function rowOf(
  file: string,
  row: readonly Cell[],
  { names, index, places, found }: RowContext,
): Record<string, string> {
  const value: Record<string, string> = Object.create(null);
  const first = row[0];
  if (first !== undefined) places.mark(['rows', index], 'value', first.line, first.column);
  if (first !== undefined && row.length > names.length) {
    found.push(
      finding(
        { file, line: first.line, column: row[names.length]?.column ?? 1 },
        {
          code: 'wrong-cell-count',
          zh: `这一行有 ${row.length} 格，表头只有 ${names.length} 列。`,
          en: `This row has ${row.length} cells, the header only ${names.length} columns.`,
          doZh: '格子里有逗号时整格加引号；删去多余的逗号。',
          doEn: 'Quote a cell that holds a comma, or take away the extra comma.',
        },
      ),
    );
  }
  names.forEach((name, column) => {
    const cell = row[column];
    if (cell === undefined) return;
    places.mark(['rows', index, name], 'value', cell.line, cell.column);
    places.mark(['rows', index, name], 'key', cell.line, cell.column);
    if (cell.text.trim() !== '') value[name] = cell.text.trim();
  });
  return value;
}
