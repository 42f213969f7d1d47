import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import fc from 'fast-check';
import type { Instant } from '../../src/clock/index.ts';
import { writeScore } from '../../src/publishing/score/write-score.ts';
import { byHand, type Stand } from './by-hand.ts';
import { randomResult } from './random-result.ts';

const stand = ({ unit, total, rank, grade }: Stand): Stand => ({ unit, total, rank, grade });

for (const seed of [8, 2025, 733])
  test(`by hand from the JSON file every score and rank comes out the same, over random facts (seed ${seed})`, () => {
    fc.assert(
      fc.property(randomResult, ({ result, digest }) => {
        assert.deepEqual(byHand(JSON.stringify({ digest, result })), result.scores.map(stand));
      }),
      { seed, numRuns: 60 },
    );
  });

/** A random result in which some commitment counts as kept, and which row of the first sheet that is. */
function withKept(): [{ result: Result; digest: string }, number] {
  for (const one of fc.sample(randomResult, { seed: 8, numRuns: 100 })) {
    const row = one.result.lines[0]?.rows.findIndex(({ among, counts }) => among && counts === '1') ?? -1;
    const unit = one.result.lines[0]?.rows[row]?.unit;
    if (one.result.lines[0]?.id !== 'kept') continue;
    const score = one.result.scores.find((own) => own.unit === unit);
    // One whose total shows the change: not held at zero by what is taken off.
    if (row >= 0 && Number(score?.total ?? 0) > 30) return [one, row];
  }
  throw new Error('No sample has a kept commitment.');
}

test('a row that was changed in the JSON file does not give the published scores any more', () => {
  const [one, row] = withKept();
  const changed = JSON.parse(JSON.stringify({ result: one.result }));
  changed.result.lines[0].rows[row].counts = '0';
  assert.notDeepEqual(byHand(JSON.stringify(changed)), one.result.scores.map(stand));
});

const folder = await mkdtemp(join(tmpdir(), 'suohe-score-'));
after(() => rm(folder, { recursive: true }));
const office = await access('/usr/bin/soffice').then(
  () => true,
  () => false,
);

/**
 * The sheet of scores as a spreadsheet program computes and shows it: without the results that we wrote beside the
 * formulas. Each row by the heads of its columns.
 */
async function recalculated(
  name: string,
  bytes: Buffer,
  change?: (book: ExcelJS.Workbook) => void,
): Promise<Record<string, string>[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  book.eachSheet((sheet) =>
    sheet.eachRow((row) =>
      row.eachCell((cell) => {
        if (cell.formula) cell.value = { formula: cell.formula } as ExcelJS.CellFormulaValue;
      }),
    ),
  );
  change?.(book);
  const path = join(folder, `${name}.xlsx`);
  await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()));
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const csv = 'csv:Text - txt - csv (StarCalc):44,34,76,1';
  await promisify(execFile)('soffice', [
    profile,
    '--headless',
    '--convert-to',
    csv,
    '--outdir',
    folder,
    path,
  ]);
  const text = await readFile(join(folder, `${name}.csv`), 'utf8');
  const [heads = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
  return rows.map((row) => Object.fromEntries(heads.map((head, index) => [head, row[index] ?? ''])));
}

/** A column by its head, or by the name that expressions give it. */
const columnAt = (heads: ExcelJS.Row['values'], name: string): number =>
  Array.isArray(heads) ? heads.findIndex((head) => head === name || String(head).endsWith(`（${name}）`)) : 0;

/** Total, rank and grade as the cells show them. */
const shown = (row: Record<string, string>) => ({
  unit: row['单位代码'] ?? '',
  total: row['总分'] || null,
  rank: row['名次'] ? Number(row['名次']) : null,
  grade: row['等次'] || null,
});

type Result = Parameters<typeof writeScore>[0]['result'];

/** What was published, with grades by their names as the workbook has them. */
const published = ({ scheme, scores }: Result) =>
  scores.map((score) => ({
    ...stand(score),
    grade: scheme.grades.find(({ id }) => id === score.grade)?.name.zh ?? null,
  }));

const file = (one: { result: Result; digest: string }) => ({
  ...one,
  countyName: '澄川县',
  simulated: true,
  number: '评价〔2026〕1号',
  at: '2026-01-12T02:00:00.000Z' as Instant,
  posts: { a: '甲单位联络员', b: '督查室主任' },
});

test('the raw rows of the workbook, counted by their meaning, give the points that stand in the result', async () => {
  const samples = fc.sample(randomResult, { seed: 31, numRuns: 12 });
  for (const one of samples.filter(({ result }) => result.lines[0]?.id === 'kept')) {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await writeScore(file(one))) as unknown as ArrayBuffer);
    const sheet = book.getWorksheet('明细1');
    assert.ok(sheet);
    const heads = sheet.getRow(1).values;
    const at = (head: string) => columnAt(heads, head);
    const counted = new Map<string, [kept: number, all: number]>();
    sheet.eachRow((row, index) => {
      const cell = (head: string) => row.getCell(at(head)).value;
      const isAmong = cell('plan_year') === 2025 && !['reading', 'withdrawn'].includes(String(cell('stage')));
      if (index === 1 || !isAmong || cell('剔除理由')) return;
      const [kept, all] = counted.get(String(cell('单位代码'))) ?? [0, 0];
      const times = Number(cell('行数'));
      counted.set(String(cell('单位代码')), [kept + (cell('outcome') === 'kept' ? times : 0), all + times]);
    });
    for (const { unit, indicators } of one.result.scores) {
      const [kept, all] = counted.get(unit) ?? [0, 0];
      assert.deepEqual([indicators['kept']?.numerator, indicators['kept']?.rows], [String(kept), all], unit);
    }
  }
});

/** Where there is no spreadsheet program these two say so and are left out: CI has none, and takes no skipped test. */
const withOffice = (name: string, run: () => Promise<void>): void => {
  if (office) test(name, run);
  else
    process.stdout.write(`not run, soffice is not installed (apt-get install libreoffice-calc): ${name}\n`);
};

withOffice(
  'a spreadsheet program that recalculates the workbook gets every score and rank to the last digit',
  async () => {
    for (const [index, one] of fc.sample(randomResult, { seed: 2025, numRuns: 8 }).entries()) {
      const rows = await recalculated(`s${index}`, await writeScore(file(one)));
      assert.deepEqual(rows.map(shown), published(one.result), `sample ${index}`);
      assert.deepEqual([...new Set(rows.map((row) => row['核对']))], ['一致'], `sample ${index}`);
    }
  },
);

withOffice(
  'a row changed in the workbook changes the score, and the sheet says that it is not what was published',
  async () => {
    const [one, row] = withKept();
    const unit = one.result.lines[0]?.rows[row]?.unit;
    const rows = await recalculated('changed', await writeScore(file(one)), (changed) => {
      const sheet = changed.getWorksheet('明细1');
      assert.ok(sheet);
      const heads = sheet.getRow(1).values;
      const cell = sheet.getCell(row + 2, columnAt(heads, 'outcome'));
      assert.equal(cell.value, 'kept');
      cell.value = 'not-kept';
    });
    const got = rows.find((score) => score['单位代码'] === unit);
    assert.equal(got?.['核对'], '不一致');
    assert.notEqual(got?.['总分'], one.result.scores.find((score) => score.unit === unit)?.total);
  },
);
