import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseFacts, day, measure, observation, report, target, version } from './facts.fixture.ts';
import type { MeasureFacts, PromiseVersion } from './facts.ts';
import type { Observation } from './observation.ts';
import { progress } from './progress.ts';
import { rule, seen } from './seen.fixture.ts';
import type { Target } from './target.ts';

const quarters = (...values: number[]): PromiseVersion['milestones'] =>
  ['2025-03-31', '2025-06-30', '2025-09-30', '2025-12-31'].flatMap((due, place) => {
    const planned = values[place];
    return planned === undefined ? [] : [{ name: due, due: day(due), planned, evidence: '' }];
  });
const reporting = (
  fields: Partial<Target>,
  value: number,
  milestones: PromiseVersion['milestones'] = [],
  on = '2025-06-30',
) =>
  caseFacts(
    { reports: [report(2, on, value)] },
    { targets: [target({ unit: '个', ...fields })], milestones },
  );
const of = (fields: Partial<Target>, milestones: PromiseVersion['milestones'] = []) =>
  caseFacts({}, { targets: [target({ measure: 'retail-sales', ...fields })], milestones });
const issued = (period: string, value: string, issuedOn: string, fields: Partial<Observation> = {}) =>
  observation({ period, value, issuedOn: day(issuedOn), recordedOn: day(issuedOn), ...fields });
const growth = (period: string, value: string, issuedOn: string, id = 'retail-sales') =>
  issued(period, value, issuedOn, { measure: id, aspect: 'growth' });
const knowing = (...observations: Observation[]): Partial<MeasureFacts> => ({
  measures: [measure({ frequency: 'month' })],
  observations,
});

test('a place is kept by a better one, has no percentage, and missed is yellow until its day', () => {
  const top = of({ kind: 'rank', op: 'eq', value: 3, unit: '位' });
  const rank = (value: string) => knowing(issued('2025-03', value, '2025-04-20', { aspect: 'rank' }));
  assert.deepEqual(
    [seen(top, '2025-05-01', rank('2')).reached, seen(top, '2025-05-01', rank('2')).light],
    [true, 'green'],
  );
  const fifth = seen(top, '2025-05-01', rank('5'));
  assert.deepEqual(
    [fifth.light, fifth.words[0]],
    ['yellow', '“县级重点项目年度投资”截至2025年3月31日为第5位，承诺前3位，差2位'],
  );
  assert.equal(fifth.one?.deviation.value.kind, 'missing');
  assert.equal(
    seen(of({ kind: 'rank', op: 'lt', value: 3, unit: '位' }), '2025-05-01', rank('3')).reached,
    false,
  );
});

test('what must not be overshot is behind as soon as it is too much, and too much is not overdue but not kept', () => {
  const about = reporting({ op: 'approx', value: 100 }, 160, quarters(25, 50));
  const now = seen(about, '2025-07-05');
  assert.deepEqual([now.light, now.codes], ['red', ['behind-plan']]);
  assert.match(now.words[0] ?? '', /超出允许范围55个/);
  const exactly = reporting({ op: 'eq', value: 5 }, 6);
  assert.deepEqual(seen(exactly, '2026-01-10').codes, ['not-kept', 'behind-plan']);
  const between = of({ kind: 'growth', op: 'range', value: 5, value2: 6, unit: '%' });
  assert.match(
    seen(between, '2025-05-01', knowing(growth('2025-03', '6.4', '2025-04-20'))).words[0] ?? '',
    /目标5%—6%，超出允许范围0.4个百分点/,
  );
});

test('a limit that is exceeded is at least yellow; its planned values of past quarters are no arrears', () => {
  const limit = (value: number) =>
    reporting({ op: 'le', value: 1000, unit: '元' }, value, quarters(250, 500));
  assert.deepEqual(seen(limit(400), '2025-07-05').codes, ['on-plan']);
  assert.equal(seen(limit(510), '2025-07-05').light, 'yellow');
  assert.match(seen(limit(800), '2025-07-05').words[0] ?? '', /800元，上限500元，超出300元（偏差-60%）/);
  assert.equal(seen(reporting({ op: 'le', value: 0, unit: '起' }, 1), '2025-07-05').light, 'red');
});

