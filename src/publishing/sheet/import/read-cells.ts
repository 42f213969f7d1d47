import type { Day } from '../../../clock/index.ts';
import type { Terms } from '../../../ledger/index.ts';
import { fullDay, readDay } from '../day-text.ts';
import { type Milestone, milestoneLines, readMilestone, writeMilestone } from '../milestone-text.ts';
import type { NameBook, Named } from '../names.ts';
import { partsOf, unquoted } from '../quoted.ts';
import { CHILDREN, subjectOf } from '../sheet.ts';
import { readTarget, type Target, targetLines, writeTarget } from '../target-text.ts';
import type { Findings } from './findings.ts';
import type { TableCell } from './rows.ts';

/** What every cell is read with. */
export type CellReader = {
  readonly year: number;
  readonly names: NameBook;
  /** Units that the plan uses beyond the usual ones. */
  readonly units: ReadonlySet<string>;
  readonly findings: Findings;
};

/** The most that a commitment may hold; the review screen has the same limits. */
const most = { title: 400, targets: 20, joins: 40, milestones: 40, children: 500, words: 200 } as const;

/** The text of a cell for people: a real date in full. */
export const shown = (cell: TableCell | undefined): string => {
  if (!cell) return '';
  return cell.kind === 'day' && cell.text !== '' ? fullDay(cell.text as Day) : cell.text;
};

function complainOfLength(reader: CellReader, cell: TableCell, count: number, limit: number): boolean {
  if (count <= limit) return false;
  reader.findings.error(cell.spot, {
    code: 'too-long',
    zh: `内容过长（${count}），最多 ${limit}。`,
    en: `holds too much (${count}); the limit is ${limit}.`,
    doZh: '缩短，或分成几项任务。',
    doEn: 'Shorten it, or make several tasks of it.',
  });
  return true;
}

/** The task in words; undefined where there is a finding. */
export function readTitle(reader: CellReader, cell: TableCell): string | undefined {
  const title = cell.text.trim();
  return complainOfLength(reader, cell, title.length, most.title) ? undefined : title;
}

const targetFaults = {
  'no-figure': (word: string) => ({
    code: 'target-without-figure',
    zh: `“${word}”没有读出目标值。`,
    en: `no figure was found in “${word}”.`,
    doZh: '写作“不低于360亿元”“增长7.5%以上”；没有数值的，在末尾注“（无数值）”；定性任务请清空本格，改在节点列写佐证。',
    doEn: 'Write 不低于360亿元 or 增长7.5%以上; where there is no figure, end with （无数值）; leave a descriptive task’s cell empty.',
  }),
  'unknown-unit': (word: string) => ({
    code: 'unknown-unit',
    zh: `不认识计量单位“${word}”。`,
    en: `the unit “${word}” is not known.`,
    doZh: '目标值后面只写计量单位，如 个、家、公里、亿元、%；说明文字移到冒号前面。',
    doEn: 'Behind the figure write the unit alone, like 个, 公里 or %; put explanations before the colon.',
  }),
  contradiction: (word: string) => ({
    code: 'target-contradicts-itself',
    zh: `“${word}”前后矛盾。`,
    en: `“${word}” contradicts itself.`,
    doZh: '“不低于”与“以内”等只留一种。',
    doEn: 'Keep one comparator.',
  }),
} as const;

export type ReadTargets = { readonly targets: Target[]; readonly children: string[] };

/**
 * The column 目标. A line that is as it was written stands for the target that it was written from, so that what
 * was not touched stays exactly as it is.
 */
export function readTargets(
  reader: CellReader,
  cell: TableCell | undefined,
  task: { readonly title: string; readonly before: readonly Target[] },
): ReadTargets | undefined {
  if (!cell) return { targets: [], children: [] };
  const subject = subjectOf(task.title);
  const standing = new Map(task.before.map((target) => [writeTarget(target, subject), target]));
  const lines = partsOf(cell.text, '\n\r');
  const lists = lines.filter((line) => line.startsWith(CHILDREN));
  const children = lists.flatMap((line) => partsOf(line.slice(CHILDREN.length), '；;').map(unquoted));
  const targets: Target[] = [];
  let failed = false;
  for (const line of lines.filter((l) => !l.startsWith(CHILDREN)).flatMap(targetLines)) {
    const known = standing.get(line);
    const read = known ? { target: known } : readTarget(line, { subject, units: reader.units });
    if ('target' in read) targets.push(read.target);
    else {
      failed = true;
      reader.findings.error(cell.spot, targetFaults[read.fault](read.word.slice(0, 40)));
    }
  }
  const long =
    complainOfLength(reader, cell, targets.length, most.targets) ||
    complainOfLength(reader, cell, children.length, most.children) ||
    complainOfLength(
      reader,
      cell,
      Math.max(0, ...[...targets.map((t) => t.metric), ...children].map((w) => w.length)),
      most.words,
    );
  return failed || long ? undefined : { targets, children };
}

