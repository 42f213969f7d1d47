import type { Matter } from '../../catalog/index.ts';
import { type Calendar, type Day, dayAt, daysBetween, workingDaysBetween } from '../../clock/index.ts';
import { clockName, type IssuedOrder, levelNames } from '../../ledger/index.ts';
import type { NamesOn } from '../names-on.ts';
import { fullDay } from '../sheet/day-text.ts';

/** How units and posts were called on the day of the order, and the title of the document that the case rests on. */
export type OrderNames = NamesOn & { readonly document: string | undefined };

/** An order as it is printed: every word of it, in the order of the paper. */
export type OrderPaper = {
  readonly level: IssuedOrder['order']['level'];
  /** 蓝色督办单, 催办单. */
  readonly kind: string;
  readonly number: string;
  readonly issuer: string;
  readonly title: string;
  readonly to: string;
  readonly opening: string;
  /** Label and text of each row. */
  readonly rows: readonly (readonly [string, string])[];
  readonly day: string;
  readonly handledBy: string;
  readonly copies: string;
  readonly simulated: boolean;
  readonly county: string;
};

const orderKind = (level: OrderPaper['level']): string =>
  level === 'reminder' ? '催办单' : levelNames[level].zh;

/** The day on which what is urged about was, or is, due: that of the clock, or of the case itself. */
function dueOf({ order, state }: IssuedOrder): { due: Day; name: string | undefined } | undefined {
  const clock = order.clock === null ? undefined : state.clocks[order.clock];
  if (clock && order.clock !== null) return { due: clock.due, name: order.clock };
  return state.deadline === null ? undefined : { due: state.deadline, name: undefined };
}

/** How late a thing is on a day, in calendar and working days; or how long there still is. */
export function lateness(due: Day, on: Day, calendar: Calendar): string {
  const days = daysBetween(due, on);
  if (days === 0) return '今日到期';
  if (days < 0) return `距到期还有${-days}天`;
  return `已逾期${days}天（${workingDaysBetween(calendar, due, on)}个工作日）`;
}

/** What a county leaves to the clerk's own words stands there already; the ladder speaks by its colour. */
function demandOf({ order }: IssuedOrder, former: string): string {
  if (order.clock === null) return order.text;
  const reply = '书面回复办理情况、未按时完成的原因和预计完成时间，并附佐证材料。';
  switch (order.level) {
    case 'orange':
      return `前发${former}逾期未回复。请单位主要负责同志牵头研究，${reply}`;
    case 'red':
      return `前发${former}逾期未回复。请单位主要负责同志签署意见，立即办理，${reply}`;
    default:
      return `请抓紧办理，${reply}`;
  }
}

function groundsOf({ state }: IssuedOrder, matter: Matter | undefined, names: OrderNames): string {
  const { source } = state;
  const cited = (matter?.grounds ?? []).flatMap((field) => {
    const value = state.fields[field];
    const title = matter?.form?.properties[field]?.['title'];
    return typeof value === 'string' && value !== ''
      ? [`${typeof title === 'string' ? title : field}：${value}`]
      : [];
  });
  if (source?.kind === 'document') cited.push(`${names.document ?? '公文'}：“${source.quote}”`);
  if (source?.kind === 'sheet') cited.push(`任务分解表第${source.row}行：“${source.quote}”`);
  if (source?.kind === 'handover') cited.push(`${source.from}转来，${source.number}`);
  if (cited.length === 0 && matter?.basis) cited.push(matter.basis);
  return cited.join('\n');
}

function formerOrders({ order, state }: IssuedOrder): string[] {
  return state.urgings.flatMap(({ seq, order: former, answered }) =>
    former && seq !== order.seq ? [`${former.number}（${answered ? '已回复' : '未回复'}）`] : [],
  );
}

function progressOf({ state }: IssuedOrder, stage: string): string {
  const said = state.progress ? `最近一次报送：${state.progress.text}` : '未报送进展。';
  return `目前环节：${stage}。${said}`;
}

function dueText(issued: IssuedOrder, matter: Matter | undefined, on: Day, calendar: Calendar): string {
  const due = dueOf(issued);
  if (!due) return '未设时限';
  const name = due.name === undefined ? '' : `${clockName(matter, due.name).zh}：`;
  return `${name}${fullDay(due.due)}，截至签发之日${lateness(due.due, on, calendar)}`;
}

function replyText({ order }: IssuedOrder): string {
  if (order.due === null) return '请尽快回复';
  const assumed = order.assumed?.includes('replyWorkingDays') ? '（天数为推定）' : '';
  return `${fullDay(order.due)}前${assumed}`;
}

function copiesOf({ order, state }: IssuedOrder, to: readonly string[], names: OrderNames): string {
  const copies = [
    ...(to.includes('leader') && state.leader !== null ? [names.post(state.leader)] : []),
    ...(to.includes('joins') ? state.joins.map(names.unit) : []),
  ];
  return [...new Set(copies)].filter((name) => name !== names.unit(order.unit ?? '')).join('，');
}

/**
 * What an order says, from its entry and the case as it stood then: printed later it says the same. Pure.
 * Form: GB/T 9704-2012 (7.2.4 to 7.4.3); what is assumed says so (law 8).
 */
export function orderPaper(
  issued: IssuedOrder,
  matter: Matter | undefined,
  names: OrderNames,
  calendar: Calendar,
): OrderPaper {
  const { order, state } = issued;
  const on = dayAt(order.at);
  const kind = orderKind(order.level);
  const former = formerOrders(issued);
  const last = former.at(-1)?.replace(/（.*$/, '') ?? '督办单';
  const rows: (readonly [string, string])[] = [
    ['事项', `${state.title}（${state.number}）`],
    ['立项依据', groundsOf(issued, matter, names) || '—'],
    ['办理时限', dueText(issued, matter, on, calendar)],
    ['办理情况', progressOf(issued, matter?.stages[state.stage]?.name.zh ?? state.stage)],
    ...(former.length > 0 ? [['前次督办', former.join('\n')] as const] : []),
    ['办理要求', demandOf(issued, last)],
    ['回复时限', replyText(issued)],
  ];
  return {
    level: order.level,
    kind,
    number: order.number,
    issuer: names.unit(order.issuer),
    title: `关于“${state.title}”的${kind}`,
    to: order.unit === null ? '（尚未明确承办单位）' : names.unit(order.unit),
    opening: '下列事项由你单位牵头办理。现予督办，请按要求办理，并在回复时限前填写回执或者在系统中回复。',
    rows,
    day: fullDay(on),
    handledBy: order.clock === null ? names.post(order.byPost) : '按督办阶梯签发',
    copies: copiesOf(issued, order.to, names),
    simulated: names.simulated,
    county: names.county,
  };
}

/** The blanks of the receipt (回执) that the unit fills. */
export const receiptRows = [
  '回复单位',
  '办理情况',
  '未完成原因',
  '预计完成时间',
  '佐证材料',
  '经办人及电话',
  '负责人签字',
] as const;

/** A made-up county says so on the paper and in the name of the file. */
export const fileNameOf = ({ simulated, number, kind }: OrderPaper): string =>
  `${simulated ? '模拟数据·' : ''}${kind}_${number}.docx`;
