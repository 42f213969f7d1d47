import type { SheetAddition, Terms } from '../../../ledger/index.ts';
import type { Target } from '../../../measures/index.ts';
import { milestoneLines, readMilestone } from '../milestone-text.ts';
import { plannedUnit, subjectOf, upTo } from '../sheet.ts';
import { readTarget, targetLines } from '../target-text.ts';
import {
  type CellReader,
  type ReadTargets,
  readDeadline,
  readLeader,
  readMilestones,
  readTargets,
  readTitle,
  readUnits,
  shown,
} from './read-cells.ts';
import type { TaskReading } from './read-tasks.ts';
import type { TableCell, TableRow } from './rows.ts';

/** The file that a new commitment comes from. */
export type SheetOrigin = { readonly file: string; readonly digest: string };

/**
 * How cells are taken: `own` for rows added to an exported sheet, whose cells follow its guide; `old` for
 * sheets in the customary columns, where what is prose goes to the note of the office instead.
 */
export type Manner = 'own' | 'old';

/** The manner, and for old sheets what the words of the row promise in figures. */
export type NewRowManner = { readonly manner: Manner; readonly read: TaskReading | undefined };

/** The task in words: 项目名称 and 主要内容 of one row are one task. */
export function taskWords({ cells }: TableRow): string {
  const [name, task] = [cells.get('name')?.text.trim(), cells.get('task')?.text.trim()];
  const words = name && task && name !== task ? `${name}：${task}` : (task ?? name ?? '');
  return words.replace(/\s*\n\s*/g, ' ');
}

function titleOf(row: TableRow, reader: CellReader): string | undefined {
  const [name, task] = [row.cells.get('name'), row.cells.get('task')];
  const cell = task ?? name;
  if (!cell) {
    reader.findings.error(
      { row: row.row },
      {
        code: 'task-missing',
        zh: '没有任务内容。',
        en: 'there is no task.',
        doZh: '填写任务；不是任务的行请删去。',
        doEn: 'Write the task, or delete the row.',
      },
    );
    return undefined;
  }
  return readTitle(reader, { ...cell, text: taskWords(row) });
}

type Units = { readonly lead: string; readonly joins: string[] };

/** 牵头单位：甲；配合单位：乙、丙, or 甲牵头，乙、丙配合, in one cell. */
function partedUnits(text: string): { readonly lead: string; readonly joins: string } | undefined {
  const labelled =
    /牵头(?:责任)?(?:单位|部门)[:：]([^；;。\n]+)(?:[；;。\s]*[^；;。：:\n]*(?:单位|部门)[:：]([^。\n]+))?/.exec(
      text,
    );
  if (labelled?.[1]) return { lead: labelled[1], joins: labelled[2] ?? '' };
  const spoken =
    /^(.+?)牵头(?:[，,；;]\s*(.+?)(?:等[^、，]*)?(?:配合|按职责分工负责|参与|协助))?[。]?$/s.exec(
      text.trim(),
    );
  if (spoken?.[1]) return { lead: spoken[1], joins: spoken[2] ?? '' };
  return undefined;
}

function warnOfSeveralLeads(cell: TableCell, reader: CellReader): void {
  reader.findings.warning(cell.spot, {
    code: 'several-leads',
    zh: '写了多个单位：第一个作为牵头单位，其余作为配合单位。',
    en: 'names several units: the first leads, the others co-operate.',
    doZh: '不是这个意思的，只留牵头单位，其余写入配合单位列。',
    doEn: 'If that is not what is meant, keep the lead unit alone.',
  });
}

function unitsOf(row: TableRow, reader: CellReader): Units | undefined {
  const [cell, joinsCell] = [row.cells.get('lead'), row.cells.get('joins')];
  if (!cell) {
    reader.findings.error(
      { row: row.row },
      {
        code: 'lead-missing',
        zh: '没有牵头单位。',
        en: 'there is no lead unit.',
        doZh: '填写牵头单位；没有明确的，先与有关单位商定。',
        doEn: 'Name the lead unit; settle it first where it is open.',
      },
    );
    return undefined;
  }
  const parted = partedUnits(cell.text);
  const leads = readUnits(reader, cell, parted?.lead ?? cell.text);
  const named = parted?.joins ? readUnits(reader, cell, parted.joins) : [];
  const joins = joinsCell ? readUnits(reader, joinsCell, joinsCell.text) : [];
  const [lead, ...more] = leads ?? [];
  if (more.length > 0) warnOfSeveralLeads(cell, reader);
  if (!lead || !named || !joins) return undefined;
  return { lead, joins: [...new Set([...more, ...named, ...joins])].filter((id) => id !== lead) };
}

