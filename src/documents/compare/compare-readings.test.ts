import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../kernel/index.ts';
import { readDocument } from '../read-document.ts';
import { compareReadings } from './compare-readings.ts';
import type { ComparedItem, Comparison, ReadText } from './comparison.ts';

const read = (text: string): ReadText => ({ text, reading: readDocument(text) });

const lastYear = (plan: string): ReadText =>
  read(`澄川县2031年政府工作报告\n一、2030年工作回顾\n全县各项工作平稳。\n二、2031年重点工作\n${plan}\n`);
const thisYear = (review: string): ReadText =>
  read(`澄川县2032年政府工作报告\n一、2031年工作回顾\n${review}\n二、2032年重点工作\n全力办好民生实事。\n`);

const held = (plan: string, review: string): Comparison => compareReadings(lastYear(plan), thisYear(review));

function only(comparison: Comparison): ComparedItem {
  const [item] = comparison.items;
  assert.ok(item && comparison.items.length === 1, JSON.stringify(comparison.items, null, 1));
  return item;
}

const cases: readonly (readonly [rule: string, plan: string, review: string, verdict: string])[] = [
  ['a figure met exactly is reached', '新建社区食堂7家。', '新建社区食堂7家。', 'reached'],
  ['more than planned is exceeded', '城镇新增就业3200人。', '新增城镇就业3571人。', 'exceeded'],
  ['less than planned is short', '地区生产总值增长6.5%。', '全县生产总值增长5.1%。', 'short'],
  ['a limit that held is reached', '城镇登记失业率控制在4.5%以内。', '城镇登记失业率为3.9%。', 'reached'],
  ['a limit that broke is short', '城镇登记失业率控制在4.5%以内。', '城镇登记失业率为4.8%。', 'short'],
  ['左右 allows half a point of a rate', '固定资产投资增长8%左右。', '固定资产投资增长7.6%。', 'reached'],
  ['left of 左右 is short', '固定资产投资增长8%左右。', '固定资产投资增长7.4%。', 'short'],
  ['左右 allows five percent of an amount', '新建农村公路100公里左右。', '新建农村公路96公里。', 'reached'],
  ['within a range is reached', '新增上市企业1—2家。', '新增上市企业2家。', 'reached'],
  ['a fall deeper than planned is exceeded', '单位GDP能耗下降3%。', '单位GDP能耗下降3.6%。', 'exceeded'],
  ['a rise where a fall was planned is short', '单位GDP能耗下降3%。', '单位GDP能耗增长1.2%。', 'short'],
  [
    'a fall where growth was planned is short',
    '一般公共预算收入增长5%。',
    '一般公共预算收入下降2.3%。',
    'short',
  ],
  [
    'units of one kind are converted',
    '治理水土流失面积10平方公里。',
    '治理水土流失面积1200公顷。',
    'exceeded',
  ],
  ['growth and level do not compare', '服务业营业收入增长9%。', '服务业营业收入达到36.2亿元。', 'changed'],
  ['another unit is a change', '改造供热管网12公里。', '改造供热管网3万平方米。', 'changed'],
  ['another definition is a change', '规模以上工业增加值增长8%。', '工业增加值增长8.4%。', 'changed'],
  [
    'another population is a change',
    '居民人均可支配收入增长7%。',
    '城镇居民人均可支配收入增长7.3%。',
    'changed',
  ],
  ['another level is a change', '新增省级专精特新企业6家。', '新增专精特新企业9家。', 'changed'],
  ['a threshold inside the metric is a change', '新开工亿元以上项目20个。', '新开工项目23个。', 'changed'],
  ['an increase and a total do not compare', '新增高新技术企业12家。', '高新技术企业达到86家。', 'changed'],
  ['a five-year sum is a change', '城镇新增就业3200人。', '五年来，累计城镇新增就业1.6万人。', 'changed'],
  ['part of a year is a change', '外贸进出口增长6%。', '1—11月，外贸进出口增长7.2%。', 'changed'],
  ['a two-year target is not judged', '两年内新建公办幼儿园6所。', '新建公办幼儿园2所。', 'unsure'],
  ['rebuilt is not built', '新建农村公厕60座。', '改造农村公厕75座。', 'unsure'],
  ['signed is not started', '新开工工业项目15个。', '签约工业项目21个。', 'unsure'],
  ['another phase is another thing', '新建柳溪灌渠二期12公里。', '新建柳溪灌渠一期14公里。', 'unsure'],
  [
    'of what nothing is told is not mentioned',
    '新建社区食堂7家。',
    '粮食总产量达到21万吨。',
    'not-mentioned',
  ],
  ['农村 is not 城镇', '农村居民人均可支配收入增长8%。', '城镇居民人均可支配收入增长8%。', 'unsure'],
  ['工业 is not 农业', '农业总产值增长5%。', '工业总产值增长6%。', 'unsure'],
];

