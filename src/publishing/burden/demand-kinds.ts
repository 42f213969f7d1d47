import type { DemandKind } from '../../catalog/index.ts';

/** The kinds of demand, in the order of the columns. */
export const demandKinds: readonly (readonly [DemandKind, string])[] = [
  ['task', '接受任务'],
  ['form', '填报表'],
  ['order', '回复督办单'],
  ['reminder', '处理提醒'],
  ['progress', '报送进展'],
  ['evidence', '提供佐证'],
  ['final-report', '办结（年终）报告'],
  ['meeting', '参加会议'],
  ['visit', '接受实地核查'],
];

const names = new Map(demandKinds);

export const nameOfKind = (kind: DemandKind): string => names.get(kind) ?? kind;
