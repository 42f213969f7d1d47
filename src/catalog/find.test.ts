import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { Day } from '../clock/index.ts';
import { checkCounty, findLead, findOrganisation, leadersOf, loadCounty } from './index.ts';
import { sampleWith } from './sample.fixture.ts';

const day = (text: string) => Day.parse(text);
const { definition } = await loadCounty(join(import.meta.dirname, '../../counties/chengchuan'));
assert.ok(definition);
const county = definition;
const lead = (text: string, on = '2025-01-15') =>
  findLead(county, text, day(on)).map(({ organisation }) => organisation.id);

test('a text goes to the organisation whose duty names its object', () => {
  assert.equal(lead('新修柳湾镇至青石镇农村公路十二公里')[0], 'jiaotongju');
  assert.equal(lead('全县义务教育学校食堂改造完工')[0], 'jiaoyuju');
});

test('a longer word goes before the shorter one inside it', () => {
  const [first] = findLead(county, '扩建北门污水处理厂', day('2025-01-15'));
  assert.equal(first?.organisation.id, 'zhujianju');
  assert.match(first?.reason.zh ?? '', /“污水处理厂”/);
  assert.doesNotMatch(first?.reason.zh ?? '', /“污水”/);
});

test('an organisation that a text names outweighs a word of another’s duty', () => {
  assert.equal(lead('由水利局负责绿化')[0], 'shuiliju');
});

test('work goes to the successor from its first day', () => {
  assert.deepEqual(lead('抓好招商引资', '2024-02-29'), ['shangwuju-old']);
  assert.deepEqual(lead('抓好招商引资', '2024-03-01'), ['shangmaoju']);
});

test('a text without a word of any duty gets no lead', () => {
  assert.deepEqual(lead('凝心聚力，再上台阶'), []);
});

test('confidences lie between nought and one and together do not exceed one', () => {
  const all = findLead(county, '学校周边占道经营整治与停车泊位建设', day('2025-01-15'));
  assert.ok(all.length >= 2);
  for (const { confidence } of all) assert.ok(confidence > 0 && confidence < 1);
  assert.ok(all.reduce((sum, { confidence }) => sum + confidence, 0) <= 1.01);
});

test('an organisation is found by its full name, its short name, and its name without the county', () => {
  const on = day('2025-01-15');
  for (const name of ['澄川县水利局', '水利局', '石渡镇人民政府']) {
    assert.ok(findOrganisation(county, name, on), name);
  }
  assert.equal(findOrganisation(county, '商务局', on), undefined);
  assert.equal(findOrganisation(county, '商务局', day('2024-02-29'))?.id, 'shangwuju-old');
});

test('the leader in charge of an organisation is found through its post', () => {
  const titles = leadersOf(county, 'shuiliju', day('2025-01-15')).map(({ title }) => title);
  assert.deepEqual(titles, ['副县长（城乡建设）']);
  assert.deepEqual(leadersOf(county, 'shuiliju', day('2020-01-01')), []);
});

test('a duty of certain places claims only a text that names one of them', () => {
  const files = sampleWith('duties.yaml', '[招商, 签约]', '[招商, 签约]\n    places: ["990101101000"]');
  const { definition: sample } = checkCounty(files);
  assert.ok(sample);
  const leads = (text: string) =>
    findLead(sample, text, day('2023-05-01')).map(({ organisation }) => organisation.id);
  assert.equal(leads('青石镇新签约项目三个')[0], 'shangwuju');
  assert.deepEqual(leads('全县新签约项目三个'), []);
});
