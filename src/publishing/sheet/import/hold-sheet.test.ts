import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../../../clock/index.ts';
import { newId } from '../../../kernel/index.ts';
import type { CaseRecord } from '../../../ledger/index.ts';
import type { LoadedPlan } from '../load-plan.ts';
import { NameBook } from '../names.ts';
import { plan2025 } from '../sheet.fixture.ts';
import { columns, sheetOf } from '../sheet.ts';
import { helpers } from '../write-xlsx.ts';
import type { Grid, GridCell, Merge } from './grid.ts';
import { type HeldSheet, holdSheet } from './hold-sheet.ts';

const unit = (id: string, name: string, kind = 'department', ...others: string[]) => ({
  id,
  name,
  kind,
  others,
  assumed: false,
});
const names = new NameBook(
  '澄川县',
  [
    unit('zhengfuban', '澄川县人民政府办公室', 'office', '县政府办'),
    unit('caizheng', '澄川县财政局'),
    unit('zhujian', '澄川县住房和城乡建设局', 'department', '住建局', '澄川县建设局'),
    unit('shangmao', '澄川县商务局', 'department', '服务中心'),
    unit('jiaoyu', '澄川县教育局', 'department', '服务中心'),
    unit('qingshi', '澄川县青石镇人民政府', 'town'),
    unit('liuwan', '澄川县柳湾镇人民政府', 'town'),
    unit('xuanchuan', '中共澄川县委宣传部', 'party'),
    unit('shuiwu', '国家税务总局澄川县税务局', 'vertical'),
  ],
  [
    { id: 'xianzhang', title: '县长', holders: ['方毅'], assumed: false },
    { id: 'fuxianzhang', title: '副县长（城乡建设）', holders: [], assumed: true },
  ],
);

const cases: CaseRecord[] = plan2025().map((draft, i) => ({
  id: newId(),
  number: `承诺〔2025〕${i + 1}号`,
  commitment: {
    ...draft,
    lead: draft.lead ?? '',
    matter: 'commitment',
    number: `承诺〔2025〕${i + 1}号`,
    state: 'adopted',
    adoptedOn: null,
    outcome: null,
    continuedBy: null,
  },
  openedAt: '2025-02-10T01:00:00.000Z' as Instant,
  head: { seq: 2, hash: `sha256:${i}` },
}));
const plan: LoadedPlan = { head: { countyName: '澄川县', simulated: true, year: 2025 }, cases, names };
const origin = { file: '分解表.xlsx', digest: 'sha256:file' };

type Value = string | number | Pick<GridCell, 'kind' | 'text'> | null;

const contentOf = (value: Exclude<Value, null>): Pick<GridCell, 'kind' | 'text'> => {
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  return typeof value === 'string' ? { kind: 'text', text: value } : value;
};

const gridOf = (
  rows: readonly (readonly Value[])[],
  merges: readonly Merge[] = [],
  name = 'Sheet1',
): Grid => ({
  name,
  cells: rows.flatMap((row, i) =>
    row.flatMap((value, j) =>
      value === null || value === '' ? [] : [{ row: i + 1, column: j + 1, ...contentOf(value) }],
    ),
  ),
  merges,
});

/** The plan's sheet as it is exported, row 1 the head. */
const exported = (): Value[][] => [
  [...columns.map(({ zh }) => zh), ...helpers],
  ...sheetOf(plan.head, cases, names).rows.map((row) => [
    ...columns.map(({ key }) => row.cells[key]),
    row.id,
    row.termsDigest,
    row.textDigest,
  ]),
];
const at = (letter: string): number => letter.charCodeAt(0) - 65;

function edited(cells: Readonly<Record<string, Value>>): Value[][] {
  const rows = exported();
  for (const [address, value] of Object.entries(cells)) {
    const row = Number(address.slice(1)) - 1;
    rows[row] ??= [];
    const line = rows[row];
    while (line.length <= at(address)) line.push(null);
    line[at(address)] = value;
  }
  return rows;
}

