import type { SheetAddition, Terms } from '../../../ledger/index.ts';
import { milestoneLines, readMilestone } from '../milestone-text.ts';
import { plannedUnit, subjectOf } from '../sheet.ts';
import { readTarget, targetLines } from '../target-text.ts';
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
import type { TableCell, TableRow } from './rows.ts';

/** The file that a new commitment comes from. */
export type SheetOrigin = { readonly file: string; readonly digest: string };

/**
 * How cells are taken: `own` for rows added to an exported sheet, whose cells follow its guide; `old` for
 * sheets in the customary columns, where what is prose goes to the note of the office instead.
 */
export type Manner = 'own' | 'old';

/** The task in words: 项目名称 and 主要内容 of one row are one task. */
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
  const words =
    name && task && name.text.trim() !== task.text.trim()
      ? `${name.text.trim()}：${task.text.trim()}`
      : cell.text;
  return readTitle(reader, { ...cell, text: words.replace(/\s*\n\s*/g, ' ') });
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

function keepAsNote(cell: TableCell, what: string, reader: CellReader): string {
  reader.findings.warning(cell.spot, {
    code: 'kept-as-note',
    zh: `没有读出可计量的${what}，原文记入该事项的内部备注。`,
    en: 'nothing that can be measured was found; the words go to the commitment’s internal note.',
    doZh: '需要系统按此推算进度的，按填写说明改写后再导入。',
    doEn: 'Rewrite it by the guide where the system is to compute progress from it.',
  });
  return `${what}：${cell.text.trim()}`;
}

/** True where every line of a cell reads as what its column holds. */
const readsWhole = (lines: readonly string[], reads: (line: string) => boolean): boolean =>
  lines.length > 0 && lines.every(reads);

type Figures = Pick<Terms, 'targets' | 'children' | 'milestones'> & { readonly notes: readonly string[] };

function figuresOf(row: TableRow, title: string, manner: Manner, reader: CellReader): Figures | undefined {
  const notes: string[] = [];
  let [targetCell, milestoneCell] = [row.cells.get('targets'), row.cells.get('milestones')];
  const context = { subject: subjectOf(title), units: reader.units };
  const isTarget = (line: string): boolean => 'target' in readTarget(line, context);
  if (manner === 'old' && targetCell && !readsWhole(targetLines(targetCell.text), isTarget)) {
    notes.push(keepAsNote(targetCell, '目标', reader));
    targetCell = undefined;
  }
  const read = readTargets(reader, targetCell, { title, before: [] });
  const unit = plannedUnit({ targets: read?.targets ?? [] });
  const isMilestone = (line: string): boolean =>
    'milestone' in readMilestone(line, { year: reader.year, unit });
  if (manner === 'old' && milestoneCell && !readsWhole(milestoneLines(milestoneCell.text), isMilestone)) {
    notes.push(keepAsNote(milestoneCell, '节点', reader));
    milestoneCell = undefined;
  }
  const milestones = readMilestones(reader, milestoneCell, { unit, before: [] });
  return read && milestones && { ...read, milestones, notes };
}

const typeOf = ({ targets, children }: Pick<Terms, 'targets' | 'children'>): Terms['type'] => {
  if (children.length > 0) return 'countable';
  return targets.length > 0 ? 'numeric' : 'descriptive';
};

/**
 * A row that stands for no case yet, as a new commitment: a reading until the office adopts it.
 * @returns undefined where a cell has a finding
 */
export function readNewRow(
  row: TableRow,
  origin: SheetOrigin,
  manner: Manner,
  reader: CellReader,
): SheetAddition | undefined {
  const title = titleOf(row, reader);
  const units = unitsOf(row, reader);
  const leader = readLeader(reader, row.cells.get('leader'));
  const deadline = readDeadline(reader, row.cells.get('deadline'));
  const figures = title ? figuresOf(row, title, manner, reader) : undefined;
  if (!title || !units || !figures || leader === undefined || deadline === undefined) return undefined;
  const { notes, ...terms } = figures;
  return {
    year: reader.year,
    title,
    type: typeOf(terms),
    ...terms,
    ...units,
    leader,
    deadline,
    source: {
      kind: 'sheet',
      ...origin,
      row: row.row,
      quote: shown(row.cells.get('task') ?? row.cells.get('name')),
    },
    continues: null,
    note: notes.join('\n').slice(0, 2000),
  };
}
