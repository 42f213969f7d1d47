// `npm test`: installs what is missing, checks, tests, and ends with one line of counts.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserTools } from './browser-tools.mjs';
import { currentNode, root, run, say } from './launch.mjs';
import { buildWeb, install } from './prepare.mjs';

const otherServer = '/usr/lib/postgresql/15/bin';

const testFiles = (folder) =>
  existsSync(path.join(root, folder))
    ? readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.test.ts'))
        .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
        .sort()
    : [];

const fixtureOf = /from '(\.[^']*\.fixture\.ts)'/g;

/** Whether a test starts a database server, itself or through the fixtures that it imports. */
function usesDatabase(file) {
  const text = readFileSync(path.join(root, file), 'utf8');
  if (text.includes('support/database.ts')) return true;
  return [...text.matchAll(fixtureOf)].some(([, fixture]) =>
    usesDatabase(path.join(path.dirname(file), fixture)),
  );
}

/** Everything in one process: fast, for files that share nothing but the processor. */
const together = ['--test-isolation=none'];
/** A process and a database server for each file: whatever holds one of them up, the others do not wait for it. */
const apart = ['--test-isolation=process', '--test-concurrency=1'];

/** Runs test files and gives the counts; a run that dies without counts is a failure. */
async function runTests(title, files, how, env = {}) {
  console.log(`\n${title}`);
  const folder = mkdtempSync(path.join(tmpdir(), 'suohe-counts-'));
  const note = path.join(folder, 'counts.json');
  const reporter = path.join(root, 'scripts/reporter.mjs');
  const words = ['--test', ...how, `--test-reporter=${reporter}`, ...files];
  try {
    const code = await run(currentNode(), words, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env, SUOHE_TEST_COUNTS: note },
    });
    if (code === 130 || code === 143) process.exit(code);
    const counts = existsSync(note)
      ? JSON.parse(readFileSync(note, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0 };
    if (code === 0 || counts.failed > 0) return counts;
    console.log(`✖ ${title}: the run itself ended with ${code}`);
    return { ...counts, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

await install();
await browserTools();
await buildWeb();

console.log('Checks');
const { check } = await import('./check.mjs');
const results = [{ ...(await check()), skipped: 0 }];

const all = [...testFiles('src'), ...testFiles('test'), ...testFiles('bench')];
const inBrowser = all.filter((file) => file.startsWith('test/browser/'));
const plain = all.filter((file) => !inBrowser.includes(file));

const onDatabase = plain.filter(usesDatabase);
const onServers = plain.filter((file) => usesDatabase(file) || /^(src\/db|test)\//.test(file));
const pure = plain.filter((file) => !onServers.includes(file));

results.push(await runTests('Tests without a database', pure, together));
results.push(await runTests('Tests on the built-in PostgreSQL', onServers, apart));
if (existsSync(path.join(otherServer, 'postgres'))) {
  results.push(
    await runTests('The database tests again on PostgreSQL 15', onDatabase, apart, {
      SUOHE_TEST_PG_BIN: otherServer,
    }),
  );
} else
  say(
    '没有安装 PostgreSQL 15，只在内置版本上测试。',
    'PostgreSQL 15 is not installed; tested on the built-in version only.',
  );
if (inBrowser.length > 0) results.push(await runTests('Tests in a real browser', inBrowser, together));

const sum = (what) => results.reduce((total, result) => total + result[what], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