const hold = (rows: readonly (readonly Value[])[], merges: readonly Merge[] = []): Promise<HeldSheet> =>
  holdSheet([gridOf(rows, merges)], plan, origin);
const found = ({ diagnostics }: HeldSheet, severity = 'error'): string[] =>
  diagnostics.filter((d) => d.severity === severity).map((d) => `${d.cell?.address ?? '-'} ${d.code}`);
const down = (column: string, top: number, bottom: number): Merge => ({
  top,
  bottom,
  left: at(column) + 1,
  right: at(column) + 1,
});

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
  assert.deepEqual(names.findLeader('副县长(城乡建设)（暂定）'), { id: 'fuxianzhang' });
});

const oldHead = ['序号', '工作任务', '责任领导', '责任单位', '完成时限'];

test('an old sheet: the head anywhere, columns in any order, 责任单位 with its first unit in the lead', async () => {
  const held = await hold([
    ['澄川县2025年重点工作责任分解表'],
    ['完成时限', '责任单位', '序号', '主要内容', '备注'],
    ['6月底前', '县住建局、县财政局、各乡镇（街道）', 1, '改造老旧小区18个', '续建'],
    ['长期坚持', '县商务局牵头，县财政局、县教育局配合', 2, '推进惠民消费季', null],
    ['全年', '牵头单位：教育局；配合单位：财政局', 3, '新增托位200个以上', null],
  ]);
  assert.deepEqual(found(held), []);
  assert.deepEqual(
    held.additions.map(({ addition: { lead, joins, deadline, type } }) => [
      lead,
      joins.join(),
      deadline,
      type,
    ]),
    [
      ['zhujian', 'caizheng,qingshi,liuwan', '2025-06-30', 'countable'],
      ['shangmao', 'caizheng,jiaoyu', null, 'descriptive'],
      ['jiaoyu', 'caizheng', '2025-12-31', 'numeric'],
    ],
  );
  assert.equal(held.additions[2]?.addition.targets[0]?.value, 200);
  assert.ok(found(held, 'warning').includes('B3 several-leads'));
});

test('an old sheet: 各有关单位 and 等部门 name nobody; the row is kept as it was written', async () => {
  const held = await hold([
    ['任务', '牵头单位', '配合单位'],
    ['修订产业目录', '财政局', '县教育局、住建局等部门、县直各有关单位'],
  ]);
  assert.deepEqual(found(held), []);
  assert.deepEqual(held.additions[0]?.addition.joins, ['jiaoyu', 'zhujian']);
  assert.deepEqual(found(held, 'warning'), ['C2 names-nobody', 'C2 names-nobody']);
  const { source } = held.additions[0]?.addition ?? {};
  assert.ok(source?.kind === 'sheet' && source.quote.includes('县直各有关单位'));
});

test('an old sheet: a project merged over the rows of its parts, a leader merged over all, and a head of two rows', async () => {
  const rows: Value[][] = [
    ['序号', '项目名称', '主要内容', '分管领导', '责任单位', null],
    [null, null, null, null, '牵头单位', '配合单位'],
    [1, '优化养老服务', '提升改造服务中心8家', '县长', '财政局', '住建局'],
    [null, null, '为困难老人家庭做适老化改造300户', null, '住建局', null],
  ];
  const head = { top: 1, bottom: 1, left: 5, right: 6 };
  const merges = [head, down('A', 1, 2), down('B', 1, 2), down('B', 3, 4), down('D', 3, 4), down('A', 3, 4)];
  const held = await hold(rows, merges);
  assert.deepEqual(found(held), []);
  assert.deepEqual(
    held.additions.map(({ title, addition }) => [title, addition.leader, addition.lead]),
    [
      ['优化养老服务：提升改造服务中心8家', 'xianzhang', 'caizheng'],
      ['优化养老服务：为困难老人家庭做适老化改造300户', 'xianzhang', 'zhujian'],
    ],
  );
});

