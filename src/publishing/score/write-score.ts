import ExcelJS from 'exceljs';
import type { ScoreResult } from '../../ledger/index.ts';
import {
  COUNT_PLACES,
  columnName,
  columnsOf,
  type Plain,
  readExpression,
  type ShownLine,
} from '../../rules/index.ts';
import { cellValueOf, FormulaWriter } from './formula.ts';
import { parameterCell, type SchemeCells, type ScoreFile, writeScheme } from './write-scheme.ts';

const HEADER = 1;
export const SCORES = '得分';
export const sheetOfLine = (index: number): string => `明细${index + 1}`;

const letterOf = (column: number): string => {
  let left = column;
  let text = '';
  for (; left > 0; left = Math.floor((left - 1) / 26))
    text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
};

type Formula = { readonly formula: string; readonly result: number | string };
const live = (formula: string, result: number | string): Formula => ({ formula, result });
const numberOr = (text: string | null): number | string => (text === null ? '' : Number(text));

function styleHead(sheet: ExcelJS.Worksheet): void {
  sheet.getRow(HEADER).eachCell((cell) => {
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
  });
  sheet.views = [{ state: 'frozen', ySplit: HEADER, xSplit: 2 }];
}

/** Where the columns of a line's sheet stand. */
const fixed = ['单位代码', '单位', '编号', '事项'] as const;

type LineCells = { readonly units: string; readonly among: string; readonly counts: string };

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

/** One sheet for each indicator or deduction: every row, with what it counts computed in its cells. */
function writeLine(
  book: ExcelJS.Workbook,
  line: ShownLine,
  index: number,
  names: ReadonlyMap<string, string>,
): LineCells {
  const sheet = book.addWorksheet(sheetOfLine(index));
  const kinds = columnsOf(line.counting.facts);
  const excludedAt = fixed.length + line.columns.length + 1;
  sheet.getRow(HEADER).values = [
    ...fixed,
    ...line.columns.map((id) => `${columnName(id).zh}（${id}）`),
    '剔除理由',
    '计入分母',
    '计入分子',
    '剔除审批',
  ];
  line.rows.forEach((row, at) => {
    const place = HEADER + 1 + at;
    const { among, counts } = formulasOf(line, place);
    const left = `$${letterOf(excludedAt)}${place}`;
    const counted = `$${letterOf(excludedAt + 1)}${place}`;
    const values: (Plain | Formula)[] = [
      row.unit,
      names.get(row.unit) ?? row.unit,
      row.number,
      row.title,
      ...line.columns.map((name) => cellValueOf(row.values[name] ?? null, kinds[name]?.kind ?? 'text')),
      row.excluded?.reason ?? null,
      live(`IF(${left}="",IF(${among},1,0),0)`, Number(row.among)),
      live(`IF(${counted}=1,ROUND(MIN(1,MAX(0,${counts})),${COUNT_PLACES}),0)`, Number(row.counts ?? 0)),
      row.excluded?.record ?? null,
    ];
    sheet.getRow(place).values = values;
    line.columns.forEach((name, column) => {
      if (kinds[name]?.kind === 'day') sheet.getCell(place, fixed.length + 1 + column).numFmt = 'yyyy-mm-dd';
    });
  });
  styleHead(sheet);
  [14, 26, 20, 50].forEach((width, column) => {
    sheet.getColumn(column + 1).width = width;
  });
  sheet.getColumn(excludedAt).width = 24;
  const last = HEADER + Math.max(1, line.rows.length);
  const range = (column: number) =>
    `${sheetOfLine(index)}!$${letterOf(column)}$${HEADER + 1}:$${letterOf(column)}$${last}`;
  return { units: range(1), among: range(excludedAt + 1), counts: range(excludedAt + 2) };
}

/** One column of the sheet of scores: its head, and its cell in a row by its letter. */
type Column = { readonly key: string; readonly head: string };

