/**
 * What makes a stretch of a plan one line of a breakdown sheet. Every feature carries points; a stretch with enough
 * of them is proposed as a commitment (gold/GUIDE-COMMITMENTS.md). Source: the acts of plan parts of reports 2003–2026
 * and of the breakdown sheets that delivery offices publish.
 */
import { listed, wordsOf } from '../words.ts';

/** Adverbs before an act that a breakdown sheet leaves out. */
export const plainAdverbs = wordsOf(
  listed(`
积极 大力 着力 扎实 深入 持续 不断 切实 进一步 认真 努力 全力 全面 继续 有序 统筹 稳步 坚决 充分 主动 高效 高质量 高标准 高水平 高起点 精准 依法 稳妥 强力 奋力 快速 同步 集中 陆续 广泛 科学
合理 有效 全力以赴 千方百计 扎扎实实 务实 用心 用情 精心 纵深 深度 系统 常态化 因地制宜 分层分类 更好 更加 更大力度 始终 牢牢 坚定不移 坚定 毫不动摇 多措并举 多渠道 多方式 分类 分批 逐步 大胆 自觉 严格落实 重点 突出 加力 聚力 合力 倾力 尽快 及时 按时 如期 确保如期
今年 年内 全年 要 还要 必须 将 我们将 我们要 特别是 同时 并 且 也 以更大力度 下大力气 有力 有力有序 有力有效 有序有力 积极稳妥 稳妥有序 有序有效 定期 循序渐进 规范 统筹抓好 统一 联动 协同 一体 一体化
`).filter((w) => w !== '严格落实' && w !== '突出' && w !== '统筹抓好'),
);

/** Openings that only frame what follows: principles, directions, means. */
export const frames =
  /^(?:坚持|围绕|聚焦|聚力于|以(?!工代赈)[^，]{1,30}(?:为|促|带|推|引领|倒逼|换)|以|按照|根据|针对|立足|着眼|紧扣|紧盯|锚定|对标|对照|秉承|秉持|遵循|贯彻|树牢|树立|牢固树立|牢记|弘扬|发扬|学习|深刻|准确把握|把握|抢抓|紧抓|抓住|顺应|瞄准|依托|借助|通过|结合|发挥|充分发挥|利用|用好.{0,6}(?:机遇|优势)|突出|注重|强化.{0,6}(?:意识|思维|理念|引领|导向)|增强.{0,8}(?:意识|自觉|信心)|把[^，]{2,30}(?:作为|放在|摆在|贯穿|融入)|在[^，]{2,24}(?:上|中|下|方面|基础上)|从|为(?!.{0,14}(?:配备|发放|办理|提供|购买|安装|建设|缴纳|代缴|开展|提供))|使|让|用[^，]{2,20}(?:换|托|书写|绘)|对此|当前|面对|站在|践行|高举|时刻|永葆|永远|始终|一是坚持|我们|各位|行者|民心|奋斗|没有|只有|既要|不仅|不折不扣|如果|越是|虽然|由于|随着)/;

/** Results and praise: they end a commitment, and are none alone. */
export const praise =
  /^(?:促进|提升|提高|增强|激发|释放|满足|营造|厚植|增进|改善|彰显|擦亮|夯实|筑牢|维护|守护|护航|助力|助推|引领|推动[^，]{0,12}(?:发展|升级|转型|提升|融合|见效|落地|跃升|突破)$|推进[^，]{0,10}(?:发展|现代化|高质量)$|实现|形成|打造|构建|塑造|拓展|焕发|汇聚|凝聚|切实让|让|使|不断满足|努力|确保|做到|走出|走好|跑出|展现|奏响|书写|谱写|绘就|开创|迈出|走在|争当|当好|成为|共建|共享|全方位|做大|做强|做优)/;

