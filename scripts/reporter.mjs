// How a test run is told: a line for each file, every failure and every skip by name. The counts go to the
// file that SUOHE_TEST_COUNTS names.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { inspect } from 'node:util';

const indented = (text) => text.replaceAll(/^/gm, '      ');

/** The error as the test threw it; the runner wraps it. */
function reasonOf(error) {
  const cause = error?.cause ?? error;
  return indented(cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause));
}

/** What one event adds to the tally of its file, and to what is told at the end. */
function count({ type, data }, file, tally) {
  if (data.skip !== undefined) {
    tally.skipped += 1;
    return `  – skipped: ${data.name} (${file}): ${data.skip === true ? 'no reason given' : data.skip}\n`;
  }
  if (type === 'test:pass') {
    tally.passed += 1;
    return '';
  }
  tally.failed += 1;
  return `  ✖ ${data.name} (${file}:${data.line})\n${reasonOf(data.details?.error)}\n`;
}

function lineOf([file, { passed, failed, skipped }]) {
  const mark = failed > 0 ? '✖' : skipped > 0 ? '–' : '✔';
  const words = [`${passed} passed`];
  if (failed > 0) words.push(`${failed} failed`);
  if (skipped > 0) words.push(`${skipped} skipped`);
  return `${mark} ${file}: ${words.join(', ')}\n`;
}

export default async function* report(events) {
  const files = new Map();
  const trouble = [];
  for await (const event of events) {
    const { type, data } = event;
    if (type === 'test:stdout' || type === 'test:stderr') yield data.message;
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    const file = path.relative(process.cwd(), data.file ?? '');
    const tally = files.get(file) ?? { passed: 0, failed: 0, skipped: 0 };
    files.set(file, tally);
    trouble.push(count(event, file, tally));
  }
  for (const entry of files) yield lineOf(entry);
  yield trouble.join('');
  const sum = (what) => [...files.values()].reduce((total, tally) => total + tally[what], 0);
  const counts = { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
  if (process.env.SUOHE_TEST_COUNTS) writeFileSync(process.env.SUOHE_TEST_COUNTS, JSON.stringify(counts));
}
