import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Merge } from './grid.ts';
import { down, found, gridOf, hold, origin, plan, type Value } from './held.fixture.ts';
import { holdSheet } from './hold-sheet.ts';

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
