import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { Refusal } from '../kernel/index.ts';
import { type FolderCount, readFolder } from './read-folder.ts';

const place = mkdtempSync(path.join(tmpdir(), 'suohe-folder-'));
after(() => rmSync(place, { recursive: true, force: true }));

const text = (year: number): string =>
  `澄川县${year}年政府工作报告\n一、${year - 1}年工作回顾\n全县生产总值增长6.1%。\n二、${year}年重点工作\n新建社区食堂7家，\n改造“桥，涵”3座。\n建成县第一幼儿园。\n`;
const folder = path.join(place, 'reports');
mkdirSync(path.join(folder, 'older'), { recursive: true });
for (const year of [2029, 2030, 2031]) writeFileSync(path.join(folder, `${year}.txt`), text(year));
writeFileSync(
  path.join(folder, 'older', '2028.html'),
  `<html><body><p>${text(2028).replaceAll('\n', '<p>')}</body></html>`,
);
writeFileSync(path.join(folder, '2030-scan.docx'), 'PK\x03\x04 cut off');
writeFileSync(path.join(folder, '.hidden'), 'x');
writeFileSync(path.join(folder, '~$2031.docx'), 'x');
const names = ['2029.txt', '2030-scan.docx', '2030.txt', '2031.txt', 'older/2028.html'];

type Run = { format: 'jsonl' | 'csv'; out?: string; stopAfter?: number; workers?: number };

/** Reads the folder; `stopAfter` presses Ctrl-C when so many files are written. */
async function run({ format, out, stopAfter, workers = 2 }: Run): Promise<FolderCount & { written: string }> {
  const stopping = new AbortController();
  let written = '';
  const count = await readFolder(folder, {
    format,
    out,
    workers,
    stop: stopping.signal,
    write: async (rows) => {
      written += rows;
    },
    told: ({ now }) => {
      if (now === stopAfter) stopping.abort();
    },
  });
  return { ...count, written: out === undefined ? written : readFileSync(out, 'utf8') };
}

const whole = { jsonl: await run({ format: 'jsonl' }), csv: await run({ format: 'csv' }) };

test('every file has its line in the order of the paths, the bad ones with their findings', () => {
  const rows = whole.jsonl.written
    .trimEnd()
    .split('\n')
    .map((line): { file: string; claims: unknown[]; diagnostics: { code: string }[]; text?: string } =>
      JSON.parse(line),
    );
  assert.deepEqual(
    rows.map(({ file }) => file),
    names,
  );
  assert.deepEqual(
    rows.map(({ claims }) => claims.length),
    [3, 0, 3, 3, 3],
  );
  assert.deepEqual(
    rows.map(({ diagnostics }) => diagnostics.map(({ code }) => code).join()),
    ['', 'damaged', '', '', ''],
  );
  assert.deepEqual(
    rows.map((row) => 'text' in row),
    [false, false, false, false, true],
  );
  const { total, now, bad } = whole.jsonl;
  assert.deepEqual({ total, now, bad }, { total: 5, now: 5, bad: 1 });
});

test('CSV has a row a claim and a row a finding, quoted so that office programs read it', () => {
  const { written } = whole.csv;
  assert.ok(written.startsWith('\ufefffile,format,place,year,id,start,end,quote,'));
  assert.equal(written.match(/^2031\.txt,txt,/gm)?.length, 3);
  assert.match(written, /^2030-scan\.docx,,+error,damaged,/m);
});

test('the output does not depend on the number of workers', async () => {
  assert.equal((await run({ format: 'jsonl', workers: 1 })).written, whole.jsonl.written);
});

