/** Units that people write in a plan, in the form that the ledger keeps; a longer unit is tried first. */
const names =
  '个 家 户 人 人次 户次 件 项 条 所 处 座 台 辆 起 名 位 册 场 场次 次 套 间 栋 幢 张 份 对 支 只 头 株 棵 盏 眼 口 床 张床位 ' +
  '村 社区 镇 乡 街道 站 部 批 篇 门 类 种 期 届 宗 笔 块 片 面 组 根 段 艘 架 趟 班 台次 批次 车次 件次 班次 标箱 标准箱 ' +
  '座次 单 公里 千米 里 米 厘米 毫米 海里 车道公里 延米 亩 公顷 平方米 平方公里 立方米 吨 公斤 千克 克 斤 升 ' +
  '元 美元 欧元 港元 日元 元/月 元/年 元/人 元/亩 元/吨 元/平方米 元/度 元/千瓦时 公斤/亩 斤/亩 吨/日 立方米/日 ' +
  '千瓦 兆瓦 千瓦时 度 吨标准煤 吨标准煤/万元 微克/立方米 毫克/立方米 毫克/升 千伏安 ' +
  '天 日 个月 月 周 年 小时 分钟 秒 学时 课时 工作日 工作小时 % ‰ 百分点 基点 倍 成 番 分 分贝 ℃ 件/万人';

const spellings: Readonly<Record<string, string>> = {
  个百分点: '百分点',
  个点: '百分点',
  个工作日: '工作日',
  个小时: '小时',
  平米: '平方米',
  '㎡': '平方米',
  'm²': '平方米',
  '％': '%',
};

const known: ReadonlySet<string> = new Set(names.split(' '));

/** The unit in the ledger's form; undefined where nobody knows it. `more` are units that the plan itself uses. */
export function unitOf(written: string, more: ReadonlySet<string>): string | undefined {
  if (written === '' || known.has(written) || more.has(written)) return written;
  return spellings[written];
}

const withMeasureWord: Readonly<Record<string, string>> = { 百分点: '个百分点', 工作日: '个工作日' };

/** How a unit is written behind a figure: three points are 3个百分点. */
export const writtenUnit = (unit: string): string => withMeasureWord[unit] ?? unit;
