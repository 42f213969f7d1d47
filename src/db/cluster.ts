import {
  appendFileSync,
  chownSync,
  closeSync,
  existsSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { totalmem } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal } from '../kernel/index.ts';
import type { Binaries } from './binaries.ts';
import { diskError, diskRefusalIn, makeFolder } from './disk.ts';
import { houseRoles, onSession } from './roles.ts';
import { runProgram } from './run-program.ts';
import { ownName, type ServerUser } from './server-user.ts';

/** A PostgreSQL server of our own on one folder, reached by a socket in a private folder. */
export type Cluster = {
  readonly binaries: Binaries;
  /** Folder of the tables. */
  readonly folder: string;
  /** Folder of the socket; its path is short, for sockets allow 107 bytes. */
  readonly sockets: string;
  readonly log: string;
  /** Under whom the server runs, when that is not this process's own user. */
  readonly user: ServerUser | undefined;
  /** A server whose data may be lost: for tests. */
  readonly volatile: boolean;
};

type Tell = (sentence: { zh: string; en: string }) => void;

/** The role that sets the server up; nothing else uses it. */
export const adminRole = 'suohe_admin';

/** The address of a role's sign-in by socket. */
export const addressOf = (cluster: Cluster, role: string, database: string): string =>
  `postgresql://${role}@${encodeURIComponent(cluster.sockets)}/${database}`;

/** Makes the server's folder on first use and starts it; a server that is already running on it is adopted. */
export async function startCluster(cluster: Cluster, tell: Tell): Promise<'started' | 'adopted'> {
  privateFolder(cluster.sockets, cluster.user);
  if (!existsSync(path.join(cluster.folder, 'PG_VERSION'))) await initialise(cluster, tell);
  refuseOtherMajor(cluster);
  if (await answers(cluster)) return 'adopted';
  configure(cluster);
  await launch(cluster);
  return 'started';
}

const patience = 600;

/**
 * Whether a server on the folder answers. One that is still coming up is waited for; after `kill -9` the number
 * of a dead server looks alive for a moment, and then it is gone.
 */
async function answers(cluster: Cluster): Promise<boolean> {
  for (let attempt = 1; await isRunning(cluster); attempt += 1) {
    try {
      await onSession(addressOf(cluster, adminRole, 'postgres'), () => Promise.resolve());
      return true;
    } catch (error) {
      if (attempt === patience) throw error;
      await pause(250);
    }
  }
  return false;
}

/** Stops the server after ending its sessions; one that is already down is fine. */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const mode = cluster.volatile ? 'immediate' : 'fast';
  const words = ['stop', '-D', cluster.folder, '-m', mode, '-w', '-t', '120'];
  const { code, said } = await runProgram(path.join(cluster.binaries.folder, 'pg_ctl'), words, cluster.user);
  if (code !== 0 && (await isRunning(cluster))) throw new Error(`PostgreSQL did not stop: ${said}`);
}

/** Whether a live server holds the folder. */
export async function isRunning(cluster: Cluster): Promise<boolean> {
  const words = ['status', '-D', cluster.folder];
  return (await runProgram(path.join(cluster.binaries.folder, 'pg_ctl'), words, cluster.user)).code === 0;
}

/** A folder that only the server's user may enter. */
function privateFolder(folder: string, user: ServerUser | undefined): void {
  try {
    makeFolder(folder, 0o700);
    if (user !== undefined) chownSync(folder, user.uid, user.gid);
    const seen = statSync(folder);
    const uid = user?.uid ?? process.getuid?.();
    if (seen.uid === uid && (seen.mode & 0o077) === 0) return;
  } catch (error) {
    throw diskError(error, folder);
  }
  throw new Refusal(
    'unsafe-database',
    {
      zh: `${folder} 属于其他用户，或他人也可进入，数据库不能放在这里。请删除该目录，或用 SUOHE_DATA 另选数据目录。`,
      en: `${folder} belongs to another user or is open to others, so no database can live there. Remove it, or choose another data folder by SUOHE_DATA.`,
    },
    { folder },
  );
}