function columnsFor({ scheme }: ScoreResult): Column[] {
  return [
    { key: 'unit', head: '单位代码' },
    { key: 'name', head: '单位' },
    { key: 'group', head: '组别' },
    ...scheme.indicators.flatMap(({ id, name }) => [
      { key: `rows ${id}`, head: `${name.zh}：分母` },
      { key: `numerator ${id}`, head: `${name.zh}：分子` },
      { key: `points ${id}`, head: `${name.zh}：得分` },
    ]),
    { key: 'weights', head: '有效权重×100' },
    { key: 'earned', head: '加权和' },
    { key: 'weighted', head: '加权得分' },
    { key: 'few', head: '小样本' },
    ...scheme.deductions.flatMap(({ id, name }) => [
      { key: `rows ${id}`, head: `${name.zh}：条数` },
      { key: `cost ${id}`, head: `${name.zh}：扣分` },
    ]),
    { key: 'total', head: '总分' },
    { key: 'rank', head: '名次' },
    ...['total', ...scheme.ties.by].map((id, index) => ({
      key: `key ${index}`,
      head: `排序依据${index + 1}${id === 'total' ? '' : `（${id}）`}`,
    })),
    { key: 'first', head: '同分首个' },
    { key: 'published', head: '公布总分' },
    { key: 'published rank', head: '公布名次' },
    { key: 'check', head: '核对' },
  ];
}

/** Writes the formulas of one row of the sheet of scores. */
class ScoreRowWriter {
  readonly #result: ScoreResult;
  readonly #lines: ReadonlyMap<string, LineCells>;
  readonly #cells: SchemeCells;
  readonly #letters: ReadonlyMap<string, string>;
  readonly #last: number;

  constructor(
    result: ScoreResult,
    lines: ReadonlyMap<string, LineCells>,
    cells: SchemeCells,
    columns: readonly Column[],
  ) {
    this.#result = result;
    this.#lines = lines;
    this.#cells = cells;
    this.#letters = new Map(columns.map(({ key }, index) => [key, letterOf(index + 1)]));
    this.#last = HEADER + result.scores.length;
  }

