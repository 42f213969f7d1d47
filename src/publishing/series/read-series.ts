import {
  type Fault,
  faultsOf,
  NewObservation,
  type ObservationFile,
  type RecordingGround,
  twiceFault,
  twiceIn,
} from '../../measures/index.ts';
import { readDay } from '../sheet/day-text.ts';
import { halfWidth } from '../sheet/figure.ts';
import type { Findings, Spot } from '../sheet/import/findings.ts';
import type { Grid, GridCell } from '../sheet/import/grid.ts';

type Field = 'measure' | 'period' | 'value' | 'grade' | 'issuedOn' | 'edition' | 'aspect' | 'place';

const titles: readonly (readonly [Field, RegExp, string])[] = [
  ['measure', /^(指标|指标名称|指标编号|measure)$/i, '指标'],
  ['period', /^(时期|所属期|统计时期|period)$/i, '所属期'],
  ['value', /^(数值|值|本期数|value)$/i, '数值'],
  ['grade', /^(级别|数据级别|grade)$/i, '数据级别'],
  ['issuedOn', /^(公布日期|发布日期|issued_on)$/i, '公布日期'],
  ['edition', /^(批次|公布批次|edition)$/i, '公布批次'],
  ['aspect', /^(种类|数据种类|aspect)$/i, '数据种类'],
  ['place', /^(地区|地区代码|乡镇|单位|place|area|unit)$/i, '地区或单位'],
];
const needed: readonly Field[] = ['measure', 'period', 'value', 'grade', 'issuedOn'];

const gradeWords: Readonly<Record<string, string>> = {
  单位上报: 'reported',
  上报: 'reported',
  已核实: 'verified',
  系统生成: 'system',
  统计部门: 'statistics-bureau',
  统计局: 'statistics-bureau',
};
const aspectWords: Readonly<Record<string, string>> = { 本期数: 'level', 增速: 'growth', 位次: 'rank' };

const quarters: Readonly<Record<string, string>> = { 一: '1', 二: '2', 三: '3', 四: '4' };

/** 2025年一季度, 2025年上半年, 2025年6月 and 2025年1-6月 (cumulative until June) as periods. */
export function readPeriod(written: string): string {
  const text = halfWidth(written).replace(/\s/g, '');
  const [, year, rest = ''] = /^(\d{4})年?(.*)$/.exec(text) ?? [];
  if (year === undefined) return text;
  if (rest === '' || rest === '全年') return year;
  const quarter = /^第?([一二三四1-4])季度$/.exec(rest)?.[1];
  if (quarter) return `${year}-Q${quarters[quarter] ?? quarter}`;
  if (rest === '上半年') return `${year}-H1`;
  if (rest === '前三季度' || rest === '前3季度') return `${year}-Q3`;
  if (rest === '下半年') return `${year}-H2`;
  const month = /^(?:1[-—~至])?(\d{1,2})月份?$/.exec(rest)?.[1];
  return month ? `${year}-${month.padStart(2, '0')}` : text;
}

type Header = { readonly row: number; readonly columns: ReadonlyMap<Field, number> };

/** The head of the table: the first row that names at least the measure and the value. */
function headerOf(byRow: ReadonlyMap<number, readonly GridCell[]>, findings: Findings): Header | undefined {
  for (const [row, cells] of byRow) {
    const columns = new Map<Field, number>();
    for (const { text, column } of cells) {
      const field = titles.find(([, title]) => title.test(text.trim()))?.[0];
      if (field && !columns.has(field)) columns.set(field, column);
    }
    if (!columns.has('measure') || !columns.has('value')) continue;
    const absent = needed.filter((field) => !columns.has(field)).map(nameOf);
    if (absent.length === 0) return { row, columns };
    findings.error(
      { row },
      {
        code: 'missing-column',
        zh: `表头缺少：${absent.join('、')}。`,
        en: `the head lacks these columns: ${absent.join(', ')}.`,
        doZh: '补上这些列，每行填值。',
        doEn: 'Add them, with a value in every row.',
      },
    );
    return undefined;
  }
  findings.error(undefined, {
    code: 'no-header',
    zh: '没有找到表头。',
    en: 'no head of the table was found.',
    doZh: '第一行写列名：指标、所属期、数值、数据级别、公布日期，另可有公布批次、数据种类、地区或单位。',
    doEn: 'Name the columns in the first row: 指标, 所属期, 数值, 数据级别, 公布日期, and 公布批次, 数据种类, 地区或单位 where you have them.',
  });
  return undefined;
}

const nameOf = (field: Field): string => titles.find(([known]) => known === field)?.[2] ?? field;

/** Formulas are not computed, and their stored results not taken. */
const isPlain = ({ kind }: GridCell): boolean => kind === 'text' || kind === 'number' || kind === 'day';

type RowReader = {
  readonly header: Header;
  readonly ground: RecordingGround;
  readonly file: ObservationFile;
  readonly findings: Findings;
};

