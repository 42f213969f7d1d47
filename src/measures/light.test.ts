import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Lights } from '../catalog/index.ts';
import { nationalCalendar } from '../clock/index.ts';
import { caseFacts, day, evidence, measure, observation, report, target } from './facts.fixture.ts';
import type { CaseFacts, MeasureFacts, PromiseVersion } from './facts.ts';
import { lightOf } from './light.ts';
import { progress } from './progress.ts';

const usual: Lights = {
  basis: '通例',
  confirmed: false,
  behind: { yellow: 5, red: 20 },
  overdue: { yellow: 0, red: 15 },
  between: 'step',
  about: 5,
  pace: 0,
  forecast: 3,
};
/** What is known of measures; most tests know nothing of areas. */
type Known = Omit<MeasureFacts, 'areas'> & Partial<Pick<MeasureFacts, 'areas'>>;
const none: Known = { measures: [], observations: [] };
const calendar = nationalCalendar();

function light(facts: CaseFacts, asOf: string, rule: Partial<Lights> = {}, known: Known = none) {
  const whole = { areas: [], ...known };
  const found = progress(facts, whole, day(asOf), usual);
  assert.ok(found);
  return lightOf(facts, found, { known: whole, rule: { ...usual, ...rule }, calendar });
}
const planned = (due: string, value: number) => ({ name: due, due: day(due), planned: value, evidence: '' });
const quarters = {
  targets: [target({ value: 100, unit: '个' })],
  milestones: [planned('2025-03-31', 20), planned('2025-06-30', 50)],
};
const reported = (value: number, terms: Partial<PromiseVersion> = quarters) =>
  caseFacts({ reports: [report(2, '2025-07-01', value)] }, terms);

test('the light follows from how far the figure is behind the planned value of the day', () => {
  const lights = [55, 50, 47.5, 47.4, 40, 39.9].map(
    (value) => light(reported(value), '2025-07-01', { overdue: { yellow: 99, red: 99 } }).light,
  );
  assert.deepEqual(lights, ['green', 'green', 'green', 'yellow', 'yellow', 'red']);
});

test('every light names its reasons with the figures in them', () => {
  const { reasons } = light(reported(40), '2025-07-10');
  assert.deepEqual(
    reasons.map(({ code }) => code),
    ['behind-plan', 'overdue'],
  );
  assert.match(reasons[0]?.words.en ?? '', /40, 50 planned: 10 less, a deviation of -20%/);
});

test('an overdue milestone is yellow up to fifteen days, then red; reached later it is overdue no more', () => {
  const one = (value: number) =>
    caseFacts(
      { reports: [report(2, '2025-04-05', value)] },
      { ...quarters, milestones: [planned('2025-03-31', 20)] },
    );
  const wide = { behind: { yellow: 4, red: 99 } };
  assert.equal(light(one(19), '2025-04-10', wide).light, 'yellow');
  assert.equal(light(one(19), '2025-04-16', wide).light, 'red');
  assert.equal(light(one(20), '2025-04-16', wide).light, 'green');
});

test('between planned points a line is drawn only where the definition says so', () => {
  const facts = caseFacts({ reports: [report(2, '2025-05-15', 30)] }, quarters);
  assert.equal(light(facts, '2025-05-15').targets[0]?.planned.value.kind, 'figure');
  const value = (join: 'step' | 'linear') => {
    const plan = light(facts, '2025-05-15', { between: join }).targets[0]?.planned.value;
    return plan?.kind === 'figure' ? plan.value : undefined;
  };
  assert.equal(value('step'), '20');
  assert.equal(value('linear'), '35');
});

test('without a planned value for the day there is no light, and it says what to add', () => {
  const found = light(reported(5, { targets: [target({ value: 100 })] }), '2025-07-01');
  assert.equal(found.light, 'none');
  assert.match(found.reasons[0]?.words.zh ?? '', /请在节点中填写/);
});

test('growth and limits are held against the target itself all through the year', () => {
  const growth = { targets: [target({ kind: 'growth', direction: 'up', value: 7.5, unit: '%' })] };
  assert.equal(light(reported(7.2, growth), '2025-07-01').light, 'green');
  assert.equal(light(reported(6.5, growth), '2025-07-01').light, 'yellow');
  const limit = { targets: [target({ op: 'le', value: 4, unit: '%' })] };
  assert.equal(light(reported(3.9, limit), '2025-07-01').light, 'green');
  assert.equal(light(reported(4.9, limit), '2025-07-01').light, 'red');
  const about = { targets: [target({ kind: 'growth', op: 'approx', value: 3, tolerance: 0.5, unit: '%' })] };
  assert.equal(light(reported(2.5, about), '2025-07-01').light, 'green');
  assert.equal(light(reported(2.3, about), '2025-07-01').light, 'yellow');
});

test('a target’s own earlier day counts: 80 % by mid-year is red in late July', () => {
  const terms = {
    targets: [target({ metric: '信访化解率', op: 'ge', value: 80, unit: '%', deadline: day('2025-06-30') })],
  };
  assert.equal(light(reported(70, terms), '2025-07-20').light, 'red');
  assert.equal(light(reported(81, terms), '2025-07-20').light, 'green');
});