/** Works in a folder beside and renames it when complete, so that a killed first start leaves no half server. */
async function initialise(cluster: Cluster, tell: Tell): Promise<void> {
  tell({ zh: '首次启动：正在建立数据库……', en: 'First start: creating the database…' });
  const unfinished = `${cluster.folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  privateFolder(unfinished, cluster.user);
  const sort =
    cluster.binaries.major >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C.UTF-8']
      : ['--locale=C.UTF-8'];
  const words = ['-D', unfinished, '-U', adminRole, '-A', 'peer', '-E', 'UTF8', ...sort];
  if (cluster.volatile) words.push('--no-sync');
  const { code, said } = await runProgram(path.join(cluster.binaries.folder, 'initdb'), words, cluster.user);
  if (code !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw diskRefusalIn(said, cluster.folder) ?? new Error(`initdb failed: ${said}`);
  }
  renameSync(unfinished, cluster.folder);
}

function refuseOtherMajor(cluster: Cluster): void {
  const held = Number(readFileSync(path.join(cluster.folder, 'PG_VERSION'), 'utf8').trim());
  const ours = cluster.binaries.major;
  if (held === ours) return;
  const facts = { folder: cluster.folder, held, ours };
  if (held > ours) {
    throw new Refusal(
      'newer-data',
      {
        zh: `数据目录 ${cluster.folder} 由 PostgreSQL ${held} 写成，而本程序自带的是 ${ours}。请升级本程序后再启动；数据没有改动。`,
        en: `The data folder ${cluster.folder} was written by PostgreSQL ${held}, but this program brings ${ours}. Upgrade the program and start again; the data was not touched.`,
      },
      facts,
    );
  }
  throw new Refusal(
    'not-ready',
    {
      zh: `数据目录 ${cluster.folder} 由较旧的 PostgreSQL ${held} 写成，本程序自带的 ${ours} 不能直接读取。请先用原版本的程序导出备份，再导入新的数据目录；数据没有改动。`,
      en: `The data folder ${cluster.folder} was written by the older PostgreSQL ${held}, which the ${ours} of this program cannot read. Back it up with the program’s former version and restore it into a new data folder; the data was not touched.`,
    },
    facts,
  );
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const mebibyte = 1024 * 1024;

/**
 * What a server that shares its machine with the application takes: an eighth of the memory for its buffers, 4 GB
 * at most. Checkpoints are spread wide, since each makes the next write of every page a whole page in the log.
 * Source: PostgreSQL manual, 19.4 and 28.5.
 */
function memorySettings(memory: number): readonly string[] {
  const buffers = Math.min(4096, Math.max(128, Math.floor(memory / 8 / mebibyte)));
  return [
    `shared_buffers = '${buffers}MB'`,
    `effective_cache_size = '${Math.floor(memory / 2 / mebibyte)}MB'`,
    "max_wal_size = '2GB'",
    "checkpoint_timeout = '15min'",
    'checkpoint_completion_target = 0.9',
    "wal_compression = 'on'",
    'random_page_cost = 1.1',
  ];
}

/**
 * No network, a socket in a private folder, and `peer` sign-in: the kernel tells the server which user of the
 * machine is calling, and only our own user, the server's and root are let in, as one of our
 * roles. A server for tests lets in whoever may enter its folder, as the roles that tests invent.
 */
function configure(cluster: Cluster): void {
  const settings = [
    "listen_addresses = ''",
    `unix_socket_directories = ${quoted(cluster.sockets)}`,
    'unix_socket_permissions = 0700',
    'max_connections = 100',
    ...(cluster.volatile
      ? ["shared_buffers = '128MB'"]
      : memorySettings(Math.min(process.constrainedMemory() || totalmem(), totalmem()))),
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "datestyle = 'ISO, YMD'",
    "lc_messages = 'C'",
    "default_text_search_config = 'pg_catalog.simple'",
    ...(cluster.volatile ? ['fsync = off', 'full_page_writes = off', 'synchronous_commit = off'] : []),
  ];
  const roles = [adminRole, ...houseRoles];
  const names = new Set([ownName(), cluster.user?.name ?? ownName(), 'root']);
  const write = (name: string, lines: readonly string[]): void => {
    const file = path.join(cluster.folder, name);
    writeFileSync(file, `# Written at every start.\n${lines.join('\n')}\n`, { mode: 0o600 });
    if (cluster.user !== undefined) chownSync(file, cluster.user.uid, cluster.user.gid);
  };
  try {
    write('postgresql.conf', settings);
    write('pg_hba.conf', [cluster.volatile ? 'local all all trust' : 'local all all peer map=house']);
    write(
      'pg_ident.conf',
      [...names].flatMap((name) => roles.map((role) => `house ${name} ${role}`)),
    );
    prepareLog(cluster);
  } catch (error) {
    throw diskError(error, cluster.folder);
  }
}

const logLimit = 10_000_000;

function prepareLog({ log, user }: Cluster): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > logLimit) renameSync(log, `${log}.old`);
  appendFileSync(log, '', { mode: 0o600 });
  if (user !== undefined) chownSync(log, user.uid, user.gid);
}

/** After `kill -9` the old server's remains (a zombie, its last sessions) hold the folder for a moment. */
const remains = /lock file "postmaster.pid" already exists|pre-existing shared memory block/;

async function launch(cluster: Cluster): Promise<void> {
  const words = ['start', '-D', cluster.folder, '-l', cluster.log, '-w', '-t', '600', '-s'];
  for (let attempt = 1; ; attempt += 1) {
    const start = statSync(cluster.log).size;
    const { code, said } = await runProgram(
      path.join(cluster.binaries.folder, 'pg_ctl'),
      words,
      cluster.user,
    );
    if (code === 0) return;
    const heard = `${said}\n${logSince(cluster.log, start)}`;
    if (remains.test(heard) && attempt <= 40) {
      await pause(250);
      continue;
    }
    const reason = /(?:FATAL|PANIC): {2}(.*)/.exec(heard)?.[1] ?? said;
    throw (
      diskRefusalIn(heard, cluster.folder) ??
      new Refusal(
        'not-ready',
        {
          zh: `数据库没有启动成功（${reason}）。详情见 ${cluster.log}；数据没有改动。`,
          en: `The database did not start (${reason}). See ${cluster.log}; the data was not touched.`,
        },
        { log: cluster.log },
      )
    );
  }
}

function logSince(log: string, start: number): string {
  const file = openSync(log, 'r');
  try {
    const buffer = Buffer.alloc(20_000);
    return buffer.toString('utf8', 0, readSync(file, buffer, 0, buffer.length, start));
  } finally {
    closeSync(file);
  }
}
