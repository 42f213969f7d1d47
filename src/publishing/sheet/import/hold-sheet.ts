import { canonicalJson, type Digest, digestOf } from '../../../kernel/index.ts';
import type { PlanRecord, SheetAddition } from '../../../ledger/index.ts';
import type { LoadedPlan } from '../load-plan.ts';
import { columns, wordsOf } from '../sheet.ts';
import { Findings, type SheetFinding, type Spot } from './findings.ts';
import type { Grid } from './grid.ts';
import { findHeader, type Header } from './header.ts';
import { holdAgainst, type RowChange, typeNames } from './hold-against.ts';
import {
  complainOfExported,
  complainOfStanding,
  noteMissing,
  noteOrdinals,
  noteState,
  noteTargetsRead,
  noteTwins,
  noteUnmarked,
} from './notes.ts';
import type { CellReader } from './read-cells.ts';
import { type Manner, readNewRow, type SheetOrigin, taskWords } from './read-new-row.ts';
import { readTasks, type TaskReading } from './read-tasks.ts';
import { rowsOf, type TableRow } from './rows.ts';

/** A row that adds a commitment: in words for people, and as the ledger takes it. */
export type RowAddition = {
  readonly row: number;
  readonly title: string;
  readonly words: readonly { readonly column: string; readonly columnName: string; readonly text: string }[];
  readonly addition: SheetAddition;
};

/** Everything that an import would do, and everything that keeps it from being done. */
export type HeldSheet = {
  readonly changes: readonly RowChange[];
  readonly additions: readonly RowAddition[];
  /** Rows of the sheet that stand as they were. */
  readonly unchanged: number;
  readonly diagnostics: readonly SheetFinding[];
  /** Of all changes and additions: what was seen is what is applied. */
  readonly token: Digest;
};

/** The one worksheet with a table that looks like a breakdown sheet. */
function chooseTable(grids: readonly Grid[], findings: Findings): { grid: Grid; header: Header } | undefined {
  const found = grids.flatMap((grid) => {
    const header = findHeader(grid, findings);
    return header ? [{ grid, header }] : [];
  });
  if (found.length === 1) return found[0];
  const names = found.map(({ grid }) => grid.name).join('、');
  findings.error(undefined, {
    code: found.length === 0 ? 'no-header' : 'several-tables',
    zh: found.length === 0 ? '没有找到分解表的表头。' : `有多张工作表都像分解表：${names}。`,
    en:
      found.length === 0
        ? 'No head of a breakdown sheet was found.'
        : `Several worksheets look like one: ${names}.`,
    doZh:
      found.length === 0
        ? '表头须在前 30 行内，至少有“任务”一列，以及“牵头单位”“责任单位”“完成时限”等列之一。'
        : '只留要导入的一张，其余删去或隐藏。',
    doEn:
      found.length === 0
        ? 'It must stand in the first 30 rows, with a column 任务 and one like 牵头单位 or 完成时限.'
        : 'Keep the one to import; delete or hide the others.',
  });
  return undefined;
}

const ignored = /^(?:备注|说明)$/;

function noteStrangeColumns(header: Header, findings: Findings): void {
  for (const { column, title } of header.strange) {
    if (ignored.test(title)) continue;
    findings.warning(
      { row: header.row, column, columnName: title },
      {
        code: 'column-not-read',
        zh: '不认识这一列，内容不导入。',
        en: 'is not known; what stands in it is not imported.',
        doZh: '需要导入的，改用分解表的列名。',
        doEn: 'Rename it to a column of the breakdown sheet if it should be.',
      },
    );
  }
}

const ownNumber = /^承诺〔\d{4}〕\d+号$/;

/** An exported sheet carries our marks or numbers; another county's numbering does not make a sheet ours. */
function mannerOf(header: Header, rows: readonly TableRow[]): Manner {
  const marked = header.columns.some(({ meaning }) => meaning === 'caseId');
  const numbered = rows.some(({ cells }) => ownNumber.test(cells.get('number')?.text.trim() ?? ''));
  return marked || numbered ? 'own' : 'old';
}

