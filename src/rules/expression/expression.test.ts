import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spell } from '../../kernel/index.ts';
import { readExpression } from './check.ts';
import { evaluate, explain } from './evaluate.ts';
import type { Columns, Kind, Plain } from './expression.ts';

const columns: Columns = {
  outcome: { kind: 'text', optional: true },
  stage: { kind: 'text' },
  due: { kind: 'day' },
  today: { kind: 'day' },
  late: { kind: 'boolean' },
  income: { kind: 'number' },
  members: { kind: 'number' },
  area: { kind: 'number', optional: true },
  人均收入: { kind: 'number' },
};
const values: Record<string, Plain> = {
  outcome: 'kept',
  stage: 'closed',
  due: '2026-03-01',
  today: '2026-03-02',
  late: false,
  income: 0.3,
  members: 3,
  area: null,
  人均收入: 7600,
};

function computed(text: string, gives: Kind): string {
  const read = readExpression(text, columns, gives);
  assert.ok('expression' in read, `${text}: ${read.faults[0]?.en}`);
  const value = evaluate(read.expression, values);
  return typeof value === 'object' && value !== null ? spell(value) : String(value);
}

const faultsOf = (text: string, gives: Kind): string[] =>
  readExpression(text, columns, gives).faults.map(({ start, end, en }) => `${text.slice(start, end)}: ${en}`);

const right: readonly [text: string, gives: Kind, value: string][] = [
  ['1 + 2 * 3 - 4 / 8', 'number', '6.5'],
  ['-(1 + 2) * 2', 'number', '-6'],
  ['income + income + income = 0.9', 'boolean', 'true'],
  ['due < today and not late', 'boolean', 'true'],
  ['due = 2026-03-01', 'boolean', 'true'],
  ['late or stage in ["closed", "verified"]', 'boolean', 'true'],
  ['outcome = "partly-kept"', 'boolean', 'false'],
  ['area = 0', 'boolean', 'false'],
  ['area != 0', 'boolean', 'true'],
  ['area is missing and outcome is not missing', 'boolean', 'true'],
  ['known(area, 5) + 1', 'number', '6'],
  ['known(income / members, 0)', 'number', '0.1'],
  ['known(income / (members - 3), 0 - 1)', 'number', '-1'],
  ['round(2 / 3, 2)', 'number', '0.67'],
  ['min(3, 1, 2) + max(1, 2)', 'number', '3'],
  ['if outcome = "kept" then 1 else if late then 0 else 0.5', 'number', '1'],
  ['人均收入 < 8000', 'boolean', 'true'],
  ['"a" = "a" and "a" != "A"', 'boolean', 'true'],
];
for (const [text, gives, value] of right)
  test(`${text} is ${value}`, () => assert.equal(computed(text, gives), value));

const wrong: readonly [rule: string, text: string, gives: Kind, found: RegExp][] = [
  ['a name that is not known', 'outcom = "kept"', 'boolean', /^outcom: There is no “outcom”/],
  ['a number held against a text', 'income > "三"', 'boolean', /^"三": a number is needed/],
  ['what may be missing in a sum', 'area + 1', 'number', /^area: This may be missing/],
  ['what may be missing before a limit', 'area < 3', 'boolean', /^area: This may be missing/],
  [
    'a quotient that may have no value',
    'income / members',
    'number',
    /^income \/ members: This may be missing/,
  ],
  ['a result of another kind', 'income', 'boolean', /^income: a truth value is needed/],
  ['a day that does not exist', 'due < 2026-02-30', 'boolean', /^2026-02-30: There is no such day/],
  ['an end too early', 'income >', 'boolean', /^: It ends before it is complete/],
  ['a word too much', 'late late', 'boolean', /^late: “late” is too much here/],
  ['a sign that is none', 'income == 3', 'boolean', /^=: “=” cannot stand here/],
  ['a function that is none', 'sqrt(income)', 'number', /^sqrt: There is no function/],
  ['nesting without end', '('.repeat(60), 'number', /nested too deeply/],
];
for (const [rule, text, gives, found] of wrong)
  test(`${rule} is found at its place: ${text.slice(0, 30)}`, () =>
    assert.match(faultsOf(text, gives).join('\n'), found));

test('every fault is told, not only the first', () => {
  assert.equal(faultsOf('outcom = "kept" and area < 3 and income', 'boolean').length, 3);
});

test('the reasons of a value name each part down to the names, and of a choice the way taken', () => {
  const text = 'if outcome = "kept" then 1 else known(area, 0)';
  const read = readExpression(text, columns, 'number');
  assert.ok('expression' in read);
  assert.deepEqual(explain(text, read.expression, { ...values, outcome: null }), {
    text,
    value: '0',
    parts: [
      { text: 'outcome = "kept"', value: 'false', parts: [{ text: 'outcome', value: '—', parts: [] }] },
      { text: 'known(area, 0)', value: '0', parts: [{ text: 'area', value: '—', parts: [] }] },
    ],
  });
});