test('where nothing or less is planned no percentage is made: behind is yellow, with the difference in words', () => {
  const flat = of({ kind: 'growth', direction: 'up', value: 0, unit: '%' });
  const found = seen(flat, '2025-05-01', knowing(growth('2025-03', '-0.1', '2025-04-20')));
  assert.deepEqual(
    [found.light, found.words[0]],
    ['yellow', '“县级重点项目年度投资”截至2025年3月31日为-0.1%，目标0%，低0.1个百分点'],
  );
  const fall = of({ kind: 'growth', direction: 'up', value: -2, unit: '%' });
  assert.equal(seen(fall, '2025-05-01', knowing(growth('2025-03', '-1', '2025-04-20'))).light, 'green');
  assert.equal(seen(fall, '2025-05-01', knowing(growth('2025-03', '-3', '2025-04-20'))).light, 'yellow');
});

test('what is reached is green without any plan, says how much of the target it is, and is not forecast', () => {
  const early = seen(reporting({ value: 100 }, 130), '2025-07-05');
  assert.deepEqual([early.light, early.codes], ['green', ['reached']]);
  assert.match(early.words[0] ?? '', /130个，目标100个，已达到（130%）/);
  assert.deepEqual([early.one?.forecast.reaches, early.one?.forecast.computed.value.kind], [true, 'missing']);
});

test('a target lowered in mid-year plans no more than it asks, though its milestones stand', () => {
  const versions = [400, 200].map((value, place) =>
    version({
      seq: place + 1,
      on: day(place === 0 ? '2025-02-10' : '2025-06-01'),
      why: place === 0 ? 'opened' : 'adjusted',
      targets: [target({ value, unit: '个' })],
      milestones: quarters(100, 300),
    }),
  );
  const facts = caseFacts({ versions, reports: [report(3, '2025-06-30', 195)] });
  assert.deepEqual(seen(facts, '2025-07-05').codes, ['on-plan']);
  assert.match(seen(facts, '2025-07-05').words[0] ?? '', /195个，目标200个/);
});

test('a figure a hundred times its target is shown and doubted: it decides nothing, nor does one that shrank a thousandfold', () => {
  const facts = (last: number) =>
    caseFacts(
      { reports: [report(2, '2025-03-31', 100, '2025-03'), report(3, '2025-06-30', last, '2025-06')] },
      { targets: [target({ value: 400, unit: '个' })], milestones: quarters(100, 200) },
    );
  const found = seen(facts(2_100_000), '2025-07-05');
  assert.deepEqual([found.figure, found.reached, found.light], ['2100000个', null, 'yellow']);
  assert.match(found.words[0] ?? '', /210万个是目标的5250倍，疑似单位写错/);
  assert.match(seen(facts(0.1), '2025-07-05').words[0] ?? '', /不到上一个数100个的千分之一/);
});

test('a month that is reported again is corrected, and the forecast has one figure a month', () => {
  const reports = [
    report(2, '2025-03-05', 100, '2025-03'),
    report(3, '2025-03-20', 90, '2025-03'),
    report(4, '2025-04-20', 150, '2025-04'),
  ];
  const facts = caseFacts({ reports }, { targets: [target({ value: 400, unit: '个' })] });
  assert.equal(seen(facts, '2025-04-01').figure, '90个');
  assert.match(seen(facts, '2025-04-25').one?.forecast.computed.rule.zh ?? '', /有2个时点的数/);
});

test('a promise that is overdue can still be made good: months after its year count', () => {
  const reports = [report(2, '2025-12-20', 300, '2025-12'), report(3, '2026-02-20', 400, '2026-02')];
  const facts = caseFacts({ reports }, { targets: [target({ value: 400, unit: '个' })] });
  assert.deepEqual(seen(facts, '2026-01-10').codes, ['behind-plan', 'overdue']);
  assert.deepEqual([seen(facts, '2026-03-01').figure, seen(facts, '2026-03-01').light], ['400个', 'green']);
});

test('a share by mid-year is judged by the figure of mid-year, awaits it, and can be made good after it', () => {
  const half = of({ op: 'ge', value: 80, unit: '%', deadline: day('2025-06-30') });
  const known = (...values: [string, string, string][]) => ({
    measures: [measure({ frequency: 'month', unit: '%', nature: 'rate', growth: 'points' })],
    observations: values.map(([period, value, on]) => issued(period, value, on)),
  });
  const may = ['2025-05', '78', '2025-06-14'] as [string, string, string];
  assert.deepEqual(seen(half, '2025-07-02', known(may)).light, 'none');
  assert.ok(seen(half, '2025-07-02', known(may)).codes.includes('awaits-figure'));
  const kept = known(may, ['2025-06', '81', '2025-07-10'], ['2025-09', '79', '2025-10-10']);
  assert.deepEqual(
    [seen(half, '2025-10-20', kept).figure, seen(half, '2025-10-20', kept).light],
    ['81%', 'green'],
  );
  const late = known(['2025-06', '70', '2025-07-10'], ['2025-09', '85', '2025-10-10']);
  assert.deepEqual(seen(half, '2025-07-20', late).codes.includes('overdue'), true);
  assert.deepEqual(seen(half, '2025-10-20', late).codes, ['reached-late']);
});

