import type ExcelJS from 'exceljs';
import type { ScoreResult } from '../../ledger/index.ts';
import { facts } from '../../rules/index.ts';
import { serialOf } from './formula.ts';
import { rulesOf } from './rules-in-words.ts';
import type { ScoreFile } from './score-file.ts';

const SHEET = '办法';
const place = (row: number, column = 'B'): string => `${SHEET}!$${column}$${row}`;

/** The rows of the parameters: formulas refer to them, so they stand where they stand. */
const rowOf: Readonly<Record<string, number>> = { today: 2, from: 3, to: 4, this_year: 5 };

/** Where the day of counting and the period stand. */
export function parameterCell(name: string): string {
  const row = rowOf[name];
  if (row === undefined) throw new Error(`No parameter ${name}.`);
  return place(row);
}

/** Where the figures of a scheme stand. */
export type SchemeCells = {
  readonly weight: (indicator: string) => string;
  readonly least: (indicator: string) => string;
  readonly each: (charge: string) => string;
  readonly cap: (charge: string) => string;
  readonly few: { readonly below: string; readonly times: string } | undefined;
  readonly fullMarks: string;
  readonly leastItems: string;
  readonly floor: string;
  readonly ceiling: string;
  readonly grade: (id: string, what: 'least' | 'top') => string;
};

const missingWords = { 'share-out': '权重分摊到其他指标', zero: '按0分计' };

type Add = (...values: (string | number | null)[]) => number;
/** Where each figure stands, by the id of its line or its own name. */
type Places = Map<string, number>;

function writeIndicators(add: Add, at: Places, { scheme, rates }: ScoreResult): void {
  add(
    '指标',
    '权重',
    '最少行数',
    '缺数据时',
    '比率',
    '分子',
    '分母',
    '数据',
    '哪些行计入分母',
    '每行计入分子多少',
    '比率折算得分',
  );
  for (const { id, name, weight, least, missing, rate, marks } of scheme.indicators) {
    const kept = rates.find((one) => one.id === rate);
    const words = [kept?.numerator.zh ?? '', kept?.denominator.zh ?? ''];
    const rule = kept ? [facts[kept.compute.facts].name.zh, kept.compute.among, kept.compute.counts] : [];
    const head = [`${name.zh}（${id}）`, weight, least, missingWords[missing], rate] as const;
    at.set(id, add(...head, ...words, ...rule, marks ?? ''));
  }
}

function writeLists(add: Add, at: Places, { scheme }: ScoreResult): void {
  if (scheme.bases.length > 0) {
    add('基数', '数据', '哪些行计入');
    for (const { id, name, facts: kind, when } of scheme.bases)
      at.set(id, add(`${name.zh}（${id}）`, facts[kind].name.zh, when));
    add('');
  }
  for (const [list, word] of [
    ['deductions', '扣'],
    ['additions', '加'],
  ] as const) {
    if (scheme[list].length === 0) continue;
    add(`${word}分项`, '每次分值', '上限', '数据', `哪些行${word}分`, '每行计几次');
    for (const { id, name, points, cap, facts: kind, when, counts } of scheme[list])
      at.set(id, add(`${name.zh}（${id}）`, points, cap, facts[kind].name.zh, when, counts));
    add('');
  }
  if (scheme.grades.length > 0) {
    add('等次', '总分不低于', '名次在本组前（%）', '没有这些扣分');
    for (const { id, name, least, top, without } of scheme.grades)
      at.set(`grade ${id}`, add(`${name.zh}（${id}）`, least, top ?? 100, without.join('、')));
    add('');
  }
}

function writeFigures(add: Add, at: Places, { scheme }: ScoreResult): void {
  const { few } = scheme;
  if (few) at.set('few', add(`小样本：“${few.of}”的行数少于`, few.below, few.times, '倍扣分'));
  at.set('full marks', add('基础分（无指标时）', scheme.fullMarks ?? 0));
  at.set('items', add('参评至少的行数', scheme.takingPart.least, scheme.takingPart.of.join('、')));
  at.set('floor', add('总分下限', scheme.floor));
  at.set('ceiling', add('总分上限（空为不封顶）', scheme.ceiling ?? null));
  add('');
}

/** Writes the sheet that says how is scored: parameters, weights, deductions, rules; formulas refer to its figures. */
export function writeScheme(book: ExcelJS.Workbook, file: ScoreFile): SchemeCells {
  const { result } = file;
  const { scheme, countedOn } = result;
  const sheet = book.addWorksheet(SHEET);
  const at: Places = new Map();
  const add: Add = (...values) => sheet.addRow(values).number;
  add(`${file.countyName}　${scheme.name.zh}`, '');
  add('统计日期 today', serialOf(countedOn));
  add('评价期起 from', serialOf(scheme.period.from));
  add('评价期止 to', serialOf(scheme.period.to));
  add('评价年度 this_year', Number(scheme.period.to.slice(0, 4)));
  add('');
  if (scheme.indicators.length > 0) writeIndicators(add, at, result);
  add('');
  writeLists(add, at, result);
  writeFigures(add, at, result);
  for (const rule of rulesOf(file)) add(rule);
  sheet.getColumn(1).width = 40;
  [5, 6, 7, 9, 10].forEach((column) => {
    sheet.getColumn(column).width = 36;
  });
  for (const row of [2, 3, 4]) sheet.getCell(row, 2).numFmt = 'yyyy-mm-dd';
  sheet.getRow(1).font = { name: '方正小标宋简体', size: 16 };
  const cell = (id: string, column = 'B'): string => place(at.get(id) ?? 0, column);
  return {
    weight: (id) => cell(id),
    least: (id) => cell(id, 'C'),
    each: (id) => cell(id),
    cap: (id) => cell(id, 'C'),
    few: scheme.few ? { below: cell('few'), times: cell('few', 'C') } : undefined,
    fullMarks: cell('full marks'),
    leastItems: cell('items'),
    floor: cell('floor'),
    ceiling: cell('ceiling'),
    grade: (id, what) => cell(`grade ${id}`, what === 'least' ? 'B' : 'C'),
  };
}