const milestoneFaults = {
  'no-day': (word: string) => ({
    code: 'milestone-without-day',
    zh: `“${word}”没有读出日期。`,
    en: `no day was found in “${word}”.`,
    doZh: '一行一个节点，以日期和冒号开头，如“9月底前：累计400个”“6月底前：主体完工；佐证：验收单”。',
    doEn: 'One milestone a line, with the day and a colon in front, like 9月底前：累计400个.',
  }),
  'other-unit': (word: string) => ({
    code: 'milestone-in-other-unit',
    zh: `节点的计量单位“${word}”与目标不一致。`,
    en: `the milestone counts in “${word}”, the target does not.`,
    doZh: '改成与第一个目标相同的计量单位。',
    doEn: 'Use the unit of the first target.',
  }),
} as const;

/** The column 节点, line by line; lines that were not touched stand for what they were written from. */
export function readMilestones(
  reader: CellReader,
  cell: TableCell | undefined,
  task: { readonly unit: string; readonly before: readonly Milestone[] },
): Milestone[] | undefined {
  if (!cell) return [];
  const context = { year: reader.year, unit: task.unit };
  const standing = new Map(task.before.map((m) => [writeMilestone(m, context), m]));
  const milestones: Milestone[] = [];
  let failed = false;
  for (const line of milestoneLines(cell.text)) {
    const known = standing.get(line);
    const read = known ? { milestone: known } : readMilestone(line, context);
    if ('milestone' in read) milestones.push(read.milestone);
    else {
      failed = true;
      reader.findings.error(cell.spot, milestoneFaults[read.fault](read.word.slice(0, 40)));
    }
  }
  const words = Math.max(0, ...milestones.flatMap(({ name, evidence }) => [name.length, evidence.length]));
  const long =
    complainOfLength(reader, cell, milestones.length, most.milestones) ||
    complainOfLength(reader, cell, words, most.words);
  return failed || long ? undefined : milestones;
}

function complainOfName(
  reader: CellReader,
  cell: TableCell,
  named: Exclude<Named, { readonly id: string }>,
  what: 'unit' | 'leader',
): void {
  const [zh, en] = what === 'unit' ? ['单位', 'unit'] : ['领导岗位', 'leader'];
  if ('ambiguous' in named) {
    reader.findings.error(cell.spot, {
      code: `ambiguous-${what}`,
      zh: `“${named.ambiguous}”可以指${named.candidates.join('、')}，无法确定。`,
      en: `“${named.ambiguous}” may be ${named.candidates.join(' or ')}.`,
      doZh: '写全称。',
      doEn: 'Write the full name.',
    });
    return;
  }
  const near = named.nearest.join('、');
  reader.findings.error(cell.spot, {
    code: `unknown-${what}`,
    zh: `本县今天没有名为“${named.unknown}”的${zh}。`,
    en: `the county has no ${en} “${named.unknown}” today.`,
    doZh: near === '' ? `改用${zh}名录中的名称。` : `是否为：${near}？请改用名录中的名称。`,
    doEn:
      near === '' ? `Use a name of the county’s list.` : `Perhaps ${near}? Use a name of the county’s list.`,
  });
}

const allTowns =
  /^(?:县|市|区)?各?(?:乡镇|镇|乡|街道|镇街|乡镇街道|乡镇办|街镇)(?:人民政府|政府|办事处|街道|街道办事处)?$/;

/** 各乡镇（街道） names every town of the county; which they are is said. */
function townsNamed(reader: CellReader, cell: TableCell, name: string): string[] {
  const plain = name.normalize('NFKC').replace(/[()]/g, '');
  if (!plain.startsWith('各') || !allTowns.test(plain)) return [];
  const towns = reader.names.units.filter(({ kind }) => kind === 'town');
  if (towns.length === 0) return [];
  reader.findings.warning(cell.spot, {
    code: 'towns-understood',
    zh: `“${name}”理解为全部${towns.length}个乡镇街道。`,
    en: `“${name}” is understood as all ${towns.length} towns and sub-districts.`,
    doZh: '只涉及部分乡镇的，逐个写明。',
    doEn: 'Name them one by one where only some are meant.',
  });
  return towns.map(({ id }) => id);
}