  #at(key: string, row: number): string {
    return `$${this.#letters.get(key) ?? '?'}${row}`;
  }

  #all(key: string, last = this.#last): string {
    const letter = this.#letters.get(key) ?? '?';
    return `$${letter}$${HEADER + 1}:$${letter}$${last}`;
  }

  #sum(line: string, what: 'among' | 'counts', row: number): string {
    const cells = this.#lines.get(line);
    if (!cells) throw new Error(`No line ${line}.`);
    return `SUMPRODUCT((${cells.units}=${this.#at('unit', row)})*${cells[what]})`;
  }

  get #scale(): number {
    return 10 ** this.#result.scheme.places;
  }

  /** In whole numbers throughout, so that a half is rounded up alike in every program. */
  #points(id: string, row: number): string {
    const rows = this.#at(`rows ${id}`, row);
    const numerator = `ROUND(${this.#at(`numerator ${id}`, row)}*100,0)`;
    const scaled = `2*${numerator}*${100 * this.#scale}+${rows}*100`;
    return `IF(${rows}<${this.#cells.least(id)},"",INT((${scaled})/(200*${rows}))/${this.#scale})`;
  }

  #weight(id: string, missing: string, row: number): string {
    const weight = `ROUND(${this.#cells.weight(id)}*100,0)`;
    return missing === 'zero' ? weight : `IF(${this.#at(`points ${id}`, row)}="",0,${weight})`;
  }

  #earned(id: string, row: number): string {
    const points = this.#at(`points ${id}`, row);
    return `IF(${points}="",0,ROUND(${this.#cells.weight(id)}*100,0)*ROUND(${points}*${this.#scale},0))`;
  }

  #cost(id: string, row: number): string {
    const { few } = this.#cells;
    const times = few ? `*IF(${this.#at('few', row)}=1,${few.times},1)` : '';
    const cost = `MIN(${this.#cells.cap(id)},${this.#cells.each(id)}*${this.#at(`rows ${id}`, row)}${times})`;
    return `INT((2*ROUND(${cost}*10000,0)*${this.#scale}+10000)/20000)/${this.#scale}`;
  }

  #total(row: number): string {
    const whole = (cell: string) => `ROUND(${cell}*${this.#scale},0)`;
    const costs = this.#result.scheme.deductions
      .map(({ id }) => `-${whole(this.#at(`cost ${id}`, row))}`)
      .join('');
    const weighted = this.#at('weighted', row);
    return `IF(${weighted}="","",MAX(0,${whole(weighted)}${costs})/${this.#scale})`;
  }

  #keys(): string[] {
    return ['total', ...this.#result.scheme.ties.by].map((_, index) => `key ${index}`);
  }

  /** Who stands above: a greater first key, or an equal one and a greater next, and so on. */
  #above(row: number): string {
    const ways = this.#keys().map((key, index, all) => {
      const equal = all.slice(0, index).map((one) => `(${this.#all(one)}=${this.#at(one, row)})`);
      return [...equal, `(${this.#all(key)}>${this.#at(key, row)})`].join('*');
    });
    return `(${ways.join('+')})`;
  }

  #rank(row: number): string {
    const same = `(${this.#all('group')}=${this.#at('group', row)})`;
    const first = this.#result.scheme.ties.next === 'follow' ? `*${this.#all('first')}` : '';
    return `IF(${this.#at('key 0', row)}=-1,"",1+SUMPRODUCT(${same}*${this.#above(row)}${first}))`;
  }

  #first(row: number): string {
    const same = ['group', ...this.#keys()].map((key) => `(${this.#all(key, row)}=${this.#at(key, row)})`);
    return `IF(SUMPRODUCT(${same.join('*')}*1)=1,1,0)`;
  }

  #key(index: number, row: number): string {
    const id = index === 0 ? 'total' : `points ${this.#result.scheme.ties.by[index - 1] ?? ''}`;
    return `IF(${this.#at(id, row)}="",-1,ROUND(${this.#at(id, row)}*${this.#scale},0))`;
  }

  /** The cells of a unit, each with its formula and the value that was published. */
  cells(index: number): Record<string, Plain | Formula> {
    const score = this.#result.scores[index];
    if (!score) throw new Error('A row without a score.');
    const row = HEADER + 1 + index;
    const { indicators, deductions, few, groups } = this.#result.scheme;
    const [total, published] = [this.#at('total', row), this.#at('published', row)];
    const [rank, publishedRank] = [this.#at('rank', row), this.#at('published rank', row)];
    return {
      unit: score.unit,
      name: score.name,
      group: groups.find(({ id }) => id === score.group)?.name.zh ?? score.group,
      ...Object.fromEntries(
        indicators.flatMap(({ id }) => {
          const own = score.indicators[id];
          return [
            [`rows ${id}`, live(this.#sum(id, 'among', row), own?.rows ?? 0)],
            [`numerator ${id}`, live(this.#sum(id, 'counts', row), Number(own?.numerator ?? 0))],
            [`points ${id}`, live(this.#points(id, row), numberOr(own?.points ?? null))],
          ];
        }),
      ),
      weights: {
        formula: indicators.map(({ id, missing }) => this.#weight(id, missing, row)).join('+'),
        result: '',
      },
      earned: { formula: indicators.map(({ id }) => this.#earned(id, row)).join('+'), result: '' },
      weighted: live(
        `IF(${this.#at('weights', row)}=0,"",INT((2*${this.#at('earned', row)}+${this.#at('weights', row)})/(2*${this.#at('weights', row)}))/${this.#scale})`,
        numberOr(score.weighted),
      ),
      few: few
        ? live(
            `IF(${this.#at(`rows ${few.indicator}`, row)}<${this.#cells.few?.below ?? 0},1,0)`,
            Number(score.few),
          )
        : 0,
      ...Object.fromEntries(
        deductions.flatMap(({ id }) => [
          [`rows ${id}`, live(this.#sum(id, 'among', row), score.deductions[id]?.rows ?? 0)],
          [`cost ${id}`, live(this.#cost(id, row), Number(score.deductions[id]?.points ?? 0))],
        ]),
      ),
      total: live(this.#total(row), numberOr(score.total)),
      rank: live(this.#rank(row), score.rank ?? ''),
      ...Object.fromEntries(
        this.#keys().map((key, at) => [key, { formula: this.#key(at, row), result: '' }]),
      ),
      first: { formula: this.#first(row), result: '' },
      published: score.total === null ? null : Number(score.total),
      'published rank': score.rank,
      check: live(
        `IF(AND(${total}&""=${published}&"",${rank}&""=${publishedRank}&""),"一致","不一致")`,
        '一致',
      ),
    };
  }
}

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
    if (/^(points|cost)|^(weighted|total|published)$/.test(key)) column.numFmt = decimals;
  });
  styleHead(sheet);
  sheet.getRow(HEADER).height = 44;
}

/**
 * A result as a workbook whose scores and ranks are formulas over the raw rows: who changes a row sees the rank
 * change, and who recalculates it gets what was published.
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
  const names = new Map(result.units.map(({ id, name }) => [id, name]));
  const lines = new Map(result.lines.map((line, index) => [line.id, writeLine(book, line, index, names)]));
  writeScores(book, result, lines, cells);
  return Buffer.from(await book.xlsx.writeBuffer());
}
