export { exportBurden } from './burden/burden-file.ts';
export { writeComparison } from './comparison/write-comparison.ts';
export { unitsInvited } from './meeting/meeting-paper.ts';
export { outcomesOf, printMeeting } from './meeting/print-meeting.ts';
export { loadOrderPaper, printOrder } from './order/print-order.ts';
export { exportScore } from './score/export-score.ts';
export { importSeries } from './series/import-series.ts';
export { exportSheet, type SheetFile, type SheetFormat } from './sheet/export-sheet.ts';
export { applySheet, type BroughtSheet, previewSheet, type SheetPreview } from './sheet/import-sheet.ts';
