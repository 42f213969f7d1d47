import type { Findings, Meaning } from './findings.ts';
import type { Grid, GridCell } from './grid.ts';

/** A column of the table: where it stands, its title as written, and what it means. */
export type Column = { readonly column: number; readonly title: string; readonly meaning: Meaning };

/** The head of a table: its columns, the titles nobody knows, and the first row under it. */
export type Header = {
  readonly columns: readonly Column[];
  readonly strange: readonly { readonly column: number; readonly title: string }[];
  readonly row: number;
  readonly firstRow: number;
};

/**
 * The titles of columns as breakdown sheets of counties and cities bear them. The first shape that fits
 * decides, so 牵头责任单位 is a lead unit and never a 责任单位.
 */
const titles: readonly (readonly [Meaning, RegExp])[] = [
  ['ordinal', /^(?:序号|编号|项号|序|NO\.?)$/i],
  ['number', /^(?:任务|承诺|事项)编号$/],
  ['caseId', /^件标识$/],
  ['termsDigest', /^条款核对码$/],
  ['textDigest', /^文字核对码$/],
  ['state', /^状态$/],
  ['area', /^(?:(?:任务|工作|项目)?(?:类别|分类|板块|领域|方面)|重点领域|所属领域|一级任务|任务来源)$/],
  ['name', /^(?:项目|事项|任务|实事|实事项目|民生实事)名称$/],
  [
    'milestones',
    /^(?:(?:时间|工作|目标|完成|阶段|推进)?节点(?:目标|安排)?|(?:工作)?进度(?:安排|计划)|阶段性?目标|[序时]序?进度|季度目标)$/,
  ],
  ['targets', /^(?:年度|工作|主要|预期|量化|考核)?(?:目标|目标值|指标)(?:要求)?$|^任务目标$|^年度目标任务$/],
  [
    'task',
    /^(?:目标(?:与|和|及)?任务|(?:重点|主要|具体|年度|目标)?(?:工作)?任务(?:内容|分解)?|(?:主要|工作|建设|项目|事项|重点工作|目标任务)内容|重点工作|工作(?:事项|要点)|主要工作任务|(?:重点)?工作目标任务|重点工作目标任务|任务事项)$/,
  ],
  ['leader', /领导(?:同志)?$/],
  ['lead', /^(?:牵头|主办|主责|承办|主管).*(?:单位|部门)$|^第一责任(?:单位|部门)$/],
  ['joins', /(?:配合|协办|协同|参与|共同责任|协作|参加).*(?:单位|部门)$/],
  ['responsible', /^(?:责任|落实|实施)(?:单位|部门)$/],
  [
    'deadline',
    /^(?:(?:完成|办结|任务|工作)?(?:时限|期限)(?:要求)?|(?:计划)?完成(?:时间|日期)|时间要求|时限要求|截止(?:时间|日期))$/,
  ],
];

const plainTitle = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/g, '')
    .replace(/\([^)]*\)/g, '');

export const meaningOfTitle = (text: string): Meaning | undefined =>
  titles.find(([, shape]) => shape.test(plainTitle(text)))?.[0];

const searched = 30;

/** A head names the task and at least one of what a breakdown adds to it. */
function isHead(cells: readonly GridCell[]): boolean {
  const meanings = new Set(cells.map(({ text }) => meaningOfTitle(text)));
  const adds: Meaning[] = ['lead', 'responsible', 'joins', 'leader', 'deadline', 'milestones'];
  return (meanings.has('task') || meanings.has('name')) && adds.some((m) => meanings.has(m));
}

const rowOf = (grid: Grid, row: number): GridCell[] => grid.cells.filter((cell) => cell.row === row);

/**
 * Titles of a head of two rows: 责任单位 over 牵头单位 and 配合单位 gives the lower two. The second row belongs
 * to the head where a cell of the first is merged across, or down into it.
 */
function titleCells(grid: Grid, row: number): { readonly cells: GridCell[]; readonly firstRow: number } {
  const upper = rowOf(grid, row);
  const merged = grid.merges.filter(({ top }) => top === row);
  const lower = rowOf(grid, row + 1).filter(({ text }) => meaningOfTitle(text) !== undefined);
  const across = merged.filter(({ left, right, bottom }) => right > left && bottom === row);
  const deep = Math.max(row, ...merged.map(({ bottom }) => bottom));
  const under = lower.filter(({ column }) => across.some((m) => m.left <= column && column <= m.right));
  const kept = upper.filter(({ column }) => !across.some((m) => m.left <= column && column <= m.right));
  const named = kept.some(({ text }) => ['task', 'name'].includes(meaningOfTitle(text) ?? ''));
  if (under.length === 0 || !named) return { cells: upper, firstRow: deep + 1 };
  return { cells: [...kept, ...under], firstRow: Math.max(deep, row + 1) + 1 };
}

/**
 * Two columns may both be called 任务: the left one then names the task and the right one says what is to be
 * done. A 责任单位 is the lead unit, or beside a lead unit a co-operating one.
 */
function settled(found: readonly Column[]): Column[] {
  const tasks = found.filter(({ meaning }) => meaning === 'task').toSorted((a, b) => a.column - b.column);
  const named = found.some(({ meaning }) => meaning === 'name');
  const hasLead = found.some(({ meaning }) => meaning === 'lead');
  return found.map((column) => {
    if (column.meaning === 'responsible') return { ...column, meaning: hasLead ? 'joins' : 'lead' };
    if (column.meaning === 'name' && tasks.length === 0) return { ...column, meaning: 'task' };
    if (column === tasks[0] && tasks.length === 2 && !named) return { ...column, meaning: 'name' };
    return column;
  });
}

function complainOfDoubles(header: Header, findings: Findings): void {
  const seen = new Map<Meaning, Column>();
  for (const column of header.columns) {
    const other = seen.get(column.meaning);
    seen.set(column.meaning, column);
    if (!other) continue;
    findings.error(
      { row: header.row, column: column.column, columnName: column.title },
      {
        code: 'duplicate-column',
        zh: `与“${other.title}”列含义相同，无法判断以哪一列为准。`,
        en: `means the same as the column “${other.title}”; it is not clear which one counts.`,
        doZh: '两列合并为一列，或改一个列名。',
        doEn: 'Make one column of the two, or rename one.',
      },
    );
  }
}

function headerAt(grid: Grid, row: number): Header {
  const { cells, firstRow } = titleCells(grid, row);
  const known = cells.flatMap(({ column, text }) => {
    const meaning = meaningOfTitle(text);
    return meaning ? [{ column, title: plainTitle(text), meaning }] : [];
  });
  const strange = cells
    .filter(({ text }) => meaningOfTitle(text) === undefined)
    .map(({ column, text }) => ({ column, title: plainTitle(text) }));
  return { columns: settled(known), strange, row, firstRow };
}

/** The head of a table on a worksheet, wherever it stands in the first thirty rows. */
export function findHeader(grid: Grid, findings: Findings): Header | undefined {
  const rows = [...new Set(grid.cells.map(({ row }) => row))].toSorted((a, b) => a - b);
  for (const row of rows.slice(0, searched)) {
    if (!isHead(titleCells(grid, row).cells)) continue;
    const header = headerAt(grid, row);
    complainOfDoubles(header, findings);
    return header;
  }
  return undefined;
}