test('nobody is late for a figure that its bureau has not issued yet; once it is, a growth that fell short is not kept', () => {
  const gdp = of({ kind: 'growth', direction: 'up', value: 7, unit: '%' });
  const until = (...rows: Observation[]) => seen(gdp, '2026-01-25', knowing(...rows));
  const november = growth('2025-11', '6.9', '2025-12-18');
  assert.deepEqual(until(november).codes, ['on-plan', 'awaits-figure']);
  assert.deepEqual(until(november, growth('2025-12', '7.1', '2026-01-22')).codes, ['on-plan']);
  assert.deepEqual(until(november, growth('2025-12', '6.9', '2026-01-22')).codes, ['not-kept', 'on-plan']);
});

test('a measure is held against the plan of the day that its figure speaks of', () => {
  const facts = of({ value: 4e9, unit: '元' }, quarters(1e9, 2e9));
  const found = seen(facts, '2025-07-20', knowing(issued('2025-05', '17', '2025-06-14')));
  assert.match(found.words[0] ?? '', /截至2025年5月31日为17亿元，计划10亿元，多7亿元/);
  assert.deepEqual(found.codes, ['on-plan']);
});

test('a milestone’s planned value is met within what counts as on plan', () => {
  const facts = of({ value: 4e9, unit: '元' }, quarters(1e9, 2e9));
  const revised = [
    issued('2025-06', '21', '2025-07-10'),
    issued('2025-06', '19.5', '2025-09-01', { vintage: 2 }),
  ];
  assert.match(
    seen(facts, '2025-08-01', knowing(...revised)).words[0] ?? '',
    /21亿元/,
    'as the bulletin had it',
  );
  assert.deepEqual(seen(facts, '2025-09-10', knowing(...revised)).codes, ['on-plan']);
});

test('units are converted by powers of ten, 个 stands for things, and what does not fit is said', () => {
  const july = (fields: Partial<Target>, unit: string, value: string) =>
    seen(of(fields), '2025-07-20', {
      ...knowing(issued('2025-06', value, '2025-07-10')),
      measures: [measure({ unit, frequency: 'month' })],
    });
  assert.deepEqual(july({ value: 360, unit: '亿元' }, '亿元', '95').figure, '95亿元');
  assert.equal(july({ value: 90, unit: '亿元' }, '万元', '950000').reached, true);
  assert.equal(july({ value: 50000, unit: '亩' }, '万亩', '3.2').figure, '32000亩');
  assert.equal(july({ value: 20, unit: '家' }, '个', '12').figure, '12家');
  const wrong = july({ value: 20, unit: '元' }, '%', '12');
  assert.deepEqual([wrong.figure, wrong.reached], ['missing', null]);
  assert.match(wrong.words[0] ?? '', /数以“%”计，目标以“元”计，单位不同/);
});

test('keeping pace compares growths of one period, and finds a measure by its other names', () => {
  const facts = of({ kind: 'growth', value: null, unit: '', inStepWith: '经济' });
  const measures = [
    measure({ frequency: 'quarter' }),
    measure({ id: 'gdp', name: '地区生产总值', alsoCalled: ['经济'] }),
  ];
  const observations = [
    growth('2025-Q1', '6.1', '2025-04-20'),
    growth('2025-H1', '6.9', '2025-07-20'),
    growth('2025-Q1', '6.3', '2025-04-20', 'gdp'),
  ];
  const found = seen(facts, '2025-08-01', { measures, observations });
  assert.deepEqual([found.figure, found.light], ['-0.2百分点', 'yellow']);
  assert.match(found.words[0] ?? '', /截至2025年3月31日的增速比“经济”低0.2个百分点，没有同步/);
});

test('an index that takes last year as 100 grows by what lies above 100', () => {
  const facts = of({ kind: 'growth', op: 'approx', value: 3, tolerance: 0.5, unit: '%' });
  const measures = [measure({ unit: '%', nature: 'rate', growth: 'index', frequency: 'month' })];
  assert.equal(
    seen(facts, '2025-05-01', { measures, observations: [issued('2025-03', '102.8', '2025-04-18')] }).figure,
    '2.8%',
  );
});

