import type { Wording } from '../kernel/index.ts';
import type { Columns, Plain } from './expression/expression.ts';

type Fact = { readonly name: Wording; readonly row: Wording; readonly columns: Columns };

const caseColumns = {
  stage: { kind: 'text' },
  ended: { kind: 'boolean' },
  merged: { kind: 'boolean' },
  opened: { kind: 'day' },
  plan_year: { kind: 'number', optional: true },
} as const satisfies Columns;

/**
 * The kinds of facts that a rate or a score may count, each with the columns of its rows. The ledger hands them
 * over; nothing else can be counted, so that no definition reaches for residents or for who complained (law 13).
 */
export const facts = {
  cases: {
    name: { zh: '件', en: 'cases' },
    row: { zh: '每件一行', en: 'one row a case' },
    columns: {
      ...caseColumns,
      outcome: { kind: 'text', optional: true },
      class: { kind: 'text', optional: true },
      deadline: { kind: 'day', optional: true },
      assigned_on: { kind: 'day', optional: true },
      handled_on: { kind: 'day', optional: true },
      answered_on: { kind: 'day', optional: true },
      ended_on: { kind: 'day', optional: true },
      milestones: { kind: 'number' },
      reports: { kind: 'number' },
    },
  },
  clocks: {
    name: { zh: '时限', en: 'clocks' },
    row: { zh: '每件的每个时限一行', en: 'one row for each clock of a case' },
    columns: {
      ...caseColumns,
      clock: { kind: 'text' },
      due: { kind: 'day' },
      status: { kind: 'text' },
      /** Past due while it ran, now or ever: what is open and overdue is late. */
      late: { kind: 'boolean' },
      /** When it stopped; until then lateness grows with every day of counting. */
      stopped_on: { kind: 'day', optional: true },
      /** Days from its due day to the day it stopped, or to the day of counting; 0 where it is not late. */
      working_days_late: { kind: 'number' },
      calendar_days_late: { kind: 'number' },
      handled: { kind: 'boolean' },
      answered: { kind: 'boolean' },
    },
  },
  verdicts: {
    name: { zh: '核查结论', en: 'verdicts' },
    row: { zh: '每次核查一行', en: 'one row a verdict on a self-report' },
    columns: {
      ...caseColumns,
      passed: { kind: 'boolean' },
      on: { kind: 'day' },
      /** The last verdict on its case: an earlier one may have been reviewed. */
      last: { kind: 'boolean' },
    },
  },
  ratings: {
    name: { zh: '评价', en: 'ratings' },
    row: { zh: '每份评价一行，不显示是哪一件', en: 'one row a rating, without its case' },
    columns: {
      opened: { kind: 'day' },
      rated_on: { kind: 'day', optional: true },
      solved: { kind: 'text', optional: true },
      satisfied: { kind: 'text', optional: true },
    },
  },
  orders: {
    name: { zh: '督办单', en: 'orders' },
    row: { zh: '每份督办单（蓝、橙、红）一行', en: 'one row an order: blue, orange or red' },
    columns: { ...caseColumns, level: { kind: 'text' }, answered: { kind: 'boolean' }, on: { kind: 'day' } },
  },
  evidence: {
    name: { zh: '佐证', en: 'evidence' },
    row: { zh: '每份佐证一行', en: 'one row a piece of evidence' },
    columns: {
      ...caseColumns,
      type: { kind: 'text' },
      accepted: { kind: 'boolean', optional: true },
    },
  },
} as const satisfies Record<string, Fact>;

export type FactKind = keyof typeof facts;
export const factKinds = Object.keys(facts) as FactKind[];

/** What every expression over facts may name beside the columns: the day of counting and the period. */
export const around = {
  today: { kind: 'day' },
  from: { kind: 'day' },
  to: { kind: 'day' },
  this_year: { kind: 'number' },
} as const satisfies Columns;

/** How columns are called, the same in every kind of facts. */
const columnNames: Readonly<Record<string, Wording>> = {
  stage: { zh: '环节', en: 'stage' },
  ended: { zh: '已结束', en: 'ended' },
  merged: { zh: '已并案', en: 'merged' },
  opened: { zh: '立件日期', en: 'opened on' },
  plan_year: { zh: '计划年度', en: 'plan year' },
  outcome: { zh: '完成情况', en: 'outcome' },
  class: { zh: '答复类别', en: 'class of reply' },
  deadline: { zh: '完成时限', en: 'deadline' },
  assigned_on: { zh: '交办日期', en: 'assigned on' },
  handled_on: { zh: '申请办结日期', en: 'reported as done on' },
  answered_on: { zh: '答复日期', en: 'answered on' },
  ended_on: { zh: '结束日期', en: 'ended on' },
  milestones: { zh: '节点数', en: 'milestones' },
  reports: { zh: '进展次数', en: 'progress reports' },
  clock: { zh: '时限', en: 'clock' },
  due: { zh: '到期日', en: 'due' },
  status: { zh: '计时状态', en: 'clock is' },
  late: { zh: '逾期', en: 'late' },
  stopped_on: { zh: '停止计时日期', en: 'clock stopped on' },
  working_days_late: { zh: '逾期工作日数', en: 'working days late' },
  calendar_days_late: { zh: '逾期自然日数', en: 'calendar days late' },
  rate: { zh: '比率（%）', en: 'rate (%)' },
  rows: { zh: '分母', en: 'denominator' },
  handled: { zh: '已申请办结', en: 'reported as done' },
  answered: { zh: '已回复', en: 'answered' },
  passed: { zh: '核查通过', en: 'confirmed' },
  on: { zh: '日期', en: 'on' },
  last: { zh: '最后一次', en: 'the last' },
  rated_on: { zh: '评价日期', en: 'rated on' },
  solved: { zh: '是否解决', en: 'solved' },
  satisfied: { zh: '满意程度', en: 'satisfied' },
  level: { zh: '督办级别', en: 'level' },
  type: { zh: '佐证类别', en: 'kind of evidence' },
  accepted: { zh: '采信', en: 'accepted' },
};

/** How a column is called. */
export const columnName = (id: string): Wording => columnNames[id] ?? { zh: id, en: id };

/** The columns that an expression over one kind of facts may name. */
export const columnsOf = (kind: FactKind): Columns => ({ ...facts[kind].columns, ...around });

/** What an indicator's marks may name: its rate in percent, as it is rounded, and how many rows it rests on. */
export const markColumns = {
  rate: { kind: 'number' },
  rows: { kind: 'number' },
} as const satisfies Columns;

/**
 * One thing that happened, as the ledger hands it over: whose it is, and the values of its columns; or, where there
 * are too many to hand over one by one, so many that are alike in every column.
 */
export type Row = {
  readonly unit: string;
  /** The case behind it; a rating keeps it for exclusions only and never shows it. Null for many alike. */
  readonly case: string | null;
  readonly number: string | null;
  readonly title: string | null;
  readonly values: Readonly<Record<string, Plain>>;
  /** How many rows it stands for. */
  readonly times: number;
};

/** What a rate counts: which rows are its denominator, and how much of each goes into the numerator, from 0 to 1. */
export type Counting = { readonly facts: FactKind; readonly among: string; readonly counts: string };
