/**
 * Words that decide how the thing measured is found. Source: reports of 2003–2026 and gold/GUIDE.md (metric).
 */

import { listed } from '../words.ts';

/** Verbs that are nouns before a noun even at the head of a clause: 建设项目, 投资总额, 在建工程. */
export const nounish = new Set(
  listed(`
建设 改造 投资 发展 规划 服务 在建 续建 技改 储备 贷款 监测 绿化 出口 进口
保障 治理 招商 就业 创业 销售 接待 覆盖 受益 脱贫 救助 供热 供水 供气 运行 运营
登记 注册 签约 改革 研发 参保 利用 实际利用 消费 审批 抚育 养殖 种植 住房 供电 造林
植树 毕业 授权 申请 育林 拆迁 流转 交易 申报 捐赠 调解 检测 演出 回复 接种 体检
出栏 存栏 发电 装机
`),
);

/** Measures that speak of the thing named before them in the sentence. */
export const genericHeads =
  /^(?:年|年度|计划|完成|累计|年计划|年度计划|概算|计划总)?(?:投资|总投资|投资额|产值|年产值|交易额|销售额|营业额|成交额|占比|占|比重|增速|增幅|增幅|总数|办结率|办复率|满意率|满意度|化解率|回复率|完成率|开工率|达标率|合格率|优良率|入库率|兑现率|总面积|建筑面积|总建筑面积|总长|总长度|全长|总里程|时限|材料|回收利用率|注册资本|资金|协议资金|合同额|协议引资额|合同引资额|总产值|实现产值|交易面积|总规模|投资总额|总量|总额|增量|金额|规模|数量|新增数量|增加值|产量|(?:全年|年度)?(?:计划|任务|目标任务|投资计划)|总数量|增速|产业规模|营收|营业收入|销售收入|主营业务收入|利税|利税总额|上缴税金|总产|单产|访问量|累计访问量|点击量|转贷|交易量|入驻率|完成额|落实率|整改率)$/;

/** Subjects that add nothing to a metric. */
export const vagueSubjects =
  /^(?:全[省市县区州国盟旗]|我[省市县区州国盟旗们]|各地|各级|各部门|其|本[省市县区]|政府|市政府|县政府|区政府|省政府)+(?:共|上下)?/;

/** A prefix that names a place or a park and so tells one count from another. */
export const placeEnd =
  /(?:园区|集聚区|开发区|产业园|科技园|园|城区|新区|示范区|镇|乡|街道|县|市|区|村|基地|社区|工业区|高新区|港|片区|等)$/;

/** One word that stands for several heads when two or three numbers follow. */
export const splitHeads: readonly { readonly shape: RegExp; readonly into: readonly string[] }[] = [
  { shape: /城乡居民/, into: ['城镇居民', '农村居民'] },
  { shape: /城镇?和?农村居民/, into: ['城镇居民', '农村居民'] },
  { shape: /城乡/, into: ['城市', '农村'] },
  { shape: /收支/, into: ['收入', '支出'] },
  { shape: /存贷款/, into: ['存款', '贷款'] },
  { shape: /进出口/, into: ['进口', '出口'] },
  { shape: /[一二]、?二、?三(?:次)?产业|三次产业/, into: ['第一产业', '第二产业', '第三产业'] },
  { shape: /二三产业|二、三产业/, into: ['第二产业', '第三产业'] },
  { shape: /军民/, into: ['军', '民'] },
];

/** Measures at the end of a metric; without them it names the thing. */
export const genericTail =
  /(?:完成|年度|计划)?(?:投资|总投资|投资额|时限|交易面积|交易额|面积|产值|总产值|增加值|占比|比重|办结率|满意率|满意度|回复率|开工率|覆盖率|利用率|达标率|合格率|销售收入|营业收入|主营业务收入|产量|播种面积|播面)$/;

/** Nouns that a list names once: 省级合作社2家、市级3家. */
export const lastNoun =
  /(?:企业|项目|基地|园区|中心|合作社|农场|示范区|示范村|社区|品牌|产品|园|村|镇|站|馆)$/;
