import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Claim, readDocument } from './index.ts';

const report = (review: string, plan: string): string =>
  `澄川县2031年政府工作报告\n——2031年1月18日在澄川县第九届人民代表大会第二次会议上\n澄川县人民政府县长 林知远\n各位代表：\n一、2030年工作回顾\n${review}\n二、2031年重点工作\n${plan}\n`;
const done = (sentence: string): readonly Claim[] => readDocument(report(sentence, '')).claims;
const planned = (sentence: string) => readDocument(report('', sentence));

type Row = readonly [metric: string, kind: string, direction: string, op: string, value: number | null];
const cases: readonly (readonly [string, readonly Row[]])[] = [
  ['全县生产总值增长6.1%。', [['全县生产总值', 'growth', 'up', 'eq', 6.1]]],
  [
    '建材制造业、食品产业增加值分别增长9.7%、4.5%。',
    [
      ['建材制造业增加值', 'growth', 'up', 'eq', 9.7],
      ['食品产业增加值', 'growth', 'up', 'eq', 4.5],
    ],
  ],
  [
    '改造老旧小区14个、背街小巷9条。',
    [
      ['老旧小区', 'value', 'none', 'eq', 14],
      ['背街小巷', 'value', 'none', 'eq', 9],
    ],
  ],
  ['完成11条道路亮化工程。', [['道路亮化工程', 'value', 'none', 'eq', 11]]],
  ['青禾光电、柳溪药业等6个项目建成投产。', [['青禾光电、柳溪药业等项目', 'value', 'none', 'eq', 6]]],
  ['优良天数增加21天。', [['优良天数', 'change', 'up', 'eq', 21]]],
  ['细颗粒物浓度下降5.2%。', [['细颗粒物浓度', 'growth', 'down', 'eq', 5.2]]],
  [
    '实施技改项目32个，完成投资7.8亿元。',
    [
      ['技改项目', 'value', 'none', 'eq', 32],
      ['技改项目投资', 'value', 'none', 'eq', 780_000_000],
    ],
  ],
  [
    '民生支出21亿元，占一般公共预算支出81%。',
    [
      ['民生支出', 'value', 'none', 'eq', 2_100_000_000],
      ['民生支出占一般公共预算支出', 'value', 'none', 'eq', 81],
    ],
  ],
  ['引进超5亿元项目3个。', [['超5亿元项目', 'value', 'none', 'eq', 3]]],
  ['药品价格降幅超过40%。', [['药品价格降幅', 'growth', 'down', 'gt', 40]]],
  ['民生满意度跃升至全市第3位。', [['民生满意度', 'rank', 'none', 'eq', 3]]],
  ['城镇登记失业率控制在4%以内。', [['城镇登记失业率', 'value', 'none', 'le', 4]]],
  [
    '城乡居民收入分别增长6%和7%以上。',
    [
      ['城镇居民收入', 'growth', 'up', 'ge', 6],
      ['农村居民收入', 'growth', 'up', 'ge', 7],
    ],
  ],
  [
    '培育市级合作社5家、县级8家。',
    [
      ['市级合作社', 'value', 'none', 'eq', 5],
      ['县级合作社', 'value', 'none', 'eq', 8],
    ],
  ],
  [
    '亿元以上项目新开工12个、续建9个。',
    [
      ['亿元以上项目', 'value', 'none', 'eq', 12],
      ['亿元以上项目', 'value', 'none', 'eq', 9],
    ],
  ],
];
for (const [sentence, rows] of cases) {
  test(`「${sentence}」 states ${rows.map(([metric, , , , value]) => `${metric} ${value}`).join(', ')}`, () => {
    assert.deepEqual(
      done(sentence).map((c) => [c.metric, c.kind, c.direction, c.op, c.value]),
      rows,
    );
  });
}

