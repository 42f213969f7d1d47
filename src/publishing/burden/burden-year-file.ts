import type { DemandKind } from '../../catalog/index.ts';
import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { burdenYear, type MonthBurden } from '../../ledger/index.ts';
import { namesOn } from '../names-on.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { type TableFormat, type TableSheet, tableFile } from '../table/write-table.ts';
import { demandKinds } from './demand-kinds.ts';

type Line = { readonly title: string; readonly of: (month: MonthBurden) => number };

const sentOf =
  (...kinds: readonly DemandKind[]) =>
  ({ byKind }: MonthBurden): number =>
    byKind.reduce((sum, { kind, sent }) => sum + (kinds.includes(kind) ? sent : 0), 0);

/** What a year is compared by: things sent once each, then demands as units receive them. */
const lines: readonly Line[] = [
  { title: '会议（场）', of: sentOf('meeting') },
  { title: '文件（任务、督办单，件）', of: sentOf('task', 'order') },
  { title: '报表（期次）', of: sentOf('form') },
  { title: '要求合计（件次）', of: ({ count }) => count },
  ...demandKinds.map(([kind, name]) => ({
    title: `其中：${name}（件次）`,
    of: ({ byKind }: MonthBurden) => byKind.find((one) => one.kind === kind)?.count ?? 0,
  })),
  { title: '估计分钟', of: ({ minutes }) => minutes },
  { title: '单位报的实际分钟', of: ({ spent }) => spent },
];

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0);

/** Up or down against the year before in percent, to a tenth; words where there was nothing to compare with. */
export function changeText(now: number, before: number): string {
  if (before === 0) return now === 0 ? '持平' : '上年为0，不可比';
  const tenths = Math.round(((now - before) / before) * 1000) / 10;
  return tenths === 0 ? '持平' : `${tenths > 0 ? '+' : ''}${tenths}%`;
}

const remark = (until: number): string =>
  `按台账记录计数，不含台账以外的会议和发文。会议一场、任务或督办单一件、报表一期各计一次，不论涉及几个单位；件次按单位计。合计与增减只比前${until}个月，当月未完的计到查询日。`;

/** The burden of a year month by month beside the year before (会议、文件同比) as a file. */
export async function exportBurdenYear(
  db: Db,
  clock: Clock,
  county: CountyId,
  { year, format }: { readonly year: number; readonly format: TableFormat },
): Promise<SheetFile> {
  const on = today(clock);
  const [{ months, before, until }, names] = await Promise.all([
    burdenYear(db, county, year, on),
    namesOn(db, county, on),
  ]);
  const rows = lines.map(({ title, of }) => {
    const now = months.slice(0, until).map(of);
    const then = before.slice(0, until).map(of);
    return [
      title,
      ...months.flatMap((month, at) => [at < until ? of(month) : null, before[at] ? of(before[at]) : null]),
      sum(now),
      sum(then),
      changeText(sum(now), sum(then)),
    ];
  });
  const sheet: TableSheet = {
    name: '同比',
    title: `${names.county}${year}年减负账本与上年比较${names.simulated ? '（模拟数据）' : ''}`,
    remark: remark(until),
    columns: [
      { title: '项目', width: 28 },
      ...months.flatMap((_, at) => [
        { title: `${at + 1}月`, width: 8 },
        { title: `上年${at + 1}月`, width: 8 },
      ]),
      { title: `前${until}个月合计`, width: 12 },
      { title: '上年同期', width: 12 },
      { title: '增减', width: 14 },
    ],
    rows,
  };
  const name = `${names.county}减负账本_${year}年`;
  return await tableFile([sheet], { format, name, simulated: names.simulated }, clock.now());
}
