import type { DemandKind } from '../../catalog/index.ts';
import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { burdenOf, type Month, type UnitBurden } from '../../ledger/index.ts';
import { type NamesOn, namesOn } from '../names-on.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { type TableFormat, type TableSheet, tableFile } from '../table/write-table.ts';

/** The kinds of demand, in the order of the columns. */
export const demandKinds: readonly (readonly [DemandKind, string])[] = [
  ['task', '接受任务'],
  ['order', '回复督办单'],
  ['reminder', '处理提醒'],
  ['progress', '报送进展'],
  ['evidence', '提供佐证'],
  ['meeting', '参加会议'],
];

const capText = ({ cap }: UnitBurden): string => {
  if (!cap) return '未定';
  const parts = [
    ...(cap.demands === undefined ? [] : [`${cap.demands}件`]),
    ...(cap.minutes === undefined ? [] : [`${cap.minutes}分钟`]),
  ];
  return `${parts.join('、')}${cap.assumed.length > 0 ? '（推定）' : ''}`;
};

function unitRow(unit: UnitBurden, { unit: nameOf }: NamesOn): (string | number | null)[] {
  const counts = new Map(unit.byKind.map(({ kind, count }) => [kind, count]));
  return [
    nameOf(unit.unit),
    unit.count,
    ...demandKinds.map(([kind]) => counts.get(kind) ?? 0),
    unit.minutes,
    unit.unestimated,
    capText(unit),
    unit.over ? '超过' : '',
    unit.byAsker.map(({ asker, count }) => `${asker === '' ? '—' : nameOf(asker)}${count}`).join('；'),
  ];
}

const remark =
  '按台账记录计数：当月派给单位的任务、发出的提醒和督办单、应报的进展、到期应交的佐证、应参加的会议；群众和企业诉求工单不计。分钟数为定义中的估计，不是考核。';

/** The burden ledger (减负账本) of a month as a file: units with their figures, and numbers that were asked twice. */
export async function exportBurden(
  db: Db,
  clock: Clock,
  county: CountyId,
  { month, format }: { readonly month: Month; readonly format: TableFormat },
): Promise<SheetFile> {
  const [burden, names] = await Promise.all([burdenOf(db, county, month), namesOn(db, county, today(clock))]);
  const units: TableSheet = {
    name: '各单位',
    title: `${names.county}${month}减负账本${names.simulated ? '（模拟数据）' : ''}`,
    remark,
    columns: [
      { title: '单位', width: 30 },
      { title: '合计（件次）', width: 12 },
      ...demandKinds.map(([, title]) => ({ title, width: 12 })),
      { title: '估计分钟', width: 12 },
      { title: '未估计（件次）', width: 12 },
      { title: '上限', width: 22 },
      { title: '是否超过', width: 10 },
      { title: '要求来自', width: 44 },
    ],
    rows: burden.units.map((unit) => unitRow(unit, names)),
  };
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
  return await tableFile([units, twice], { format, name, simulated: names.simulated }, clock.now());
}