/** Acts by how surely a delivery office would list them. The first group that fits decides. */
export const actGroups: readonly (readonly [string, RegExp])[] = [
  [
    'object-first',
    /^(?:对[^，]{3,}(?:进行|实施|开展|采取|给予)|将[^，]+(?:纳入|列入)|为[^，]+(?:代缴|配备|发放|办理|购买|安装))/,
  ],
  [
    'strike',
    /^(?:打击|严厉打击|依法打击|严打|查处|严查|惩治|遏制|防止|杜绝|严控|严禁|严防|整顿|纠治|根治|深挖|加大[^，]{2,20}(?:力度|频次))/,
  ],
  [
    'firm',
    /^(?:完成|建成|创成|启动|新建|改建|扩建|新改建|迁建|续建|修建|兴建|建好|投用|启用|开工|竣工|完工|打通|创建|争创|申报|申建|编制|制定|出台|印发|修订|设立|成立|组建|筹建|引进|引入|引育|新增|购置|配备|配建|安装|铺设|更换|发放|举办|承办|办好|召开|组织|开展|实施|谋划|规划建设|推出|推行|推广|上线|开通|建立|搭建|整治|清理|拆除|取缔|淘汰|关停|关闭|化解|解决|处置|排查|改造|硬化|绿化|亮化|修复|治理|疏浚|清淤|除险|加固|通过|迎接|举行|高质量完成|全面完成|如期完成|盘活|收储|办结|办理|兑现|选派|选聘|聘请|招聘|培训|落地|建管|压减|压缩|回迁|交付|试点|探索|增加|延长|调减|调增|代缴|纳入|巡查|检查|监测|评选|申请|发行|筹备|布局|布设|征收|划定|确权|清欠|栽植|种植|扩容|提升改造|升级|更新)/,
  ],
  [
    'pushed',
    /^(?:建设|推进|推动|加快|抓好|做好|支持|配合|争取|力争|保障|健全|完善|构建|建强|管控|控制|严格|规范|巩固|继续|用好|办实|建优|抓实|确保[^，]{2,14}(?:应保尽保|足额发放|按时发放|建成|开工|到位|清零))/,
  ],
  [
    'soft',
    /^(?:深化|加强|强化|落实|发展|加大|鼓励|优化|培育|壮大|扩大|引导|调整|保护|防范|维护|放大|拓展|丰富|繁荣|扶持|提供|改进|创新|统筹|吸引|稳定)/,
  ],
];

/** What the act ends in: a work, a checkable undertaking, a rule, an agenda word. The first that fits decides. */
export const objectGroups: readonly (readonly [string, RegExp])[] = [
  [
    'ends-work',
    /(?:项目|工程|建设|改造|设施|道路|管网|新建|扩建|迁建|修缮|配套|网络|系统|平台|基地|中心|园区|示范区|示范县|示范点|公园|线路|站点|载体|企业|产业园|机构|高校|医院|学校|驿站|酒店|中心站|枢纽|通道|广场|示范街|街区|小镇|综合体|精品线路|品牌店|示范点位)$/,
  ],
  [
    'ends-undertaking',
    /(?:活动|行动|计划|评估|评价|试点|考核|检查|排查|整治|监测|培训|救助|登记|普查|招聘|修编|报批|审批|复审|换届|选举|认证|接种|检测|建档|清零|清仓|执法|监督|抽检|审计|督导|督查|巡查|巡察|调查|验收|申报|申创|创建|规划|编制|治理|防治|修复|绿化|亮化|清淤|征迁|供地|搬迁|安置|帮扶|代缴|参保|演出|节会|赛事|论坛|展会|博览会|大会|比赛|大赛|采砂|反弹|整改|清理|管控|宣传|问题|顽疾|隐患|欠薪|工资|债务|盘活|储备|淘汰|清欠力度|治理力度|整治力度|查办力度|精简|复垦|支出|成本|供应|供给|对接|整合|衔接|挂钩|替代|防火|防汛|防疫|协同控制|动态管理|资金管理|后续|办理|分类|回收|流转|集中供热|集中供水|确权登记|颁证|巡检|普法|宣讲|走访|慰问|接访)$/,
  ],
  [
    'ends-rule',
    /(?:机制|制度|政策|办法|意见|方案|条例|体系|标准|清单”?|台账|预案|队伍|模式|体制|目录|规则|改革|联盟)$/,
  ],
  [
    'ends-agenda',
    /(?:部署|要求|战略|责任|责任制|理念|定位|思想|主线|重点|原则|方针|精神|决策|指示|目标|方向|导向|关系|作用|主体|步伐|进程|进度|优势|任务)$/,
  ],
  [
    'ends-vague',
    /(?:水平|能力|质量|效率|效益|活力|动力|动能|环境|氛围|格局|局面|潜力|品质|形象|影响力|竞争力|知名度|美誉度|满意度|获得感|幸福感|安全感|合力|韧性|根基|底色|基础|实效|成效|信心|意识|自觉|作风|发展|融合|升级|转型|跨越|突破|红利|后劲|支撑|屏障|防线|底线|红线|生态圈?|风尚|主旋律|正能量|小康社会|现代化国家|伟大复兴|新篇章|答卷|愿景|绿量|社会资本|美好生活)$/,
  ],
];

