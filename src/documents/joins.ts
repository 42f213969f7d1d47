import { actOf, adverbsEnd } from './act.ts';
import type { Segment } from './segments.ts';
import { continues, goesOn } from './vocabulary/promises.ts';

/** A result without a subject of its own belongs to the act before it: …整治，确保6月底前完成, 确保化解率达到80%. */
const RESULT =
  /^确保(?:[^，]{0,8}(?:前|底|末|内|年))?(?:完成|实现|做到|达到|不|如期|按时|[^，、]{2,6}(?:达|超|控制|稳定|提高|保持))/;
/** The money of the undertaking just named. */
const MONEY = /^(?:年|年度|当年|计划|预计|力争|实现)*(?:完成|总|计划)*(?:年度)?投资/;
/** An amount without a subject of its own: 增长5%，达到15.8亿元. */
const AMOUNT =
  /^(?:总量|总额|规模)?(?:将|要|力争|预计)?(?:达到|达|突破|超过|增至|升至|降至|控制在|稳定在|保持在)(?:了)?\d/;
/** A part of the number before: 新增就业5000人，其中失业人员再就业800人. */
const OF_WHICH = /^(?:其中|包括)/;
/** The share of an object's pairs of characters that makes it the same object. */
const SAME = 0.5;
/** An undertaking and the target set for it: 实施A行动，年内新建B 300个. */
const PROGRAMME = /(?:行动|计划|工程|活动|斗争|攻坚|攻坚战|试点)”?$/;
const TARGET = /^(?:确保|年内|今年|全年)/;
const LONGEST_EFFECT = 30;

/** Rules by which a stretch always goes on the line before it; the others only speak for it. */
export const sureJoins: ReadonlySet<string> = new Set([
  'of-which',
  'amount',
  'money',
  'result',
  'target',
  'completion',
]);

/** The pairs of characters behind the verb of an act. */
const pairsOf = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 3) }, (_, i) => text.slice(i + 2, i + 4));

/** 加快水厂扩建工程，完成日处理3万吨水厂扩建: the act and its completion. */
function completes(first: string, raw: string): boolean {
  if (!raw.includes('完成') || raw.includes('等')) return false;
  const then = actOf(raw).text;
  if (!then.startsWith('完成')) return false;
  const known = new Set(pairsOf(first));
  const pairs = pairsOf(then.replace(/\d[\d.]*万?[吨亩米座条套户]?/g, '')).filter(
    (pair) => !/任务|工作/.test(pair),
  );
  return pairs.length > 0 && pairs.filter((pair) => known.has(pair)).length / pairs.length >= SAME;
}

/** A short effect or part of the work before, neither with a number: 启动A计划，吸引B. */
const isEffect = (last: Segment, segment: Segment, text: string): boolean =>
  last.claims.length + segment.claims.length === 0 &&
  text.length <= LONGEST_EFFECT &&
  continues.test(text) &&
  goesOn.some(([first, then]) => then.test(text) && first.test(last.text));

const isTarget = (last: Segment, segment: Segment, raw: string): boolean =>
  last.claims.length === 0 && segment.claims.length > 0 && TARGET.test(raw) && PROGRAMME.test(last.text);

/** Why a stretch is one line with the one before it, or undefined. `promise`: it would be a line of its own. */
export function joinRule(last: Segment, segment: Segment, raw: string, promise: boolean): string | undefined {
  const counted = last.claims.length > 0;
  if (counted && segment.claims.length > 0 && OF_WHICH.test(raw)) return 'of-which';
  if (segment.shared) return undefined;
  const text = raw.slice(adverbsEnd(raw));
  if (counted) {
    if (AMOUNT.test(text)) return 'amount';
    if (MONEY.test(text)) return 'money';
  } else if (promise && RESULT.test(text)) return 'result';
  if (segment.index - last.index > 1) return undefined;
  if (isTarget(last, segment, raw)) return 'target';
  if (completes(last.text, raw)) return 'completion';
  return isEffect(last, segment, text) ? 'effect' : undefined;
}
