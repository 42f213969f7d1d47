import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { binariesIn, shippedBinaries } from '../../src/db/binaries.ts';
import { addressOf, adminRole, type Cluster, startCluster } from '../../src/db/cluster.ts';
import { type Db, migrate, openPool } from '../../src/db/index.ts';
import { createRoles, onSession } from '../../src/db/roles.ts';
import { ownerOf, serverUser } from '../../src/db/server-user.ts';

/** One test file's own database, with the migrations in it. */
export type TestDatabase = {
  /** The application's pool (role suohe_app). */
  readonly db: Db;
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** The superuser of the test server, for roles that a test invents. */
  readonly adminUrl: string;
  /** Address of this database for another role, like `suohe_retention`. */
  addressFor(role: string): string;
  /** Ends the pool and removes the database. Call it in `after`. */
  drop(): Promise<void>;
};

/** With `migrated: false` the database is empty, for tests of the migrating itself. */
type Wish = { readonly migrated?: boolean };

const template = 'template_suohe';
const folders = 'suohe-test-';

let cluster: Promise<Cluster> | undefined;
let made = 0;

/**
 * A database for one test file, cloned from a migrated template on a server of this test run: the embedded one,
 * or the programs of SUOHE_TEST_PG_BIN. The server stands in a folder of its own and is gone after the run,
 * however it ends; what a killed run left is swept by the next.
 */
export async function testDatabase({ migrated = true }: Wish = {}): Promise<TestDatabase> {
  cluster ??= startTestCluster();
  const server = await cluster;
  made += 1;
  const name = `test_${made}`;
  const adminUrl = addressOf(server, adminRole, 'postgres');
  if (migrated) {
    await onSession(adminUrl, (client) =>
      client.query(`create database ${name} owner suohe_owner template ${template}`),
    );
  }
  await createRoles(adminUrl, name);
  const addressFor = (role: string): string => addressOf(server, role, name);
  const db = openPool(addressFor('suohe_app'));
  return {
    db,
    appUrl: addressFor('suohe_app'),
    ownerUrl: addressFor('suohe_owner'),
    adminUrl: addressFor(adminRole),
    addressFor,
    drop: async () => {
      await db.destroy();
      await onSession(adminUrl, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

/** Starts the one server of this run with the migrated template in it. */
async function startTestCluster(): Promise<Cluster> {
  const server = await newTestCluster();
  await createRoles(addressOf(server, adminRole, 'postgres'), template);
  await migrate(addressOf(server, 'suohe_owner', template));
  return server;
}

/** A running server of its own in a new folder, which is removed with it at the end of the run. */
async function newTestCluster(): Promise<Cluster> {
  const user = serverUser();
  const given = process.env['SUOHE_TEST_PG_BIN'];
  const binaries = given === undefined ? await shippedBinaries(user) : await binariesIn(given);
  sweep(binaries.folder);
  const home = mkdtempSync(path.join(tmpdir(), `${folders}${process.pid}-`));
  chmodSync(home, 0o700);
  if (user !== undefined) chownSync(home, user.uid, user.gid);
  const server: Cluster = {
    binaries,
    folder: path.join(home, 'postgresql'),
    sockets: path.join(home, 'run'),
    log: path.join(home, 'log'),
    user,
    volatile: true,
  };
  const remove = (): void => removeHome(home, binaries.folder);
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  await startCluster(server, () => undefined);
  return server;
}

/** Stops the server of a folder, if one runs there, and removes the folder. Synchronous: it runs at exit. */
function removeHome(home: string, programs: string): void {
  const tables = path.join(home, 'postgresql');
  const user = existsSync(tables) ? ownerOf(tables) : undefined;
  if (existsSync(path.join(tables, 'postmaster.pid'))) {
    const words = ['stop', '-D', tables, '-m', 'immediate', '-w', '-t', '30'];
    const asUser = user === undefined || process.getuid?.() !== 0 ? {} : { uid: user.uid, gid: user.gid };
    spawnSync(path.join(programs, 'pg_ctl'), words, { cwd: '/', stdio: 'ignore', ...asUser });
  }
  rmSync(home, { recursive: true, force: true });
}

/** Removes what runs that were killed left behind: their folders carry the number of a process that is gone. */
function sweep(programs: string): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${folders}(\\d+)-`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) removeHome(path.join(tmpdir(), name), programs);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
