import {
  Document,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  type Paragraph,
  TableRow,
} from 'docx';
import { dayAt, type Instant } from '../../clock/index.ts';
import { cellOf, footerOf, paragraphs, tableOf } from '../docx-parts.ts';
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

const footer = () => footerOf(['第 ', PageNumber.CURRENT, ' 页，共 ', PageNumber.TOTAL_PAGES, ' 页']);

/** The sheet as a document to print: A4 landscape, the table's head on every page. */
export async function writeDocx(content: Sheet, at: Instant): Promise<Buffer> {
  const widths = printed.map(({ width }) => width);
  const table = tableOf(widths, [headerRow(), ...content.rows.map(bodyRow)]);
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
