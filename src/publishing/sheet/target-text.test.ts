import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Day } from '../../clock/index.ts';
import { readTarget, type Target, targetLines, writeTarget } from './target-text.ts';

const subject = '推进县级重点项目建设';
const context = { subject, units: new Set<string>() };

const target = (fields: Partial<Target>): Target => ({
  metric: subject,
  kind: 'value',
  direction: 'none',
  op: 'eq',
  value: 1,
  value2: null,
  unit: '个',
  ...fields,
});

const written: readonly (readonly [string, Partial<Target>])[] = [
  ['不低于360亿元', { op: 'ge', value: 36_000_000_000, unit: '元' }],
  [
    '生产总值：增长7.5%以上',
    { metric: '生产总值', kind: 'growth', direction: 'up', op: 'ge', value: 7.5, unit: '%' },
  ],
  ['调查失业率：不超过5.5%', { metric: '调查失业率', op: 'le', value: 5.5, unit: '%' }],
  ['覆盖率：提高到100%', { metric: '覆盖率', direction: 'up', value: 100, unit: '%' }],
  ['等于20个', { value: 20 }],
  ['不低于1500个（推定）', { op: 'ge', opAssumed: true, value: 1500 }],
  [
    'PM10浓度：降到不超过80微克/立方米（推定）',
    { metric: 'PM10浓度', direction: 'down', op: 'le', opAssumed: true, value: 80, unit: '微克/立方米' },
  ],
  [
    '生产总值：增长6%左右（±0.5）（指标gdp）',
    {
      metric: '生产总值',
      kind: 'growth',
      direction: 'up',
      op: 'approx',
      value: 6,
      unit: '%',
      tolerance: 0.5,
      measure: 'gdp',
    },
  ],
  [
    '信访化解率：不低于80%（2025年6月30日前）',
    { metric: '信访化解率', op: 'ge', value: 80, unit: '%', deadline: '2025-06-30' as Day },
  ],
  [
    '居民收入：增长（与生产总值同步）',
    { metric: '居民收入', kind: 'growth', direction: 'up', value: null, unit: '', inStepWith: '生产总值' },
  ],
  [
    '城乡差距：下降（无数值）',
    { metric: '城乡差距', kind: 'growth', direction: 'down', value: null, unit: '' },
  ],
  [
    '覆盖率：增加等于3个百分点',
    { metric: '覆盖率', kind: 'change', direction: 'up', value: 3, unit: '百分点' },
  ],
  [
    '单位能耗：下降2%左右',
    { metric: '单位能耗', kind: 'growth', direction: 'down', op: 'approx', value: 2, unit: '%' },
  ],
  ['夜间街区：2—3个', { metric: '夜间街区', op: 'range', value: 2, value2: 3 }],
  ['全市位次：前3名', { metric: '全市位次', kind: 'rank', op: 'le', value: 3, unit: '名' }],
  ['与经济增长同步（无数值）', { metric: '与经济增长同步', value: null, unit: '' }],
];

for (const [text, fields] of written.slice(0, -1)) {
  test(`“${text}” is written so and read back as the same target`, () => {
    assert.equal(writeTarget(target(fields), subject), text);
    assert.deepEqual(readTarget(text, context), { target: target(fields) });
  });
}

test('what an official types is understood in the usual turns', () => {
  const cases: readonly (readonly [string, Partial<Target>])[] = [
    ['完成投资３６０亿元以上', { metric: '完成投资', op: 'ge', value: 36_000_000_000, unit: '元' }],
    [
      '新增规上工业企业20家',
      { metric: '新增规上工业企业', op: 'ge', opAssumed: true, value: 20, unit: '家' },
    ],
    [
      '地区生产总值增长7.5%',
      {
        metric: '地区生产总值',
        kind: 'growth',
        direction: 'up',
        op: 'ge',
        opAssumed: true,
        value: 7.5,
        unit: '%',
      },
    ],
    ['城镇新增就业：1,500人', { metric: '城镇新增就业', op: 'ge', opAssumed: true, value: 1500, unit: '人' }],
    ['PM10浓度控制在80微克/立方米以内', { metric: 'PM10浓度', op: 'le', value: 80, unit: '微克/立方米' }],
    ['泊位：20—30万个', { metric: '泊位', op: 'range', value: 200_000, value2: 300_000 }],
    ['增长20家', { kind: 'change', direction: 'up', op: 'ge', opAssumed: true, value: 20, unit: '家' }],
    [
      '失业率：降到5%',
      { metric: '失业率', direction: 'down', op: 'le', opAssumed: true, value: 5, unit: '%' },
    ],
    ['按时办结率100%', { metric: '按时办结率', value: 100, unit: '%' }],
    [
      '投资360亿元（推定）(2025年6月30日前)',
      {
        metric: '投资',
        op: 'ge',
        opAssumed: true,
        value: 36_000_000_000,
        unit: '元',
        deadline: '2025-06-30' as Day,
      },
    ],
    ['居民收入与经济增长同步（无数值）', { metric: '居民收入与经济增长同步', value: null, unit: '' }],
  ];
  for (const [text, fields] of cases)
    assert.deepEqual(readTarget(text, context), { target: target(fields) }, text);
});