for (const [rule, plan, review, verdict] of cases) {
  test(`compare: ${rule}`, () => assert.equal(only(held(plan, review)).verdict, verdict));
}

test('both quotes are the texts unchanged, and hold their figures', () => {
  const [last, now] = [lastYear('城镇新增就业3200人。'), thisYear('一年来，城镇新增就业3571人。')];
  const item = only(compareReadings(last, now));
  assert.equal(item.last.text, last.text.slice(item.last.start, item.last.end));
  assert.equal(item.now?.text, now.text.slice(item.now?.start, item.now?.end));
  assert.equal(item.last.figure, '3200人');
  assert.match(item.now?.text ?? '', /3571人/);
});

test('a rank is held against a rank only, and a smaller number is better', () => {
  const better = held('粮食单产位居全市第3位。', '粮食单产位居全市第2位。').items;
  assert.deepEqual(
    better.map((i) => i.verdict),
    ['exceeded'],
  );
  const level = held('粮食单产位居全市第3位。', '粮食单产达到480公斤。').items;
  assert.deepEqual(
    level.map((i) => i.verdict),
    ['changed'],
  );
});

test('several results that disagree are left to a person', () => {
  const { items } = held('新建社区食堂7家。', '新建社区食堂5家。新建社区食堂9家。');
  assert.deepEqual(
    items.map((i) => i.verdict),
    ['unsure'],
  );
});

test('one result serves one promise, the likelier one', () => {
  const { items } = held('新建口袋公园6个。新建街角公园4个。', '新建口袋公园8个。');
  assert.equal(items.find((i) => i.last.text.includes('口袋'))?.verdict, 'exceeded');
  assert.notEqual(items.find((i) => i.last.text.includes('街角'))?.verdict, 'exceeded');
});

test('a named object is kept only beside a verb of completion', () => {
  const plan = '完成柳溪水库除险加固工程。';
  assert.equal(only(held(plan, '柳溪水库除险加固工程竣工。')).verdict, 'reached');
  assert.equal(only(held(plan, '柳溪水库除险加固工程加快推进。')).verdict, 'unsure');
  assert.equal(only(held(plan, '柳溪水库除险加固工程主体完工。')).verdict, 'unsure');
  assert.equal(only(held(plan, '石渡水库除险加固工程竣工。')).verdict, 'unsure');
  assert.equal(only(held(plan, '石渡中学塑胶操场竣工。')).verdict, 'not-mentioned');
  assert.equal(only(held('建成柳溪湿地公园。', '柳溪湿地公园观景台建成。')).verdict, 'unsure');
});

test('a promise with neither figure nor name is never kept, but shown beside what resembles it', () => {
  const item = only(held('推行食品安全追溯码制度。', '食品安全追溯码制度全面推行。'));
  assert.equal(item.verdict, 'unsure');
  assert.match(item.now?.text ?? '', /食品安全追溯/);
});

test('the ratio counts only what was judged, and says so', () => {
  const { ratio, counts } = held(
    '新建社区食堂7家。城镇新增就业3200人。规模以上工业增加值增长8%。改造老旧小区16个。',
    '新建社区食堂7家。城镇新增就业3100人。工业增加值增长8.4%。',
  );
  assert.deepEqual([ratio.kept, ratio.judged, ratio.share], [1, 2, 50]);
  assert.deepEqual([counts.changed, counts['not-mentioned']], [1, 1]);
  assert.match(ratio.definition.zh, /÷/);
});

test('reports that are not of consecutive years are refused', () => {
  const swapped = () => compareReadings(thisYear('无。'), lastYear('新建社区食堂7家。'));
  assert.throws(swapped, (error) => error instanceof Refusal && error.code === 'bad-input');
});
