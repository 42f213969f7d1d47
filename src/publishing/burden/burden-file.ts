import { type Clock, type Day, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import {
  type AskerBurden,
  boundsOf,
  burdenOf,
  burdenRows,
  type Month,
  type UnitBurden,
} from '../../ledger/index.ts';
import { type NamesOn, namesOn } from '../names-on.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { type TableFormat, type TableSheet, tableFile } from '../table/write-table.ts';
import { demandKinds, nameOfKind } from './demand-kinds.ts';

/** As many rows as a spreadsheet of a month lists; the figures count all. */
const mostRows = 20_000;

const capText = ({ cap }: UnitBurden): string => {
  if (!cap) return '未定';
  const parts = [
    ...(cap.demands === undefined ? [] : [`${cap.demands}件次`]),
    ...(cap.minutes === undefined ? [] : [`${cap.minutes}分钟`]),
  ];
  return `${parts.join('、')}${cap.assumed.length > 0 ? '（推定）' : ''}`;
};

type NameOf = (id: string) => string;

const listed = (parts: readonly { readonly count: number }[], nameOf: (part: number) => string): string =>
  parts.map(({ count }, at) => `${nameOf(at)}${count}`).join('；');

/** How many of each kind, in the order of the columns. */
const kindCells = ({ byKind }: UnitBurden | AskerBurden): number[] => {
  const counts = new Map(byKind.map(({ kind, count }) => [kind, count]));
  return demandKinds.map(([kind]) => counts.get(kind) ?? 0);
};

const tallyCells = ({ minutes, unestimated, spent, spentCount, withdrawn }: UnitBurden | AskerBurden) => [
  minutes,
  unestimated,
  spentCount === 0 ? null : spent,
  spentCount,
  withdrawn,
];

const kindColumns = demandKinds.map(([, title]) => ({ title, width: 11 }));
const tallyColumns = [
  { title: '估计分钟', width: 12 },
  { title: '未估计（件次）', width: 12 },
  { title: '单位报的实际分钟', width: 14 },
  { title: '报了实际分钟的件次', width: 14 },
  { title: '当月撤回（件次，不计入）', width: 14 },
];

const remark =
  '按台账记录计数：当月派给单位的任务和报表、发出的提醒和督办单、应报的进展和办结（年终）报告、到期应交的佐证、应参加的会议、接受的实地核查；群众和企业诉求工单不计。分钟数为提要求的人或定义的估计，单位报的实际分钟另列，都不是考核。';

const unitsSheet = (title: string, units: readonly UnitBurden[], nameOf: NameOf): TableSheet => ({
  name: '各单位',
  title,
  remark,
  columns: [
    { title: '单位', width: 30 },
    { title: '合计（件次）', width: 12 },
    ...kindColumns,
    ...tallyColumns,
    { title: '上限', width: 22 },
    { title: '是否超过', width: 10 },
    { title: '要求来自', width: 44 },
  ],
  rows: units.map((unit) => [
    nameOf(unit.unit),
    unit.count,
    ...kindCells(unit),
    ...tallyCells(unit),
    capText(unit),
    unit.over ? '超过' : '',
    listed(unit.byAsker, (at) => nameOf(unit.byAsker[at]?.asker ?? '')),
  ]),
});

const askersSheet = (title: string, askers: readonly AskerBurden[], nameOf: NameOf): TableSheet => ({
  name: '要求来自',
  title: `${title}：谁要得最多`,
  remark,
  columns: [
    { title: '提要求的单位', width: 30 },
    { title: '合计（件次）', width: 12 },
    ...kindColumns,
    ...tallyColumns,
    { title: '向哪些单位', width: 60 },
  ],
  rows: askers.map((asker) => [
    nameOf(asker.asker),
    asker.count,
    ...kindCells(asker),
    ...tallyCells(asker),
    listed(asker.byUnit, (at) => nameOf(asker.byUnit[at]?.unit ?? '')),
  ]),
});

type Rows = Awaited<ReturnType<typeof burdenRows>>;

const rowsSheet = (title: string, { rows, more }: Rows, nameOf: NameOf): TableSheet => ({
  name: '明细',
  title: `${title}明细`,
  remark: more
    ? `只列前${mostRows}条；合计数仍为全部。撤回的排在最后，不计入合计。`
    : '每个数背后的每一条。撤回的排在最后，不计入合计。',
  columns: [
    { title: '日期', width: 12 },
    { title: '类别', width: 14 },
    { title: '单位', width: 30 },
    { title: '提要求的单位', width: 30 },
    { title: '编号', width: 20 },
    { title: '标题', width: 50 },
    { title: '估计分钟', width: 12 },
    { title: '实际分钟', width: 12 },
    { title: '撤回', width: 8 },
  ],
  rows: rows.map((row) => [
    row.on,
    nameOfKind(row.kind),
    nameOf(row.unit),
    nameOf(row.asker),
    row.number,
    row.title,
    row.minutes,
    row.spent,
    row.withdrawn ? '撤回' : '',
  ]),
});

/** Names of the month's last day; a unit that ended in the month bears the name of its first. */
async function namesIn(db: Db, county: CountyId, month: Month, on: Day): Promise<NamesOn> {
  const { first, last } = boundsOf(month);
  const [before, after] = await Promise.all([
    namesOn(db, county, first),
    namesOn(db, county, last < on ? last : on),
  ]);
  const unit: NameOf = (id) => {
    if (id === '') return '—';
    const name = after.unit(id);
    return name === id ? before.unit(id) : name;
  };
  return { ...after, unit };
}

/** The burden ledger (减负账本) of a month as a file: units, askers, the rows behind them, and numbers asked twice. */
export async function exportBurden(
  db: Db,
  clock: Clock,
  county: CountyId,
  { month, format }: { readonly month: Month; readonly format: TableFormat },
): Promise<SheetFile> {
  const [burden, names, rows] = await Promise.all([
    burdenOf(db, county, month),
    namesIn(db, county, month, today(clock)),
    burdenRows(db, county, month, { filter: {}, from: 0, most: mostRows }),
  ]);
  const title = `${names.county}${month}减负账本${names.simulated ? '（模拟数据）' : ''}`;
  const twice: TableSheet = {
    name: '重复要数',
    title: `${names.county}${month}同一个数要了不止一次`,
    remark: '同一单位、同一个数，在不止一件之下按月报送。一个数只应填一次。',
    columns: [
      { title: '单位', width: 30 },
      { title: '数', width: 40 },
      { title: '件', width: 50 },
    ],
    rows: burden.twice.map((group) => [
      names.unit(group[0]?.unit ?? ''),
      group[0]?.metric ?? '',
      group.map(({ number }) => number).join('、'),
    ]),
  };
  const name = `${names.county}减负账本_${month}`;
  return await tableFile(
    [
      unitsSheet(title, burden.units, names.unit),
      askersSheet(title, burden.askers, names.unit),
      rowsSheet(title, rows, names.unit),
      twice,
    ],
    { format, name, simulated: names.simulated },
    clock.now(),
  );
}
