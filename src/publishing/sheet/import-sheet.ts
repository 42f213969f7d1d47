import { type Clock, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, type Digest, digestOf, Refusal } from '../../kernel/index.ts';
import { type Author, importSheet } from '../../ledger/index.ts';
import type { SheetFinding } from './import/findings.ts';
import { type HeldSheet, holdSheet } from './import/hold-sheet.ts';
import { readWorkbook } from './import/read-workbook.ts';
import { wrongFile } from './import/wrong-file.ts';
import { loadPlan } from './load-plan.ts';

/** A workbook that somebody brings for a year's plan. */
export type BroughtSheet = { readonly year: number; readonly fileName: string; readonly bytes: Buffer };

/** What an import would do (a dry run), or why it would do nothing. `digest` is the hash of the file. */
export type SheetPreview = HeldSheet & { readonly fileName: string; readonly digest: Digest };

const unreadable = (finding: SheetFinding): HeldSheet => ({
  changes: [],
  additions: [],
  unchanged: 0,
  diagnostics: [finding],
  token: digestOf(''),
});

/**
 * Holds a workbook against the plan that stands, and writes nothing: every change before and after, every new
 * commitment, every finding at its cell. Sheets in the customary columns, in any order, give new commitments.
 */
export async function previewSheet(
  db: Db,
  clock: Clock,
  county: CountyId,
  sheet: BroughtSheet,
): Promise<SheetPreview> {
  const { fileName, bytes, year } = sheet;
  const origin = { file: fileName, digest: digestOf(bytes) };
  const reading = await readWorkbook(bytes);
  const held =
    'wrong' in reading
      ? unreadable({ ...wrongFile(fileName, reading.wrong), cell: null })
      : await holdSheet(reading.grids, await loadPlan(db, county, year, today(clock)), origin);
  return { ...held, fileName, digest: origin.digest };
}

function expectSound({ diagnostics, fileName }: SheetPreview): void {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  if (errors === 0) return;
  throw new Refusal(
    'bad-input',
    {
      zh: `“${fileName}”有${errors}处错误，全部未导入。请逐条改正后再导入。`,
      en: `“${fileName}” has ${errors} errors; nothing was imported. Mend them all and import again.`,
    },
    { errors },
    diagnostics,
  );
}

/**
 * Brings a workbook into the ledger: one `corrected` entry for each changed case and one new case for each
 * added row, in one transaction. What is written is what the preview with this token showed.
 *
 * @throws Refusal `bad-input` with the findings where the workbook has an error, `stale-version` where the plan
 *   or the file is no longer what the preview showed
 */
export async function applySheet(
  db: Db,
  county: CountyId,
  sheet: BroughtSheet,
  consent: { readonly reason: string; readonly token: string },
  author: Author,
): Promise<{ changed: number; added: number }> {
  const clock: Clock = { now: () => author.at };
  const preview = await previewSheet(db, clock, county, sheet);
  expectSound(preview);
  if (preview.token !== consent.token) {
    throw new Refusal('stale-version', {
      zh: '核对之后，文件或台账又有变动，本次未导入。请重新核对改动后再确认。',
      en: 'The file or the ledger has changed since you checked; nothing was imported. Look at the changes again.',
    });
  }
  const content = {
    changes: preview.changes.map(({ change }) => change),
    additions: preview.additions.map(({ addition }) => addition),
  };
  return await importSheet(db, county, content, consent.reason, author);
}
