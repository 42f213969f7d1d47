import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, Refusal } from '../../kernel/index.ts';
import { type NamesOn, namesOn } from '../names-on.ts';
import type { Line, Paper } from '../paper/paper.ts';
import { paperFile } from '../paper/paper-file.ts';
import { fullDay } from '../sheet/day-text.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { type TableSheet, tableFile } from '../table/write-table.ts';
import { type LeftOut, loadLeftOut, loadYearEnd } from './load-year-end.ts';
import { gapWords, type YearEndRow } from './year-end.ts';

const verifiedWords: Readonly<Record<YearEndRow['verified'], string>> = {
  verified: '已核查',
  'reported-done': '单位报完成，未核查',
  no: '未核查',
};
const outcomeWords: Readonly<Record<string, string>> = {
  kept: '完成',
  'partly-kept': '部分完成',
  'not-kept': '未完成',
};

const doneText = ({ done, outcome, unmet, carriedOver }: YearEndRow): string => {
  const computed = done === null ? '无法判定' : done ? '达到' : '未达到';
  const found = outcome === null ? '' : `；认定：${outcomeWords[outcome] ?? outcome}`;
  const why = unmet ? `，原因：${unmet}` : '';
  return `计算：${computed}${found}${why}${carriedOver ? '；已结转' : ''}`;
};

const gapsText = ({ gaps }: YearEndRow): string =>
  gapWords.flatMap(([gap, words]) => (gaps.includes(gap) ? [words] : [])).join('；');

const goalText = ({ targets, title }: YearEndRow): string =>
  [title, ...targets.map(({ goal }) => goal)].join('\n');

const resultText = ({ targets, count }: YearEndRow): string =>
  [
    ...targets.map(({ result, share }) =>
      result === null ? '（待补）' : `${result}${share === null ? '' : `（${share}%）`}`,
    ),
    ...(count === null ? [] : [count]),
  ].join('\n') || '（待补）';

const sourceText = ({ targets }: YearEndRow): string =>
  targets.map(({ source }) => source ?? '—').join('\n') || '—';

const evidenceText = ({ evidence }: YearEndRow): string =>
  [
    evidence.accepted.map(({ name }) => name).join('、') || '无采信佐证',
    ...(evidence.waiting > 0 ? [`待审核${evidence.waiting}份`] : []),
    ...(evidence.refused > 0 ? [`未采信${evidence.refused}份`] : []),
  ].join('\n');

const adjustedText = ({ adjustments, carriedOver }: YearEndRow): string =>
  [
    ...adjustments.map(
      ({ on, from, to, reason }) => `${on}经批准由“${from}”调整为“${to}”${reason ? `，理由：${reason}` : ''}`,
    ),
    ...(carriedOver ? [`结转下年，理由：${carriedOver.reason}`] : []),
  ].join('\n');

/** How many rows lack what: listed before the account itself. */
const gapCounts = (rows: readonly YearEndRow[]): (readonly [string, number])[] =>
  gapWords.flatMap(([gap, words]) => {
    const count = rows.filter(({ gaps }) => gaps.includes(gap)).length;
    return count > 0 ? [[words, count] as const] : [];
  });

const columns = [
  { title: '编号', width: 18, share: 10 },
  { title: '事项与目标', width: 34, share: 20 },
  { title: '完成情况', width: 28, share: 14 },
  { title: '数据来源与版本', width: 34, share: 14 },
  { title: '完成与否', width: 22, share: 12 },
  { title: '核查', width: 14, share: 8 },
  { title: '佐证', width: 28, share: 14 },
  { title: '调整与结转', width: 40, share: 16 },
];

const cellsOf = (row: YearEndRow): string[] => [
  row.number,
  goalText(row),
  resultText(row),
  sourceText(row),
  doneText(row),
  verifiedWords[row.verified],
  evidenceText(row),
  adjustedText(row),
];

type Head = {
  readonly year: number;
  readonly names: NamesOn;
  readonly on: string;
  readonly leftOut: readonly LeftOut[];
};

const leftOutText = ({ number, title, on, reason }: LeftOut): string =>
  `${number}　${title}：${on ?? ''}撤回${reason === '' ? '' : `，理由：${reason}`}`;

const titleOf = ({ year, names }: Head): string => `${names.county}${year}年度每项目标完成情况`;

