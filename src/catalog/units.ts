/** What a unit counts in, and how many of its base unit it is. Scales are powers of ten, so that money stays exact. */
export type Unit = { readonly base: string; readonly zeros: number };

const scaled = (base: string, zeros: number, ...names: string[]): [string, Unit][] =>
  names.map((name) => [name, { base, zeros }]);

/** Counters of things: each is its own base unit, so that households are never added to persons. */
const counters =
  '个 家 户 人 人次 件 项 条 所 处 座 台 辆 起 名 位 册 场 次 套 间 栋 张 份 对 支 只 头 株 棵 盏 眼 口 床 张床位 村 社区 站 部 批 篇 门 类 期 届 宗 笔 套次 户次 天 个月 年 小时 分钟 分 工作日 工作小时 元/月 元/年 元/人 万元/亩 千瓦 兆瓦 千瓦时 微克/立方米 毫克/升 吨标准煤/万元 件/万人';

/** The units that plans and measures may be stated in. */
export const units: ReadonlyMap<string, Unit> = new Map([
  ...counters.split(' ').flatMap((name) => scaled(name, 0, name)),
  ...scaled('元', 0, '元'),
  ...scaled('元', 4, '万元'),
  ...scaled('元', 8, '亿元'),
  ...scaled('美元', 0, '美元'),
  ...scaled('美元', 4, '万美元'),
  ...scaled('美元', 8, '亿美元'),
  ...scaled('%', 0, '%'),
  ...scaled('百分点', 0, '百分点'),
  ...scaled('倍', 0, '倍'),
  ...scaled('亩', 0, '亩'),
  ...scaled('亩', 4, '万亩'),
  ...scaled('公顷', 0, '公顷'),
  ...scaled('平方公里', 0, '平方公里'),
  ...scaled('平方米', 0, '平方米'),
  ...scaled('平方米', 4, '万平方米'),
  ...scaled('立方米', 0, '立方米'),
  ...scaled('立方米', 4, '万立方米'),
  ...scaled('公里', 0, '公里'),
  ...scaled('米', 0, '米'),
  ...scaled('吨', 0, '吨'),
  ...scaled('吨', 4, '万吨'),
  ...scaled('人', 4, '万人'),
  ...scaled('户', 4, '万户'),
  ...scaled('人次', 4, '万人次'),
  ...scaled('千瓦', 4, '万千瓦'),
]);

/**
 * A number in its base unit, exactly: 1.7 亿元 is 170,000,000 元. `undefined` where the result is no number
 * that a program keeps exactly.
 */
export function inBaseUnit(value: number, unit: Unit): number | undefined {
  const text = String(value);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
  const [whole = '0', part = ''] = text.split('.');
  const digits = part.padEnd(unit.zeros, '0');
  const shifted = `${whole}${digits.slice(0, unit.zeros)}`;
  const rest = digits.slice(unit.zeros);
  const exact = Number(rest === '' ? shifted : `${shifted}.${rest}`);
  return Math.abs(exact) <= Number.MAX_SAFE_INTEGER ? exact : undefined;
}

/** The unit of a name, like 亿元; undefined where nobody knows it. */
export const unitNamed = (name: string): Unit | undefined => units.get(name);
