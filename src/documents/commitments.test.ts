import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readDocument } from './index.ts';

const planned = (body: string) =>
  readDocument(`澄川县2031年政府工作报告\n一、2030年工作回顾\n略。\n二、2031年工作安排\n${body}\n`);

/** A sentence of a plan and what a breakdown sheet would list of it. */
const cuts: readonly (readonly [why: string, sentence: string, lines: readonly string[]])[] = [
  [
    'a target and its amount are one line',
    '地区生产总值增长6%，达到92亿元，税收收入增长4%，达到3.1亿元。',
    ['地区生产总值增长6%，达到92亿元', '税收收入增长4%，达到3.1亿元'],
  ],
  [
    'an act and its completion are one line',
    '加快推进柳溪水厂改扩建工程，完成日处理2万吨水厂改扩建。',
    ['加快推进柳溪水厂改扩建工程，完成日处理2万吨水厂改扩建'],
  ],
  [
    'the completion of another work is a line of its own',
    '实施北岭、柳溪水库清淤工程，完成松坪水库除险加固。',
    ['实施北岭、柳溪水库清淤工程', '完成松坪水库除险加固'],
  ],
  [
    'a part of the number before stays with it',
    '实施重点项目39个，其中省重点项目2个，新建公园6处。',
    ['实施重点项目39个，其中省重点项目2个', '新建公园6处'],
  ],
  [
    'an undertaking and the target set for it are one line',
    '开展和美乡村提升行动，年内新建户用厕所600户。',
    ['开展和美乡村提升行动，年内新建户用厕所600户'],
  ],
  [
    'a campaign and what it strikes at are one line',
    '有序推进“清源”专项行动，严厉打击电信诈骗犯罪。',
    ['推进“清源”专项行动，严厉打击电信诈骗犯罪'],
  ],
  ['a footnote mark hides no work', '启动柳溪大桥工程[12]。', ['启动柳溪大桥工程[12]']],
  [
    'a target held against the province is a line without a figure',
    '居民人均可支配收入增幅高于全省平均。',
    ['居民人均可支配收入增幅高于全省平均'],
  ],
  ['a better benefit is an act', '逐步提高城乡低保和残疾人补贴标准。', ['提高城乡低保和残疾人补贴标准']],
  [
    'a verb that only says how is left out before another act',
    '突出抓好柳溪河流域水源地保护工程。',
    ['抓好柳溪河流域水源地保护工程'],
  ],
];
for (const [why, sentence, lines] of cuts) {
  test(`${why}: 「${sentence}」`, () =>
    assert.deepEqual(
      planned(sentence).commitments.map((c) => c.text),
      lines,
    ));
}

/** A commitment and what decides about it at year's end. */
const types: readonly (readonly [sentence: string, type: string])[] = [
  ['新增规上工业企业35户。', 'countable'],
  ['改造农村危房120户。', 'numeric'],
  ['建成公厕20座。', 'countable'],
  ['新增停车泊位800个。', 'numeric'],
  ['新增普惠托位数300个。', 'numeric'],
  ['改造城镇老旧小区1816个。', 'countable'],
  ['开行货运班列60列。', 'numeric'],
  ['实施城市更新项目47个，年计划投资9亿元。', 'countable'],
  ['确保6万平方米的柳溪建材城完工。', 'descriptive'],
  ['地区生产总值增长6%，确保耕地面积不减少。', 'numeric'],
  ['加快建设柳溪片区、北岭新区等项目。', 'countable'],
  ['开展“柳溪春风行动”“北岭金秋招聘月”等活动。', 'countable'],
  ['提标改造柳溪污水处理厂、北岭污水处理厂。', 'countable'],
  ['争创省级平安示范县、省级生态示范县。', 'countable'],
  ['改造青石路、柳堤路等一批破损道路。', 'countable'],
  ['改造一批破损道路。', 'descriptive'],
  ['实施基层治理十大行动。', 'countable'],
  ['完善老旧小区、背街小巷照明设施。', 'descriptive'],
  ['推进道路、供水、供电等基础设施建设。', 'descriptive'],
];
for (const [sentence, type] of types) {
  test(`「${sentence}」 is ${type}`, () => assert.equal(planned(sentence).commitments.at(-1)?.type, type));
}
