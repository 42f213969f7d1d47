import type ExcelJS from 'exceljs';

/** The row of the heads. */
export const HEADER = 1;

/** A column's letters: 1 is A, 27 is AA. */
export const letterOf = (column: number): string => {
  let left = column;
  let text = '';
  for (; left > 0; left = Math.floor((left - 1) / 26))
    text = String.fromCharCode(65 + ((left - 1) % 26)) + text;
  return text;
};

export type Formula = { readonly formula: string; readonly result: number | string };

/** A cell that computes, with the value that was published beside it. */
export const live = (formula: string, result: number | string): Formula => ({ formula, result });

export function styleHead(sheet: ExcelJS.Worksheet): void {
  sheet.getRow(HEADER).eachCell((cell) => {
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEDEDED' } };
  });
  sheet.views = [{ state: 'frozen', ySplit: HEADER, xSplit: 2 }];
}
