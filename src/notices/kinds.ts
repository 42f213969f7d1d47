import type { Wording } from '../kernel/index.ts';
import { levelNames } from '../ledger/index.ts';

/** What a notice can be about, by the word under which it is kept. */
const kinds: Readonly<Record<string, Wording>> = {
  'case.assigned': { zh: '新交办', en: 'New assignment' },
  'case.advanced': { zh: '进入新环节，时限开始计算', en: 'New stage, its clock runs' },
  'case.sent-back': { zh: '退回重办', en: 'Sent back to be done again' },
  'case.reopened': { zh: '重新办理', en: 'Reopened' },
  'case.adjustment-decided': { zh: '调整申请已审批', en: 'Adjustment decided' },
  'case.evidence-judged': { zh: '佐证已审核', en: 'Evidence judged' },
  'case.inspected': { zh: '实地核查已作出结论', en: 'Inspected on the spot' },
  'case.handed-back': { zh: '单位退回', en: 'Handed back' },
  'case.handled': { zh: '申请办结', en: 'Reported as done' },
  'case.adjustment-asked': { zh: '申请调整', en: 'Adjustment asked for' },
  'case.responded': { zh: '督办单已回复', en: 'Order answered' },
  'case.news': { zh: '事项有新情况', en: 'News of a case' },
  'order.reminder': { zh: '催办单', en: 'Reminder to answer' },
  'level.reminder': { zh: '提醒', en: 'Reminder' },
};

const levels: Readonly<Record<string, Wording>> = levelNames;

/** How a kind is called. Notices of before bear their Chinese name itself. */
export function kindName(kind: string): Wording {
  const known = kinds[kind];
  if (known) return known;
  const { zh, en } = levels[kind.replace(/^(?:order|level)\./, '')] ?? { zh: kind, en: kind };
  return { zh, en: `${en.charAt(0).toUpperCase()}${en.slice(1)}` };
}

/** The kind of what a message tells: an order or reminder by its level, all else by its topic. */
export function kindOf(topic: string, level: string | undefined, isOrder: boolean): string {
  if (level !== undefined) return `${isOrder ? 'order' : 'level'}.${level}`;
  return topic in kinds ? topic : 'case.news';
}