/** Finds the case of a row, by the hidden mark of the export or by its number. */
function caseOf(
  row: TableRow,
  manner: Manner,
  cases: Lookup,
  findings: Findings,
): PlanRecord | 'new' | undefined {
  const [id, numberCell] = [row.cells.get('caseId')?.text, row.cells.get('number')];
  const number = numberCell?.text.trim();
  if (row.unreadable.has('number') || row.unreadable.has('caseId')) return undefined;
  if (manner === 'old' || (id === undefined && number === undefined)) return 'new';
  const record = id === undefined ? cases.byNumber.get(number ?? '') : cases.byId.get(id);
  if (record && (number === record.number || id === undefined)) return record;
  complainOfNumber(numberCell?.spot ?? { row: row.row }, number ?? id ?? '', record, findings);
  return undefined;
}

function complainOfNumber(
  spot: Spot,
  number: string,
  record: PlanRecord | undefined,
  findings: Findings,
): void {
  findings.error(spot, {
    code: record ? 'number-altered' : 'unknown-case',
    zh: record
      ? `任务编号应为${record.number}，不能修改或清空。`
      : `本年度计划里没有编号为“${number}”的事项。`,
    en: record
      ? `the number must be ${record.number}; it cannot be changed or emptied.`
      : `the plan of this year has no commitment “${number}”.`,
    doZh: '恢复原来的编号；新增事项请另起一空白行，编号留空。',
    doEn: 'Restore the number; add a new commitment on a blank row without one.',
  });
}

type Lookup = {
  readonly byId: ReadonlyMap<string, PlanRecord>;
  readonly byNumber: ReadonlyMap<string, PlanRecord>;
};

const lookupOf = (cases: readonly PlanRecord[]): Lookup => ({
  byId: new Map(cases.map((record) => [record.id, record])),
  byNumber: new Map(cases.map((record) => [record.number, record])),
});

const inWords = (addition: SheetAddition, reader: CellReader): RowAddition['words'] => {
  const lead = addition.lead ?? '';
  const words = wordsOf({ ...addition, lead }, reader.year, reader.names);
  const cells = columns.flatMap(({ key, zh }) =>
    key === 'ordinal' || key === 'number' || key === 'state' || words[key] === ''
      ? []
      : [{ column: key, columnName: zh, text: words[key] }],
  );
  return [...cells, { column: 'type', columnName: '类型', text: typeNames[addition.type] }];
};

/** Units that the plan counts in, beyond the usual ones. */
const unitsOf = (cases: readonly PlanRecord[]): ReadonlySet<string> =>
  new Set(cases.flatMap(({ commitment }) => commitment.targets.map(({ unit }) => unit)));

const nothing = (findings: Findings): HeldSheet => ({
  changes: [],
  additions: [],
  unchanged: 0,
  diagnostics: findings.sorted(),
  token: digestOf(''),
});

type Held = {
  readonly changes: RowChange[];
  readonly additions: RowAddition[];
  readonly seen: Map<string, number>;
};

/** Sorts rows into those that stand for a case, held against it, and new ones. */
function holdRows(rows: readonly TableRow[], sheet: SheetTraits, plan: LoadedPlan, reader: CellReader): Held {
  const lookup = lookupOf(plan.cases);
  const titles = new Map<string, number>();
  const held: Held = { changes: [], additions: [], seen: new Map() };
  for (const row of rows) {
    const record = caseOf(row, sheet.manner, lookup, reader.findings);
    if (record === 'new') holdNew(row, sheet, plan, titles, held, reader);
    else if (record) holdKnown(row, record, sheet, held, reader);
  }
  return held;
}

/** What is true of the whole sheet: its columns, whether it was exported, and the file. */
type SheetTraits = {
  readonly present: ReadonlySet<string>;
  readonly manner: Manner;
  readonly origin: SheetOrigin;
  /** For old sheets: what the words of each row promise in figures. */
  readonly readings: ReadonlyMap<TableRow, TaskReading>;
};

