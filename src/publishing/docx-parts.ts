import {
  AlignmentType,
  Footer,
  type IRunOptions,
  type PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  type TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { face } from './face.ts';

/** A paragraph for each line of a text. */
export const paragraphs = (text: string, run: IRunOptions, alignment: 'left' | 'center'): Paragraph[] =>
  text
    .split('\n')
    .map((line) => new Paragraph({ alignment, children: [new TextRun({ ...run, text: line })] }));

/** A cell of a table; the width is in twentieths of a point. */
export const cellOf = (children: Paragraph[], width: number): TableCell =>
  new TableCell({
    children,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    margins: { top: 40, bottom: 40, left: 60, right: 60 },
  });

/** A table whose columns keep their widths, in twentieths of a point. */
export const tableOf = (widths: readonly number[], rows: TableRow[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: [...widths],
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    rows,
  });

/** The number of the page in the middle of its foot, in the words given. */
export const footerOf = (words: readonly (string | (typeof PageNumber)[keyof typeof PageNumber])[]): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ ...face('宋体'), size: 21, children: [...words] })],
      }),
    ],
  });
