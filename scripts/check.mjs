// `npm run check`: format and lint, types, rooms, unused code, the lockfile, the schema. All of them run, so
// that one look shows everything.

import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { currentNode, root } from './launch.mjs';
import { breachesIn } from './rooms.mjs';

const at = (...parts) => path.join(root, ...parts);

/** Runs a tool; undefined when content, else what it said. */
const tool = (file, words) =>
  new Promise((resolve) => {
    const options = { cwd: root, maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1' } };
    execFile(file, words, options, (error, out, err) => {
      resolve(error === null ? undefined : `${out}${err}`.trim() || error.message);
    });
  });

/**
 * Every optional package that a package names must stand in the lockfile, or `npm ci` fails elsewhere; and no
 * address of a registry belongs in it.
 */
export function lockFindings(lock) {
  const packages = Object.entries(lock.packages);
  const named = new Set(packages.map(([place]) => place.split('node_modules/').at(-1)));
  return packages.flatMap(([place, pack]) => [
    ...Object.keys(pack.optionalDependencies ?? {})
      .filter((name) => !named.has(name))
      .map((name) => `${place || 'package.json'} names ${name}, which has no entry`),
    ...(pack.resolved?.startsWith('http') ? [`${place} has a registry's address`] : []),
  ]);
}

const listed = (findings) => (findings.length === 0 ? undefined : findings.join('\n'));

const checks = {
  'format and lint': () =>
    tool(at('node_modules/.bin/biome'), ['check', '--error-on-warnings', '--max-diagnostics=100', '.']),
  types: () => tool(at('node_modules/.bin/tsc'), ['-p', '.']),
  rooms: async () => listed(await breachesIn(root)),
  'unused code': () =>
    tool(currentNode(), [at('node_modules/knip/bin/knip.js'), '--no-progress', '--no-config-hints']),
  lockfile: () => listed(lockFindings(JSON.parse(readFileSync(at('package-lock.json'), 'utf8')))),
  schema: () => tool(currentNode(), [at('src/cli/main.ts'), '--lang', 'en', 'schema', '--check']),
};

/** Runs every check and prints how each went; the number of checks that found something. */
export async function check() {
  let failed = 0;
  for (const [name, work] of Object.entries(checks)) {
    const began = performance.now();
    const found = await work();
    const seconds = ((performance.now() - began) / 1000).toFixed(1);
    console.log(`${found === undefined ? '✔' : '✖'} ${name} (${seconds} s)`);
    if (found === undefined) continue;
    failed += 1;
    console.log(found.replaceAll(/^/gm, '    '));
  }
  return { passed: Object.keys(checks).length - failed, failed };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