test('keeping pace and direction get a light of their own, or say why there is none', () => {
  const income = {
    targets: [
      target({ kind: 'growth', value: null, unit: '', inStepWith: 'retail-sales', measure: 'income' }),
    ],
  };
  const measures = [measure(), measure({ id: 'income', name: '居民收入' })];
  const growth = (id: string, value: string) => observation({ measure: id, aspect: 'growth', value });
  const facts = caseFacts({}, income);
  const known = (own: string) => ({
    measures,
    observations: [growth('retail-sales', '6'), growth('income', own)],
  });
  assert.equal(light(facts, '2025-07-01', {}, known('6.1')).light, 'green');
  assert.equal(light(facts, '2025-07-01', {}, known('5.9')).light, 'yellow');
  const silent = light(facts, '2025-07-01', {}, { measures, observations: [] });
  assert.deepEqual([silent.light, silent.reasons[0]?.code], ['none', 'cannot-tell']);
});

const steps = {
  type: 'descriptive' as const,
  targets: [],
  milestones: ['立项', '开工'].map((name) => ({ name, due: day('2025-06-30'), planned: null, evidence: '' })),
};

test('a descriptive promise is green while no milestone is overdue, and after it is proven', () => {
  assert.equal(light(caseFacts({}, steps), '2025-06-30').light, 'green');
  assert.equal(light(caseFacts({}, steps), '2025-07-01').light, 'yellow');
  const proven = caseFacts({ evidence: [evidence(2, '立项', true), evidence(3, '开工', true)] }, steps);
  assert.equal(light(proven, '2025-12-01').light, 'green');
});

const monthly = { report: { day: 25, graceWorkingDays: 3 } };

test('no report three working days after the monthly day is red; weekends and holidays do not count', () => {
  const facts = (...reports: CaseFacts['reports']) => caseFacts({ reports }, steps);
  const may = report(2, '2025-05-20', 1);
  assert.equal(light(facts(may), '2025-05-30', monthly).light, 'green');
  assert.equal(
    light(facts(), '2025-05-27', monthly).reasons[0]?.words.en,
    'The report for 2025-04 was due on 2025-04-25 (Friday) and has not come, 3 working days of grace included',
  );
  const late = light(facts(may), '2025-07-01', { ...monthly, overdue: { yellow: 99, red: 99 } });
  assert.deepEqual([late.light, late.reasons[0]?.code], ['red', 'no-report']);
  // 25 June 2025 is a Wednesday: its three working days end on Monday, 30 June.
  assert.equal(light(facts(may), '2025-06-30', monthly).light, 'green');
  assert.equal(
    light(facts(may, report(3, '2025-07-02', 1, '2025-06')), '2025-07-03', {
      ...monthly,
      overdue: { yellow: 99, red: 99 },
    }).light,
    'green',
  );
});

test('whoever is judged by measures alone is not asked for reports', () => {
  const facts = caseFacts({}, { targets: [target({ measure: 'retail-sales', op: 'le', value: 1e12 })] });
  const known = { measures: [measure()], observations: [observation()] };
  assert.equal(light(facts, '2025-07-20', monthly, known).light, 'green');
});

test('a reading has no light, nor has what has ended', () => {
  assert.equal(light(caseFacts({ adoptedOn: null }, steps), '2025-12-01').reasons[0]?.code, 'reading');
  const ended = caseFacts({ ended: { on: day('2025-07-01'), how: 'finished' } }, steps);
  assert.equal(light(ended, '2025-12-01').reasons[0]?.code, 'ended');
});

test('an inspector darkens the light; a brightening holds until its day, and then the computed one shows', () => {
  const dark = { seq: 5, on: day('2025-06-01'), kind: 'darkened', light: 'red', reason: '现场不实' } as const;
  const bright = {
    seq: 7,
    on: day('2025-07-05'),
    kind: 'brightened',
    light: 'green',
    until: day('2025-07-31'),
    reason: '已复核',
  } as const;
  const facts = caseFacts({ handLights: [dark, bright] }, steps);
  const on = (asOf: string) => {
    const found = light(facts, asOf);
    return [found.computed, found.light];
  };
  assert.deepEqual(on('2025-06-10'), ['green', 'red']);
  assert.deepEqual(on('2025-07-10'), ['yellow', 'green']);
  assert.deepEqual(on('2025-08-01'), ['red', 'red']);
});

test('the forecast draws the present pace to the deadline, and says when there are too few figures', () => {
  const facts = caseFacts({ reports: [report(2, '2025-03-31', 20), report(3, '2025-06-30', 40)] }, quarters);
  assert.match(
    light(facts, '2025-07-01').targets[0]?.forecast.computed.rule.en ?? '',
    /^No forecast: there are figures of 2 days, 3 are needed/,
  );
  const more = { ...facts, reports: [...facts.reports, report(4, '2025-09-30', 60)] };
  const forecast = light(more, '2025-10-01').targets[0]?.forecast;
  // (60 − 20) ÷ 183 days × 92 days left = 20.11, and there are no parts of a thing.
  assert.deepEqual(forecast?.computed.value, { kind: 'figure', value: '80', unit: '个' });
  assert.equal(forecast?.reaches, false);
});

test('growth, shares and ranks are not forecast', () => {
  const growth = { targets: [target({ kind: 'growth', value: 7.5, unit: '%' })] };
  assert.equal(light(reported(7.2, growth), '2025-07-01').targets[0]?.forecast.reaches, null);
});
