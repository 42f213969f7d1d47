import {
  AlignmentType,
  Document,
  Footer,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { dayAt, type Instant } from '../../clock/index.ts';
import { face } from '../face.ts';
import { type ColumnKey, columns, noteOf, type Sheet, type SheetRow, titleOf } from './sheet.ts';

/** Widths in twentieths of a point; together they fill A4 landscape between margins of 2 cm. */
const printed: readonly { readonly key: ColumnKey; readonly width: number }[] = [
  { key: 'ordinal', width: 620 },
  { key: 'task', width: 3400 },
  { key: 'targets', width: 2400 },
  { key: 'milestones', width: 2500 },
  { key: 'leader', width: 1250 },
  { key: 'lead', width: 1450 },
  { key: 'joins', width: 1750 },
  { key: 'deadline', width: 1200 },
];
const centred = new Set<ColumnKey>(['ordinal', 'leader', 'deadline']);

/** A paragraph for each line of a text. */
const paragraphs = (text: string, run: IRunOptions, alignment: 'left' | 'center'): Paragraph[] =>
  text
    .split('\n')
    .map((line) => new Paragraph({ alignment, children: [new TextRun({ ...run, text: line })] }));

const cellOf = (children: Paragraph[], width: number): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
  });

const bodyRun: IRunOptions = { ...face('仿宋_GB2312'), size: 20 };

function headerRow(): TableRow {
  const run: IRunOptions = { ...face('黑体'), size: 21 };
  const titles = new Map(columns.map(({ key, zh }) => [key, zh]));
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: printed.map(({ key, width }) =>
      cellOf(paragraphs(titles.get(key) ?? '', run, 'center'), width),
    ),
  });
}

/** The number and, where it matters, the state stand small under the task: the paper has no columns for them. */
function taskCell({ cells }: SheetRow): Paragraph[] {
  const state = cells.state === '已认定' ? '' : `　${cells.state}`;
  const small: IRunOptions = { ...face('楷体_GB2312'), size: 17 };
  return [
    ...paragraphs(cells.task, bodyRun, 'left'),
    ...paragraphs(`${cells.number}${state}`, small, 'left'),
  ];
}

const bodyRow = (row: SheetRow): TableRow =>
  new TableRow({
    cantSplit: true,
    children: printed.map(({ key, width }) =>
      cellOf(
        key === 'task'
          ? taskCell(row)
          : paragraphs(row.cells[key], bodyRun, centred.has(key) ? 'center' : 'left'),
        width,
      ),
    ),
  });

const footer = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [
          new TextRun({
            ...face('宋体'),
            size: 21,
            children: ['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页'],
          }),
        ],
      }),
    ],
  });

/** The sheet as a document to print: A4 landscape, the table's head on every page. */
export async function writeDocx(content: Sheet, at: Instant): Promise<Buffer> {
  const table = new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: printed.map(({ width }) => width),
    width: { size: printed.reduce((sum, { width }) => sum + width, 0), type: WidthType.DXA },
    rows: [headerRow(), ...content.rows.map(bodyRow)],
  });
  const document = new Document({
    creator: content.head.countyName,
    title: titleOf(content.head),
    sections: [
      {
        properties: {
          page: {
            size: { orientation: PageOrientation.LANDSCAPE, width: 11_906, height: 16_838 },
            margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 },
          },
        },
        footers: { default: footer() },
        children: [
          ...paragraphs(titleOf(content.head), { ...face('方正小标宋简体'), size: 44 }, 'center'),
          ...paragraphs(noteOf(content, dayAt(at)).zh, { ...face('楷体_GB2312'), size: 21 }, 'left'),
          table,
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}
