import type { Id } from '../../../kernel/index.ts';
import type { PlanRecord, SheetChange, Terms } from '../../../ledger/index.ts';
import {
  columns,
  type EditableKey,
  editable,
  plannedUnit,
  sameText,
  termsDigestOf,
  termsOf,
  textDigestOf,
  wordsOf,
} from '../sheet.ts';
import type { Spot } from './findings.ts';
import {
  type CellReader,
  readDeadline,
  readLeader,
  readMilestones,
  readTargets,
  readTitle,
  readUnits,
  shown,
} from './read-cells.ts';
import type { TableRow } from './rows.ts';

/** One cell that differs from what stands, in words. */
export type CellChange = {
  readonly column: EditableKey | 'type';
  readonly columnName: string;
  readonly before: string;
  readonly after: string;
};

/** A row that changes a case. */
export type RowChange = {
  readonly row: number;
  readonly number: string;
  readonly title: string;
  readonly cells: readonly CellChange[];
  readonly change: SheetChange;
};

const nameOf = (key: EditableKey): string => columns.find((c) => c.key === key)?.zh ?? key;
export const typeNames = { numeric: '定量', countable: '可数', descriptive: '定性' } as const;

const spotOf = (row: TableRow, key: EditableKey | 'number' | 'state'): Spot =>
  row.cells.get(key)?.spot ?? { row: row.row };

/** The words of a row as the sheet has them; a column that the sheet does not have is as it stands. */
function wordsIn(
  row: TableRow,
  standing: Record<EditableKey, string>,
  present: ReadonlySet<string>,
): Record<EditableKey, string> {
  const words = editable.map(
    (key) => [key, present.has(key) ? shown(row.cells.get(key)) : standing[key]] as const,
  );
  return Object.fromEntries(words) as Record<EditableKey, string>;
}

const wasEdited = (row: TableRow, words: Record<EditableKey, string>, number: string): boolean =>
  row.cells.get('textDigest')?.text !== textDigestOf({ ...words, number });

function hasGoneOn(row: TableRow, record: PlanRecord): boolean {
  const stood = row.cells.get('termsDigest')?.text;
  return stood !== undefined && stood !== termsDigestOf(termsOf(record.commitment));
}

function complainOfConflict(
  row: TableRow,
  number: string,
  keys: readonly EditableKey[],
  reader: CellReader,
): void {
  const named = keys.map(nameOf).join('、');
  reader.findings.error(spotOf(row, keys[0] ?? 'task'), {
    code: 'changed-since-export',
    zh: `${number}在导出之后已在系统内改动，与本行（${named}）冲突。`,
    en: `${number} was changed in the system after the export; the row conflicts with it.`,
    doZh: '重新导出，在新表上改这一行；或把本行恢复为导出时的样子。',
    doEn: 'Export again and edit the row there, or restore the row as it was exported.',
  });
}

function complainOfFixed(row: TableRow, record: PlanRecord, reader: CellReader): boolean {
  if (['reading', 'adopted'].includes(record.commitment.state)) return false;
  reader.findings.error(
    { row: row.row },
    {
      code: 'not-correctable',
      zh: `${record.number}已结转或办结，不能再修改。`,
      en: `${record.number} is carried over or closed and can no longer be changed.`,
      doZh: '把本行恢复为导出时的样子。',
      doEn: 'Restore the row as it was exported.',
    },
  );
  return true;
}

type Wish = { -readonly [K in keyof Terms]?: Terms[K] };

/** 目标 and 节点 are read together: milestones count in the unit of the first target. */
function readFigures(
  row: TableRow,
  record: PlanRecord,
  keys: ReadonlySet<EditableKey>,
  wish: Wish,
  reader: CellReader,
): void {
  const { commitment } = record;
  const title = commitment.title;
  if (keys.has('targets')) {
    const read = readTargets(reader, row.cells.get('targets'), { title, before: commitment.targets });
    if (read) {
      wish.targets = read.targets;
      wish.children = read.children;
      Object.assign(wish, typeAfter(commitment.type, read));
    }
  }
  const targets = wish.targets ?? commitment.targets;
  if (keys.has('milestones')) {
    const task = { unit: plannedUnit({ targets }), before: commitment.milestones };
    const read = readMilestones(reader, row.cells.get('milestones'), task);
    if (read) wish.milestones = read;
  }
  expectTarget(row, wish.type ?? commitment.type, targets, reader);
}

/** A descriptive task that gets a figure becomes numeric; the other way round needs a decision on the screen. */
function typeAfter(
  type: Terms['type'],
  { targets, children }: Pick<Terms, 'targets' | 'children'>,
): Pick<Terms, 'type'> | undefined {
  if (type !== 'descriptive') return undefined;
  if (children.length > 0) return { type: 'countable' };
  return targets.length > 0 ? { type: 'numeric' } : undefined;
}

