import type ExcelJS from 'exceljs';
import type { Instant } from '../../clock/index.ts';
import type { ScoreResult } from '../../ledger/index.ts';
import { facts } from '../../rules/index.ts';
import { serialOf } from './formula.ts';

/** What a workbook of scores holds beside the result itself. */
export type ScoreFile = {
  readonly result: ScoreResult;
  readonly digest: string;
  readonly countyName: string;
  readonly simulated: boolean;
  readonly number: string;
  readonly at: Instant;
};

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
  readonly each: (deduction: string) => string;
  readonly cap: (deduction: string) => string;
  readonly few: { readonly below: string; readonly times: string } | undefined;
};

const missingWords = { 'share-out': '权重分摊到其他指标', zero: '按0分计' };

/** What a reader has to know to compute again by hand. */
function rulesOf({ result, digest, number, simulated }: ScoreFile): string[] {
  const { scheme } = result;
  const { places, ties } = scheme;
  return [
    ...(simulated ? ['模拟数据：本县为虚构，仅供演示与测试。'] : []),
    ...(scheme.confirmed ? [] : ['本办法待确认：权重、分值、分组未经本县确认，结果不作评价依据。']),
    `结果编号${number}，统计日期${result.countedOn}，结果校验码${digest}（JSON 文件中 result 一项按 RFC 8785 规范化后的 SHA-256）。`,
    `每项指标得分＝100×分子÷分母，四舍五入到${places}位小数；分母不足“最少行数”的视为缺数据，按该指标的规定处理。`,
    `加权得分＝Σ（权重×得分）÷Σ有效权重，四舍五入到${places}位小数。`,
    '总分＝加权得分－各项扣分，最低为0；每项扣分＝条数×每条分值（小样本单位再乘倍数），不超过上限。',
    `只在同组内排名；总分相同的${ties.by.length > 0 ? `依次比较${ties.by.join('、')}，仍相同的` : ''}名次并列，${ties.next === 'skip' ? '其后名次空出' : '其后名次顺延'}；没有任何数据的单位不排名。`,
    '剔除的件须有理由，由一人申请、另一人审批；剔除后既不计分母也不计分子。',
    '评价（满意度）不显示是哪一件、谁评的；不足最少份数的单位不列示。',
  ];
}

/** Writes the sheet that says how is scored: parameters, weights, deductions, rules; formulas refer to its figures. */
export function writeScheme(book: ExcelJS.Workbook, file: ScoreFile): SchemeCells {
  const { scheme, rates, countedOn } = file.result;
  const sheet = book.addWorksheet(SHEET);
  const at = new Map<string, number>();
  const add = (...values: (string | number)[]): number => sheet.addRow(values).number;
  add(`${file.countyName}　${scheme.name.zh}`, '');
  add('统计日期 today', serialOf(countedOn));
  add('评价期起 from', serialOf(scheme.period.from));
  add('评价期止 to', serialOf(scheme.period.to));
  add('评价年度 this_year', Number(scheme.period.to.slice(0, 4)));
  add('');
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
  );
  for (const { id, name, weight, least, missing, rate } of scheme.indicators) {
    const kept = rates.find((one) => one.id === rate);
    const words = [kept?.numerator.zh ?? '', kept?.denominator.zh ?? ''];
    const rule = kept ? [facts[kept.compute.facts].name.zh, kept.compute.among, kept.compute.counts] : [];
    at.set(id, add(`${name.zh}（${id}）`, weight, least, missingWords[missing], rate, ...words, ...rule));
  }
  add('');
  add('扣分项', '每条分值', '上限', '数据', '哪些行扣分');
  for (const { id, name, points, cap, facts: kind, when } of scheme.deductions)
    at.set(id, add(`${name.zh}（${id}）`, points, cap, facts[kind].name.zh, when));
  add('');
  const { few } = scheme;
  const fewAt = few ? add(`小样本：“${few.indicator}”的分母少于`, few.below, few.times, '倍扣分') : 0;
  add('');
  for (const rule of rulesOf(file)) add(rule);
  sheet.getColumn(1).width = 40;
  [5, 6, 7, 9, 10].forEach((column) => {
    sheet.getColumn(column).width = 36;
  });
  for (const row of [2, 3, 4]) sheet.getCell(row, 2).numFmt = 'yyyy-mm-dd';
  sheet.getRow(1).font = { name: '方正小标宋简体', size: 16 };
  const cell = (id: string, column: string): string => place(at.get(id) ?? 0, column);
  return {
    weight: (id) => cell(id, 'B'),
    least: (id) => cell(id, 'C'),
    each: (id) => cell(id, 'B'),
    cap: (id) => cell(id, 'C'),
    few: few ? { below: place(fewAt, 'B'), times: place(fewAt, 'C') } : undefined,
  };
}
