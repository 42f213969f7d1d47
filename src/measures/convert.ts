import { unitNamed } from '../catalog/index.ts';
import { type Computation, figure, nothing } from './computation.ts';
import { decimal, times } from './decimal.ts';

/** Counters of things that 个 may stand for; people, households and areas are never meant by it. */
const things = new Set('家 件 项 条 所 处 座 台 场 间 栋 村 社区 站 部'.split(' '));

const countsAlike = (a: string, b: string): boolean =>
  (a === '个' && things.has(b)) || (b === '个' && things.has(a));

type Scaled = { readonly base: string; readonly zeros: number };

const scaleOf = (unit: string): Scaled => unitNamed(unit) ?? { base: unit, zeros: 0 };

/** Whether figures in two units can be held against each other: 亿元 and 元, 万亩 and 亩, 个 and 家. */
export function isComparable(a: string, b: string): boolean {
  const [one, other] = [scaleOf(a), scaleOf(b)];
  return one.base === other.base || countsAlike(one.base, other.base);
}

/** A figure in another unit, by powers of ten and so exactly; missing with the reason where the units do not fit. */
export function inUnit(node: Computation, unit: string): Computation {
  const { value } = node;
  if (value.kind !== 'figure' || value.unit === unit || unit === '') return node;
  if (!isComparable(value.unit, unit))
    return nothing(
      {
        zh: `数以“${value.unit}”计，目标以“${unit}”计，单位不同，不能比较；请更正目标的单位`,
        en: `The figure is in “${value.unit}” and the target in “${unit}”: they cannot be compared; correct the unit of the target`,
      },
      [node],
    );
  const zeros = scaleOf(value.unit).zeros - scaleOf(unit).zeros;
  const amount = times(decimal(value.value), decimal(`1e${zeros}`));
  return {
    rule: { zh: `换算成“${unit}”`, en: `In ${unit}` },
    value: figure(amount, unit),
    parts: [node],
  };
}
