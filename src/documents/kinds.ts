import type { Head } from './heads.ts';
import type { Quantity } from './quantity.ts';
import type { ClaimKind, Direction } from './reading.ts';
import { pointUnits } from './vocabulary/units.ts';
import { fallingVerbs, risingVerbs } from './vocabulary/verbs.ts';

export type Kind = { readonly kind: ClaimKind; readonly direction: Direction };

const VALUE: Kind = { kind: 'value', direction: 'none' };
const TO_LEVEL = /(?:至|到|为|达|达到|突破|超过|控制在|稳定在|保持在|占)$/;
/** Shares: their growth in percent is a difference, not a relative change. */
const SHARE = /(?:率|占比|比重|比例|占.{2,})$/;
const RISES =
  /(?:增长|增加|提高|提升|上升|上涨|攀升|扩大|回升|增收|延长|多增|升高|提速|增|涨|高于|快于|高出)(?:了|超过|超|近|约|突破|达到?)*$/;
const FALLS =
  /(?:下降|降低|减少|压缩|缩短|精简|压减|缩减|削减|下调|回落|下滑|收窄|压降|降|减|低于|收缩|缩小)(?:了|超过|超|近|约|突破|达到?)*$/;
const GROWTH_METRIC = /(?:增速|增幅|涨幅|增长率|增长速度|增长|增长(?:预期)?目标|涨幅(?:预期)?目标)$/;
const FALL_METRIC = /(?:降幅|下降率|减幅|下降)$/;

const relative = (q: Quantity): boolean =>
  q.unit === '%' || q.unit === '倍' || q.unit === '‰' || q.unit === '成' || q.rule === 'fraction';

/** 改造提升38万平方米 does something to the thing; the number is its amount. */
const WORKED_ON = /^(?:改造|整治|治理|优化|绿化|修复|完善|升级|拓展|改扩建).*(?:提升|扩大|提高)$/;
/** 不低于95% bounds a level; nothing moves. */
const BOUND = /不(?:低|高|快|多|少|大|小)于$/;
const MOVES_BEYOND = /(?:增长|下降|提高|降低|减少|增加|上升)(?:超过|突破|达到?)$/;

/** 涨幅控制在3%, 降幅超过50%: the metric itself is a change. */
function byMetric(metric: string, word: string): Kind | undefined {
  if (FALL_METRIC.test(metric)) return { kind: 'growth', direction: 'down' };
  return GROWTH_METRIC.test(metric) && !/(?:提高|下降)$/.test(word)
    ? { kind: 'growth', direction: 'up' }
    : undefined;
}

/** 改善 lowers something bad: 污染指数改善4.9%. */
const directionOf = (word: string, isRelative: boolean): Direction => {
  if (RISES.test(word)) return 'up';
  return FALLS.test(word) || (isRelative && word.endsWith('改善')) ? 'down' : 'none';
};

/** Whether a number is an amount, a difference, a relative change or a place in a ranking, and which way it goes. */
export function kindOf(quantity: Quantity, head: Head, before: string): Kind {
  if (quantity.rank) return { kind: 'rank', direction: 'none' };
  const word = head.link.replace(/^(?:完成|实现)/, '');
  if (quantity.part !== null || WORKED_ON.test(word)) return VALUE;
  const isRelative = relative(quantity);
  const changing = isRelative ? byMetric(head.metric, word) : undefined;
  if (changing) return changing;
  if (BOUND.test(word)) return VALUE;
  const direction = directionOf(word, isRelative);
  if (direction === 'none' || (TO_LEVEL.test(word) && !MOVES_BEYOND.test(word))) return VALUE;
  if (pointUnits.has(quantity.unit)) return { kind: 'change', direction };
  if (!isRelative) return absolute(quantity, word, before, direction);
  const shareOf = quantity.unit === '%' && SHARE.test(head.metric) && !/年均|累计/.test(before.slice(-8));
  return { kind: shareOf ? 'change' : 'growth', direction };
}

/** A verb of movement with an amount: 增加36天 is a difference; 累计增加72家, 改造提升38万平方米 are amounts. */
function absolute(quantity: Quantity, word: string, before: string, direction: Direction): Kind {
  if (
    /^(?:新增|净增|新)/.test(word) ||
    /累计[^，]{0,4}(?:增加|减少)/.test(before) ||
    /净增|新增/.test(before.slice(-24).replace(/^.*(?:比|较)[^，]{1,6}年/, ''))
  )
    return VALUE;
  // 削减审批事项62项 counts what was cut, 减少部门5个 what is left less.
  if (/^(?:提升|扩大|上涨|缩小|延长|削减|精简)$/.test(word) && quantity.counter) return VALUE;
  if (
    /(?:改造|整治|治理|优化|绿化|修复|完善|升级)提升$/.test(before) ||
    (word === '提升' && !/[一-龥](?:率|数|量|额|值|度|入)/.test(before.slice(-8)))
  )
    return VALUE;
  const known = risingVerbs.has(word) || fallingVerbs.has(word) || RISES.test(word) || FALLS.test(word);
  return known ? { kind: 'change', direction } : VALUE;
}
