import type { PlanRecord, SheetAddition } from '../../../ledger/index.ts';
import type { LoadedPlan } from '../load-plan.ts';
import { sameText, stateText } from '../sheet.ts';
import type { Findings } from './findings.ts';
import type { Header } from './header.ts';
import type { TableRow } from './rows.ts';

// What a sheet as a whole is told: rows that are there twice, that are missing, or that stand already.

/** What must be right in a row of an exported sheet beside its editable cells. */
export function complainOfExported(
  row: TableRow,
  record: PlanRecord,
  seen: Map<string, number>,
  findings: Findings,
): void {
  const other = seen.get(record.id);
  if (other !== undefined) {
    findings.error(row.cells.get('number')?.spot ?? { row: row.row }, {
      code: 'duplicate-number',
      zh: `${record.number}与第${other}行重复。`,
      en: `${record.number} stands in row ${other} as well.`,
      doZh: '删去重复的行；新增事项请另起一空白行，不要复制已有的行。',
      doEn: 'Delete one of them; add a new commitment on a blank row, not on a copy.',
    });
  }
  seen.set(record.id, row.row);
  for (const cell of row.cells.values()) {
    if (!cell.shared) continue;
    findings.error(cell.spot, {
      code: 'merged-down',
      zh: '与其他行合并，无法判断本行的内容。',
      en: 'is merged with other rows; it is not clear what this row says.',
      doZh: '取消合并，逐格填写。',
      doEn: 'Unmerge it and fill in every cell.',
    });
  }
}

/** Rows of an import that was done already, and tasks that stand in the plan. */
export function complainOfStanding(
  row: TableRow,
  addition: SheetAddition,
  plan: LoadedPlan,
  findings: Findings,
): void {
  const { source } = addition;
  const standing = plan.cases.filter(({ commitment }) => commitment.state !== 'withdrawn');
  const twin = standing.find(({ commitment: { source: s, title } }) => {
    const sameRow =
      s?.kind === 'sheet' && source?.kind === 'sheet' && s.digest === source.digest && s.row === source.row;
    return sameRow || title === addition.title;
  });
  if (!twin) return;
  findings.error(row.cells.get('task')?.spot ?? { row: row.row }, {
    code: 'stands-already',
    zh: `与台账中${twin.number}是同一任务，不能重复立项。`,
    en: `is the same task as ${twin.number} in the ledger; it cannot be opened twice.`,
    doZh: '要修改已有事项，请导出后在导出的表上改；确是另一项任务的，在文字上加以区分。',
    doEn: 'To change what stands, edit an exported sheet; if it is another task, say so in its words.',
  });
}

export function noteTwins(row: TableRow, title: string, seen: Map<string, number>, findings: Findings): void {
  const other = seen.get(title);
  seen.set(title, other ?? row.row);
  if (other === undefined) return;
  findings.warning(row.cells.get('task')?.spot ?? { row: row.row }, {
    code: 'same-task-twice',
    zh: `与第${other}行任务相同，将作为两项任务。`,
    en: `is the same task as row ${other}; both will be opened.`,
    doZh: '重复的，删去一行。',
    doEn: 'Delete one of them if that is a mistake.',
  });
}

export function noteOrdinals(rows: readonly TableRow[], findings: Findings): void {
  const seen = new Map<string, number>();
  for (const { row, cells } of rows) {
    const cell = cells.get('ordinal');
    if (!cell || cell.shared || cell.kind === 'formula') continue;
    const other = seen.get(cell.text);
    seen.set(cell.text, other ?? row);
    if (other === undefined) continue;
    findings.warning(cell.spot, {
      code: 'duplicate-ordinal',
      zh: `序号${cell.text}与第${other}行重复。`,
      en: `the number ${cell.text} stands in row ${other} as well.`,
      doZh: '序号不影响导入；请确认没有重复的任务。',
      doEn: 'Ordinals are not imported; make sure that no task is there twice.',
    });
  }
}

export function noteMissing(plan: LoadedPlan, seen: ReadonlyMap<string, number>, findings: Findings): void {
  const missing = plan.cases.filter(
    ({ id, commitment }) => commitment.state !== 'withdrawn' && !seen.has(id),
  );
  if (missing.length === 0) return;
  const some = missing
    .slice(0, 5)
    .map(({ number }) => number)
    .join('、');
  findings.warning(undefined, {
    code: 'rows-missing',
    zh: `台账中有${missing.length}项不在表中（${some}${missing.length > 5 ? '等' : ''}），不作改动。`,
    en: `${missing.length} commitments of the plan are not in the sheet (${some}${missing.length > 5 ? ' …' : ''}); they stay as they are.`,
    doZh: '删行不等于撤回；撤回、结转、办结请在系统内办理。',
    doEn: 'Deleting a row takes nothing back; do that in the system.',
  });
}

export function noteUnmarked(header: Header, findings: Findings): void {
  findings.warning(
    { row: header.row },
    {
      code: 'marks-missing',
      zh: '导出时的隐藏列已不在，无法核对导出之后系统内有无改动；请逐条核对下面的改动。',
      en: 'The hidden columns of the export are gone, so that changes made since cannot be told; check every change below.',
      doZh: '稳妥的做法是重新导出，在新表上修改。',
      doEn: 'It is safer to export again and edit that sheet.',
    },
  );
}

/** The state is the ledger's own: whoever writes another into the sheet is told so. */
export function noteState(row: TableRow, record: PlanRecord, findings: Findings): void {
  const cell = row.cells.get('state');
  const state = stateText(record.commitment);
  if (!cell || sameText(cell.text) === state) return;
  findings.warning(cell.spot, {
    code: 'state-not-read',
    zh: `状态不从表上导入；系统内现为“${state}”。`,
    en: `the state is not imported; in the system it is “${state}”.`,
    doZh: '认定、撤回、结转、办结请在系统内办理。',
    doEn: 'Adopt, take back, carry over or close in the system.',
  });
}

/** Targets of an old sheet without a column for them were read out of its tasks: somebody must look at them. */
export function noteTargetsRead(header: Header, count: number, findings: Findings): void {
  findings.warning(
    { row: header.row },
    {
      code: 'targets-read',
      zh: `表中没有目标列，从任务文字中读出${count}个目标值。`,
      en: `the sheet has no column of targets; ${count} were read out of the tasks.`,
      doZh: '请在新增清单中逐条核对。',
      doEn: 'Check them one by one among the additions.',
    },
  );
}
