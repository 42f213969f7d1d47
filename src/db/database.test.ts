import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { after, test } from 'node:test';
import { shippedBinaries } from './binaries.ts';
import { projectRoot } from './project.ts';
import { runProgram } from './run-program.ts';
import { ownerOf } from './server-user.ts';

const nobody = 65_534;
const isRoot = process.getuid?.() === 0;
const folders: string[] = [];
const holders: Holder[] = [];

function newFolder(uid?: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'suohe-data-'));
  chmodSync(folder, isRoot && uid === undefined ? 0o711 : 0o700);
  if (uid !== undefined) chownSync(folder, uid, uid);
  folders.push(folder);
  return folder;
}

after(async () => {
  for (const holder of holders) await holder.end('SIGKILL');
  for (const folder of folders) {
    const tables = path.join(folder, 'postgresql');
    if (existsSync(path.join(tables, 'postmaster.pid'))) {
      const user = isRoot ? ownerOf(tables) : undefined;
      const { folder: programs } = await shippedBinaries(user);
      await runProgram(path.join(programs, 'pg_ctl'), ['stop', '-D', tables, '-m', 'immediate', '-w'], user);
    }
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A process that holds the database of a folder, and the lines it says. */
class Holder {
  readonly process: ChildProcess;
  readonly said: string[] = [];
  readonly ended: Promise<unknown>;
  readonly #lines: Interface;

  constructor(folder: string, uid?: number) {
    const { DATABASE_URL, DATABASE_OWNER_URL, ...rest } = process.env;
    const child = spawn(process.execPath, [path.join(projectRoot, 'test/support/hold-database.ts')], {
      env: { ...rest, SUOHE_DATA: folder },
      stdio: ['ignore', 'pipe', 'inherit'],
      ...(uid === undefined ? {} : { uid, gid: uid }),
    });
    holders.push(this);
    this.process = child;
    this.ended = once(child, 'exit');
    this.#lines = createInterface(child.stdout);
    this.#lines.on('line', (line) => this.said.push(line));
  }

  /** Waits for a line, or for the end of the process, which is an error unless it said the line before. */
  async hears(shape: RegExp): Promise<string> {
    for (;;) {
      const found = this.said.find((line) => shape.test(line));
      if (found !== undefined) return found;
      const more = await Promise.race([
        once(this.#lines, 'line'),
        once(this.#lines, 'close').then(() => undefined),
      ]);
      if (more === undefined) {
        assert.match(this.said.join('\n'), shape);
      }
    }
  }

  async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) this.process.kill(signal);
    await this.ended;
  }
}

const serverPid = (folder: string): number =>
  Number(readFileSync(path.join(folder, 'postgresql/postmaster.pid'), 'utf8').split('\n')[0]);

async function startsAndStops(folder: string, uid?: number): Promise<readonly string[]> {
  const holder = new Holder(folder, uid);
  await holder.hears(/^up, holding 1$/);
  await holder.end('SIGTERM');
  assert.equal(holder.process.exitCode, 0);
  assert.equal(
    existsSync(path.join(folder, 'postgresql/postmaster.pid')),
    false,
    'the server stopped as well',
  );
  return holder.said;
}

test('what was stored is there at the next start, and nothing runs in between', async () => {
  const folder = newFolder();
  assert.match((await startsAndStops(folder)).join(), /First start/);
  assert.deepEqual(await startsAndStops(folder), ['up, holding 1']);
});

test('a second start on the same folder is refused with the number of the first', async () => {
  const folder = newFolder();
  const first = new Holder(folder);
  await first.hears(/^up/);
  const second = new Holder(folder);
  assert.match(await second.hears(/^refused/), new RegExp(`conflict.*pid ${first.process.pid}\\b`));
  await first.end('SIGTERM');
});

test('the server of a killed process is taken over by the next', async () => {
  const folder = newFolder();
  const first = new Holder(folder);
  await first.hears(/^up/);
  const pid = serverPid(folder);
  await first.end('SIGKILL');
  const next = new Holder(folder);
  await next.hears(/taken over/);
  await next.hears(/^up, holding 1$/);
  assert.equal(serverPid(folder), pid);
  await next.end('SIGTERM');
});

test('a killed server is started again while the process runs', async () => {
  const folder = newFolder();
  const holder = new Holder(folder);
  await holder.hears(/^up/);
  const pid = serverPid(folder);
  process.kill(pid, 'SIGKILL');
  await holder.hears(/The database is back/);
  assert.notEqual(serverPid(folder), pid);
  await holder.end('SIGTERM');
  assert.equal(holder.process.exitCode, 0);
});

test('after both were killed the next start recovers what was stored', async () => {
  const folder = newFolder();
  const first = new Holder(folder);
  await first.hears(/^up/);
  process.kill(serverPid(folder), 'SIGKILL');
  await first.end('SIGKILL');
  await startsAndStops(folder);
});

test('a first start that was killed halfway leaves nothing that the next start trips over', async () => {
  const folder = newFolder();
  mkdirSync(path.join(folder, 'postgresql.unfinished'));
  writeFileSync(path.join(folder, 'postgresql.unfinished/PG_VERSION'), '18\n');
  await startsAndStops(folder);
});

test('a folder of a newer PostgreSQL is refused and left alone', async () => {
  const folder = newFolder();
  mkdirSync(path.join(folder, 'postgresql'));
  const version = path.join(folder, 'postgresql/PG_VERSION');
  writeFileSync(version, '99\n');
  const holder = new Holder(folder);
  assert.match(await holder.hears(/^refused/), /newer-data.*PostgreSQL 99/);
  assert.equal(readFileSync(version, 'utf8'), '99\n');
});

test('an ordinary user without any rights has a database as well', async () => {
  const uid = isRoot ? nobody : undefined;
  const folder = newFolder(uid);
  await startsAndStops(folder, uid);
  assert.equal(ownerOf(path.join(folder, 'postgresql'))?.uid, uid ?? process.getuid?.());
});

test('a folder that the user may not write is refused by name', async () => {
  const uid = isRoot ? nobody : undefined;
  const folder = newFolder(uid);
  chmodSync(folder, 0o500);
  const holder = new Holder(folder, uid);
  assert.match(await holder.hears(/^refused/), new RegExp(`not-ready: .*${folder}`));
  chmodSync(folder, 0o700);
});

/** Only root can try as another user of the machine. */
const asRoot = (name: string, work: () => Promise<void>): void => {
  if (isRoot) test(name, work);
};

asRoot('nobody else on the machine can sign in, not even where the folder stands open', async () => {
  const folder = newFolder();
  const holder = new Holder(folder);
  await holder.hears(/^up/);
  const run = path.join(folder, 'run');
  const script = `
    import pg from ${JSON.stringify(import.meta.resolve('pg'))};
    const client = new pg.Client({ host: ${JSON.stringify(run)}, user: 'suohe_app', database: 'suohe' });
    await client.connect().then(() => console.log('in'), (error) => console.log('out: ' + error.message));
    await client.end().catch(() => undefined);
  `;
  const trial = { name: 'nobody', uid: nobody, gid: nobody };
  const words = ['--input-type=module', '-e', script];
  assert.match((await runProgram(process.execPath, words, trial)).said, /^out: .*EACCES/);
  chmodSync(run, 0o755);
  chmodSync(path.join(run, '.s.PGSQL.5432'), 0o777);
  assert.match((await runProgram(process.execPath, words, trial)).said, /^out: Peer authentication failed/);
  chmodSync(run, 0o700);
  await holder.end('SIGTERM');
});
