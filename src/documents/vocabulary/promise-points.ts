/**
 * How much each feature of a stretch of a plan speaks for its being one line of a breakdown sheet. Found by fitting all
 * features to hand-made labels of ten reports (one of them labelled by the sentence only) and rounding; leaving one report
 * out in turn chose the strength of the fit. No feature names a place, a year or a report: a verb or an ending counts where
 * it stands at least five times and in three reports.
 */
import { listed } from '../words.ts';

/** Shapes and neighbours. */
const shapes: Readonly<Record<string, number>> = {
  claim: 23,
  firm: 13,
  some: 13,
  'ends-undertaking': 12,
  named: 11,
  programme: 11,
  'ends-work': 9,
  'before-improved': 7,
  'after-claim': 6,
  improved: 6,
  measured: 6,
  'comes-true': 5,
  etcetera: 5,
  long: 5,
  'ends-rule': 4,
  strike: 4,
  'work-at-a-site': 4,
  'after-firm': 3,
  'after-object-first': 3,
  'object-first': 3,
  'praise-first': 3,
  'after-comes-true': 2,
  'after-strike': 2,
  'before-comes-true': 2,
  'before-solves': 2,
  'before-strike': 2,
  'of-2': 2,
  'after-improved': 1,
  'before-measured': 1,
  'before-object-first': 1,
  pushed: 1,
  quoted: 1,
  'after-measured': 0,
  'after-pushed': 0,
  'before-soft': 0,
  'named-list': 0,
  'after-solves': -1,
  'before-claim': -1,
  'before-firm': -1,
  'before-pushed': -1,
  'after-praise': -2,
  'near-claim': -2,
  solves: -2,
  'after-soft': -3,
  'before-praise': -3,
  'opens-claim': -3,
  pair: -4,
  titled: -4,
  actor: -5,
  'ends-agenda': -5,
  'of-1': -5,
  'of-3': -5,
  alone: -6,
  'self-building': -6,
  'of-4': -7,
  'before-frame': -8,
  'soft-adverb': -8,
  'after-frame': -9,
  'of-5': -9,
  short: -9,
  soft: -9,
  'after-other': -10,
  'before-other': -10,
  last: -10,
  list: -10,
  first: -11,
  'ends-vague': -13,
  praise: -13,
  other: -16,
  frame: -23,
};

/** Verbs at the head of the act: points, words. */
const verbs: readonly (readonly [number, string])[] = [
  [10, '所有'],
  [8, '争取 健全'],
  [6, '完善 完成'],
  [5, '实现'],
  [4, '创建 力争 建立 打造 扩大'],
  [3, '争创 化解 启动 开展 抓好 推行 提高 确保'],
  [2, '以“ 依托 制定 力促 加强 培育 实行 拓展 紧盯 遏制'],
  [1, '严控 丰富 做大 创新 加快 发挥 引导 强化 推进 提升 突出 组织 编制'],
  [
    -1,
    '严守 守住 巩固 建设 弘扬 当好 形成 把握 按照 政府 注重 深化 立足 紧紧 经济 营造 让群 贯彻 转变 防范 高度',
  ],
  [-2, '优化 保护 保持 做到 加大 围绕 壮大 夯实 引进 打好 拓宽 改善 激发 狠抓 用好 畅通 结合'],
  [-3, '倡导 发展 增加 对接 落实 解决'],
  [-4, '坚持 增强 维护 谋划'],
  [-5, '严格 保障 召开 实施 推动 构建'],
  [-6, '促进 探索 接受 整治'],
  [-7, '鼓励'],
];

/** The last two characters of the act: points, endings. */
const endings: readonly (readonly [number, string])[] = [
  [10, '机制'],
  [8, '服务'],
  [7, '管理'],
  [6, '计划'],
  [5, '水平 生产 监管 转型'],
  [4, '任务 工作 措施 支出 活动 程” 街区 覆盖 运行'],
  [3, '任制 单” 场景 培育 开发 引领 改革 犯罪 盖面 试点 资金'],
  [2, '园区 培训 抓手 支持 改造 整改 标准 运营 集群 项目'],
  [
    1,
    '中心 作用 功能 合作 基础 增效 实效 成效 招商 推进 效率 斗争 景区 目标 精神 红线 范区 落地 落实 行为 行动 质量 重点',
  ],
  [
    -1,
    '主体 争力 人民 优势 保护 保障 债务 创新 力量 动力 区域 升级 响力 基地 增长 实事 意见 效能 整治 日子 机遇 标是 活力 生态 研究 要求 责任 重大 难题 领域',
  ],
  [
    -2,
    '之风 企业 修复 关系 利用 制度 对接 平台 建设 态势 投资 支撑 政府 格局 渠道 理念 生活 管控 经营 结合 见效 设施 通道 需求 风”',
  ],
  [-3, '产业 体系 发展 发生 品牌 市场 环境 稳定 经济 融合 部署'],
  [-4, '业态 务业 安全 工程 收入 政策 能力 规划 风险'],
  [-5, '做强 布局 战略 方式 权益 模式 消费 短板 问题'],
  [-6, '教育 治理 监督'],
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
export const points: ReadonlyMap<string, number> = new Map([
  ...Object.entries(shapes),
  ...pointsIn(verbFeatures, verbs),
  ...pointsIn(endingFeatures, endings),
]);
export const needed = -14;
