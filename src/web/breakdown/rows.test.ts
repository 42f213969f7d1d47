import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Day } from '../../clock/index.ts';
import type { Id } from '../../kernel/index.ts';
import type { Milestone, Target } from '../../wire/index.ts';
import {
  divided,
  emptyRow,
  faultsOf,
  openingOf,
  outlookOf,
  type Row,
  takingNames,
  type Whole,
} from './rows.ts';

const target = (part: Partial<Target> = {}): Target => ({
  metric: '新增停车泊位',
  kind: 'value',
  direction: 'none',
  op: 'ge',
  value: 1600,
  value2: null,
  unit: '个',
  ...part,
});
const whole = (part: Partial<Whole> = {}): Whole => ({
  id: '01970000-0000-7000-8000-000000000001' as Id,
  type: 'numeric',
  targets: [target()],
  milestones: [],
  children: [],
  year: 2025,
  deadline: '2025-12-31' as Day,
  leader: null,
  ...part,
});
const taking = (value: number | null, of = whole()): Row => ({
  ...emptyRow(1, of),
  title: '城区部分',
  lead: 'zhujian',
  amounts: [value],
});

test('what nobody took on is the target less the tasks on record and those being typed', () => {
  const planned = {
    rule: { zh: '', en: '' },
    value: { kind: 'figure', value: '600', unit: '个' },
    parts: [],
  };
  const left = { kind: 'figure', value: '1000', unit: '个' } as const;
  const on = { target: target(), planned: planned as never, left, covered: false };
  const coverage = { whole: false, targets: [on], unassigned: [], milestones: [] };
  const [one] = outlookOf(whole(), coverage, [taking(400), taking(null)]).targets;
  assert.deepEqual([one?.before, one?.together, one?.left, one?.covered], [600, 1000, 600, false]);
});

test('fractions add up to the last digit', () => {
  const of = whole({ targets: [target({ value: 0.3, unit: '公里' })] });
  assert.equal(outlookOf(of, null, [taking(0.1, of), taking(0.2, of)]).targets[0]?.left, 0);
});

test('tasks may not use up more than a limit; of anything else they may promise more', () => {
  const limit = whole({ targets: [target({ op: 'le' })] });
  assert.equal(outlookOf(limit, null, [taking(1700, limit)]).covered, false);
  assert.equal(outlookOf(whole(), null, [taking(1700)]).covered, true);
});

test('growth, shares and ranks are not divided among units, nor are the figures of named projects', () => {
  const targets = [target({ kind: 'growth', unit: '%' }), target({ unit: '%' }), target({ kind: 'rank' })];
  assert.deepEqual(divided(whole({ targets })), []);
  assert.deepEqual(divided(whole({ type: 'countable' })), []);
});

test('a named project is taken on by the row of its name', () => {
  const of = whole({ type: 'countable', children: ['东门小学', '西门小学'] });
  assert.deepEqual(outlookOf(of, null, [emptyRow(1, of, '东门小学')]).unassigned, ['西门小学']);
});

test('a row lacks a title, something to take on and who leads it until they are there', () => {
  assert.deepEqual(faultsOf(emptyRow(1, whole()), whole()), ['title', 'lead', 'nothing']);
  assert.deepEqual(faultsOf(taking(400), whole()), []);
  assert.deepEqual(faultsOf(taking(0), whole()), ['value']);
});

const milestone = (name: string, due: string): Milestone => ({
  name,
  due: due as Day,
  planned: null,
  evidence: '照片',
});

test('a task without figures is proven by its milestones, which are told apart and due within it', () => {
  const row = (...milestones: Milestone[]) => ({ ...taking(null), milestones });
  assert.deepEqual(faultsOf(row(milestone('开工', '2025-06-30')), whole()), []);
  assert.deepEqual(faultsOf(row(milestone('', '2025-06-30')), whole()), ['milestone']);
  const twice = row(milestone('开工', '2025-06-30'), milestone('开工', '2025-09-30'));
  assert.deepEqual(faultsOf(twice, whole()), ['milestone']);
  assert.deepEqual(faultsOf(row(milestone('开工', '2026-01-31')), whole()), ['late']);
});

test('a task is due no later than the commitment', () => {
  assert.deepEqual(faultsOf({ ...taking(400), deadline: '2026-03-31' as Day }, whole()), ['deadline']);
});

test('a task may take on shares of several targets and several projects', () => {
  const both = whole({ targets: [target(), target({ metric: '充电桩', value: 400 })] });
  const row = { ...taking(400, both), amounts: [400, 100] };
  assert.deepEqual(openingOf(both, row).fields?.['targets'], [
    target({ value: 400 }),
    target({ metric: '充电桩', value: 100 }),
  ]);
  const named = whole({ type: 'countable', children: ['东门小学', '西门小学', '北门小学'] });
  const two = { ...taking(null, named), names: ['东门小学', '西门小学'] };
  assert.deepEqual(outlookOf(named, null, [two]).unassigned, ['北门小学']);
  const { fields } = openingOf(named, two);
  assert.deepEqual([fields?.['type'], fields?.['children']], ['countable', ['东门小学', '西门小学']]);
});

test('a single project gives its task the title, until a person writes another', () => {
  const row = emptyRow(1, whole());
  assert.deepEqual(takingNames(row, ['东门小学']), { names: ['东门小学'], title: '东门小学' });
  const named = { ...row, ...takingNames(row, ['东门小学']) };
  assert.equal(takingNames(named, ['东门小学', '西门小学']).title, '');
  assert.equal('title' in takingNames({ ...named, title: '城东学校' }, ['西门小学']), false);
  assert.deepEqual(openingOf(whole(), named).fields?.['children'], [], 'the task is that project');
});

test('milestones of the commitment that stand in no task are told', () => {
  const of = whole({ milestones: [milestone('开工', '2025-06-30'), milestone('完工', '2025-12-20')] });
  const row = { ...taking(null, of), milestones: [milestone('开工', '2025-06-30')] };
  assert.deepEqual(outlookOf(of, null, [row]).milestones, ['完工']);
});

test('a task promises its share in the unit of the whole, and is not held against the county measure', () => {
  const of = whole({ targets: [target({ measure: 'parking', op: 'range', value2: 1800 })] });
  const { fields, parent } = openingOf(of, taking(400, of));
  assert.equal(parent, of.id);
  assert.deepEqual(fields?.['targets'], [target({ value: 400 })]);
});
