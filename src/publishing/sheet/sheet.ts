import type { Day } from '../../clock/index.ts';
import { canonicalJson, type Digest, digestOf, type Id, type Wording } from '../../kernel/index.ts';
import type { Commitment, PlanRecord, Terms } from '../../ledger/index.ts';
import { fullDay } from './day-text.ts';
import { writeMilestones } from './milestone-text.ts';
import { ASSUMED, type NameBook } from './names.ts';
import { quoted } from './quoted.ts';
import { writeTargets } from './target-text.ts';

/** The columns of a breakdown sheet, as officials know them. */
export const columns = [
  { key: 'ordinal', zh: '序号', en: 'No.', width: 6 },
  { key: 'number', zh: '任务编号', en: 'Number', width: 18 },
  { key: 'task', zh: '任务', en: 'Task', width: 40 },
  { key: 'targets', zh: '目标', en: 'Targets', width: 26 },
  { key: 'milestones', zh: '节点', en: 'Milestones', width: 28 },
  { key: 'leader', zh: '牵头领导', en: 'Leader in charge', width: 15 },
  { key: 'lead', zh: '牵头单位', en: 'Lead unit', width: 18 },
  { key: 'joins', zh: '配合单位', en: 'Co-operating units', width: 24 },
  { key: 'deadline', zh: '时限', en: 'Deadline', width: 15 },
  { key: 'state', zh: '状态', en: 'State', width: 13 },
] as const;
export type ColumnKey = (typeof columns)[number]['key'];

/** What an edited sheet may change. */
export const editable = ['task', 'targets', 'milestones', 'leader', 'lead', 'joins', 'deadline'] as const;
export type EditableKey = (typeof editable)[number];

/** The county whose sheet it is, and the year of the plan. */
export type SheetHead = { readonly countyName: string; readonly simulated: boolean; readonly year: number };

/** One commitment on one row, in the words of the sheet. */
export type SheetRow = {
  readonly id: Id;
  readonly deadline: Day | null;
  readonly cells: Readonly<Record<ColumnKey, string>>;
  /** Of the terms that stood when the row was written: tells whether the case has changed since. */
  readonly termsDigest: Digest;
  /** Of the words of the row: tells whether the row was edited since. */
  readonly textDigest: Digest;
};

/** A year's plan as rows. */
export type Sheet = { readonly head: SheetHead; readonly rows: readonly SheetRow[] };

const outcomes = { kept: '完成', 'partly-kept': '部分完成', 'not-kept': '未完成' } as const;

/** A reading says that it is one (law 8). */
export function stateText({ state, outcome }: Commitment): string {
  switch (state) {
    case 'reading':
      return '读数·未认定';
    case 'adopted':
      return '已认定';
    case 'withdrawn':
      return '已撤回';
    case 'carried-over':
      return '已结转';
    case 'closed':
      return outcome === null ? '已办结' : `已办结（${outcomes[outcome]}）`;
  }
}

/** The beginning of a text; a character of two code units is not cut in half. */
export const upTo = (text: string, length: number): string =>
  text.slice(0, length).replace(/[\ud800-\udbff]$/, '');

/** What a bare figure in the column 目标 counts: the task itself. */
export const subjectOf = (title: string): string => upTo(title, 200);

/** The unit in which milestones of a commitment are planned. */
export const plannedUnit = (terms: Pick<Terms, 'targets'>): string => terms.targets[0]?.unit ?? '';

export const CHILDREN = '清单：';

/** Targets, and under them the named children of a countable commitment. */
export function targetsText({ title, targets, children }: Terms): string {
  const names = children.map((name) => quoted(name, /[；;]/)).join('；');
  return [writeTargets(targets, subjectOf(title)), names && `${CHILDREN}${names}`]
    .filter((t) => t !== '')
    .join('\n');
}

/** The terms of a commitment alone: what a sheet can change. */
export function termsOf(commitment: Commitment): Terms {
  const { title, type, targets, deadline, lead, joins, leader, milestones, children } = commitment;
  return { title, type, targets, deadline, lead, joins, leader, milestones, children };
}

/** Characters that XML 1.0 cannot hold (2.2) would make a file that no program opens. */
const printable = (text: string): string =>
  [...text]
    .filter(
      (char) => char === '\n' || char === '\t' || (char >= ' ' && char !== '\ufffe' && char !== '\uffff'),
    )
    .join('');

/** The editable cells of terms, in words. */
export function wordsOf(terms: Terms, year: number, names: NameBook): Record<EditableKey, string> {
  const words: Record<EditableKey, string> = {
    task: terms.title,
    targets: targetsText(terms),
    milestones: writeMilestones(terms.milestones, { year, unit: plannedUnit(terms) }),
    leader: names.leaderName(terms.leader),
    lead: names.unitName(terms.lead),
    joins: terms.joins.map((id) => names.unitName(id)).join('、'),
    deadline: terms.deadline === null ? '' : fullDay(terms.deadline),
  };
  for (const key of editable) words[key] = printable(words[key]);
  return words;
}

/** Line ends and blanks at the ends of lines differ from program to program and mean nothing. */
export const sameText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t\u00a0\u3000]+$/gm, '')
    .trim();

/** The digest of the words of a row; what cannot be edited does not count, but the number does. */
export const textDigestOf = (cells: Readonly<Record<EditableKey | 'number', string>>): Digest =>
  digestOf(canonicalJson([cells.number, ...editable.map((key) => cells[key])].map(sameText)));

export const termsDigestOf = (terms: Terms): Digest => digestOf(canonicalJson(terms));

function rowOf({ id, number, commitment }: PlanRecord, ordinal: number, names: NameBook): SheetRow {
  const terms = termsOf(commitment);
  const words = wordsOf(terms, commitment.year, names);
  const cells = { ordinal: String(ordinal), number, ...words, state: stateText(commitment) };
  return {
    id,
    deadline: terms.deadline,
    cells,
    termsDigest: termsDigestOf(terms),
    textDigest: textDigestOf(cells),
  };
}

/** The rows of a plan, in the order of its text; what was withdrawn is no part of it. */
export const sheetOf = (head: SheetHead, plan: readonly PlanRecord[], names: NameBook): Sheet => ({
  head,
  rows: plan
    .filter(({ commitment }) => commitment.state !== 'withdrawn')
    .map((record, i) => rowOf(record, i + 1, names)),
});

/** 澄川县2025年政府工作报告任务分解表; a made-up county says so in every title. */
export const titleOf = ({ countyName, simulated, year }: SheetHead): string =>
  `${countyName}${year}年政府工作报告任务分解表${simulated ? '（模拟数据）' : ''}`;

/** The line under the title: how many commitments, and how many of them are readings still. */
export function noteOf({ rows }: Sheet, on: Day): Wording {
  const readings = rows.filter(({ cells }) => cells.state === '读数·未认定').length;
  const assumed = rows.some(({ cells }) => editable.some((key) => cells[key].includes(ASSUMED)));
  const parts = [
    `共${rows.length}项`,
    ...(readings > 0 ? [`其中${readings}项为读数，未经认定，不作为督办和考核依据`] : []),
    ...(assumed ? [`标“${ASSUMED}”的名称和比较方式待确认`] : []),
    `导出日期：${fullDay(on)}`,
  ];
  return {
    zh: `${parts.join('；')}。`,
    en: `${rows.length} commitments, ${readings} of them readings not adopted yet; exported on ${on}.`,
  };
}