test('an old sheet: headings, a head repeated on the next page and blank rows are no tasks', async () => {
  const held = await hold(
    [
      oldHead,
      ['一、经济发展'],
      [1, '修订产业目录', '县长', '财政局', '年底'],
      oldHead,
      [null],
      [2, '清理欠账', '县长', '财政局', '年底'],
    ],
    [{ top: 2, bottom: 2, left: 1, right: 5 }],
  );
  assert.deepEqual(
    held.additions.map(({ row, addition }) => [row, addition.note]),
    [
      [3, '类别：一、经济发展'],
      [6, '类别：一、经济发展'],
    ],
  );
  assert.ok(found(held, 'warning').includes('- heading-row'));
});

test('an old sheet: prose under 目标 and 节点 is kept in the internal note, figures in it are read, nothing is lost', async () => {
  const held = await hold([
    ['任务', '目标', '节点', '牵头单位'],
    ['抓好保供稳价', '全年粮食总产量31万吨以上，群众满意', '尽早部署，逐月推进', '财政局'],
  ]);
  assert.deepEqual(found(held), []);
  const addition = held.additions[0]?.addition;
  assert.equal(addition?.targets[0]?.value, 310_000);
  assert.match(addition?.note ?? '', /目标：全年粮食总产量31万吨以上，群众满意\n节点：尽早部署，逐月推进/);
  assert.deepEqual(found(held, 'warning'), ['B2 kept-as-note', 'C2 kept-as-note']);
});

const oldFaults: readonly (readonly [string, Value[][], Merge[], string])[] = [
  [
    'a task merged over rows',
    [oldHead, [1, '修路', '县长', '财政局', '年底'], [2, null, '县长', '住建局', '年底']],
    [down('B', 2, 3)],
    'B2 merged-down',
  ],
  [
    'cells merged across columns',
    [oldHead, [1, '修路', '县长', '财政局', '年底']],
    [{ top: 2, bottom: 2, left: 3, right: 4 }],
    'C2 merged-across',
  ],
  ['a row without a lead unit', [oldHead, [1, '修路', '县长', null, '年底']], [], '- lead-missing'],
  [
    'a task that stands in the ledger already',
    [oldHead, [1, '建成启用青石老街便民服务中心', '县长', '财政局', '年底']],
    [],
    'B2 stands-already',
  ],
  [
    'two columns that mean the same',
    [
      ['任务', '牵头单位', '主办单位'],
      ['修路', '财政局', '财政局'],
    ],
    [],
    'C1 duplicate-column',
  ],
  ['a head without rows', [oldHead], [], '- no-rows'],
  [
    'a table that is no breakdown sheet',
    [
      ['姓名', '电话'],
      ['方毅', '无'],
    ],
    [],
    '- no-header',
  ],
];
for (const [what, rows, merges, finding] of oldFaults) {
  test(`an old sheet with ${what} is refused`, async () => {
    assert.ok(found(await hold(rows, merges)).includes(finding), found(await hold(rows, merges)).join());
  });
}

test('serial numbers, words and short forms of days are understood with a word of warning', async () => {
  const held = await hold([
    oldHead,
    [1, '修路', '县长', '财政局', 45838],
    [2, '架桥', '县长', '财政局', '三季度'],
  ]);
  assert.deepEqual(
    held.additions.map(({ addition }) => addition.deadline),
    ['2025-06-30', '2025-09-30'],
  );
  assert.deepEqual(found(held, 'warning'), ['E2 day-understood', 'E3 day-understood']);
});

test('ordinals and tasks that stand twice in an old sheet are pointed out', async () => {
  const row = [1, '修路', '县长', '财政局', '6月底'];
  const held = await hold([oldHead, row, row]);
  assert.deepEqual(found(held, 'warning'), ['A3 duplicate-ordinal', 'B3 same-task-twice']);
});

test('two worksheets that look like a breakdown sheet are one too many', async () => {
  const grid = gridOf([oldHead, [1, '修路', '县长', '财政局', '年底']]);
  assert.deepEqual(found(await holdSheet([grid, { ...grid, name: '副本' }], plan, origin)), [
    '- several-tables',
  ]);
});
