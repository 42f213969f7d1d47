import { createHash } from 'node:crypto';
import { userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Refusal, type Wording } from '../kernel/index.ts';
import { shippedBinaries } from './binaries.ts';
import { addressOf, adminRole, type Cluster, startCluster, stopCluster } from './cluster.ts';
import { lockFolder } from './folder-lock.ts';
import { type Db, openPool } from './pool.ts';
import { appRole, createRoles, ownerRole } from './roles.ts';
import { askFitServer } from './server-check.ts';
import { mayEnter, ownerOf, type ServerUser, serverUser } from './server-user.ts';
import type { Settings } from './settings.ts';

/** Tells the person who waits what is going on. */
export type Tell = (sentence: Wording) => void;

/** A database that is up. */
export type RunningDatabase = {
  readonly kind: 'embedded' | 'given';
  /** The application's pool: its role reads and writes what the migrations grant it, and no more. */
  readonly db: Db;
  readonly appUrl: string;
  /** Address for migrations; undefined where the county keeps it from this process. */
  readonly ownerUrl: string | undefined;
  /** The application's role, to whom the migrations grant. */
  readonly appRole: string;
  /** Resolves, with the sentence for people, if the built-in server is gone and cannot be brought back. */
  readonly lost: Promise<Refusal>;
  /** Ends the pool, stops the built-in server and gives the data folder back. May be called twice. */
  stop(): Promise<void>;
};

/**
 * Brings the database up: the built-in PostgreSQL on the data folder (locked for this process), or the given
 * one. A built-in server that dies is started again while we run. Refuses with `conflict` (folder in use),
 * `newer-data`, or `not-ready` (disk, server too old or unreachable). `before` runs once the folder is ours and
 * before anything is opened; what it throws ends the start.
 */
export async function startDatabase(
  settings: Settings,
  tell: Tell,
  before: () => Promise<void> = async () => undefined,
): Promise<RunningDatabase> {
  const { database } = settings;
  if (database.kind === 'embedded') return startEmbedded(settings.data, tell, before);
  await before();
  const appRole = await askFitServer(database.appUrl);
  const db = openPool(database.appUrl);
  return {
    kind: 'given',
    db,
    appUrl: database.appUrl,
    ownerUrl: database.ownerUrl,
    appRole,
    lost: new Promise(() => undefined),
    stop: once(() => db.destroy()),
  };
}

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};

async function startEmbedded(
  folder: string,
  tell: Tell,
  before: () => Promise<void>,
): Promise<RunningDatabase> {
  const release = lockFolder(folder);
  try {
    await before();
    const cluster = await clusterOn(folder);
    const how = await startCluster(cluster, tell);
    if (how === 'adopted') {
      tell({
        zh: '上次没有正常退出，数据库仍在运行，现予接管。',
        en: 'The last run did not end in order; its database is still up and is taken over.',
      });
    }
    await createRoles(addressOf(cluster, adminRole, 'postgres'));
    return running(cluster, tell, release);
  } catch (error) {
    release();
    throw error;
  }
}

const socketLimit = 107 - '/.s.PGSQL.5432.lock'.length;

/** The server of a data folder: its tables, log and socket in it, unless the path is too long for a socket. */
async function clusterOn(folder: string): Promise<Cluster> {
  const tables = path.join(folder, 'postgresql');
  const user = userFor(folder, tables);
  const inside = path.join(folder, 'run');
  const short = createHash('sha256').update(folder).digest('hex').slice(0, 12);
  const sockets = Buffer.byteLength(inside) <= socketLimit ? inside : `/tmp/suohe-${userInfo().uid}-${short}`;
  return {
    binaries: await shippedBinaries(user),
    folder: tables,
    sockets,
    log: path.join(folder, 'postgresql.log'),
    user,
    volatile: false,
  };
}

/** As root, a server runs under the owner of its tables, else under the usual server user. */
function userFor(folder: string, tables: string): ServerUser | undefined {
  const usual = serverUser();
  if (usual === undefined) return undefined;
  const owner = ownerOf(tables);
  const user = owner === undefined || owner.uid === 0 ? usual : owner;
  if (mayEnter(folder, user)) return user;
  throw new Refusal(
    'not-ready',
    {
      zh: `以 root 启动时，数据库以系统用户 ${user.name} 运行，而该用户进不了 ${folder}。请用 SUOHE_DATA 另选数据目录，例如 /var/lib/suohe。`,
      en: `Started by root, the database runs as the system user ${user.name}, who cannot enter ${folder}. Choose another data folder by SUOHE_DATA, for example /var/lib/suohe.`,
    },
    { folder, user: user.name },
  );
}

function running(cluster: Cluster, tell: Tell, release: () => void): RunningDatabase {
  const appUrl = addressOf(cluster, appRole, 'suohe');
  const db = openPool(appUrl);
  const watch = watchServer(cluster, tell);
  return {
    kind: 'embedded',
    db,
    appUrl,
    ownerUrl: addressOf(cluster, ownerRole, 'suohe'),
    appRole,
    lost: watch.lost,
    stop: once(async () => {
      try {
        await watch.end();
        await db.destroy();
        await stopCluster(cluster);
      } finally {
        release();
      }
    }),
  };
}

const rescues = 3;

/**
 * Keeps one session open. When it ends although nobody stopped the server, the server died (its sessions end
 * with it, whoever started it): it is started again; after three
 * attempts in vain it is lost.
 */
function watchServer(cluster: Cluster, tell: Tell): { lost: Promise<Refusal>; end(): Promise<void> } {
  const { promise: lost, resolve: lose } = Promise.withResolvers<Refusal>();
  let ending = false;
  let session: pg.Client | undefined;
  let rescue: Promise<void> = Promise.resolve();

  const attend = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: addressOf(cluster, adminRole, 'postgres') });
    client.on('error', () => undefined); // The end that follows says it all.
    await client.connect();
    session = client;
    client.once('end', () => {
      if (ending) return;
      tell({
        zh: '数据库意外停止，正在重新启动……',
        en: 'The database stopped unexpectedly; starting it again…',
      });
      rescue = bringBack(1);
    });
  };

  const bringBack = async (attempt: number): Promise<void> => {
    tell({
      zh: '数据库意外停止，正在重新启动……',
      en: 'The database stopped unexpectedly; starting it again…',
    });
    try {
      await startCluster(cluster, tell);
      await attend();
      tell({ zh: '数据库已恢复。', en: 'The database is back.' });
    } catch (error) {
      if (ending) return;
      if (attempt === rescues) lose(asLoss(error, cluster));
      else {
        await pause(1000);
        await bringBack(attempt + 1);
      }
    }
  };

  rescue = attend().catch(() => bringBack(1));
  const end = async (): Promise<void> => {
    ending = true;
    await rescue;
    await session?.end();
  };
  return { lost, end };
}

const asLoss = (error: unknown, cluster: Cluster): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal(
        'not-ready',
        {
          zh: `数据库停止后未能恢复。详情见 ${cluster.log}。请重新启动本程序。`,
          en: `The database stopped and could not be brought back. See ${cluster.log}. Start the program again.`,
        },
        { log: cluster.log },
      );