test('由A至B is one claim that begins at A; a ratio of industries is three', () => {
  const [income] = done('居民人均可支配收入由21000元提高至30100元。');
  assert.deepEqual([income?.value, income?.base, income?.kind], [30_100, 21_000, 'value']);
  const ratio = done('三次产业比重由7.1 : 56.9 : 36调整为5.2 : 49 : 45.8。');
  assert.deepEqual(
    ratio.map((c) => [c.metric, c.base, c.value]),
    [
      ['第一产业比重', 7.1, 5.2],
      ['第二产业比重', 56.9, 49],
      ['第三产业比重', 36, 45.8],
    ],
  );
});

test('a review speaks of the year before, a plan of the coming one, and a deadline covers the clauses after it', () => {
  assert.equal(done('新建公厕20座。')[0]?.period, '2030');
  const { claims } = planned('年底前厨余垃圾处理率达到91%以上、再生利用率达到33%以上。');
  assert.deepEqual(
    claims.map((c) => [c.modality, c.period, c.deadline]),
    [
      ['plan', '2031', '2031-12-31'],
      ['plan', '2031', '2031-12-31'],
    ],
  );
});

test('half-width punctuation reads like full-width, and the offsets are those of the text', () => {
  const text = report('', '新增学位1.2万个,改造道路(二期)8公里;建成公园5处。');
  const { claims } = readDocument(text);
  assert.deepEqual(
    claims.map((c) => text.slice(c.start, c.end)),
    ['1.2万个', '8公里', '5处'],
  );
});

test('what has its own number or its own act is its own commitment, with the act without its adverbs', () => {
  const { commitments } = planned(
    '大力实施城市更新行动，新建供水管网39公里、供热管网20公里，积极推进柳溪大桥建设。',
  );
  assert.deepEqual(
    commitments.map((c) => [c.text, c.type]),
    [
      ['实施城市更新行动', 'descriptive'],
      ['新建供水管网39公里', 'numeric'],
      ['供热管网20公里', 'numeric'],
      ['推进柳溪大桥建设', 'descriptive'],
    ],
  );
});

test('principles, praise and headings are waived with a reason, never lost', () => {
  const { commitments, waived } = planned(
    '（一）聚力产业转型\n坚持以人民为中心的发展思想，不断提升群众幸福感。',
  );
  assert.deepEqual(commitments, []);
  assert.deepEqual(
    waived.map((w) => w.reason),
    ['heading', 'heading', 'principle', 'effect-only'],
  );
});

test('a result belongs to the act before it: one commitment with the deadline of both', () => {
  const [commitment, ...rest] = planned(
    '开展信访积案攻坚化解活动，确保6月底前化解率达到80%以上。',
  ).commitments;
  assert.equal(rest.length, 0);
  assert.equal(commitment?.text, '开展信访积案攻坚化解活动，确保6月底前化解率达到80%以上');
  assert.deepEqual([commitment?.deadline, commitment?.type], ['2031-06-30', 'numeric']);
});

test('the money of an undertaking stays with it', () => {
  const { commitments } = planned('谋划实施提质项目67个，年计划投资11亿元。');
  assert.deepEqual(
    commitments.map((c) => [c.text, c.claims.length]),
    [['谋划实施提质项目67个，年计划投资11亿元', 2]],
  );
});