function textsOf(row: number, cells: readonly GridCell[], { header, findings }: RowReader) {
  const texts = new Map<Field, string>();
  for (const [field, column] of header.columns) {
    const cell = cells.find((one) => one.column === column);
    if (cell && isPlain(cell)) texts.set(field, cell.text.trim());
    else if (cell)
      findings.error(
        { row, column, columnName: nameOf(field) },
        {
          code: cell.kind === 'formula' ? 'formula' : 'not-text',
          zh: '是公式或错误值，其结果不予采信。',
          en: 'is a formula or an error; its result is not taken.',
          doZh: '复制后“选择性粘贴—数值”，核对无误再导入。',
          doEn: 'Paste it as a value, check it, and import again.',
        },
      );
  }
  return texts;
}

function wishOf(
  row: number,
  texts: ReadonlyMap<Field, string>,
  { ground: { measures, areas }, file }: RowReader,
) {
  const named = texts.get('measure') ?? '';
  const grade = texts.get('grade') ?? '';
  const aspect = texts.get('aspect') ?? '';
  const period = readPeriod(texts.get('period') ?? '');
  const issued = texts.get('issuedOn') ?? '';
  const area = texts.get('place') ?? '';
  return {
    measure:
      measures.find(({ id, name, alsoCalled = [] }) => [id, name, ...alsoCalled].includes(named))?.id ??
      named,
    period,
    grade: gradeWords[grade] ?? grade,
    aspect: aspect === '' ? 'level' : (aspectWords[aspect] ?? aspect),
    edition: texts.get('edition') ?? '',
    place: areas.find(({ id, name }) => id === area || name === area)?.id ?? area,
    value: halfWidth(texts.get('value') ?? '').replace(/[,\s]/g, ''),
    issuedOn: readDay(issued, Number(period.slice(0, 4)) || 0)?.day ?? issued,
    source: { kind: 'file', ...file, row },
  };
}

const textOf = (texts: ReadonlyMap<Field, string>, field: string): string =>
  [...texts].find(([known]) => known === field)?.[1] ?? '';

const unread = (field: string, text: string): Omit<Fault, 'field'> => ({
  code: `unreadable-${field}`,
  zh: text === '' ? '没有填写。' : `“${text}”看不懂。`,
  en: text === '' ? 'is not filled in.' : `“${text}” cannot be read.`,
  doZh: '所属期写 2025-06，数值只写数字，级别写 统计部门、已核实、系统生成 或 单位上报，日期写 2025-07-18。',
  doEn: 'Write periods like 2025-06, plain digits, one of the grades, and days like 2025-07-18.',
});

/** The cell of a field; the row where the table has no such column. */
function spotAt(row: number, field: string, { columns }: Header): Spot {
  const found = [...columns].find(([known]) => known === field);
  return found ? { row, column: found[1], columnName: nameOf(found[0]) } : { row };
}

function readRow(row: number, cells: readonly GridCell[], reader: RowReader): NewObservation | undefined {
  const { header, findings, ground } = reader;
  const spotOf = (field: string): Spot => spotAt(row, field, header);
  const texts = textsOf(row, cells, reader);
  const read = NewObservation.safeParse(wishOf(row, texts, reader));
  if (!read.success) {
    const fields = new Set(read.error.issues.map(({ path }) => String(path[0])));
    for (const field of fields) findings.error(spotOf(field), unread(field, textOf(texts, field)));
    return undefined;
  }
  for (const { field, ...fault } of faultsOf(read.data, ground)) findings.error(spotOf(field), fault);
  return read.data;
}

/** The observations of a table, one a row; what is wrong stands in `findings` with its cell, all of it. */
export function readSeries(
  grid: Grid,
  ground: RecordingGround,
  file: ObservationFile,
  findings: Findings,
): NewObservation[] {
  const byRow = Map.groupBy(grid.cells, ({ row }) => row);
  const ordered = new Map([...byRow].toSorted(([a], [b]) => a - b));
  const header = headerOf(ordered, findings);
  if (!header) return [];
  const reader = { header, ground, file, findings };
  const read = [...ordered].flatMap(([row, cells]) => {
    const observation = row <= header.row ? undefined : readRow(row, cells, reader);
    return observation ? [{ row, observation }] : [];
  });
  if (read.length === 0 && !findings.failed) findings.error({ row: header.row }, noRows);
  for (const [place, first] of twiceIn(read.map(({ observation }) => observation))) {
    const [row, earlier] = [read[place], read[first]];
    if (!row || !earlier) continue;
    const { field, ...fault } = twiceFault(row.observation, earlier.row);
    findings.error(spotAt(row.row, field, header), fault);
  }
  return read.map(({ observation }) => observation);
}

const noRows = {
  code: 'no-rows',
  zh: '表头下面没有数据。',
  en: 'there is no figure below the head.',
  doZh: '每行填一个数。',
  doEn: 'Write one figure in each row.',
};
