// A plan of three commitments, its sheet as rows of cells, and ways to edit them, for the tests of the import.
import type { Instant } from '../../../clock/index.ts';
import { newId } from '../../../kernel/index.ts';
import type { PlanRecord } from '../../../ledger/index.ts';
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
export const names = new NameBook(
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

export const cases: PlanRecord[] = plan2025().map((draft, i) => ({
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
export const plan: LoadedPlan = { head: { countyName: '澄川县', simulated: true, year: 2025 }, cases, names };
export const origin = { file: '分解表.xlsx', digest: 'sha256:file' };

export type Value = string | number | Pick<GridCell, 'kind' | 'text'> | null;

const contentOf = (value: Exclude<Value, null>): Pick<GridCell, 'kind' | 'text'> => {
  if (typeof value === 'number') return { kind: 'number', text: String(value) };
  return typeof value === 'string' ? { kind: 'text', text: value } : value;
};

export const gridOf = (
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
export const exported = (): Value[][] => [
  [...columns.map(({ zh }) => zh), ...helpers],
  ...sheetOf(plan.head, cases, names).rows.map((row) => [
    ...columns.map(({ key }) => row.cells[key]),
    row.id,
    row.termsDigest,
    row.textDigest,
  ]),
];
const at = (letter: string): number => letter.charCodeAt(0) - 65;

export function edited(cells: Readonly<Record<string, Value>>): Value[][] {
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

export const hold = (
  rows: readonly (readonly Value[])[],
  merges: readonly Merge[] = [],
): Promise<HeldSheet> => holdSheet([gridOf(rows, merges)], plan, origin);
export const found = ({ diagnostics }: HeldSheet, severity = 'error'): string[] =>
  diagnostics.filter((d) => d.severity === severity).map((d) => `${d.cell?.address ?? '-'} ${d.code}`);
export const down = (column: string, top: number, bottom: number): Merge => ({
  top,
  bottom,
  left: at(column) + 1,
  right: at(column) + 1,
});
