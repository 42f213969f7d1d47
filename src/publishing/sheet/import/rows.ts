import type { Findings, Meaning, Spot } from './findings.ts';
import type { Grid, GridCell, Merge } from './grid.ts';
import { type Column, type Header, meaningOfTitle } from './header.ts';

/** A cell of the table: its text, and where it stands. */
export type TableCell = {
  readonly text: string;
  readonly kind: GridCell['kind'];
  readonly spot: Spot;
  /** The value stands in a cell merged down over several rows. */
  readonly shared: boolean;
};

/** A row of the table that is about a task. */
export type TableRow = {
  readonly row: number;
  readonly cells: ReadonlyMap<Meaning, TableCell>;
  /** What cannot be read: it has its finding, and is not in `cells`. */
  readonly unreadable: ReadonlySet<Meaning>;
  /** The heading above it, like 一、经济发展. */
  readonly area: string;
};

/** What is given once for several rows: a merge down over these means the same in each. */
const sharable = new Set<Meaning>(['ordinal', 'area', 'name', 'leader', 'lead', 'joins', 'deadline']);

const within = (merge: Merge, row: number, column: number): boolean =>
  merge.top <= row && row <= merge.bottom && merge.left <= column && column <= merge.right;

/** A row that only heads what follows: one text, merged across the table or alone in its first columns. */
function headingOf(
  cells: readonly GridCell[],
  merges: readonly Merge[],
  columns: readonly Column[],
): string | undefined {
  const [only, ...more] = cells;
  if (!only || more.length > 0) return undefined;
  const meaning = columns.find(({ column }) => column === only.column)?.meaning;
  const wide = merges.some((m) => within(m, only.row, only.column) && m.right - m.left >= 2);
  const front = meaning === 'ordinal' || meaning === 'area';
  return wide || (front && !/^\d+$/.test(only.text.trim())) ? only.text.trim() : undefined;
}

const repeatsHead = (cells: readonly GridCell[], header: Header): boolean =>
  cells.length >= 3 &&
  cells.every(({ column, text }) => {
    const own = header.columns.find((c) => c.column === column);
    return own !== undefined && meaningOfTitle(text) !== undefined && own.title === text.replace(/\s/g, '');
  });

/** The merge that a cell lies in, if it spans more than the cell. */
const mergeAt = (merges: readonly Merge[], row: number, column: number): Merge | undefined =>
  merges.find((merge) => within(merge, row, column));

type Sheet = { readonly byPlace: ReadonlyMap<string, GridCell>; readonly merges: readonly Merge[] };

/** The cell of a row under a column; `unclear` where a merge leaves open what it says, which is complained of. */
function cellAt(
  sheet: Sheet,
  { column, title, meaning }: Column,
  row: number,
  findings: Findings,
): TableCell | 'unclear' | undefined {
  const spot = { row, column, columnName: title };
  const merge = mergeAt(sheet.merges, row, column);
  const cell = sheet.byPlace.get(`${merge?.top ?? row}:${merge?.left ?? column}`);
  if (!cell) return undefined;
  if (merge && merge.right > merge.left) {
    if (merge.left === column && merge.top === row) complainOfMerge(spot, 'across', findings);
    return 'unclear';
  }
  const shared = merge !== undefined && merge.bottom > merge.top;
  if (shared && !sharable.has(meaning)) {
    if (merge.top === row) complainOfMerge(spot, 'down', findings);
    return 'unclear';
  }
  return { text: cell.text, kind: cell.kind, spot, shared };
}

function complainOfMerge(spot: Spot, way: 'across' | 'down', findings: Findings): void {
  findings.error(spot, {
    code: `merged-${way}`,
    zh: way === 'across' ? '跨列合并，无法判断属于哪一列。' : '本列跨行合并，无法判断各行的内容。',
    en:
      way === 'across'
        ? 'is merged across columns; it is not clear to which it belongs.'
        : 'is merged over rows; it is not clear what each row says.',
    doZh: '取消合并，逐格填写。',
    doEn: 'Unmerge it and fill in every cell.',
  });
}

const isReadable = ({ kind }: TableCell): boolean => kind === 'text' || kind === 'number' || kind === 'day';

/** The values of formulas are not taken: what a stored result says may be anything. */
function complainOfContent({ kind, text, spot }: TableCell, findings: Findings): void {
  const formula = kind === 'formula';
  findings.error(spot, {
    code: formula ? 'formula' : 'not-text',
    zh: formula ? `是公式 ${text}，其结果不予采信。` : `不是文字、数字或日期：${text}。`,
    en: formula ? `is the formula ${text}; its result is not taken.` : `is no text, number or date: ${text}.`,
    doZh: '选中该格，复制后“选择性粘贴—数值”，核对无误再导入。',
    doEn: 'Copy the cell, paste it as a value, check it, and import again.',
  });
}

/** The cells of a row by meaning; an ordinal may be counted by a formula, for it is not imported. */
function tableRow(
  sheet: Sheet,
  columns: readonly Column[],
  row: number,
  area: string,
  findings: Findings,
): TableRow {
  const cells = new Map<Meaning, TableCell>();
  const unreadable = new Set<Meaning>();
  for (const column of columns) {
    const cell = cellAt(sheet, column, row, findings);
    if (!cell) continue;
    if (cell === 'unclear') unreadable.add(column.meaning);
    else if (isReadable(cell) || column.meaning === 'ordinal') cells.set(column.meaning, cell);
    else {
      unreadable.add(column.meaning);
      complainOfContent(cell, findings);
    }
  }
  return { row, cells, unreadable, area };
}

/** The rows under the head, each a task; headings, repeated heads and blank rows are told apart. */
export function rowsOf(grid: Grid, header: Header, findings: Findings): TableRow[] {
  const columnSet = new Set(header.columns.map(({ column }) => column));
  const sheet: Sheet = {
    byPlace: new Map(grid.cells.map((cell) => [`${cell.row}:${cell.column}`, cell])),
    merges: grid.merges.filter(({ bottom }) => bottom >= header.firstRow),
  };
  const byRow = Map.groupBy(
    grid.cells.filter(({ row, column }) => row >= header.firstRow && columnSet.has(column)),
    ({ row }) => row,
  );
  const rows: TableRow[] = [];
  let area = '';
  for (const row of [...byRow.keys()].toSorted((a, b) => a - b)) {
    const own = byRow.get(row) ?? [];
    if (repeatsHead(own, header)) continue;
    const heading = headingOf(own, sheet.merges, header.columns);
    if (heading !== undefined && !isSpanned(sheet.merges, row, header)) {
      area = heading;
      noteHeading(row, heading, findings);
      continue;
    }
    rows.push(tableRow(sheet, header.columns, row, area, findings));
  }
  return rows;
}

/** True where a merge reaches down into the row: its one own cell then is not all that it says. */
const isSpanned = (merges: readonly Merge[], row: number, header: Header): boolean =>
  header.columns.some(({ column }) => merges.some((m) => m.top < row && within(m, row, column)));

function noteHeading(row: number, heading: string, findings: Findings): void {
  findings.warning(
    { row },
    {
      code: 'heading-row',
      zh: `“${heading.slice(0, 40)}”按小标题处理，不作为任务。`,
      en: `“${heading.slice(0, 40)}” is taken as a heading, not as a task.`,
      doZh: '如果它是一项任务，请把它写在任务列，并填上牵头单位。',
      doEn: 'If it is a task, write it in the task column and name its lead unit.',
    },
  );
}
