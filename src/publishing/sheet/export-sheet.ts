import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, Refusal } from '../../kernel/index.ts';
import { inThread } from '../in-thread.ts';
import { loadPlan } from './load-plan.ts';
import { type Sheet, sheetOf, titleOf } from './sheet.ts';
import { writeXlsx } from './write-xlsx.ts';

/** The forms in which a sheet leaves the house. */
export type SheetFormat = 'xlsx' | 'docx';

/** A file to hand over: its bytes, the name to save it under, and its media type. */
export type SheetFile = { readonly bytes: Buffer; readonly fileName: string; readonly mediaType: string };

const office = 'application/vnd.openxmlformats-officedocument';
const mediaTypes: Readonly<Record<SheetFormat, string>> = {
  xlsx: `${office}.spreadsheetml.sheet`,
  docx: `${office}.wordprocessingml.document`,
};

const docxWriter = new URL('./write-docx.worker.ts', import.meta.url);

const expectRows = ({ head, rows }: Sheet): void => {
  if (rows.length > 0) return;
  throw new Refusal(
    'not-found',
    {
      zh: `台账中还没有${head.year}年计划的事项，没有可导出的分解表。`,
      en: `The ledger holds no commitment of the plan of ${head.year}; there is no sheet to export.`,
    },
    { year: head.year },
  );
};

/**
 * The breakdown sheet (任务分解表) of a year's plan: as a workbook to edit and bring back, or as a document to
 * print. What is still a reading says so; what is assumed is marked; a made-up county's title and file name
 * carry 模拟数据.
 *
 * @throws Refusal `not-found` where the year has no commitments
 */
export async function exportSheet(
  db: Db,
  clock: Clock,
  county: CountyId,
  plan: { readonly year: number; readonly format: SheetFormat },
): Promise<SheetFile> {
  const { head, cases, names } = await loadPlan(db, county, plan.year, today(clock));
  const sheet = sheetOf(head, cases, names);
  expectRows(sheet);
  const at = clock.now();
  return {
    bytes:
      plan.format === 'xlsx' ? await writeXlsx(sheet, names, at) : await inThread(docxWriter, { sheet, at }),
    fileName: `${titleOf(head)}.${plan.format}`,
    mediaType: mediaTypes[plan.format],
  };
}
