import { genericHeads, genericTail, lastNoun } from './vocabulary/heads.ts';
import { verbs } from './vocabulary/verbs.ts';

/** What earlier quantities of the sentence leave to those that follow. */
export type Memory = {
  metric: string;
  action: string;
  list: readonly string[];
  found: boolean;
  /** The thing that an earlier clause without numbers spoke of. */
  context: string;
};

export const emptyMemory = (): Memory => ({ metric: '', action: '', list: [], found: false, context: '' });

/** What was just measured, or else what the clause before spoke of. */
export const carried = (memory: Memory): string => memory.metric || memory.context;

/** 参保率, 开工率: the rate of what was done to the thing before. */
const isRateOfVerb = (metric: string): boolean => metric.endsWith('率') && verbs.has(metric.slice(0, -1));

const GRADED = /^(?:示范|先进|精品|特色)[一-龥]{1,3}$/;
const RATED = /^([一-龥]{2,10}?)(?:示范|先进|精品|特色)/;
const LEVELLED = /(?:[级类型]|^(?:全国|国家|世界))(.+)$/;
const PARTNERS = /^(?:授权|毕业|投产|竣工|开工|签约|落地|出栏|存栏)$/;

/** Completes 完成投资, 占比, 办结率 … by the thing that the sentence spoke of before. */
export function completed(metric: string, memory: Memory): string {
  const generic = metric.split('、').every((part) => genericHeads.test(part) || isRateOfVerb(part));
  if (generic) return memory.found ? measureOf(metric, memory.metric) : withContext(metric, memory.context);
  return memory.found ? likeFirst(metric, memory.metric) : metric;
}

const withContext = (metric: string, context: string): string =>
  metric.startsWith(context) ? metric : `${context}${metric}`;

/** A measure of the thing measured before: 道路12条，总投资 → 道路总投资. */
function measureOf(metric: string, before: string): string {
  const thing = before.replace(/(?<=.)占[^、]*$/, '').replace(genericTail, '');
  if (thing === '' || metric.startsWith(thing)) return metric;
  const own = metric.replace(/^(?:年度?计划|计划|年|完成|累计|总共)+(?=投资)/, '');
  return before.endsWith(own) && !before.endsWith('总投资') ? before : `${thing}${own}`;
}

/** What the second of a list lacks of the first. */
function likeFirst(metric: string, first: string): string {
  // 省级龙头企业3家、市级4家: the noun.
  if (/[级类型等]$/.test(metric) && metric.length <= 8) {
    return `${metric}${LEVELLED.exec(first)?.[1] ?? lastNoun.exec(first)?.[0] ?? ''}`;
  }
  // 市级以上示范农场5家、示范社2个: the level.
  const level = GRADED.test(metric) ? RATED.exec(first)?.[1] : undefined;
  if (level) return `${level}${metric}`;
  // 专利申请1553件、授权916件: the head.
  return PARTNERS.test(metric) && first.length === 4 ? first.slice(0, 2) + metric : metric;
}