function sheetsOf(rows: readonly YearEndRow[], head: Head): [TableSheet, ...TableSheet[]] {
  const { names, on, leftOut } = head;
  const mark = names.simulated ? '（模拟数据）' : '';
  const unit = (row: YearEndRow): string => (row.lead === null ? '' : names.unit(row.lead));
  const missing = rows.filter(({ gaps }) => gaps.length > 0);
  return [
    {
      name: '缺什么',
      title: `${titleOf(head)}：还缺什么${mark}`,
      remark: `截至${on}。${gapCounts(rows)
        .map(([words, count]) => `${words}${count}件`)
        .join('；')}`,
      columns: [
        { title: '编号', width: 18 },
        { title: '事项', width: 60 },
        { title: '牵头单位', width: 28 },
        { title: '缺什么', width: 50 },
      ],
      rows: missing.map((row) => [row.number, row.title, unit(row), gapsText(row)]),
    },
    {
      name: '完成情况',
      title: `${titleOf(head)}${mark}`,
      remark: `截至${on}，由台账计算。完成与否分列计算结果与认定结果；只有单位自报数的，来源栏写明。`,
      columns: [...columns.slice(0, 1), { title: '牵头单位', width: 24 }, ...columns.slice(1)],
      rows: rows.map((row) => {
        const [number = '', ...rest] = cellsOf(row);
        return [number, unit(row), ...rest];
      }),
    },
    {
      name: '报告草稿',
      title: `下年政府工作报告：上年完成情况（草稿）${mark}`,
      remark: '草稿，仅由台账中的数生成，未经审定。括号内写“待补”的，台账中没有。',
      columns: [
        { title: '编号', width: 18 },
        { title: '草稿', width: 110 },
        { title: '缺什么', width: 40 },
      ],
      rows: rows.map((row) => [row.number, row.draft, gapsText(row)]),
    },
    ...(leftOut.length === 0
      ? []
      : [
          {
            name: '已撤回',
            title: `${titleOf(head)}：已撤回、不在本账内的事项${mark}`,
            remark: `截至${on}，共${leftOut.length}件。`,
            columns: [
              { title: '编号', width: 18 },
              { title: '事项', width: 60 },
              { title: '撤回日期', width: 16 },
              { title: '理由', width: 50 },
            ],
            rows: leftOut.map((one) => [one.number, one.title, one.on ?? '', one.reason]),
          },
        ]),
  ];
}

function paperOf(rows: readonly YearEndRow[], head: Head): Paper {
  const { names, on, leftOut } = head;
  const line = (kind: Line['kind'], text: string): Line => ({ kind, text });
  const counts = gapCounts(rows).map(([words, count]) => line('plain', `${words}：${count}件`));
  return {
    creator: names.county,
    title: titleOf(head),
    landscape: true,
    before: [
      ...(names.simulated ? [line('plain', '（模拟数据）')] : []),
      line('plain', `截至${on}，共${rows.length}件，由台账计算。`),
      ...(counts.length > 0 ? [line('heading', '一、还缺什么'), ...counts] : []),
      line('heading', '二、每项目标完成情况'),
    ],
    table: {
      columns: columns.map(({ title, share }) => ({ title, share })),
      rows: rows.map(cellsOf),
    },
    after: [
      line('heading', '三、下年政府工作报告相应段落（草稿）'),
      line('plain', '以下仅由台账中的数生成，未经审定；写“待补”的，台账中没有。'),
      ...rows.map(({ draft }) => line('body', draft)),
      ...(leftOut.length > 0
        ? [
            line('heading', '四、已撤回、不在本账内的事项'),
            ...leftOut.map((one) => line('plain', leftOutText(one))),
          ]
        : []),
    ],
  };
}

/**
 * The year's account as a file: what is missing first, then every commitment's result with its source and evidence,
 * then the draft for the next work report, marked as a draft.
 *
 * @throws Refusal `not-found` where the year has no commitments
 */
export async function exportYearEnd(
  db: Db,
  clock: Clock,
  county: CountyId,
  { year, format }: { readonly year: number; readonly format: 'xlsx' | 'docx' },
): Promise<SheetFile> {
  const [rows, leftOut, names] = await Promise.all([
    loadYearEnd(db, clock, county, year),
    loadLeftOut(db, county, year),
    namesOn(db, county, today(clock)),
  ]);
  if (rows.length === 0)
    throw new Refusal(
      'not-found',
      {
        zh: `台账中没有${year}年计划的事项，没有账可交。`,
        en: `The ledger holds no commitment of the plan of ${year}; there is nothing to account for.`,
      },
      { year },
    );
  const head: Head = { year, names, on: fullDay(today(clock)), leftOut };
  const { simulated } = names;
  if (format === 'docx') return await paperFile(paperOf(rows, head), titleOf(head), simulated);
  return await tableFile(
    sheetsOf(rows, head),
    { format: 'xlsx', name: titleOf(head), simulated },
    clock.now(),
  );
}
