import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { face } from '../face.ts';
import { type OrderPaper, receiptRows } from './order.ts';

/** Millimetres in twentieths of a point. */
const mm = (length: number): number => Math.round(length * 56.693);

/** Margins that leave the type area of 156 by 225 mm. Source: GB/T 9704-2012, 5.2.1. */
const margin = { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26) };
const width = mm(156);
const labelWidth = mm(38);

/** Sizes in half points: 二号 22, 三号 16, 四号 14. Source: GB/T 9704-2012, 7.3. */
const title: IRunOptions = { ...face('方正小标宋简体'), size: 44 };
const body: IRunOptions = { ...face('仿宋_GB2312'), size: 32 };
const inTable: IRunOptions = { ...face('仿宋_GB2312'), size: 28 };
const label: IRunOptions = { ...face('黑体'), size: 28 };
const small: IRunOptions = { ...face('仿宋_GB2312'), size: 28 };

/** The colour of the order as a bar. The word stands in it, so that a black print tells the same. */
const colours: Readonly<Record<OrderPaper['level'], string>> = {
  reminder: '595959',
  blue: '1F4E9E',
  orange: 'C55A11',
  red: 'C00000',
};
const red = 'C00000';

const spacing = { line: 560, lineRule: LineRuleType.EXACT };

const line = (
  text: string,
  run: IRunOptions,
  more: Partial<ConstructorParameters<typeof Paragraph>[0] & object> = {},
) => new Paragraph({ spacing, ...more, children: [new TextRun({ ...run, text })] });

const cell = (text: string, run: IRunOptions, size: number): TableCell =>
  new TableCell({
    width: { size, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    children: text
      .split('\n')
      .map((part) => new Paragraph({ children: [new TextRun({ ...run, text: part })] })),
  });

/** A row of more characters than this may go on over the page: it would leave half a page empty. */
const longRow = 240;

function table(rows: readonly (readonly [string, string])[], height?: number): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [labelWidth, width - labelWidth],
    width: { size: width, type: WidthType.DXA },
    rows: rows.map(
      ([name, text]) =>
        new TableRow({
          cantSplit: text.length <= longRow,
          ...(height === undefined ? {} : { height: { value: height, rule: 'atLeast' as const } }),
          children: [cell(name, label, labelWidth), cell(text, inTable, width - labelWidth)],
        }),
    ),
  });
}

/** The size of the red head in half points: a name stays on one line of 156 mm, or on two where it is very long. */
function headSize(issuer: string): number {
  const filling = (letters: number): number => Math.min(72, Math.floor((156 / 0.3528 / letters) * 2));
  const oneLine = filling(Math.max(issuer.length, 1));
  return oneLine >= 44 ? oneLine : filling(Math.ceil(issuer.length / 2) + 1);
}

/** The red head: who issues, the number, the red rule. Source: GB/T 9704-2012, 7.2.4, 7.2.5 and 7.2.7. */
function head({ issuer, number }: OrderPaper): Paragraph[] {
  const size = headSize(issuer);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 360 },
      children: [new TextRun({ ...face('方正小标宋简体'), size, color: red, text: issuer })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: red, space: 11 } },
      children: [new TextRun({ ...body, text: number })],
    }),
  ];
}

function bar({ level, kind }: OrderPaper): Paragraph {
  const fill = colours[level];
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 240 },
    shading: { type: ShadingType.CLEAR, fill, color: 'auto' },
    children: [
      new TextRun({ ...face('黑体'), size: 36, color: 'FFFFFF', text: kind, characterSpacing: 120 }),
    ],
  });
}

/**
 * The closing words, the annex by its name, issuer and day. They stay together, so that the page of the signature
 * always bears words of the order. Source: GB/T 9704-2012, 7.3.4 and 7.3.5.
 */
function signature({ level, kind, issuer, day, handledBy }: OrderPaper): Paragraph[] {
  const right = { alignment: AlignmentType.RIGHT, indent: { right: mm(22) } };
  const inset = { indent: { firstLine: 640 }, keepNext: true };
  return [
    line(level === 'reminder' ? '特此催办。' : '特此督办。', body, {
      ...inset,
      spacing: { ...spacing, before: 160 },
    }),
    line(`附件：${kind}回执`, body, inset),
    new Paragraph({ spacing, keepNext: true }),
    line(issuer, body, { ...right, indent: { right: mm(11) }, keepNext: true }),
    line(day, body, { ...right, keepNext: true }),
    line(`签发：　　　　　　　　承办：${handledBy}`, small, { spacing: { before: 240 } }),
  ];
}

/** Between thin rules at the end: to whom copies go. Source: GB/T 9704-2012, 7.4.2. */
const copies = ({ copies: names }: OrderPaper): Paragraph[] =>
  names === ''
    ? []
    : [
        line(`抄送：${names}。`, small, {
          spacing: { before: 240 },
          border: {
            top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 },
            bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 },
          },
        }),
      ];

/** The receipt as the annex, on a page of its own: to be filled, stamped and sent back. Source: GB/T 9704-2012, 7.3.7. */
function receipt({ kind, number, issuer, to }: OrderPaper): (Paragraph | Table)[] {
  return [
    line('附件', { ...face('黑体'), size: 32 }, { pageBreakBefore: true }),
    line(`${kind}回执`, title, {
      alignment: AlignmentType.CENTER,
      spacing: { after: 240 },
    }),
    line(`${issuer}：`, body),
    line(`对${number}，我单位回复如下：`, body, {
      indent: { firstLine: 640 },
      spacing: { ...spacing, after: 160 },
    }),
    table(
      receiptRows.map((name) => [name, name === '回复单位' ? to : ''] as const),
      mm(17),
    ),
    line('（单位盖章）', body, {
      alignment: AlignmentType.RIGHT,
      indent: { right: mm(22) },
      spacing: { before: 480 },
    }),
    line('年　　月　　日', body, { alignment: AlignmentType.RIGHT, indent: { right: mm(22) } }),
  ];
}

/** The page number between dashes, one character in: at the right of odd pages, at the left of even ones. Source: GB/T 9704-2012, 7.5. */
const footer = ({ simulated }: OrderPaper, side: 'odd' | 'even'): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: 280 } : { left: 280 },
        children: [
          new TextRun({
            ...face('宋体'),
            size: 28,
            children: [simulated ? '模拟数据，不具效力　' : '', '— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });

/** An order as a document to print, with its receipt: A4, in the form of official documents. */
export async function writeOrder(paper: OrderPaper): Promise<Buffer> {
  const document = new Document({
    creator: paper.issuer,
    title: `${paper.number} ${paper.title}`,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: { size: { width: mm(210), height: mm(297) }, margin } },
        footers: { default: footer(paper, 'odd'), even: footer(paper, 'even') },
        children: [
          ...head(paper),
          bar(paper),
          line(paper.title, title, { alignment: AlignmentType.CENTER, spacing: { after: 240 } }),
          line(`${paper.to}：`, body),
          line(paper.opening, body, { indent: { firstLine: 640 }, spacing: { ...spacing, after: 160 } }),
          table(paper.rows),
          ...signature(paper),
          ...copies(paper),
          ...receipt(paper),
        ],
      },
    ],
  });
  return await Packer.toBuffer(document);
}