/** Something comes into being: 项目建成投产, 收入与经济同步. */
export const comesTrue =
  /(?:建成投产|投产|投用|投入使用|投入运营|建成使用|开工|开工建设|竣工|完工|通车|运营|落地|入驻|营业|开业|封顶|(?:基本)?同步|达产|并网|启用|投运|入库|交付|下达任务|挂牌|开园|开馆|贯通|见效|到位|全覆盖|应保尽保|动态清零)$/;
/** A place or a firm before its act: 循环园区[完善设施]. */
export const actor =
  /^([^，]{2,16}?(?:园区|集聚区|开发区|产业园|基地|区|镇|乡|局|中心|公司|医院|路|项目|工程))(?:要|将|继续|加快|全面|力争|基本)*/;
export const namedWork = /(?:项目|工程|建设|改造|新建|扩建|改扩建|迁建|续建|修缮|加固|安装|铺设)/;
export const worksite =
  /(?:路|桥|街|巷|园|区|镇|村|站|场|馆|院|校|学校|小学|中学|高中|幼儿园|医院|卫生院|中心|水库|河|湖|渠|管网|管道|厂|基地|综合体|广场|公园|小区|线|高速|铁路|机场|港|码头|枢纽|大厦|楼|平台|系统|设施|停车场|车位|公厕|路灯)/;
export const programme =
  /(?:“[^”]{2,16}”[^，]{0,10}(?:行动|计划|工程|改革|活动|机制|制度|模式|试点|专项|清单|服务)|(?:专项行动|三年行动|行动计划|专项整治|攻坚行动|提升行动|工程|试点|示范区|示范县|示范市|条例|办法|规划|方案|意见|清单|目录|标准)(?:编制|创建|建设|实施|修编|报批)?$|普查|清查|换届|招聘|复审|验收|考核|确权|颁证|审计|排查|整治|清零|治理行动|执法|检测|监测|抽检|培训|招聘会|节会|赛事|大赛|博览会|艺术节|文化节|论坛|推介会)/;

/**
 * Points of each feature; a stretch with more than `needed` is a commitment. Found by fitting the features to
 * the hand-made labels and rounding; no feature names a place, a year or a word of one report.
 */
export const points: Readonly<Record<string, number>> = {
  claim: 38,
  'comes-true': 21,
  'ends-undertaking': 16,
  programme: 16,
  firm: 13,
  some: 11,
  'ends-work': 11,
  'work-at-a-site': 10,
  'object-first': 8,
  long: 7,
  'praise-first': 6,
  etcetera: 6,
  'ends-rule': 5,
  quoted: 1,
  strike: 1,
  alone: 1,
  last: -1,
  pushed: -1,
  first: -2,
  pair: -5,
  'named-list': -5,
  short: -9,
  titled: -10,
  'self-building': -10,
  'soft-adverb': -11,
  'ends-agenda': -13,
  'ends-vague': -14,
  actor: -14,
  soft: -15,
  list: -15,
  praise: -16,
  other: -19,
  frame: -30,
};
export const needed = -1;

