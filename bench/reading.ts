// How fast a work report is read: `node bench/reading.ts [DIR]`. One core; the first round warms the machine up.
// Then the same files, some of them, by Microsoft's recognizers in zh-CN, sentence by sentence: numbers, percentages,
// units. They find less (no metric, no period, no commitment, no lead unit); the ratio only says that reading more is
// not slower.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import recognizers from '@microsoft/recognizers-text-suite';
import { decodeText, readDocument } from '../src/documents/index.ts';

const directory = process.argv[2] ?? join(import.meta.dirname, '../../shared/reports');
const rounds = 4;
/** So many reports, evenly out of all, are also given to the recognizers: these take seconds for each. */
const compared = 12;
const culture = 'zh-cn';

const files = readdirSync(directory).filter((name) => name.endsWith('.txt'));
const bytes = files.map((name) => readFileSync(join(directory, name)));
const characters = bytes.reduce((sum, b) => sum + decodeText(b).text.length, 0);

/** Processor time of some work, in seconds. */
function busy(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

const read = (b: Uint8Array): number => readDocument(decodeText(b).text).claims.length;

/** What the recognizers find in a text, sentence by sentence. */
function recognized(b: Uint8Array): number {
  let found = 0;
  for (const [sentence] of decodeText(b).text.matchAll(/[^。！？\n]+[。！？]*/g)) {
    found += recognizers.recognizeNumber(sentence, culture).length;
    found += recognizers.recognizePercentage(sentence, culture).length;
    found += recognizers.recognizeDimension(sentence, culture).length;
    found += recognizers.recognizeCurrency(sentence, culture).length;
  }
  return found;
}

process.stdout.write(`${files.length} reports, ${characters.toLocaleString('en')} characters\n`);
for (let round = 1; round <= rounds; round += 1) {
  const start = performance.now();
  let claims = 0;
  const spent = busy(() => {
    for (const b of bytes) claims += read(b);
  });
  const rate = (files.length / ((performance.now() - start) / 1000)).toFixed(1);
  const memory = Math.round(process.memoryUsage.rss() / 2 ** 20);
  process.stdout.write(
    `round ${round}: ${rate} reports/s by the clock, ${(files.length / spent).toFixed(1)} per second of one core, ${claims} claims, ${memory} MB\n`,
  );
}

const step = Math.max(1, Math.floor(bytes.length / compared));
const both = bytes.filter((_, i) => i % step === 0).slice(0, compared);
const [first] = both;
if (first) recognized(first); // Their models are made at the first call.
let mine = 0;
let theirs = 0;
for (const b of both) {
  mine += busy(() => read(b));
  theirs += busy(() => recognized(b));
}
process.stdout.write(
  `${both.length} of them by both in turn: ${(both.length / mine).toFixed(1)} per second of one core by the reader, ` +
    `${(both.length / theirs).toFixed(2)} by @microsoft/recognizers-text-suite: ${(theirs / mine).toFixed(0)} times as fast\n`,
);
