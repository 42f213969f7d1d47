import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fold } from './fold.ts';
import { linesOf, paragraphsOf } from './lines.ts';
import { headsOf } from './listed-heads.ts';
import { spelledValue } from './numerals.ts';
import { outlineOf } from './outline.ts';
import { numbersIn } from './quantities.ts';
import { clausesOf, sentencesOf } from './sentences.ts';
import { deadlineIn } from './when.ts';

test('folding keeps every offset: half-width marks, full-width digits and blanks become one spelling', () => {
  const text = '新建管网１２公里,增长3.5%;总投资12,500万元（二期）"三心"工程';
  const folded = fold(text);
  assert.equal(folded.length, text.length);
  assert.equal(folded, '新建管网12公里，增长3.5%；总投资12,500万元（二期）“三心”工程');
});

const wholeOf = (text: string) => ({ start: 0, end: text.length });
const textsOf = (text: string, spans: readonly { start: number; end: number }[]) =>
  spans.map((s) => text.slice(s.start, s.end));

test('a line broken by the page is joined to its paragraph, a heading is not', () => {
  const long =
    '今年将完成柳溪水库除险加固并启动城乡供水一体化项目建设同时实施十二个村的饮水安全巩固提升任务以保障';
  const text = `一、2031年重点工作\n${long}\n群众用水。\n二、自身建设`;
  assert.equal(linesOf(text).length, 4);
  assert.deepEqual(textsOf(text, paragraphsOf(text)), [
    '一、2031年重点工作',
    `${long}\n群众用水。`,
    '二、自身建设',
  ]);
});

test('a narrow page is known by its column: its lines are joined, its headings are not', () => {
  const sentence =
    '今年新建柳溪大桥和北岭隧道，改造松坪公路三十公里，完成县医院迁建并投入使用，新增学位八百个。';
  const broken = (body: string): string[] => body.match(/.{1,25}/g) ?? [];
  const chapters = Array.from({ length: 6 }, () => ['一、重点工作', ...broken(sentence.repeat(6))]);
  const text = chapters.flat().join('\n');
  const paragraphs = textsOf(text, paragraphsOf(text));
  assert.equal(paragraphs.length, 12);
  assert.equal(paragraphs[1], broken(sentence.repeat(6)).join('\n'));
});

test('sentences end at 。！？ and clauses at commas, never inside quotations, brackets or ratios', () => {
  const text = '落实“能办，快办”要求，三次产业比重为6 : 41 : 53；建成学校（幼儿园，小学）3所。下一句！';
  const sentences = sentencesOf(text, wholeOf(text));
  assert.equal(sentences.length, 2);
  const clauses = clausesOf(fold(text), sentences[0] ?? wholeOf(text));
  assert.deepEqual(textsOf(text, clauses), [
    '落实“能办，快办”要求',
    '三次产业比重为6 : 41 : 53',
    '建成学校（幼儿园，小学）3所',
  ]);
});

const numerals: readonly (readonly [string, number | undefined])[] = [
  ['十二', 12],
  ['二十', 20],
  ['两百', 200],
  ['三千六百', 3600],
  ['二〇三一', 2031],
  ['千', 1000],
  ['一亿二千万', 120_000_000],
  ['三百零五', 305],
];
for (const [text, value] of numerals) {
  test(`the characters ${text} spell ${value}`, () => assert.equal(spelledValue(text), value));
}

type Case = readonly [text: string, quote: string, value: number | null, unit: string, op: string];
const quantities: readonly Case[] = [
  ['完成投资3.25亿元。', '3.25亿元', 325_000_000, '元', 'eq'],
  ['帮扶企业4万余家。', '4万余家', 40_000, '家', 'gt'],
  ['增长7.5%以上。', '7.5%以上', 7.5, '%', 'ge'],
  ['控制在4%以内。', '4%以内', 4, '%', 'le'],
  ['产值突破80亿元。', '80亿元', 8_000_000_000, '元', 'gt'],
  ['不低于60%。', '60%', 60, '%', 'ge'],
  ['改造近20万平方米。', '近20万平方米', 200_000, '平方米', 'approx'],
  ['签约31个项目。', '31个', 31, '个', 'eq'],
  ['约30个项目。', '约30个', 30, '个', 'approx'],
  ['服务2万人(次)。', '2万人(次)', 20_000, '人次', 'eq'],
  ['提高3个百分点。', '3个百分点', 3, '百分点', 'eq'],
  ['压缩至半个工作日。', '半个工作日', 0.5, '工作日', 'eq'],
  ['千余家企业受益。', '千余家', 1000, '家', 'gt'],
  ['完成六项约束性指标。', '六项', 6, '项', 'eq'],
  ['占五分之一。', '五分之一', 0.2, '', 'eq'],
  ['惠及36万群众。', '36万', 360_000, '人', 'eq'],
  ['10多万群众用上净水。', '10多万', 100_000, '人', 'gt'],
  ['线路损耗160千伏安。', '160千伏安', 160, '千伏安', 'eq'],
  ['居全省第2位。', '第2位', 2, '位', 'eq'],
  ['稳居前三名。', '前三名', 3, '名', 'le'],
  ['流转3—5万亩。', '3—5万亩', 30_000, '亩', 'range'],
];
for (const [text, quote, value, unit, op] of quantities) {
  test(`「${text}」 holds the quantity ${quote}: ${op} ${value} ${unit}`, () => {
    const found = numbersIn(fold(text), wholeOf(text)).quantities;
    const [q] = found;
    assert.equal(found.length, 1);
    assert.deepEqual([text.slice(q?.start, q?.end), q?.value, q?.unit, q?.op], [quote, value, unit, op]);
  });
}