test('growth that can be computed for a later period is newer than one issued for an earlier', () => {
  const rows = [
    growth('2025-03', '9.5', '2025-04-20'),
    issued('2025-06', '106', '2025-07-20'),
    issued('2024-06', '100', '2024-07-20'),
  ];
  assert.equal(
    seen(of({ kind: 'growth', value: 9, unit: '%' }), '2025-08-01', knowing(...rows)).figure,
    '6%',
  );
});

test('figures of single months are added up, January is within February where the measure says so, and a gap is said', () => {
  const facts = of({ value: 4e9, unit: '元' });
  const rows = ['2025-02:3', '2025-03:2', '2025-05:4'].map((text) => {
    const [period = '', value = ''] = text.split(':');
    return issued(period, value, '2025-06-10');
  });
  const measures = [measure({ frequency: 'month', figures: 'single', january: 'with-february' })];
  const node = (observations: Observation[]) => {
    const whole = { measures, observations, areas: [] };
    return progress(facts, whole, day('2025-07-01'), rule)?.targets[0]?.computed.parts[0];
  };
  const march = node(rows.slice(0, 2));
  assert.deepEqual(march?.value, { kind: 'figure', value: '500000000', unit: '元' });
  assert.equal(march?.rule.zh, '社会消费品零售总额，2025年1—3月：各期单数相加');
  assert.match(node(rows)?.rule.zh ?? '', /1—5月：各期单数相加；缺1期，合计偏少/);
});

const towns = [
  { id: '990101101000', name: '青石镇', kind: 'place' as const },
  { id: '990101102000', name: '柳湾镇', kind: 'place' as const },
  { id: '990101103000', name: '石渡镇', kind: 'place' as const },
];
const share = (place: string, value: string, period = '2025-06') =>
  issued(period, value, '2025-07-10', { place });
const byTown = (rollUp: 'sum' | 'none') => ({
  measures: [measure({ frequency: 'month', areas: 'place', rollUp })],
  areas: towns,
});

test('figures of towns feed the county’s only where the measure says so, with who is behind and who is missing', () => {
  const facts = of({ value: 4e9, unit: '元' });
  const observations = [share('990101101000', '1.5'), share('990101102000', '2', '2025-05')];
  assert.equal(seen(facts, '2025-08-01', { ...byTown('none'), observations }).figure, 'missing');
  const known = { ...byTown('sum'), observations, areas: towns };
  const found = progress(facts, known, day('2025-08-01'), rule)?.targets[0];
  assert.deepEqual(found?.computed.value, { kind: 'figure', value: '350000000', unit: '元' });
  assert.match(
    found?.computed.parts[0]?.rule.zh ?? '',
    /2个地方或单位之和，其中1个用的是较早的数；没有石渡镇的数/,
  );
  const whole = [...observations, share('', '3.6')];
  assert.equal(
    seen(facts, '2025-08-01', { ...byTown('sum'), observations: whole }).figure,
    '360000000元',
    'the county’s own figure decides',
  );
});

test('a task of a town is what the measure says of that town, and never the county’s figure', () => {
  const mine = caseFacts(
    { area: ['990101101000'] },
    { targets: [target({ measure: 'retail-sales', value: 1e8, unit: '元' })] },
  );
  const observations = [share('', '9'), share('990101101000', '1.5')];
  const known = { ...byTown('sum'), observations };
  assert.equal(seen(mine, '2025-08-01', known).figure, '150000000元');
  const county = caseFacts({ parts: [mine] }, { targets: [target({ unit: '元' })] });
  assert.equal(seen(county, '2025-08-01', known).figure, '150000000元', 'and counts so towards its parent');
});

test('a quarter beside a figure, without a planned value or evidence, is never late, and asks to be filled in', () => {
  const bare = [{ name: '一季度', due: day('2025-03-31'), planned: null, evidence: '' }];
  const facts = caseFacts(
    { reports: [report(1, '2025-05-20', 520)] },
    { targets: [target({ value: 500, unit: '个' })], milestones: bare },
  );
  const reached = seen(facts, '2025-06-01');
  assert.deepEqual([reached.light, reached.codes], ['green', ['reached', 'counted', 'bare-milestone']]);
  const named = caseFacts(
    { reports: [report(1, '2025-05-20', 100)] },
    {
      targets: [target({ value: 500, unit: '个' })],
      milestones: [{ name: '开工', due: day('2025-03-31'), planned: null, evidence: '施工许可证' }],
    },
  );
  assert.equal(seen(named, '2025-06-01').light, 'red', 'evidence that was asked for is still owed');
});