function keepAsNote(cell: TableCell, what: string, figures: number, reader: CellReader): string {
  const found = figures > 0;
  reader.findings.warning(cell.spot, {
    code: 'kept-as-note',
    zh: `是文字叙述，${found ? `从中读出${figures}个目标值` : '没有读出可计量的内容'}；原文记入该事项的内部备注。`,
    en: `is prose: ${found ? `${figures} targets were read from it` : 'nothing that can be measured was found'}; its words go to the commitment’s internal note.`,
    doZh: '请核对；需要系统按此推算进度的，按填写说明改写后再导入。',
    doEn: 'Check it, or rewrite it by the guide where the system is to compute progress from it.',
  });
  return `${what}：${cell.text.trim()}`;
}

/** True where every line of a cell reads as what its column holds. */
const readsWhole = (lines: readonly string[], reads: (line: string) => boolean): boolean =>
  lines.length > 0 && lines.every(reads);

type Targets = Pick<Terms, 'targets' | 'children' | 'type'>;
type Figures = Targets & { readonly milestones: Terms['milestones']; readonly notes: readonly string[] };

const typeOf = ({ targets, children }: ReadTargets): Terms['type'] => {
  if (children.length > 0) return 'countable';
  return targets.length > 0 ? 'numeric' : 'descriptive';
};

/** What an old sheet says in prose, where its cells do not read line by line: the figures in it, and its words. */
function targetsOf(
  row: TableRow,
  title: string,
  { manner, read }: NewRowManner,
  notes: string[],
  reader: CellReader,
): Targets | undefined {
  const cell = row.cells.get('targets');
  const context = { subject: subjectOf(title), units: reader.units };
  const isTarget = (line: string): boolean => 'target' in readTarget(line, context);
  if (manner === 'old' && !(cell && readsWhole(targetLines(cell.text), isTarget))) {
    if (cell) notes.push(keepAsNote(cell, '目标', read?.targets.length ?? 0, reader));
    return { targets: [], type: 'descriptive', ...read, children: [] };
  }
  const found = readTargets(reader, cell, { title, before: [] });
  return found && { ...found, type: typeOf(found) };
}

function figuresOf(
  row: TableRow,
  title: string,
  manner: NewRowManner,
  reader: CellReader,
): Figures | undefined {
  const notes: string[] = [];
  const found = targetsOf(row, title, manner, notes, reader);
  const unit = plannedUnit({ targets: found?.targets ?? [] });
  let cell = row.cells.get('milestones');
  const isMilestone = (line: string): boolean =>
    'milestone' in readMilestone(line, { year: reader.year, unit });
  if (manner.manner === 'old' && cell && !readsWhole(milestoneLines(cell.text), isMilestone)) {
    notes.push(keepAsNote(cell, '节点', 0, reader));
    cell = undefined;
  }
  const milestones = readMilestones(reader, cell, { unit, before: [] });
  return found && milestones && { ...found, milestones, notes };
}

/** A target names a day of its own only where the row has another. */
function withoutDay(target: Target, due: Terms['deadline']): Target {
  const { deadline, ...rest } = target;
  return deadline === due ? rest : target;
}

/** The row as it was written: what the commitment rests on, kept whole. */
const rowWords = ({ cells }: TableRow): string =>
  upTo([...cells.values()].map((cell) => shown(cell).trim()).join(' | '), 4000);

/**
 * A row that stands for no case yet, as a new commitment: a reading until the office adopts it.
 * @returns undefined where a cell has a finding
 */
export function readNewRow(
  row: TableRow,
  origin: SheetOrigin,
  manner: NewRowManner,
  reader: CellReader,
): SheetAddition | undefined {
  const title = titleOf(row, reader);
  const units = unitsOf(row, reader);
  const leader = readLeader(reader, row.cells.get('leader'));
  const deadline = readDeadline(reader, row.cells.get('deadline'));
  const figures = title ? figuresOf(row, title, manner, reader) : undefined;
  if (!title || !units || !figures || leader === undefined || deadline === undefined) return undefined;
  const { notes, targets, ...terms } = figures;
  const area = row.cells.get('area')?.text.trim() ?? row.area;
  return {
    year: reader.year,
    title,
    ...terms,
    targets: targets.map((target) => withoutDay(target, deadline)),
    ...units,
    leader,
    deadline,
    source: {
      kind: 'sheet',
      ...origin,
      row: row.row,
      quote: rowWords(row),
    },
    continues: null,
    note: upTo([...(area ? [`类别：${area}`] : []), ...notes].join('\n'), 2000),
  };
}
