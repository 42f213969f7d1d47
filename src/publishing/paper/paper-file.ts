import { inThread } from '../in-thread.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import type { Paper } from './paper.ts';

/** A paper as a file to hand over; the name of one of a made-up county says so. */
export const paperFile = async (paper: Paper, name: string, simulated: boolean): Promise<SheetFile> => ({
  bytes: await inThread(new URL('./write-paper.worker.ts', import.meta.url), paper),
  fileName: `${simulated ? '模拟数据·' : ''}${name}.docx`,
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
});
