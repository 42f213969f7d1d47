import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, readDocument } from './index.ts';

const claimsOf = (review: string, heading = '2030年工作回顾'): readonly Claim[] =>
  readDocument(
    `澄川县2031年政府工作报告\n——2031年1月18日在澄川县第九届人民代表大会第二次会议上\n各位代表：\n一、${heading}\n${review}\n二、2031年重点工作\n略。\n`,
  ).claims;

/** What the numbers of a sentence measure, by the cause for which the sentence stands here. */
const metrics: readonly (readonly [cause: string, sentence: string, ...metrics: string[]])[] = [
  ['a word that holds a verb names people', '全县3名运动员在省运会夺冠。', '运动员'],
  ['a link without subject counts the noun behind it', '五年共有5个项目列入省级计划。', '项目'],
  ['a clause of praise leaves its subject', '护林员补贴逐年提高，平均达到2100元。', '护林员补贴'],
  ['a sum is for what the verb behind it does', '投资3.2亿元实施了供水管网改造。', '供水管网改造投资'],
  ['a sum is for the work behind 的', '投资2.6亿元的柳溪水厂改造工程开工建设。', '柳溪水厂改造工程投资'],
  ['a sum is for the work of the next clause', '全年投资8亿元，推进柳溪片区改造。', '柳溪片区改造投资'],
  ['a passive ends the noun', '哈庄、田坝等三处遗址被省政府列为保护单位。', '哈庄、田坝等遗址'],
  ['people are counted, not what they have', '2.4万居民的居住条件得到改善。', '居民'],
  ['a rate of a verb is the rate of the thing before', '新建公厕120座、完成率达110%。', '公厕', '公厕完成率'],
  [
    'a time before the link is no metric',
    '技改工程开工率一季度达到25%、二季度达到55%。',
    '技改工程开工率',
    '技改工程开工率',
  ],
  [
    'a place without subject ranks what was measured',
    '生产总值达到90亿元，全年增长6%、全市第二。',
    '生产总值',
    '生产总值',
    '生产总值',
  ],
  [
    'a pair of levels is one noun',
    '11个省、市重点项目完成投资22亿元。',
    '省、市重点项目',
    '省、市重点项目投资',
  ],
  ['经 in 经济 introduces nothing', '县经济开发区营业收入完成108亿元。', '县经济开发区营业收入'],
  ['years before the link are no metric', '常住人口城镇化率五年提高3.9个百分点。', '常住人口城镇化率'],
  [
    'a verb before 等 names a member of the list',
    '柳溪片区改造、砚河水系治理等6个项目开工。',
    '柳溪片区改造、砚河水系治理等项目',
  ],
  ['an adverb of completion ends the noun', '87个水毁路段修复项目全部完工。', '水毁路段修复项目'],
  ['the share leaves out its own link', '民生支出占财政支出比重稳定在80%以上。', '民生支出占财政支出'],
  ['who only acts is counted by the act', '300户、1100人实现脱贫。', '脱贫', '脱贫'],
  ['two counts share the noun behind the second', '开工建设26公里的6个管沟项目。', '管沟项目', '管沟项目'],
  [
    'a measure holds for a list named in the clause before',
    '游客人数、旅游收入均超过往年水平，分别增长8%、6%。',
    '游客人数',
    '旅游收入',
  ],
  [
    'a bare measure takes the thing of the one before',
    '园区亩均税收、营收分别提高62%、33%。',
    '园区亩均税收',
    '园区亩均营收',
  ],
  [
    'an act brings its measure to a list',
    '水利、交通建设分别完成投资6亿元、7亿元。',
    '水利建设投资',
    '交通建设投资',
  ],
  [
    'a sum that tells projects apart is theirs',
    '27个总投资94亿元的医药项目签约落地。',
    '医药项目',
    '医药项目总投资',
  ],
  [
    'whom a sum is for stands between link and sum',
    '城乡低保标准分别提高到每人每月760元、610元。',
    '城市低保标准',
    '农村低保标准',
  ],
  ['where it was measured is no subject', '群众满意度在全市考评中位居第一。', '群众满意度'],
  [
    'a total without a thing takes the one before',
    '外贸进出口增长8%，总额突破8亿元。',
    '外贸进出口',
    '外贸进出口总额',
  ],
  [
    'a noun keeps the verb that forms it',
    '小排量汽车购置税下降5%，全社会研发经费增长9%。',
    '小排量汽车购置税',
    '全社会研发经费',
  ],
  ['what is put in is measured', '县财政科技投入1.4亿元。', '县财政科技投入'],
  ['an act alone is what is counted', '组织集中开工4次，立案处罚58件。', '集中开工', '立案处罚'],
  [
    'a plan belongs to what it plans',
    '实施重点项目19个，完成全年计划的120%。',
    '重点项目',
    '重点项目全年计划',
  ],
  ['growth inside a noun is no part of it', '实现城镇新增就业2400人。', '城镇就业'],
  [
    'the level of the first is that of the second',
    '创建市级以上示范农场5家、示范社2个。',
    '市级以上示范农场',
    '市级以上示范社',
  ],
  [
    'a rate of a verb and an output belong to the thing before',
    '粮食播面85万亩、产量32万吨。',
    '粮食播面',
    '粮食产量',
  ],
  ['a number begins the next member of a list', '25项重点任务、10大合作事项取得进展。', '重点任务'],
  ['a count within a standing does not part it', '群众满意度居全省15个城市第1。', '城市', '群众满意度'],
  [
    'the field of a standing is no subject',
    '生产总值增长6%，增速居全市第一、西部地区第2位。',
    '生产总值',
    '生产总值增速',
    '生产总值增速',
  ],
  ['a quotation that only counts measures is a count', '出台支持民营经济发展“21条”。', '民营经济发展'],
  ['who is paid for is counted, not what is paid', '为6800名困难群众代缴医保费。', '困难群众'],
];
for (const [cause, sentence, ...expected] of metrics) {
  test(`${cause}: 「${sentence}」`, () => {
    assert.deepEqual(
      claimsOf(sentence).map((c) => c.metric),
      expected,
    );
  });
}