function expectTarget(
  row: TableRow,
  type: Terms['type'],
  targets: Terms['targets'],
  reader: CellReader,
): void {
  if (type !== 'numeric' || targets.length > 0) return;
  reader.findings.error(spotOf(row, 'targets'), {
    code: 'target-missing',
    zh: '定量事项须至少有一个目标值，本格不能清空。',
    en: 'a numeric commitment needs at least one target; the cell cannot be emptied.',
    doZh: '恢复目标值；要改为定性，请在系统内更正。',
    doEn: 'Restore the target; to make it descriptive, correct it in the system.',
  });
}

function readLead(row: TableRow, wish: Wish, reader: CellReader): void {
  const cell = row.cells.get('lead');
  const ids = cell && readUnits(reader, cell, cell.text);
  if (cell && !ids) return;
  const [lead, ...more] = ids ?? [];
  if (lead !== undefined && more.length === 0) {
    wish.lead = lead;
    return;
  }
  reader.findings.error(spotOf(row, 'lead'), {
    code: lead === undefined ? 'lead-missing' : 'several-leads',
    zh: lead === undefined ? '没有牵头单位。' : '牵头单位只能有一个。',
    en: lead === undefined ? 'there is no lead unit.' : 'there can be one lead unit only.',
    doZh: '填一个牵头单位，其余写入配合单位。',
    doEn: 'Name one lead unit; the others co-operate.',
  });
}

type ReadCell = (row: TableRow, wish: Wish, reader: CellReader) => void;

/** How each column but 目标 and 节点 gives its term. */
const readers: Readonly<Record<Exclude<EditableKey, 'targets' | 'milestones'>, ReadCell>> = {
  task: (row, wish, reader) => {
    const cell = row.cells.get('task');
    const title = cell && readTitle(reader, cell);
    if (title) wish.title = title;
    else if (!cell) complainOfEmptyTask(row, reader);
  },
  leader: (row, wish, reader) => {
    const leader = readLeader(reader, row.cells.get('leader'));
    if (leader !== undefined) wish.leader = leader;
  },
  lead: readLead,
  joins: (row, wish, reader) => {
    const cell = row.cells.get('joins');
    const ids = cell ? readUnits(reader, cell, cell.text) : [];
    if (ids) wish.joins = ids;
  },
  deadline: (row, wish, reader) => {
    const deadline = readDeadline(reader, row.cells.get('deadline'));
    if (deadline !== undefined) wish.deadline = deadline;
  },
};

/** Reads the cells that differ. Cells with a finding leave their term out; the findings stop the import. */
function termsIn(
  row: TableRow,
  record: PlanRecord,
  keys: ReadonlySet<EditableKey>,
  reader: CellReader,
): Wish {
  const wish: Wish = {};
  if (keys.has('targets') || keys.has('milestones')) readFigures(row, record, keys, wish, reader);
  for (const key of keys) {
    if (key !== 'targets' && key !== 'milestones') readers[key](row, wish, reader);
  }
  return wish;
}

function complainOfEmptyTask(row: TableRow, reader: CellReader): void {
  reader.findings.error(spotOf(row, 'task'), {
    code: 'task-missing',
    zh: '任务为空。',
    en: 'the task is empty.',
    doZh: '恢复任务内容；要撤回这一事项，请在系统内办理。',
    doEn: 'Restore it; to take a commitment back, do so in the system.',
  });
}

/** The words before and after, for whoever decides on the import. */
function inWords(before: Terms, wish: Wish, reader: CellReader): CellChange[] {
  const after: Terms = { ...before, ...wish };
  const [old, now] = [before, after].map((terms) => wordsOf(terms, reader.year, reader.names));
  const cells = editable.flatMap((key): CellChange[] =>
    old?.[key] === now?.[key]
      ? []
      : [{ column: key, columnName: nameOf(key), before: old?.[key] ?? '', after: now?.[key] ?? '' }],
  );
  if (before.type === after.type) return cells;
  return [
    ...cells,
    { column: 'type', columnName: '类型', before: typeNames[before.type], after: typeNames[after.type] },
  ];
}

/**
 * Holds a row of an edited sheet against the case it stands for. A row that was not touched since the export
 * changes nothing, whatever happened to the case meanwhile; one that was is refused where the case has changed.
 *
 * @returns undefined where nothing differs, or where there are findings
 */
export function holdAgainst(
  row: TableRow,
  record: PlanRecord,
  present: ReadonlySet<string>,
  reader: CellReader,
): RowChange | undefined {
  const before = termsOf(record.commitment);
  const standing = wordsOf(before, reader.year, reader.names);
  const words = wordsIn(row, standing, present);
  const keys = editable.filter(
    (key) => !row.unreadable.has(key) && sameText(words[key]) !== sameText(standing[key]),
  );
  if (keys.length === 0 || !wasEdited(row, words, record.number)) return undefined;
  if (complainOfFixed(row, record, reader)) return undefined;
  if (hasGoneOn(row, record)) {
    complainOfConflict(row, record.number, keys, reader);
    return undefined;
  }
  const wish = termsIn(row, record, new Set(keys), reader);
  const cells = inWords(before, wish, reader);
  if (cells.length === 0) return undefined;
  return {
    row: row.row,
    number: record.number,
    title: before.title,
    cells,
    change: { id: record.id as Id, head: record.head.hash, terms: wish },
  };
}
