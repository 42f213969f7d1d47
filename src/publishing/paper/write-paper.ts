import {
  AlignmentType,
  Document,
  type IRunOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  type Table,
  TableRow,
  TextRun,
} from 'docx';
import { cellOf, footerOf, paragraphs, tableOf } from '../docx-parts.ts';
import { face } from '../face.ts';
import type { Line, Paper, PaperTable } from './paper.ts';

/** Type areas in twentieths of a point. Source: GB/T 9704-2012, 5.2.1 (156 mm wide); landscape between margins of 2 cm. */
const areas = { upright: 8844, landscape: 14_570 };

const runs: Readonly<Record<Line['kind'], IRunOptions>> = {
  heading: { ...face('黑体'), size: 32 },
  body: { ...face('仿宋_GB2312'), size: 32 },
  plain: { ...face('仿宋_GB2312'), size: 28 },
  right: { ...face('仿宋_GB2312'), size: 32 },
};

/** Two characters in. */
const indent = { firstLine: 640 };

const paragraph = ({ kind, text }: Line): Paragraph =>
  new Paragraph({
    spacing: { line: 520 },
    alignment: kind === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
    ...(kind === 'body' || kind === 'heading' ? { indent } : {}),
    children: [new TextRun({ ...runs[kind], text })],
  });

const cellRun: IRunOptions = { ...face('仿宋_GB2312'), size: 21 };

function paperTable({ columns, rows }: PaperTable, area: number): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.floor((area * share) / shares));
  const row = (cells: readonly string[], run: IRunOptions, head: boolean): TableRow =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: cells.map((text, at) => cellOf(paragraphs(text, run, 'left'), widths[at] ?? 0)),
    });
  const titles = columns.map(({ title }) => title);
  return tableOf(widths, [
    row(titles, { ...face('黑体'), size: 21 }, true),
    ...rows.map((cells) => row(cells, cellRun, false)),
  ]);
}

const footer = footerOf(['— ', PageNumber.CURRENT, ' —']);

/** A paper as docx on A4, the table's head on every page. */
export async function writePaper(paper: Paper): Promise<Buffer> {
  const { landscape } = paper;
  const heading = new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 240 },
    children: [new TextRun({ ...face('方正小标宋简体'), size: 44, text: paper.title })],
  });
  const margin = landscape
    ? { top: 1134, bottom: 1134, left: 1134, right: 1134 }
    : { top: 2098, bottom: 1984, left: 1587, right: 1474 };
  const document = new Document({
    creator: paper.creator,
    title: paper.title,
    sections: [
      {
        properties: {
          page: {
            size: {
              orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
              width: 11_906,
              height: 16_838,
            },
            margin,
          },
        },
        footers: { default: footer },
        children: [
          heading,
          ...paper.before.map(paragraph),
          ...(paper.table ? [paperTable(paper.table, landscape ? areas.landscape : areas.upright)] : []),
          ...paper.after.map(paragraph),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}
