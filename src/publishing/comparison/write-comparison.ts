import ExcelJS from 'exceljs';
import type { Instant } from '../../clock/index.ts';
import { type ComparedItem, type Comparison, verdicts, verdictWords } from '../../documents/index.ts';
import type { Wording } from '../../kernel/index.ts';

type Column = {
  readonly title: Wording;
  readonly width: number;
  readonly value: (item: ComparedItem, words: (wording: Wording) => string) => string | number;
};

const columns: readonly Column[] = [
  { title: { zh: '序号', en: 'No.' }, width: 6, value: (item) => item.id + 1 },
  {
    title: { zh: '结论', en: 'Verdict' },
    width: 12,
    value: (item, words) => words(verdictWords[item.verdict]),
  },
  { title: { zh: '指标或事项', en: 'Subject' }, width: 28, value: (item) => item.subject },
  { title: { zh: '上年计划数', en: 'Planned' }, width: 14, value: (item) => item.last.figure ?? '' },
  { title: { zh: '本年所述数', en: 'Reported' }, width: 14, value: (item) => item.now?.figure ?? '' },
  { title: { zh: '上年原文', en: 'Last year’s words' }, width: 44, value: (item) => item.last.text },
  {
    title: { zh: '上年位置', en: 'Place' },
    width: 13,
    value: (item) => `${item.last.start}–${item.last.end}`,
  },
  { title: { zh: '本年原文', en: 'This year’s words' }, width: 44, value: (item) => item.now?.text ?? '' },
  {
    title: { zh: '本年位置', en: 'Place' },
    width: 13,
    value: (item) => (item.now ? `${item.now.start}–${item.now.end}` : ''),
  },
  { title: { zh: '理由', en: 'Reason' }, width: 30, value: (item, words) => words(item.reason) },
  { title: { zh: '把握', en: 'Confidence' }, width: 8, value: (item) => item.confidence },
];

const titleOf = ({ last, now }: Comparison): Wording => ({
  zh: `${last.year}年计划与${now.year}年政府工作报告对照表`,
  en: `The plan of ${last.year} against the work report of ${now.year}`,
});

function writeRows(
  book: ExcelJS.Workbook,
  comparison: Comparison,
  words: (wording: Wording) => string,
): void {
  const sheet = book.addWorksheet(words({ zh: '对照', en: 'Comparison' }), {
    views: [{ state: 'frozen', xSplit: 0, ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  columns.forEach(({ width }, i) => {
    sheet.getColumn(i + 1).width = width;
  });
  const head = sheet.addRow(columns.map(({ title }) => words(title)));
  head.font = { bold: true };
  for (const item of comparison.items) {
    const row = sheet.addRow(columns.map(({ value }) => value(item, words)));
    row.alignment = { wrapText: true, vertical: 'top' };
  }
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: comparison.items.length + 1, column: columns.length },
  };
}

function writeCounts(
  book: ExcelJS.Workbook,
  comparison: Comparison,
  words: (wording: Wording) => string,
): void {
  const { ratio, counts, tolerance } = comparison;
  const sheet = book.addWorksheet(words({ zh: '汇总', en: 'Counts' }));
  sheet.getColumn(1).width = 24;
  sheet.getColumn(2).width = 12;
  sheet.addRow([words(titleOf(comparison))]).font = { bold: true };
  for (const verdict of verdicts) sheet.addRow([words(verdictWords[verdict]), counts[verdict]]);
  const share = ratio.share === null ? '—' : `${ratio.share}%`;
  sheet.addRow([words({ zh: '兑现率', en: 'Kept' }), share, `${ratio.kept} / ${ratio.judged}`]);
  sheet.addRow([words(ratio.definition)]);
  sheet.addRow([words(tolerance)]);
}

/** The comparison of two years as a workbook: every row with both quotes, and the counts with their definition. */
export async function writeComparison(
  comparison: Comparison,
  language: keyof Wording,
  at: Instant,
): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.created = new Date(at);
  book.modified = new Date(at);
  const words = (wording: Wording): string => wording[language];
  book.title = words(titleOf(comparison));
  writeRows(book, comparison, words);
  writeCounts(book, comparison, words);
  return Buffer.from(await book.xlsx.writeBuffer());
}
