/**
 * Units of work reports. Source: the counters and measures that follow numbers in reports of 2003–2026;
 * legal units by GB 3100, colloquial ones (斤, 亩, 平米) as the reports print them.
 * A new unit is one word here; `unit-cases.test.ts` shows the form of its test.
 */
import { listed, wordsOf } from '../words.ts';

/** Counters: the thing counted stands before or after them. */
const counters = listed(`
个 家 条 座 项 户 人 名 位 所 套 件 处 场 次 辆 台 部 只 头 株 枚 支 批 种 类 款 起 宗 栋 幢 艘 架 间 张 盏 块 份 期
趟 班 列 眼 对 组 片 门 篇 首 笔 本 册 封 例 剂 口 孔 根 棵 匹 羽 尾 颗 幅 面 节 群 段 道 樘 杆 盘 粒 轮 届
人次 人（次） 户次 场次 架次 班次 批次 车次 台次 辆次 家次 件次 亩次 艘次 标箱 标准箱 集装箱 台套 台（套） 套（间） 间（套） 台件 公里次
村 县 国 张床 床 座次 单 站 口井 余人 人份 支次 头只 只羽 头份 剂次 门次 轮次
`);

/** Measures: money, area, length, mass, volume, energy, time, ratio. */
const measures = listed(`
元 美元 欧元 港元 港币 日元 英镑 人民币 元人民币 万元户
亩 公顷 平方米 平方公里 平方千米 平米 ㎡ m² 平方 分地 亩地
公里 千米 里 华里 米 厘米 毫米 海里 车道公里 延米 皮长公里 芯公里 延长米 单车道公里 km KM
吨 斤 公斤 千克 克 吨标准煤 吨标煤 吨煤 担 吨公里 吨位 载重吨 标吨 石油当量 吨油当量 千焦 大卡
升 立方米 立方 方 m³ 吨水 桶 方水 立方米/日 吨/日 吨/年 升/秒 吨/天 立方米/年
千瓦 兆瓦 吉瓦 瓦 千瓦时 度 度电 兆瓦时 吉瓦时 千伏安 兆伏安 千乏 瓦时 伏安 MW GW MWh GWh kW KW kWh KVA kVA MVA Mvar
微克/立方米 毫克/立方米 微克／立方米 毫克/升 元/吨 元/亩 公斤/亩 斤/亩 元/月 元/平方米 元/人 元/年 元/度 元/千瓦时 公里/小时 km/h 吨/公顷
天 日 个月 月 周 小时 分钟 秒 秒钟 工作日 个工作日 个小时 个季度 学时 课时 毫秒 微秒 分秒 刻钟
% 百分点 个百分点 个点 个BP BP 个基点 基点 ‰ 倍 成 番 分 度数 分贝 ℃ 摄氏度
兆 Mbps Gbps TB PB GB T P PFlops PFLOPS EFLOPS Pflops 标准机架 机架 核时 TEU
`);

/** Units by which the reports give the text's own word another spelling. */
const spellings: Readonly<Record<string, string>> = {
  '人（次）': '人次',
  个百分点: '百分点',
  个点: '百分点',
  个BP: '基点',
  BP: '基点',
  个基点: '基点',
  个工作日: '工作日',
  个小时: '小时',
  '㎡': '平方米',
  'm²': '平方米',
  'm³': '立方米',
  km: '公里',
  KM: '公里',
  元人民币: '元',
  人民币: '元',
  '台（套）': '台',
  '套（间）': '套',
  '间（套）': '间',
};

export const units = wordsOf([...counters, ...measures]);
export const counterUnits = new Set(counters);

/** Counters after spelled numerals: 六项, 两家. Others (一边, 三农, 两地) are words, not counts. */
export const spelledUnits = wordsOf(
  listed(`
个 家 条 座 项 户 人 名 所 套 件 处 场 次 辆 台 部 只 头 株 枚 支 起 宗 栋 幢 艘 架 间 张 块 篇 笔 例 人次 场次 公里 亩 吨 平方米 元 万元 亿元 美元 天 工作日 个工作日 小时 分钟 个百分点 百分点 倍 % 届 金 银 铜
`),
);

/** The unit in the form of the contract. */
export const unitName = (unit: string): string => spellings[unit] ?? unit;

/** Time spans: claims only where something is shortened, lengthened or counted in them. */
export const timeUnits = new Set(
  listed('天 日 个月 月 周 小时 分钟 秒 秒钟 工作日 个工作日 个小时 个季度 毫秒 微秒 刻钟'),
);

/** Relative units: the value is a share or a multiple. */
export const ratioUnits = new Set(['%', '‰', '倍', '成', '番']);
export const pointUnits = new Set(['百分点', '基点']);
/** The unit of a number that prints none, by the noun after it: 36万群众. */
export const nounUnits: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:余|多)?(?:名)?(?:[^，。、\d]{0,6})(?:群众|人口|居民|农民|市民|学生|职工|干部|师生|游客|劳动力|老年人|老人|党员|员工|工人|民众|移民|学子|代表|考生|会员|用户|网民|纳税人|儿童|妇女|人才|学员|村民)/,
    '人',
  ],
];