const nonClaims: readonly (readonly [string, string])[] = [
  ['2031年工作', 'year'],
  ['6月底前', 'date'],
  ['第73届', 'ordinal'],
  ['建成5G基站', 'name'],
  ['G310线改建', 'name'],
  ['PM2.5平均', 'name'],
  ['“1+4”体系', 'slogan'],
  ['世界500强', 'name'],
  ['“三项制度”[23]，', 'footnote-mark'],
  ['《规划（2031—2035）》', 'title'],
  ['110千伏变电站', 'voltage'],
  ['60岁以上老人', 'age'],
  ['连续19年', 'duration'],
  ['15分钟生活圈', 'name'],
  ['12345热线', 'telephone'],
  ['成立10周年', 'anniversary'],
  ['重点抓好以下5个方面', 'enumeration'],
  ['3号楼', 'serial-number'],
];
for (const [text, reason] of nonClaims) {
  test(`the number of 「${text}」 measures nothing: ${reason}`, () => {
    const found = numbersIn(fold(text), wholeOf(text));
    assert.deepEqual(found.quantities, []);
    assert.equal(found.nonClaims[0]?.reason, reason);
  });
}

for (const word of ['两个维护', '一个个', '三次会议', '八项规定', '五个方面', '一件事']) {
  test(`「落实${word}」 holds no count`, () =>
    assert.deepEqual(numbersIn(`落实${word}。`, wholeOf(`落实${word}。`)).quantities, []));
}

const lists: readonly (readonly [string, number, readonly string[]])[] = [
  ['建材制造业、食品产业增加值', 2, ['建材制造业增加值', '食品产业增加值']],
  ['城乡居民存款', 2, ['城镇居民存款', '农村居民存款']],
  ['存贷款余额', 2, ['存款余额', '贷款余额']],
  ['专利申请量、授权量', 2, ['专利申请量', '专利授权量']],
  ['第一、二、三产业增加值', 3, ['第一产业增加值', '第二产业增加值', '第三产业增加值']],
  ['城镇和农村居民收入', 2, ['城镇居民收入', '农村居民收入']],
];
for (const [text, count, heads] of lists) {
  test(`「${text}」 gives ${count} heads`, () => assert.deepEqual(headsOf(text, count), heads));
}

const deadlines: readonly (readonly [string, string | undefined])[] = [
  ['6月底前完成', '2031-06-30'],
  ['年底前建成', '2031-12-31'],
  ['年内开工', '2031-12-31'],
  ['上半年化解率', '2031-06-30'],
  ['三季度末', '2031-09-30'],
  ['10月1日前通车', '2031-10-01'],
  ['到2035年基本建成', '2035-12-31'],
  ['国庆节前', '2031-09-30'],
  ['全年新增', undefined],
  ['较2030年下降', undefined],
];
for (const [text, day] of deadlines) {
  test(`「${text}」 in a plan for 2031 sets ${day ?? 'no deadline'}`, () =>
    assert.equal(deadlineIn(text, 2031)?.day, day));
}

test('headings show the roles of parts; a paragraph that confesses problems is a part of its own', () => {
  const text = [
    '一、2030年工作回顾',
    '（一）产业稳步提升。新增企业20家。',
    '各位代表！我们也清醒地看到，发展还存在不少困难和问题。',
    '二、“十五五”时期主要目标',
    '综合实力明显增强。',
    '三、2031年重点工作',
    '（一）扩大有效投资',
    '新建道路3条。',
    '四、全面加强政府自身建设',
    '推行政务公开。',
    '名词解释',
    '1.“三心”：指诚心、耐心、细心。',
    '2.“四同”：指同心、同向、同力、同行。',
  ].join('\n');
  const { parts, sentences } = outlineOf(text, paragraphsOf(text));
  assert.deepEqual(
    parts.filter((p) => p.level === 1).map((p) => p.role),
    ['review', 'term-plan', 'plan', 'self-building', 'other'],
  );
  assert.ok(parts.some((p) => p.role === 'problems'));
  assert.equal(sentences.find((s) => text.slice(s.start, s.end) === '（一）扩大有效投资')?.heading, true);
});
