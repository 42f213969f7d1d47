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
import { randomResult } from './random-result.ts';

type Read = {
  scheme: {
    places: number;
    indicators: { id: string; weight: number; least: number; missing: string }[];
    deductions: { id: string; points: number; cap: number }[];
    few?: { indicator: string; below: number; times: number };
    ties: { by: string[]; next: string };
  };
  lines: { id: string; rows: { unit: string; among: boolean; counts: string }[] }[];
  units: { id: string; group: string }[];
};
type Keys = (bigint | null)[];

const hundredths = (value: number | string): bigint => BigInt(Math.round(Number(value) * 100));
const halfUp = (over: bigint, under: bigint): bigint => (2n * over + under) / (2n * under);

const rowsOf = ({ lines }: Read, line: string, unit: string) =>
  lines.find(({ id }) => id === line)?.rows.filter((row) => row.unit === unit && row.among) ?? [];

function pointsByHand(read: Read, unit: string, scale: bigint): Map<string, bigint | null> {
  return new Map(
    read.scheme.indicators.map(({ id, least }) => {
      const rows = rowsOf(read, id, unit);
      const sum = rows.reduce((all, { counts }) => all + hundredths(counts), 0n);
      return [id, rows.length < least ? null : halfUp(sum * scale, BigInt(rows.length))];
    }),
  );
}

function costByHand(read: Read, unit: string, scale: bigint): bigint {
  const { few, deductions } = read.scheme;
  const isFew = few !== undefined && rowsOf(read, few.indicator, unit).length < few.below;
  return deductions.reduce((all, { id, points, cap }) => {
    const cost =
      hundredths(points) * BigInt(rowsOf(read, id, unit).length) * (isFew ? hundredths(few.times) : 100n);
    const most = hundredths(cap) * 100n;
    return all + halfUp((cost < most ? cost : most) * scale, 10_000n);
  }, 0n);
}

function keysByHand(read: Read, unit: string): Keys {
  const { scheme } = read;
  const scale = 10n ** BigInt(scheme.places);
  const points = pointsByHand(read, unit, scale);
  const counted = scheme.indicators.filter(
    ({ id, missing }) => points.get(id) !== null || missing === 'zero',
  );
  const weights = counted.reduce((all, { weight }) => all + hundredths(weight), 0n);
  const earned = counted.reduce(
    (all, { id, weight }) => all + hundredths(weight) * (points.get(id) ?? 0n),
    0n,
  );
  const left = weights === 0n ? null : halfUp(earned, weights) - costByHand(read, unit, scale);
  return [left !== null && left < 0n ? 0n : left, ...scheme.ties.by.map((id) => points.get(id) ?? -1n)];
}

function isAbove(a: Keys, b: Keys): boolean {
  const at = a.findIndex((key, index) => key !== b[index]);
  return at >= 0 && (a[at] ?? -1n) > (b[at] ?? -1n);
}

function decimals(total: bigint, places: number): string {
  const text = total.toString().padStart(places + 1, '0');
  const cut = text.length - places;
  return places === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`;
}

/** What a reader of the JSON file does with paper and pencil, in whole numbers: nothing of the program is used. */
function byHand(file: string): { unit: string; total: string | null; rank: number | null }[] {
  const read: Read = JSON.parse(file).result;
  const { places, ties } = read.scheme;
  const scored = read.units.map(({ id, group }) => ({ unit: id, group, keys: keysByHand(read, id) }));
  return scored.map(({ unit, group, keys }) => {
    const [total = null] = keys;
    if (total === null) return { unit, total: null, rank: null };
    const better = scored.filter(
      (one) => one.group === group && one.keys[0] !== null && isAbove(one.keys, keys),
    );
    const counted = ties.next === 'skip' ? better.length : new Set(better.map((one) => one.keys.join())).size;
    return { unit, total: decimals(total, places), rank: 1 + counted };
  });
}

const stand = ({ unit, total, rank }: { unit: string; total: string | null; rank: number | null }) => ({
  unit,
  total,
  rank,
});

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
function withKept(): [{ result: Parameters<typeof writeScore>[0]['result']; digest: string }, number] {
  for (const one of fc.sample(randomResult, { seed: 8, numRuns: 100 })) {
    const row = one.result.lines[0]?.rows.findIndex(({ among, counts }) => among && counts === '1') ?? -1;
    const unit = one.result.lines[0]?.rows[row]?.unit;
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

/** Total and rank as the cells show them. */
const shown = (row: Record<string, string>) => ({
  unit: row['单位代码'] ?? '',
  total: row['总分'] || null,
  rank: row['名次'] ? Number(row['名次']) : null,
});

const file = (one: { result: Parameters<typeof writeScore>[0]['result']; digest: string }) => ({
  ...one,
  countyName: '澄川县',
  simulated: true,
  number: '评价〔2026〕1号',
  at: '2026-01-12T02:00:00.000Z' as Instant,
});

test('the raw rows of the workbook, counted by their meaning, give the points that stand in the result', async () => {
  for (const one of fc.sample(randomResult, { seed: 31, numRuns: 5 })) {
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
      counted.set(String(cell('单位代码')), [kept + Number(cell('outcome') === 'kept'), all + 1]);
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
    for (const [index, one] of fc.sample(randomResult, { seed: 2025, numRuns: 4 }).entries()) {
      const rows = await recalculated(`s${index}`, await writeScore(file(one)));
      assert.deepEqual(rows.map(shown), one.result.scores.map(stand), `sample ${index}`);
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