test('a line that holds no figure, an unknown unit or two comparators at odds is no target', () => {
  assert.deepEqual(readTarget('进一步提升', context), { fault: 'no-figure', word: '进一步提升' });
  assert.deepEqual(readTarget('建成20蜗', context), { fault: 'unknown-unit', word: '蜗' });
  assert.deepEqual(readTarget('不低于20个以内', context), { fault: 'contradiction', word: '不低于…以内' });
});

test('lines end with the line or a semicolon, but not inside 「」', () => {
  assert.deepEqual(targetLines('3个；4个\n「甲；乙」：5个'), ['3个', '4个', '「甲；乙」：5个']);
});

const value = fc
  .tuple(fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), fc.integer({ min: 0, max: 4 }))
  .map(([n, places]) => Number(`${n}e-${places}`) + 0);
const metric = fc.oneof(
  fc.constantFrom('生产总值', subject, '甲；乙', '投资：亿元', '「引」', '第3位', ''),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const scalar = fc.record({
  metric,
  direction: fc.constantFrom('up' as const, 'down' as const, 'none' as const),
  op: fc.constantFrom(
    'eq' as const,
    'ge' as const,
    'gt' as const,
    'le' as const,
    'lt' as const,
    'approx' as const,
  ),
  value,
  value2: fc.constant(null),
});
const unit = fc.constantFrom(
  '',
  '元',
  '个',
  '家',
  '%',
  '百分点',
  '工作日',
  '微克/立方米',
  '人次',
  '平方公里',
);
const ranks = fc.constantFrom('eq' as const, 'le' as const);
const targets = fc.oneof(
  fc
    .record({ s: scalar, kind: fc.constantFrom('value' as const, 'change' as const), unit })
    .map(({ s, ...r }) => ({ ...s, ...r })),
  fc
    .record({ s: scalar, unit: fc.constantFrom('%', '‰', '倍') })
    .map(({ s, ...r }) => ({ ...s, ...r, kind: 'growth' as const })),
  fc
    .record({ s: scalar, op: ranks, value: fc.nat(500), unit: fc.constantFrom('位', '名', '') })
    .map(({ s, ...r }) => ({ ...s, ...r, kind: 'rank' as const })),
  fc
    .record({ s: scalar, value2: value, unit })
    .map(({ s, ...r }) => ({ ...s, ...r, kind: 'value' as const, op: 'range' as const })),
  scalar.map((s) => ({ ...s, kind: 'value' as const, op: 'eq' as const, value: null, unit: '' })),
);
const marks = fc.record(
  {
    opAssumed: fc.constant(true as const),
    inStepWith: fc.oneof(
      fc.constantFrom('生产总值', 'gdp', '（甲）：乙'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 9 }),
    ),
    tolerance: fc.constantFrom(0.5, 20_000, 1.25),
    deadline: fc.constantFrom('2025-06-30' as Day, '2024-02-29' as Day),
    measure: fc.constantFrom('gdp', 'tax-share'),
  },
  { requiredKeys: [] },
);

test('every target is read back exactly as it was written, whatever its metric holds', () => {
  fc.assert(
    fc.property(targets, marks, (figure, { opAssumed, ...behind }) => {
      const one: Target = {
        ...figure,
        ...behind,
        ...(opAssumed && /^[gl]e$/.test(figure.op) ? { opAssumed } : {}),
      };
      const [line, ...more] = targetLines(writeTarget(one, subject));
      assert.deepEqual(more, []);
      assert.deepEqual(readTarget(line ?? '', context), {
        target: { ...one, value: one.value === null ? null : one.value + 0 },
      });
    }),
    { numRuns: 2000 },
  );
});
