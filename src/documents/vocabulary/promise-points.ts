/**
 * How much each feature of a stretch of a plan speaks for its being one line of a breakdown sheet. Found by fitting all
 * features to hand-made labels of six reports (one of them labelled by the sentence only) and rounding; leaving one report
 * out in turn chose the strength of the fit. No feature names a place, a year or a report: a verb or an ending counts where
 * it stands at least four times and in two reports.
 */
import { listed } from '../words.ts';

/** Shapes and neighbours. */
const shapes: Readonly<Record<string, number>> = {
  claim: 23,
  firm: 16,
  'ends-undertaking': 15,
  programme: 13,
  'ends-work': 11,
  some: 11,
  strike: 8,
  'work-at-a-site': 8,
  'comes-true': 7,
  improved: 7,
  long: 7,
  named: 7,
  'after-claim': 6,
  'before-improved': 6,
  'praise-first': 6,
  'after-firm': 5,
  'before-solves': 4,
  'ends-rule': 4,
  etcetera: 4,
  'object-first': 4,
  quoted: 4,
  'after-improved': 3,
  'after-object-first': 3,
  'before-strike': 3,
  pushed: 3,
  'after-pushed': 2,
  'before-object-first': 2,
  'of-2': 2,
  'before-claim': 1,
  'before-comes-true': 1,
  'before-firm': 1,
  'after-comes-true': 0,
  'after-strike': 0,
  'before-pushed': 0,
  'after-solves': -1,
  'before-soft': -1,
  'near-claim': -1,
  pair: -1,
  'named-list': -2,
  'opens-claim': -2,
  solves: -2,
  'after-soft': -3,
  'before-praise': -3,
  'ends-agenda': -3,
  'of-3': -3,
  titled: -3,
  'of-1': -4,
  alone: -5,
  'after-praise': -6,
  'of-4': -6,
  first: -7,
  'self-building': -7,
  actor: -8,
  last: -8,
  'of-5': -8,
  'after-frame': -9,
  'after-other': -9,
  'before-frame': -10,
  'before-other': -10,
  short: -10,
  soft: -11,
  'soft-adverb': -11,
  list: -12,
  'ends-vague': -13,
  praise: -13,
  other: -15,
  frame: -24,
};

/** Verbs at the head of the act: points, words. */
const verbs: readonly (readonly [number, string])[] = [
  [11, '所有'],
  [9, '争取'],
  [7, '健全 完善'],
  [6, '开展 确保'],
  [5, '完成'],
  [4, '创建 加强 化解 实现 建立 扩大'],
  [3, '力争 启动 拓展 推广'],
  [2, '争创 优化 做大 制定 加快 吸引 培育 巩固 抓好 推行 提高 突出 通过'],
  [1, '依托 创新 形成 组织 落实'],
  [
    -1,
    '严守 保护 做好 力促 办好 壮大 夯实 带头 弘扬 打造 把握 拓宽 按照 推动 提升 政府 狠抓 畅通 经济 营造 让群 贯彻 高度',
  ],
  [-2, '发挥 坚持 增强 建成 建设 扶持 改善 激发 瞄准 结合 维护 解决'],
  [-3, '做到 加大 围绕 引导 强化 防范'],
  [-4, '严格 保障 增加 接受 整治 深化'],
  [-5, '探索 谋划 鼓励'],
  [-7, '构建'],
  [-8, '促进 实施'],
];

/** The last two characters of the act: points, endings. */
const endings: readonly (readonly [number, string])[] = [
  [12, '机制'],
  [7, '服务'],
  [6, '生产 监管'],
  [5, '任务 计划 运营'],
  [4, '任制 整改 盖面 管理 覆盖 资金 运行'],
  [3, '产能 单” 就业 工作 引领 措施 支出 改革 水平 活动 犯罪 要求 转型'],
  [2, '到位 园区 培训 增效 底线 抓手 推进 支持 效率 步伐 环节 目标 行动 试点 高地'],
  [1, '反弹 平台 成本 投入 改造 突破 精神 红线 落实 重点'],
  [
    -1,
    '人民 优势 利用 制度 动力 区域 升级 响力 基地 基础 定位 实事 建设 意见 成果 提升 支撑 政府 标准 标是 活力 渠道 质量',
  ],
  [-2, '力度 城市 市场 整治 格局 环境 理念 生活 稳定 空间 经济 融合 责任 项目 领域'],
  [-3, '体系 发展 安全 对接 延伸 投资 治理 经营 结合'],
  [-4, '做强 务业 品牌 工程 布局 收入 消费 监督 短板 能力 行为 部署 风险'],
  [-5, '战略 教育 方式 模式 管控 规划 问题'],
  [-6, '业态 产业 政策'],
];

/** Names of the features of words, by the word. */
const named = (kind: string, table: readonly (readonly [number, string])[]): Map<string, string> =>
  new Map(table.flatMap(([, words]) => listed(words)).map((word) => [word, `${kind} ${word}`]));
export const verbFeatures = named('verb', verbs);
export const endingFeatures = named('end', endings);

const pointsIn = (
  features: ReadonlyMap<string, string>,
  table: readonly (readonly [number, string])[],
): [string, number][] =>
  table.flatMap(([value, words]) =>
    listed(words).map((word): [string, number] => [features.get(word) ?? word, value]),
  );

/** Points of each feature; a stretch with more than `needed` is a commitment. */
export const points: Readonly<Record<string, number>> = {
  ...shapes,
  ...Object.fromEntries(pointsIn(verbFeatures, verbs)),
  ...Object.fromEntries(pointsIn(endingFeatures, endings)),
};
export const needed = -10;
