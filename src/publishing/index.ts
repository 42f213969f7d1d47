export { exportSheet, type SheetFile, type SheetFormat } from './sheet/export-sheet.ts';
