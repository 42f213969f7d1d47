import type { Claim } from '../reading.ts';

/** What a claim measures, taken apart so that two years' words for it can be compared. */
export type MetricName = {
  /** The bare thing, without verbs, scope, definition and filler. */
  readonly core: string;
  /** What is done to it: new, built, rebuilt … */
  readonly acts: ReadonlySet<string>;
  /** Words that change the statistical definition: 规模以上, 全社会 … */
  readonly definitions: string;
  /** Whose: 城镇, 农村. */
  readonly population: string;
  /** 国家级, 省级 …, A-ratings, and thresholds like 亿元以上. */
  readonly level: string;
};

const synonyms: readonly (readonly [RegExp, string])[] = [
  [/[“”‘’"'《》〈〉「」\s·]/g, ''],
  [/国内生产总值|地区生产总值|GDP总量/g, '生产总值'],
  [/GDP/gi, '生产总值'],
  [/万元生产总值/g, '单位生产总值'],
  [/(一般)?公共(财政)?预算收入/g, '一般公共预算收入'],
  [/实际(利用|使用|到位)外资|(?<!实际)(利用|使用)外资/g, '利用外资'],
  [/(外贸)?进出口(贸易)?(总额|总值)?/g, '进出口'],
  [/外贸(?=出口)/g, ''],
  [/社会消费品零售额/g, '社会消费品零售总额'],
  [/城乡居民|全体居民|常住居民/g, '居民'],
  [/居民年人均/g, '居民人均'],
  [/农村牧区|农牧区/g, '农村'],
  [/农牧民(?=人均)/g, '农村居民'],
  [/城乡登记失业率/g, '城镇登记失业率'],
  [/规上/g, '规模以上'],
  [/限上/g, '限额以上'],
  [/(环境)?空气质量(综合指数)?(?=优良|优、良)/g, ''],
  [/空气(?=优良)/g, ''],
  [/优良(天数|以上天数)(比例|率|占比)/g, '优良天数比例'],
  [/PM2\.5(年均|平均|年平均)浓度/gi, 'PM2.5浓度'],
  [/国家级?高新技术企业/g, '高新技术企业'],
  [/中小微企业/g, '中小微企业'],
  [/专精特新(中小)?企业/g, '专精特新企业'],
  [/居民消费价格(总水平|指数)?(涨幅|总指数)?/g, '居民消费价格'],
];

const acts: readonly (readonly [string, RegExp])[] = [
  ['rebuilt', /改造|改建|改扩建|改、扩|扩建|提升|修缮|整治|升级|更新|维修/g],
  ['built', /新建|新改|新\(|建成|建设|修建|打造|创建|竣工|完工|投产|投用|投入使用|修复|铺设/g],
  ['new', /新增|净增|新发展|新认定|新入库|新注册|新登记|培育|入库|入统/g],
  ['signed', /签约|洽谈/g],
  ['brought-in', /引进|落地|落户|到位/g],
  ['started', /开工|启动|动工/g],
  ['prepared', /谋划|储备|申报|争取/g],
  ['removed', /拆除|关停|淘汰|压减|清理|征收|搬迁|化解|退出/g],
];

const definitions =
  /全社会|规模以上|限额以上|可比口径|同口径|可比价|全口径|不含农户|剔除[^，、]*?后|扣除[^，、]*?后|净/g;
const populations = /城镇|城市|城区|农村|乡村|牧区|妇女|残疾人|高校毕业生|大学生/g;
const levels =
  /(世界|国家|自治区|省|市|盟市?|县|区)级(以上|及以上)?|[345一二三四五]A级|[一二三四五甲乙]级|[\d.]+[^\d、，]{0,4}(以上|及以上|以下|及以下|以内)|超?[十百千]?[万亿]元(以上|级)?/g;
const filler =
  /全(区|县|市|省|州|旗|盟|域|年|国|镇|系统)|我(区|县|市|省|州|旗)|年内|今年|当年|力争|预计|确保|完成|实现|达到|超过|突破|增长(到|率|幅度)?|增速|增幅|涨幅|项目|工程|任务|工作|总额|总量|总数|数量|累计|各类|各级|实际|目标|顺利|全面|成功|按|以|为|的|和|及|与|等|在|了|约|到|均|共|总(?=投资|产量)|个数/g;

function draw(text: string, pattern: RegExp): readonly [string, string] {
  const drawn = new Set(text.match(pattern) ?? []);
  return [text.replace(pattern, ''), [...drawn].toSorted().join('、')];
}

/** The name of a claim's metric; `places` are the names the text has for its own county. */
export function nameOf(claim: Claim, places: readonly string[]): MetricName {
  let text = claim.metric;
  for (const place of places) text = text.replaceAll(place, '');
  for (const [pattern, word] of synonyms) text = text.replace(pattern, word);
  text = text.replace(/（/g, '(').replace(/）/g, ')');
  const found = new Set<string>();
  for (const [act, pattern] of acts) {
    if (`${claim.action} ${text}`.search(pattern) >= 0) found.add(act);
    text = text.replace(pattern, '');
  }
  const [unscoped, level] = draw(text, levels);
  const [unpeopled, population] = draw(unscoped, populations);
  const [plain, definition] = draw(unpeopled, definitions);
  const core = (plain.replace(filler, '') || plain.replace(/[和及与等]/g, '')).replace(
    /[^\p{Script=Han}a-zA-Z0-9.]/gu,
    '',
  );
  return { core, acts: found, definitions: definition, population, level };
}

/** Names that could be anything's: a figure under one of them alone is never matched. */
const nameless =
  /^(.?|投资|资金|企业|面积|收入|比重|比例|覆盖率|任务|产业|产值|增加值|税收|建设|服务|人员|群众|居民|补贴|贷款|支出|事项|活动|机构|平台|基地|园区|长度|里程|规模)$/;

/** Whether a name says what is measured; projects count only with what is done to them (开工, 竣工, 签约). */
export const isNamed = ({ core, acts: done }: MetricName): boolean =>
  core === '项目' ? done.size > 0 : !nameless.test(core);

const bigrams = (text: string): string[] =>
  Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2));

function shared(left: readonly string[], right: readonly string[]): number {
  const rest = [...right];
  return left.filter((part) => {
    const at = rest.indexOf(part);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  }).length;
}

/** Likeness of two cores from 0 to 1: the same characters in any order are 1, else Dice's coefficient of bigrams. */
export function likeness(left: string, right: string): number {
  if (left === right) return 1;
  if (left.length < 2 || right.length < 2) return 0;
  if (left.length === right.length && shared([...left], [...right]) === left.length)
    return left.length > 2 ? 0.98 : 0;
  const [a, b] = [bigrams(left), bigrams(right)];
  return (2 * shared(a, b)) / (a.length + b.length);
}

/** The phases of a project: 一期, 二期. Those of different phases are different things. */
export const phase = /[一二三四五六]期|[一二三四五六]阶段/g;

/** The phases that a text names, in a form that compares. */
export const phasesOf = (text: string): string => [...new Set(text.match(phase) ?? [])].toSorted().join('');