test('a bound is no movement, and a cut of what is there is one', () => {
  const kinds = (sentence: string) => claimsOf(sentence).map((c) => [c.kind, c.direction, c.op]);
  assert.deepEqual(kinds('学位覆盖面不低于75%。'), [['value', 'none', 'ge']]);
  assert.deepEqual(kinds('减少县直部门4个。'), [['change', 'down', 'eq']]);
  assert.deepEqual(kinds('削减审批事项60项。'), [['value', 'none', 'eq']]);
});

test('what stands above a target or is done faster has changed', () => {
  const [, , above] = claimsOf('23个项目完成投资12亿元、超目标任务26个百分点。');
  assert.deepEqual([above?.metric, above?.kind, above?.direction], ['项目投资', 'change', 'up']);
  const [faster] = claimsOf('项目审批提速77%。');
  assert.deepEqual([faster?.metric, faster?.kind, faster?.direction], ['项目审批', 'growth', 'up']);
});

test('a list of starts belongs to the list of goals, one to one', () => {
  const claims = claimsOf('山区教师津贴、护林员补贴标准分别从每人每月300元、450元增加到360元、520元。');
  assert.deepEqual(
    claims.map((c) => [c.metric, c.base, c.value]),
    [
      ['山区教师津贴标准', 300, 360],
      ['护林员补贴标准', 450, 520],
    ],
  );
});

test('the number of a page and 一起 count nothing; 项 of 项目 is no unit', () => {
  assert.deepEqual(
    claimsOf('坚持两手一起抓。\n— 18 —\n新建公厕20座。').map((c) => c.value),
    [20],
  );
  assert.deepEqual(
    claimsOf('引进投资超百亿项目4个。').map((c) => [c.metric, c.unit]),
    [['投资超百亿项目', '个']],
  );
});

test('a bare magnitude of 亿 that is passed is money, the step behind it no unit', () => {
  const [claim] = claimsOf('工业总产值迈上百亿台阶。');
  assert.deepEqual([claim?.metric, claim?.value, claim?.unit], ['工业总产值', 10_000_000_000, '元']);
});

test('what the sentence before spoke of explains a sum that nothing else explains', () => {
  const [, sum] = claimsOf('柳溪片区建成道路3条。全年完成投资2亿元。');
  assert.equal(sum?.metric, '柳溪片区道路投资');
});

test('in a review of five years a stated last year, a stock and a comparison with the year before belong to the last year', () => {
  const review =
    '2030年居民收入完成30700元，比2025年增加9000元，年均递增7%。累计投资5亿元，人均住房面积达到39平方米。新开航线12条。';
  assert.deepEqual(
    claimsOf(review, '过去五年工作回顾').map((c) => [c.value, c.period]),
    [
      [30_700, '2030'],
      [9000, '2030'],
      [7, '2026-2030'],
      [500_000_000, '2026-2030'],
      [39, '2030'],
      [12, '2026-2030'],
    ],
  );
});