const others = /(?:等)(?:各|有关|相关|其他|成员)*(?:部门|单位)*(?:按职责分工负责)?$/;
const anybody =
  /^(?:县|市|区)?(?:直)?(?:各|有关|相关|其他|成员|直属|县直|市直|区直)+(?:部门|单位)+(?:按职责分工负责)?$/;

/** 各有关单位 and 等部门 name nobody who could be held to it: said, and not imported. */
function warnOfNobody(reader: CellReader, cell: TableCell, words: string): void {
  reader.findings.warning(cell.spot, {
    code: 'names-nobody',
    zh: `“${words}”没有指明是哪个单位，不导入。`,
    en: `“${words}” names no unit and is not imported.`,
    doZh: '需要它们配合的，逐个写明单位名称。',
    doEn: 'Name the units one by one where they are to co-operate.',
  });
}

/** The units that one name stands for; undefined where it stands for none that is known. */
function idsOf(reader: CellReader, cell: TableCell, name: string): string[] | undefined {
  if (anybody.test(name)) {
    warnOfNobody(reader, cell, name);
    return [];
  }
  const named = reader.names.findUnit(name);
  if ('id' in named) return [named.id];
  const towns = townsNamed(reader, cell, name);
  if (towns.length > 0) return towns;
  const shorter = name.replace(others, '');
  if (shorter !== name && shorter !== '') {
    warnOfNobody(reader, cell, name.slice(shorter.length));
    return idsOf(reader, cell, shorter);
  }
  complainOfName(reader, cell, named, 'unit');
  return undefined;
}

/** Units of a cell by id; undefined where one of them is not found. */
export function readUnits(reader: CellReader, cell: TableCell, text: string): string[] | undefined {
  const found = partsOf(text, '、，,；;\n\r 　').map((name) => idsOf(reader, cell, name));
  const unique = [...new Set(found.flatMap((ids) => ids ?? []))];
  const failed = found.includes(undefined);
  return failed || complainOfLength(reader, cell, unique.length, most.joins) ? undefined : unique;
}

/** The post of a leader by title or by who holds it; null for an empty cell, undefined with a finding. */
export function readLeader(reader: CellReader, cell: TableCell | undefined): string | null | undefined {
  if (!cell) return null;
  const named = reader.names.findLeader(cell.text);
  if ('id' in named) return named.id;
  complainOfName(reader, cell, named, 'leader');
  return undefined;
}

/** The deadline; null for an empty cell, undefined with a finding. What the words leave open is said. */
export function readDeadline(reader: CellReader, cell: TableCell | undefined): Terms['deadline'] | undefined {
  if (!cell) return null;
  const reading = readDay(cell.text, reader.year);
  if (!reading || !isNear(reading.day, reader.year)) {
    reader.findings.error(cell.spot, {
      code: 'unreadable-day',
      zh: `“${cell.text.slice(0, 30)}”不是看得懂的日期，或离${reader.year}年太远。`,
      en: `“${cell.text.slice(0, 30)}” is no day that can be understood, or too far from ${reader.year}.`,
      doZh: `写成 ${reader.year}年6月30日，或“6月底”“年底”。`,
      doEn: `Write it like ${reader.year}年6月30日, 6月底 or 年底.`,
    });
    return undefined;
  }
  if (reading.assumed) {
    const zh = reading.day === null ? '没有时限' : fullDay(reading.day);
    reader.findings.warning(cell.spot, {
      code: 'day-understood',
      zh: `“${cell.text.slice(0, 30)}”理解为${zh}。`,
      en: `“${cell.text.slice(0, 30)}” is understood as ${reading.day ?? 'no deadline'}.`,
      doZh: '不是这个意思的，改成具体日期。',
      doEn: 'Write the day itself if that is not what is meant.',
    });
  }
  return reading.day;
}

/** A plan of a year reaches ten years on at most; 2052 for 2025 is a slip. */
const isNear = (day: Day | null, year: number): boolean =>
  day === null || (Number(day.slice(0, 4)) >= year - 1 && Number(day.slice(0, 4)) <= year + 10);
