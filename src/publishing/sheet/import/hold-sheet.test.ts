import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cases, down, edited, exported, found, hold, names, type Value } from './held.fixture.ts';

test('the sheet as it was exported holds nothing to change', async () => {
  const held = await hold(exported());
  assert.deepEqual([held.changes, held.additions, held.diagnostics, held.unchanged], [[], [], [], 3]);
});

test('programs that change line ends and trailing blanks have not edited the sheet', async () => {
  const rows = exported().map((row) =>
    row.map((value) => (typeof value === 'string' ? `${value.replaceAll('\n', '\r\n')} ` : value)),
  );
  rows[0] = exported()[0] ?? [];
  for (const row of rows.slice(1)) for (const i of [10, 11, 12]) row[i] = String(row[i]).trim();
  const held = await hold(rows);
  assert.deepEqual([held.changes, found(held)], [[], []]);
});

const faults: readonly (readonly [string, Readonly<Record<string, Value>>, string])[] = [
  ['a formula', { D2: { kind: 'formula', text: '=D3' } }, 'D2 formula'],
  ['an error of a formula', { G2: { kind: 'error', text: '#REF!' } }, 'G2 not-text'],
  ['an emptied task', { C2: null }, '- task-missing'],
  ['a target without a figure', { D2: '继续提高' }, 'D2 target-without-figure'],
  ['a target in an unknown unit', { D2: '投资：96亿贝' }, 'D2 unknown-unit'],
  ['an emptied target of a numeric commitment', { D3: null }, '- target-missing'],
  ['a milestone without a day', { E2: '尽快开工' }, 'E2 milestone-without-day'],
  ['a milestone in another unit', { E2: '6月底前：累计40公里' }, 'E2 milestone-in-other-unit'],
  ['a leader nobody knows', { F2: '县委常委' }, 'F2 unknown-leader'],
  ['an unknown unit', { G2: '县财证局' }, 'G2 unknown-unit'],
  ['a name that two units go by', { G2: '服务中心' }, 'G2 ambiguous-unit'],
  ['two lead units', { G2: '县财政局、县商务局' }, 'G2 several-leads'],
  ['no lead unit', { G2: null }, '- lead-missing'],
  ['a deadline that is no day', { I2: '尽快' }, 'I2 unreadable-day'],
  ['a deadline that the calendar does not have', { I2: '2025年6月31日' }, 'I2 unreadable-day'],
  ['a deadline in a far year', { I2: '2052年6月30日' }, 'I2 unreadable-day'],
  ['an altered number', { B2: '承诺〔2025〕9号' }, 'B2 number-altered'],
  ['a number of another year', { B2: '承诺〔2020〕9号', K2: null }, 'B2 unknown-case'],
  ['a task too long', { C2: '修'.repeat(401) }, 'C2 too-long'],
];
for (const [what, cells, finding] of faults) {
  test(`${what} is found at its cell and stops the whole import`, async () => {
    assert.deepEqual(found(await hold(edited(cells))), [finding]);
  });
}

test('every finding names the row and says in both languages what is wrong and what to do', async () => {
  const { diagnostics } = await hold(edited({ G2: '县财证局' }));
  const [finding] = diagnostics;
  assert.deepEqual(finding?.place, { file: '分解表.xlsx', line: 2, column: 7 });
  assert.deepEqual(finding?.cell, { address: 'G2', row: 2, columnName: '牵头单位' });
  assert.match(finding?.message.zh ?? '', /^G2（牵头单位）：/);
  assert.match(finding?.hint.zh ?? '', /县财政局/);
  assert.ok(finding?.message.en && finding.hint.en);
});

test('a number that stands twice is found where it stands the second time', async () => {
  const rows = exported();
  const copy = rows[1] ?? [];
  assert.deepEqual(found(await hold([...rows, [...copy]])), ['B5 duplicate-number']);
});

test('merged cells among exported rows are refused: each row must say its own', async () => {
  assert.deepEqual(found(await hold(edited({ G3: null }), [down('G', 2, 3)])), [
    'G2 merged-down',
    'G3 merged-down',
  ]);
});

test('cells merged across columns are told as such, not as tasks and targets that were emptied', async () => {
  const across = { top: 2, bottom: 2, left: 3, right: 4 };
  assert.deepEqual(found(await hold(edited({ D2: null }), [across])), ['C2 merged-across']);
});

test('the state is not taken from the sheet, and a deleted row takes nothing back: both are said', async () => {
  const rows = edited({ J2: '已办结' });
  const held = await hold(rows.slice(0, 3));
  assert.deepEqual([held.changes, found(held)], [[], []]);
  assert.deepEqual(found(held, 'warning'), ['- rows-missing', 'J2 state-not-read']);
});

test('without the hidden columns rows are matched by number, with a warning that nothing tells what is newer', async () => {
  const rows = edited({ H2: '县商务局' }).map((row) => row.slice(0, 10));
  const held = await hold(rows);
  assert.deepEqual(
    held.changes.map(({ row, cells }) => [row, cells[0]?.after]),
    [[2, '县商务局']],
  );
  assert.deepEqual(found(held, 'warning'), ['- marks-missing']);
});

test('a line of targets that was not touched stays exactly as it was, whatever stands beside it', async () => {
  const held = await hold(edited({ D2: '县级重点项目年度投资：不低于96亿元；县级重点项目：不低于120个' }));
  const targets = held.changes[0]?.change.terms.targets;
  assert.deepEqual(targets?.[0], cases[0]?.commitment.targets[0]);
  assert.equal(targets?.[1]?.value, 120);
});

test('a descriptive task that gets a figure becomes numeric, and the list of changes says so', async () => {
  const held = await hold(edited({ D4: '服务窗口：不低于12个' }));
  assert.deepEqual(
    held.changes[0]?.cells.map(({ columnName, after }) => [columnName, after]),
    [
      ['目标', '服务窗口：不低于12个'],
      ['类型', '定量'],
    ],
  );
});

test('units are known by full name, short name, former name, with and without the county; leaders by post or person', async () => {
  for (const name of [
    '澄川县住房和城乡建设局',
    '县住房和城乡建设局',
    '住房和城乡建设局',
    '住建局',
    '县住建局',
    '建设局',
  ]) {
    assert.deepEqual(names.findUnit(name), { id: 'zhujian' }, name);
  }
  assert.deepEqual(names.findUnit('县委宣传部'), { id: 'xuanchuan' });
  assert.equal(names.unitName('xuanchuan'), '县委宣传部');
  assert.deepEqual(names.findUnit('县税务局'), { id: 'shuiwu' });
  assert.deepEqual(names.findUnit('青石镇'), { id: 'qingshi' });
  assert.deepEqual(names.findLeader('方 毅'), { id: 'xianzhang' });
  for (const mark of ['推定', '暂定']) {
    assert.deepEqual(names.findLeader(`副县长(城乡建设)（${mark}）`), { id: 'fuxianzhang' });
  }
});

test('a long task of rare characters is not cut in the middle of one', async () => {
  const held = await hold(edited({ C2: `修${'𠮷'.repeat(150)}`, D2: '不低于3个' }));
  assert.deepEqual(found(held), []);
  assert.ok(held.changes[0]?.change.terms.targets?.[0]?.metric.isWellFormed());
});
