import { tableCells } from '../../catalog/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, digestOf, Refusal } from '../../kernel/index.ts';
import {
  type Recorded,
  type Recorder,
  type RecordingGround,
  recordObservations,
} from '../../measures/index.ts';
import { Findings, type SheetFinding } from '../sheet/import/findings.ts';
import type { Grid } from '../sheet/import/grid.ts';
import { readWorkbook } from '../sheet/import/read-workbook.ts';
import { wrongFile } from '../sheet/import/wrong-file.ts';
import { readSeries } from './read-series.ts';

/** UTF-8, or the encoding that spreadsheet programs in China write. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what else a .csv may be here is GB 18030.
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A .csv as a worksheet. */
function gridOf(name: string, bytes: Buffer, findings: Findings): Grid {
  const { rows, openQuote } = tableCells(decoded(bytes).replace(/^\ufeff/, ''), ',');
  if (openQuote)
    findings.error(
      { row: openQuote.line, column: openQuote.column },
      {
        code: 'table-syntax',
        zh: '这里的引号没有闭合，其后的内容读不出来。',
        en: 'The quotation mark that opens here is never closed; what follows cannot be read.',
        doZh: '补上右边的引号；引号本身写成两个。',
        doEn: 'Close it; write a quotation mark inside a cell twice.',
      },
    );
  const cells = rows.flatMap((row) =>
    row.flatMap(({ text, line }, place) =>
      text.trim() === '' ? [] : [{ row: line, column: place + 1, kind: 'text' as const, text }],
    ),
  );
  return { name, cells, merges: [] };
}

const refused = (fileName: string, diagnostics: readonly Omit<SheetFinding, 'cell'>[]): Refusal =>
  new Refusal(
    'bad-input',
    {
      zh: `“${fileName}”有${diagnostics.length}处错误，一个数也没有导入。请逐条改正后再导入。`,
      en: `“${fileName}” has ${diagnostics.length === 1 ? 'one error' : `${diagnostics.length} errors`}; nothing was imported. Mend and import again.`,
    },
    { errors: diagnostics.length },
    diagnostics,
  );

/**
 * Brings a table of figures of the county's measures on record, xlsx or csv, one figure a row, all or nothing. A figure that
 * stands already is left alone; one that differs is a new vintage. A dry run says the same and writes nothing.
 *
 * @throws Refusal `bad-input` with every finding at its cell
 */
export async function importSeries(
  db: Db,
  county: CountyId,
  { fileName, bytes }: { readonly fileName: string; readonly bytes: Buffer },
  ground: RecordingGround,
  by: Recorder & { readonly dryRun: boolean },
): Promise<Recorded> {
  const findings = new Findings(fileName);
  const isText = /\.csv$/i.test(fileName);
  const reading = isText ? { grids: [gridOf(fileName, bytes, findings)] } : await readWorkbook(bytes);
  if ('wrong' in reading) throw refused(fileName, [wrongFile(fileName, reading.wrong)]);
  const file = { file: fileName, digest: digestOf(bytes) };
  const grid = reading.grids.find(({ cells }) => cells.length > 0) ?? { name: '', cells: [], merges: [] };
  const observations = readSeries(grid, ground, file, findings);
  if (findings.failed) throw refused(fileName, findings.sorted());
  return await recordObservations(db, county, observations, ground, by);
}
