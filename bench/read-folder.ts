// A folder of many reports: `node bench/read-folder.ts [COUNT] [DIR]` makes a folder of so many copies of the reports
// in DIR, reads it as `suohe read FOLDER --out FILE.csv` does, and prints rate and peak memory of all threads.
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFolder } from '../src/cli/read-folder.ts';

const wanted = Number(process.argv[2] ?? 10_000);
const source = process.argv[3] ?? join(import.meta.dirname, '../../shared/reports');
const reports = readdirSync(source).filter((name) => name.endsWith('.txt'));
const temporary = mkdtempSync(join(tmpdir(), 'suohe-folder-'));

try {
  const folder = join(temporary, 'reports');
  mkdirSync(folder);
  for (let i = 0; i < wanted; i += 1) {
    const name = reports[i % reports.length];
    if (name !== undefined)
      copyFileSync(join(source, name), join(folder, `${String(i).padStart(6, '0')}.txt`));
  }
  const out = join(temporary, 'out.csv');
  const before = process.cpuUsage();
  const started = performance.now();
  const { now, bad } = await readFolder(folder, {
    format: 'csv',
    out,
    write: async () => {},
    stop: new AbortController().signal,
    told: ({ now: done }) => {
      if (done % 1000 === 0) process.stderr.write(`${done}\n`);
    },
  });
  const seconds = (performance.now() - started) / 1000;
  const used = process.cpuUsage(before);
  const busy = (used.user + used.system) / 1e6;
  const peak = Math.round(process.resourceUsage().maxRSS / 1024);
  const size = Math.round(statSync(out).size / 2 ** 20);
  process.stdout.write(
    `${now} files (${bad} not readable) in ${seconds.toFixed(0)} s: ${(now / seconds).toFixed(1)} a second by the clock, ` +
      `${(now / busy).toFixed(1)} a second of one core; ${size} MB written, peak memory ${peak} MB\n`,
  );
} finally {
  rmSync(temporary, { recursive: true });
}
