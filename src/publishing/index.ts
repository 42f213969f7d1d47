export { writeComparison } from './comparison/write-comparison.ts';
export { printOrder } from './order/print-order.ts';
export { exportSheet, type SheetFile, type SheetFormat } from './sheet/export-sheet.ts';
export { applySheet, type BroughtSheet, previewSheet, type SheetPreview } from './sheet/import-sheet.ts';