const leads: readonly (readonly [string, string])[] = [
  ['改造老旧小区14个。', '住房和城乡建设局'],
  ['新建高标准农田2万亩。', '农业农村局'],
  ['完成柳溪水库除险加固。', '水利局'],
  ['改造农村公路68公里。', '交通运输局'],
  ['新增城镇就业3000人。', '人力资源和社会保障局'],
  ['新增学位800个。', '教育局'],
  ['建成养老服务中心3个。', '民政局'],
  ['实施造林绿化4000亩。', '林业局'],
  ['开展扫黑除恶专项斗争。', '公安局'],
  ['一般公共预算收入增长5%。', '财政局'],
  ['引进柳溪广场连锁店和知名品牌店。', '商务局'],
  ['改造主城区次干道6公里。', '住房和城乡建设局'],
  ['完成退耕还林补植3000亩。', '林业局'],
  ['新建智慧安防小区9个。', '公安局'],
  ['社会消费品零售总额增长6%，粮食总产9万吨，进出口总额增长5%，税收收入增长4%。', '商务局'],
  ['大力发展乡村旅游，全年接待12万人次。', '文化广电和旅游局'],
];
for (const [sentence, name] of leads) {
  test(`the first unit proposed for 「${sentence}」 is ${name}, with a confidence and a reason`, () => {
    const [lead] = planned(sentence).commitments[0]?.lead ?? [];
    assert.equal(lead?.name, name);
    assert.ok(lead && lead.confidence > 0 && lead.confidence <= 1 && lead.reason !== '');
  });
}

test('units carry the names of their year: 环境保护局 until 2018, 生态环境局 after', () => {
  const old = readDocument(
    '澄川县2016年政府工作报告\n一、2015年工作回顾\n略。\n二、2016年工作安排\n开展大气污染防治专项行动。\n',
  );
  assert.equal(old.commitments[0]?.lead[0]?.name, '环境保护局');
  assert.equal(planned('开展大气污染防治专项行动。').commitments[0]?.lead[0]?.name, '生态环境局');
});

test('the document says its title, place, speaker, day and year', () => {
  const { document } = readDocument(report('', ''));
  assert.deepEqual(document, {
    title: '澄川县2031年政府工作报告',
    place: '澄川县',
    year: 2031,
    speaker: '林知远',
    date: '2031-01-18',
  });
});

for (const [name, text, code] of [
  ['an empty text', ' \n', 'empty'],
  [
    'a novel',
    '雪下了一夜。老林推开门，看见院子里站着两个人。\n“进来吧。”他说。\n'.repeat(30),
    'not-a-work-report',
  ],
  ['a report without a plan', '澄川县政府工作报告\n一、2030年工作回顾\n新建公厕20座。\n', 'no-plan'],
  ['a damaged text', '工作\ufffd\ufffd\ufffd报告', 'wrong-encoding'],
] as const) {
  test(`${name} gives the diagnostic ${code} and does not crash`, () => {
    assert.ok(readDocument(text).diagnostics.some((d) => d.code === code));
  });
}

test('in a review of five years a paragraph may turn to the last one, behind an address too', () => {
  const text = report(
    '“十五五”时期，我们新修渠道71公里。\n各位代表，刚刚过去的2030年，我们埋头苦干。新修渠道8公里。',
    '',
  );
  const { claims } = readDocument(text.replace('一、2030年工作回顾', '一、过去五年工作回顾'));
  assert.deepEqual(
    claims.map((c) => [c.value, c.period]),
    [
      [71, '2026-2030'],
      [8, '2030'],
    ],
  );
});

test('the number of a party session is no count', () => {
  assert.deepEqual(
    done('贯彻县委九届十三次全委会精神，新修渠道8公里。').map((c) => c.value),
    [8],
  );
});

test('a report without its place in the title is of the level it calls its whole', () => {
  const body =
    '全县生产总值增长6%，全县就业增加，全县粮食增产，建设全市示范点。办理人大代表建议和政协委员提案。';
  const { commitments } = readDocument(
    `政府工作报告\n一、2030年工作回顾\n略。\n二、2031年工作安排\n${body}\n`,
  );
  assert.ok(commitments.some((c) => c.lead.some((lead) => lead.name === '县政府办公室')));
  const city = readDocument(
    `政府工作报告\n一、2030年工作回顾\n略。\n二、2031年工作安排\n${body.replaceAll('全县', '全市')}\n`,
  );
  assert.ok(city.commitments.some((c) => c.lead.some((lead) => lead.name === '市政府办公室')));
});
