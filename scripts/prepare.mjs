// What must be there before anything runs: the packages and, for the server, the built web pages.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { currentNode, root, run, say } from './launch.mjs';

const at = (...parts) => path.join(root, ...parts);
const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** Whether node_modules holds what the lockfile names. npm leaves a note of what it installed there. */
function isInstalled() {
  const note = at('node_modules/.package-lock.json');
  if (!existsSync(note)) return false;
  const there = readJson(note).packages;
  const wanted = Object.entries(readJson(at('package-lock.json')).packages);
  return wanted.every(([place, pack]) => {
    if (place === '') return true;
    const found = there[place];
    if (found === undefined) return pack.optional === true || pack.devOptional === true;
    return found.version === pack.version && found.integrity === pack.integrity;
  });
}

/** Tells every ten seconds that a long step still goes on, where nothing else would. */
async function withTicks(work) {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 1000);
  const timer = setInterval(() => say(`  ……已用 ${seconds()} 秒`, `  … ${seconds()} s`), 10_000);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Ends the program with a sentence; the step's own words stand above it. */
function giveUp(code, zh, en) {
  if (code < 128) say(zh, en);
  process.exit(code);
}

/** Installs exactly what the lockfile names, if it is not there yet. */
export async function install() {
  if (isInstalled()) return;
  say('正在安装依赖（首次约需一分钟）……', 'Installing packages (about a minute the first time)…');
  const npm = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, [process.env.npm_execpath]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const stdio = ['ignore', 2, 2];
  const code = await withTicks(() =>
    run(npm[0], [...npm[1], 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio }),
  );
  if (code !== 0) {
    giveUp(
      code,
      '依赖没有装好，原因见上。请检查网络、磁盘空间和项目目录的写权限，然后重试。',
      'The packages were not installed; the reason stands above. Check the network, the disk’s free space and whether the project folder can be written, then try again.',
    );
  }
}

const sources = ['src/web', 'src/wire', 'src/clock', 'src/kernel', 'package-lock.json'];

function filesUnder(place) {
  if (!existsSync(at(place))) return [];
  const entries = readdirSync(at(place), { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function hashOfSources() {
  const hash = createHash('sha256');
  for (const place of sources) {
    const files = place.includes('.') ? [at(place)] : filesUnder(place).sort();
    for (const file of files)
      hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** Builds the web pages into dist/web, if their sources changed since the last time. */
export async function buildWeb() {
  if (!existsSync(at('src/web/vite.config.ts'))) return;
  const mark = at('dist/web/.sources');
  const hash = hashOfSources();
  if (existsSync(mark) && readFileSync(mark, 'utf8') === hash) return;
  say('正在构建网页……', 'Building the web pages…');
  const words = [
    at('node_modules/vite/bin/vite.js'),
    'build',
    '--config',
    'src/web/vite.config.ts',
    '--logLevel',
    'warn',
  ];
  const code = await withTicks(() => run(currentNode(), words, { stdio: ['ignore', 2, 2] }));
  if (code !== 0) {
    giveUp(
      code,
      '网页没有构建成功，原因见上。若是磁盘已满或项目目录只读，请处理后重试。',
      'The web pages were not built; the reason stands above. If the disk is full or the project folder is read-only, mend that and try again.',
    );
  }
  writeFileSync(mark, hash);
}
