import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnFault, emptyColumn, emptyForm, faultsOf, formOf, minutesOf } from './draft.ts';

const sound = {
  ...emptyForm,
  title: '农村公路情况表',
  basis: '年度交通统计',
  columns: [{ ...emptyColumn(0), name: '新改建里程', unit: '公里' }],
  units: ['jiaotongju'],
  due: '2025-03-14',
};

test('an empty form says everything that is missing at once', () => {
  assert.deepEqual(Object.keys(faultsOf(emptyForm, '2025-03-01')).sort(), [
    'basis',
    'columns',
    'due',
    'title',
    'units',
  ]);
});

test('a form is due today at the earliest, and a repeated one has a last day', () => {
  assert.deepEqual(faultsOf(sound, '2025-03-14'), {});
  assert.deepEqual(Object.keys(faultsOf(sound, '2025-03-15')), ['due']);
  assert.deepEqual(Object.keys(faultsOf({ ...sound, every: 'month' }, '2025-03-01')), ['until']);
  assert.deepEqual(faultsOf({ ...sound, every: 'month', until: '2025-12-31' }, '2025-03-01'), {});
});

test('a field has a name of its own, and a choice at least two values', () => {
  const [first] = sound.columns;
  const again = { ...emptyColumn(1), name: ' 新改建里程 ' };
  assert.equal(first && columnFault(first, [first, again]), undefined);
  assert.equal(columnFault(again, [...sound.columns, again]), 'forms.fault.column.twice');
  const choice = { ...emptyColumn(2), name: '进度', kind: 'choice' as const, choices: '快\n快\n' };
  assert.equal(columnFault(choice, [choice]), 'forms.fault.choices');
});

test('minutes left empty are the county’s to estimate; what is no number of minutes is a fault', () => {
  assert.deepEqual(
    ['', '30', '半小时', '1.5', '-1'].map((minutes) => minutesOf({ minutes })),
    [null, 30, undefined, undefined, undefined],
  );
});

test('a draft is sent without what does not belong to a field’s kind', () => {
  const { columns, until } = formOf({
    ...sound,
    until: '2025-12-31',
    columns: [{ ...emptyColumn(0), name: '说明', kind: 'text', unit: '个', choices: '甲\n乙' }],
  });
  assert.deepEqual([columns, until], [[{ name: '说明', kind: 'text', required: true }], null]);
});
