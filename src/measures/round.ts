import { absolute, compare, type Decimal, decimal, quotient, times } from './decimal.ts';

const one = decimal(1);
const scales = [8, 4].map((zeros) => ({ from: decimal(10 ** zeros), zeros }));

/** Units of which there are no parts: 个, 家, 人. Money, areas and shares have them. */
const whole = new Set(
  '个 家 户 人 人次 件 项 条 所 处 座 台 辆 起 名 位 册 场 次 套 间 栋 张 份 对 支 只 头 株 棵 盏 口 床 村 社区 站 部 批 宗'.split(
    ' ',
  ),
);

const rounded = (value: Decimal, places: number): Decimal => quotient(value, one, places);

/**
 * An estimate as nobody would write it finer: two decimals of 亿 or 万, whole things by whole numbers. What was counted or
 * issued is never rounded.
 */
export function roughly(value: Decimal, unit: string): Decimal {
  const scale = scales.find(({ from }) => compare(absolute(value), from) >= 0);
  if (scale) {
    const step = decimal(`1e${scale.zeros - 2}`);
    return times(quotient(value, step, 0), step);
  }
  return rounded(value, whole.has(unit) ? 0 : 2);
}