for (const format of ['jsonl', 'csv'] as const) {
  test(`a stopped run goes on where it stopped and gives the same ${format} as one without a stop`, async () => {
    const out = path.join(place, `stopped.${format}`);
    const first = await run({ format, out, stopAfter: 3 });
    assert.deepEqual({ before: first.before, now: first.now }, { before: 0, now: 3 });
    assert.ok(first.written.length < whole[format].written.length);
    const second = await run({ format, out });
    // In CSV the rows of the last file may be incomplete, so it is read again.
    assert.equal(second.before, format === 'csv' ? 2 : 3);
    assert.equal(second.written, whole[format].written);
    assert.equal((await run({ format, out })).written, whole[format].written);
  });

  test(`however a crash cuts the ${format}, the next run makes it whole again`, async () => {
    const out = path.join(place, `cut.${format}`);
    const full = Buffer.from(whole[format].written);
    const step = Math.ceil(full.length / 5);
    for (let length = 5; length < full.length; length += step) {
      writeFileSync(out, full);
      truncateSync(out, length);
      assert.equal(
        (await run({ format, out, workers: 1 })).written,
        whole[format].written,
        `cut at ${length}`,
      );
    }
  });

  test(`a file that something else wrote is never changed by a run for ${format}`, async () => {
    const out = path.join(place, `other.${format}`);
    for (const other of ['澄川县的清单\n一、甲\n', '没有行尾', '{"name":1}\n']) {
      writeFileSync(out, other);
      await assert.rejects(
        run({ format, out }),
        (error) => error instanceof Refusal && error.code === 'conflict',
      );
      assert.equal(readFileSync(out, 'utf8'), other);
    }
  });
}

test('a run into the folder that it reads does not read its own output', async () => {
  const out = path.join(folder, 'out.jsonl');
  const { total, written } = await run({ format: 'jsonl', out });
  rmSync(out);
  assert.equal(total, 5);
  assert.equal(written, whole.jsonl.written);
});

const database = path.join(place, 'readings.sqlite');
const toDatabase = (): Promise<FolderCount> =>
  readFolder(folder, {
    format: 'sqlite',
    out: database,
    workers: 2,
    stop: new AbortController().signal,
    write: async () => assert.fail('nothing is printed'),
    told: () => {},
  });
const rowsOf = (query: string): unknown[] => {
  const opened = new DatabaseSync(database, { readOnly: true });
  const rows = opened.prepare(query).all();
  opened.close();
  return rows.map((row) => ({ ...row }));
};

test('a database holds what JSON Lines hold, and a later run reads only files that are new or changed', async () => {
  const first = await toDatabase();
  assert.deepEqual({ now: first.now, before: first.before, bad: first.bad }, { now: 5, before: 0, bad: 1 });
  const lines = whole.jsonl.written.trimEnd().split('\n');
  const claims = lines.flatMap((line): { file: string; metric: string; value: number; end: number }[] => {
    const {
      file,
      claims: found,
    }: { file: string; claims: { metric: string; value: number; end: number }[] } = JSON.parse(line);
    return found.map(({ metric, value, end }) => ({ file, metric, value, end }));
  });
  assert.ok(claims.length >= 8);
  assert.deepEqual(rowsOf('select file, metric, value, "end" from claim order by file, id'), claims);
  assert.deepEqual(rowsOf('select distinct year from document order by year'), [
    { year: null },
    ...[2028, 2029, 2030, 2031].map((year) => ({ year })),
  ]);
  const counted = rowsOf(
    `select (select count(*) from commitment) as c, (select count(*) from diagnostic) as d, (select count(*) from commitment_lead where name = '教育局') as l`,
  );
  const total = (list: string): number => lines.reduce((sum, line) => sum + JSON.parse(line)[list].length, 0);
  assert.deepEqual(counted, [{ c: total('commitments'), d: total('diagnostics'), l: 4 }]);

  const again = await toDatabase();
  assert.deepEqual({ now: again.now, before: again.before }, { now: 0, before: 5 });

  const changed = path.join(folder, '2031.txt');
  writeFileSync(changed, text(2031).replace('7家', '9家'));
  const third = await toDatabase();
  writeFileSync(changed, text(2031));
  assert.deepEqual({ now: third.now, before: third.before }, { now: 1, before: 4 });
  assert.deepEqual(rowsOf(`select value from claim where file = '2031.txt' and unit = '家'`), [{ value: 9 }]);
});

test('a file that is no database of readings is left alone', async () => {
  for (const content of ['something else, long enough to be looked at', '']) {
    const out = path.join(place, 'other.sqlite');
    writeFileSync(out, content);
    if (content === '') {
      const other = new DatabaseSync(out);
      other.exec('create table mine (a)');
      other.close();
    }
    const before = readFileSync(out);
    await assert.rejects(
      readFolder(folder, {
        format: 'sqlite',
        out,
        stop: new AbortController().signal,
        write: async () => {},
        told: () => {},
      }),
      (error) => error instanceof Refusal && error.code === 'conflict',
    );
    assert.deepEqual(readFileSync(out), before);
  }
});
