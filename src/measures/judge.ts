import { sayFigure, type Wording } from '../kernel/index.ts';
import {
  absolute,
  compare,
  type Decimal,
  decimal,
  minus,
  plus,
  quotient,
  signOf,
  times,
  writeDecimal,
} from './decimal.ts';
import type { Target } from './target.ts';

/** Growth, places and shares are not added up: only amounts and counts are. */
export const isAdditive = ({ kind, unit }: Pick<Target, 'kind' | 'unit'>): boolean =>
  (kind === 'value' || kind === 'change') && unit !== '%' && unit !== '‰' && unit !== '百分点';

/** Promised not to be exceeded: at most, or less than. */
export const isLimit = ({ op }: Pick<Target, 'op'>): boolean => op === 'le' || op === 'lt';

/** Whether what was missed on its day can still be done later: an amount or a share that is to be reached. */
export const canCatchUp = ({ kind, op }: Pick<Target, 'kind' | 'op'>): boolean =>
  (kind === 'value' || kind === 'change') && (op === 'ge' || op === 'gt');

/** Whether a figure reaches a target: `undefined` where the target names no figure. A better place reaches a place. */
export function isReached(target: Target, amount: Decimal, about: number): boolean | undefined {
  if (target.value === null) return undefined;
  const aim = decimal(target.value);
  const order = compare(amount, aim);
  if (target.kind === 'rank') return compare(amount, lastPlace(target)) <= 0;
  switch (target.op) {
    case 'eq':
      return order === 0;
    case 'ge':
      return order >= 0;
    case 'gt':
      return order > 0;
    case 'le':
      return order <= 0;
    case 'lt':
      return order < 0;
    case 'approx':
    case 'range':
      return order >= 0 ? compare(amount, ceilingOf(target, about)) <= 0 : isAbout(target, amount, about);
  }
}

/** The last place that still keeps a promise: “better than 4th” ends at the 3rd, “2nd to 3rd” at the 3rd. */
export function lastPlace({ op, value, value2 }: Target): Decimal {
  const place = decimal(value2 !== null && value2 > (value ?? 0) ? value2 : (value ?? 0));
  return op === 'lt' || op === 'gt' ? minus(place, decimal(1)) : place;
}

const isAbout = (target: Target, amount: Decimal, about: number): boolean =>
  target.op === 'approx' &&
  compare(minus(decimal(target.value ?? 0), amount), toleranceOf(target, about)) <= 0;

/** The most that still keeps a target which may not be overshot: about, within a range, exactly. */
export function ceilingOf(target: Target, about: number): Decimal {
  const aim = decimal(target.value ?? 0);
  if (target.op === 'range') return decimal(target.value2 ?? target.value ?? 0);
  if (target.op !== 'approx') return aim;
  return plus(aim, toleranceOf(target, about));
}

/** How far from its value still counts as about it: as stated, else a share of the value by definition. */
export function toleranceOf({ tolerance, value }: Target, about: number): Decimal {
  if (tolerance !== undefined) return decimal(tolerance);
  return quotient(times(absolute(decimal(value ?? 0)), decimal(about)), decimal(100), 6);
}

/** So many times its target, or so small a part of the figure before, that a unit is likely to be mistaken. */
const tooManyTimes = { target: 100, before: 1000 };

/**
 * Why a figure is doubted: a hundred times its target and more, or less than a thousandth of what stood before. It is
 * shown as it was given, for nothing is repaired in silence, but it decides nothing.
 */
export function doubtOf(target: Target, amount: Decimal, before: Decimal | undefined): Wording | undefined {
  const { value, unit } = target;
  if (!isAdditive(target) || value === null || value === 0 || isLimit(target)) return undefined;
  const aim = decimal(value);
  const said = sayFigure(writeDecimal(amount), unit);
  if (compare(absolute(amount), times(absolute(aim), decimal(tooManyTimes.target))) >= 0) {
    const share = writeDecimal(quotient(absolute(amount), absolute(aim), 0));
    return {
      zh: `${said.zh}是目标的${share}倍，疑似单位写错（如把万元当元），核对前不作认定；请按基本单位重新报送`,
      en: `${said.en} is ${share} times the target: the unit is probably mistaken, so it decides nothing until it is checked; report it again in base units`,
    };
  }
  if (before === undefined || signOf(amount) <= 0) return undefined;
  if (compare(times(amount, decimal(tooManyTimes.before)), before) > 0) return undefined;
  const then = sayFigure(writeDecimal(before), unit);
  return {
    zh: `${said.zh}不到上一个数${then.zh}的千分之一，疑似单位写错，核对前不作认定；请按基本单位重新报送`,
    en: `${said.en} is less than a thousandth of the figure before, ${then.en}: the unit is probably mistaken, so it decides nothing until it is checked; report it again in base units`,
  };
}