/** Counted things that a measure decides, not a list of children: households, persons, parking places, base stations. */
export const measuredThings =
  /(?:泊位|车位|停车位|基站|学位|床位|岗位|充电桩|厕所|公厕|户厕|改厕|群众|人口|就业|劳动力|农户|住户|居民|住房|安置房|公租房|棚户区|游客|学员|党员|参保|危房|托位|套房)/;
export const measuredCounters = new Set(
  listed('人 名 户 套 人次 户次 株 头 只 羽 张 盏 块 班次 车次 场次 批次 件次 次'),
);
/** A target that a measurement decides though no figure stands in it. */
export const measuredWords =
  /(?:同步|持平|不低于全|高于全|快于|完成(?:上级|省|市|国家)[^，]{0,10}(?:任务|目标)|下达(?:的)?(?:任务|目标)|只增不减|零增长|负增长)/;
/** Several named things under one verb. */
export const namedThings =
  /(?:项目|工程|道路|公路|高速|铁路|水库|河流|河|医院|学校|小学|中学|幼儿园|园区|园|镇|村|景区|中心|基地|平台|行动|节会|节|机关|社区|家庭|设施|机构|规划|大街|路|桥|站)(?:等)?(?:[^、]{0,8})?$/;

/** Two stretches in a row that one unit does as one piece of work: the first, and how the second goes on. */
export const goesOn: readonly (readonly [RegExp, RegExp])[] = [
  [/./, /^(?:吸引|形成(?![^，]{0,4}一批)|(?:稳步)?(?:提高|提升)[^，]{2,14}率$|创成|保障[^，]{0,6}供应)/],
  [/./, /^(?:降低|减少|畅通|解决)[^，]{2,14}$/],
  [/改革$/, /^(?:完善|推动|健全|逐一|理清|理顺|厘清|建立)/],
  [/(?:行动|整治|战略|计划|方案)$/, /^(?:突出|重点(?:加强|抓好|整治|推进))/],
  [/机制$/, /^(?:把[^，]+挂钩|定期|全程)/],
  [/./, /^(?:推进|实现|推动)[^，]{2,14}全覆盖$/],
  [/^(?:压减|压缩|关停)/, /^(?:淘汰|化解)/],
  [/^(?:稳定)/, /^(?:保障)/],
];

/** Reasons why a stretch is waived. */
export const waiverReasons: Readonly<Record<string, string>> = {
  frame: 'principle',
  praise: 'effect-only',
  'ends-agenda': 'principle',
  'ends-vague': 'too-general',
  soft: 'too-general',
  other: 'no-act',
};
/** Sentences that speak to the hall, or announce what follows. */
export const address =
  /^(?:各位代表|同志们|让我们|谢谢|朋友们|我们(?:坚信|相信|深知|一定|将更加)|行者|征途|奋斗|时代|新征程)/;
export const announcement =
  /(?:做好|抓好|抓住|推进|实施|开展|把握|处理好|做到)(?:了)?(?:以下|如下)?[一二三四五六七八九十\d]*(?:个|项)?(?:大)?(?:方面|重点)(?:的)?(?:工作|任务|文章|关系)?[：。]?$|(?:做好|抓好|推进)(?:以下|如下)[^，]{0,8}(?:工作|任务)[：。]?$/;
export const situation =
  /^(?:今年|20\d\d年|当前|当今|综观|纵观|展望|站在|面对)(?:[^，]{0,10}(?:是|面临|处于|迎来|正)|，)/;
