import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { binariesIn, shippedBinaries } from './binaries.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { ownerOf, serverUser } from './server-user.ts';

const prefix = 'suohe-scratch-';

/**
 * A running server in a new folder, for tests and for comparing schemas. Nothing in it lasts: server and folder
 * are gone when this process ends, however it ends; what a killed process left is swept by the next.
 * SUOHE_TEST_PG_BIN names a folder with other PostgreSQL programs than the shipped ones.
 */
export async function startScratchCluster(): Promise<Cluster> {
  const user = serverUser();
  const given = process.env['SUOHE_TEST_PG_BIN'];
  const binaries = given === undefined ? await shippedBinaries(user) : await binariesIn(given);
  sweep(binaries.folder);
  const home = mkdtempSync(path.join(tmpdir(), `${prefix}${process.pid}-`));
  chmodSync(home, 0o700);
  if (user !== undefined) chownSync(home, user.uid, user.gid);
  const remove = (): void => removeHome(home, binaries.folder);
  process.once('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
  const cluster: Cluster = {
    binaries,
    folder: path.join(home, 'postgresql'),
    sockets: path.join(home, 'run'),
    log: path.join(home, 'log'),
    user,
    volatile: true,
  };
  await startCluster(cluster, () => undefined);
  return cluster;
}

/** Stops the server of a folder, if one runs there, and removes the folder. Synchronous: it runs at exit. */
function removeHome(home: string, programs: string): void {
  const tables = path.join(home, 'postgresql');
  if (existsSync(path.join(tables, 'postmaster.pid'))) {
    const words = ['stop', '-D', tables, '-m', 'immediate', '-w', '-t', '30'];
    const user = process.getuid?.() === 0 ? ownerOf(tables) : undefined;
    const asUser = user === undefined ? {} : { uid: user.uid, gid: user.gid };
    spawnSync(path.join(programs, 'pg_ctl'), words, { cwd: '/', stdio: 'ignore', ...asUser });
  }
  rmSync(home, { recursive: true, force: true });
}

/** Removes the folders that carry the number of a process that is gone, as far as they are ours. */
function sweep(programs: string): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    try {
      removeHome(path.join(tmpdir(), name), programs);
    } catch {
      // Another user's: that user's next run sweeps it.
    }
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
