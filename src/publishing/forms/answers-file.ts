import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { answersOf, type CaseRecord, FormFields, listCopies } from '../../ledger/index.ts';
import { namesOn } from '../names-on.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { type TableSheet, tableFile } from '../table/write-table.ts';

const cellOf = (value: unknown): string | number | null =>
  typeof value === 'number' || typeof value === 'string' ? value : null;

const stages: Readonly<Record<string, string>> = {
  sent: '待填报',
  returned: '已退回',
  filled: '已填报',
  taken: '已收下',
  withdrawn: '已撤回',
};

/** What units filled into a form, a line each with the unit and the round; who has not filled it in stands there empty. */
export async function exportAnswers(
  db: Db,
  clock: Clock,
  county: CountyId,
  form: CaseRecord,
): Promise<SheetFile> {
  const [copies, names] = await Promise.all([
    listCopies(db, county, form.id),
    namesOn(db, county, today(clock)),
  ]);
  const { columns, basis } = FormFields.parse(form.state.fields);
  const rows = copies.flatMap((copy) => {
    const { lead, deadline, stage, fields } = copy.state;
    const head = [
      typeof fields['round'] === 'number' ? fields['round'] : 1,
      deadline,
      lead === null ? '' : names.unit(lead),
      stages[stage] ?? stage,
    ];
    const spent = cellOf(fields['minutesSpent']);
    const lines = answersOf(copy);
    return (lines.length === 0 ? [{}] : lines).map((line: Readonly<Record<string, unknown>>) => [
      ...head,
      ...columns.map(({ name }) => cellOf(line[name])),
      spent,
      copy.number,
    ]);
  });
  const sheet: TableSheet = {
    name: '汇总',
    title: `${form.state.title}${names.simulated ? '（模拟数据）' : ''}`,
    remark: `${form.number}，依据：${basis}。没有填报的单位各留一行空白。`,
    columns: [
      { title: '期次', width: 8 },
      { title: '报送日', width: 12 },
      { title: '单位', width: 30 },
      { title: '状态', width: 10 },
      ...columns.map(({ name, unit }) => ({ title: unit ? `${name}（${unit}）` : name, width: 18 })),
      { title: '实际用时（分钟）', width: 14 },
      { title: '填报件编号', width: 20 },
    ],
    rows,
  };
  const name = `${names.county}${form.state.title.replaceAll(/[\\/:*?"<>|\r\n]/g, '')}汇总`;
  return await tableFile([sheet], { format: 'xlsx', name, simulated: names.simulated }, clock.now());
}
