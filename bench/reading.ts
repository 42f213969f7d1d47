// How fast a work report is read: `node bench/reading.ts [DIR]`. One core; the first round warms the machine up.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeText, readDocument } from '../src/documents/index.ts';

const directory = process.argv[2] ?? join(import.meta.dirname, '../../shared/reports');
const rounds = 4;

const files = readdirSync(directory).filter((name) => name.endsWith('.txt'));
const bytes = files.map((name) => readFileSync(join(directory, name)));
const characters = bytes.reduce((sum, b) => sum + decodeText(b).text.length, 0);
process.stdout.write(`${files.length} reports, ${characters.toLocaleString('en')} characters\n`);

for (let round = 1; round <= rounds; round += 1) {
  const before = process.cpuUsage();
  const start = performance.now();
  let claims = 0;
  for (const b of bytes) claims += readDocument(decodeText(b).text).claims.length;
  const seconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(before);
  const busy = (used.user + used.system) / 1e6;
  const rate = (files.length / seconds).toFixed(1);
  const perCore = (files.length / busy).toFixed(1);
  const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
  process.stdout.write(
    `round ${round}: ${rate} reports/s by the clock, ${perCore} per second of one core, ${claims} claims, ${memory} MB\n`,
  );
}