/** An old sheet is read as the text it is: its 目标 where there is such a cell, else its task. */
async function readingsOf(
  rows: readonly TableRow[],
  manner: Manner,
  year: number,
): Promise<Map<TableRow, TaskReading>> {
  if (manner === 'own') return new Map();
  const words = rows.map((row) => row.cells.get('targets')?.text ?? taskWords(row));
  const readings = await readTasks(words, year);
  return new Map(
    rows.flatMap((row, i) => {
      const reading = readings[i];
      return reading ? [[row, reading] as const] : [];
    }),
  );
}

function holdNew(
  row: TableRow,
  { origin, manner, readings }: SheetTraits,
  plan: LoadedPlan,
  titles: Map<string, number>,
  held: Held,
  reader: CellReader,
): void {
  if (row.unreadable.size > 0) return;
  const addition = readNewRow(row, origin, { manner, read: readings.get(row) }, reader);
  if (!addition) return;
  complainOfStanding(row, addition, plan, reader.findings);
  noteTwins(row, addition.title, titles, reader.findings);
  held.additions.push({ row: row.row, title: addition.title, words: inWords(addition, reader), addition });
}

function holdKnown(
  row: TableRow,
  record: PlanRecord,
  { present }: SheetTraits,
  held: Held,
  reader: CellReader,
): void {
  complainOfExported(row, record, held.seen, reader.findings);
  noteState(row, record, reader.findings);
  const change = holdAgainst(row, record, present, reader);
  if (change) held.changes.push(change);
}

/**
 * Holds a workbook against a year's plan: what it would change, what it would add, and what is wrong with it.
 * Nothing is asked and nothing is written. A workbook with an error is applied in no part.
 */
export async function holdSheet(
  grids: readonly Grid[],
  plan: LoadedPlan,
  origin: SheetOrigin,
): Promise<HeldSheet> {
  const findings = new Findings(origin.file);
  const table = chooseTable(grids, findings);
  if (!table) return nothing(findings);
  noteStrangeColumns(table.header, findings);
  const rows = rowsOf(table.grid, table.header, findings);
  noteOrdinals(rows, findings);
  if (rows.length === 0) complainOfNoRows(table.header, findings);
  const present = new Set<string>(table.header.columns.map(({ meaning }) => meaning));
  const manner = mannerOf(table.header, rows);
  const { year } = plan.head;
  const reader: CellReader = { year, names: plan.names, units: unitsOf(plan.cases), findings };
  const sheet = { present, manner, origin, readings: await readingsOf(rows, manner, year) };
  const { changes, additions, seen } = holdRows(rows, sheet, plan, reader);
  const read = additions.reduce((sum, { addition }) => sum + addition.targets.length, 0);
  if (manner === 'old' && !present.has('targets') && read > 0) noteTargetsRead(table.header, read, findings);
  if (manner === 'own') {
    noteMissing(plan, seen, findings);
    if (!present.has('textDigest') || !present.has('termsDigest')) noteUnmarked(table.header, findings);
  }
  const diagnostics = findings.sorted();
  return {
    changes,
    additions,
    unchanged: seen.size - changes.length,
    diagnostics,
    token: tokenOf(changes, additions),
  };
}

const tokenOf = (changes: readonly RowChange[], additions: readonly RowAddition[]): Digest =>
  digestOf(
    canonicalJson({
      changes: changes.map(({ change }) => change),
      additions: additions.map(({ addition }) => addition),
    }),
  );

const complainOfNoRows = (header: Header, findings: Findings): void =>
  findings.error(
    { row: header.row },
    {
      code: 'no-rows',
      zh: '表头下面没有任务。',
      en: 'there is no task under the head.',
      doZh: '确认选对了文件和工作表。',
      doEn: 'Make sure that it is the right file and worksheet.',
    },
  );
