import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import pg from 'pg';
import { digestOf, Refusal, type Wording } from '../kernel/index.ts';
import { diskRefusalIn } from './disk.ts';
import { projectRoot } from './project.ts';
import { appRole, onSession, retentionRoleOn } from './roles.ts';
import type { Database } from './tables.ts';

/** One step of the schema: `migrations/NNNN_name.sql`, forward only, never edited after it landed. */
type Migration = { readonly id: number; readonly name: string; readonly hash: string; readonly text: string };
type Applied = { readonly id: number; readonly name: string; readonly hash: string };

const ownMigrations = path.join(projectRoot, 'migrations');
const fileShape = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** The steps in a folder, in order. Two files of one number or a wrong name are a bug of the program. */
function migrationsIn(folder: string): readonly Migration[] {
  const found = readdirSync(folder)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file) => {
      const [, digits, name] = fileShape.exec(file) ?? [];
      if (digits === undefined || name === undefined) throw new Error(`${file} is not named NNNN_name.sql.`);
      const text = readFileSync(path.join(folder, file), 'utf8');
      return { id: Number(digits), name, hash: digestOf(text), text };
    });
  const twice = found.find((step, at) => found[at + 1]?.id === step.id);
  if (twice !== undefined) throw new Error(`Two migrations have the number ${twice.id}.`);
  return found;
}

type Plan = { readonly app?: string; readonly folder?: string };

/** The key of the house in PostgreSQL's advisory locks: the bytes of "suohe". */
const migrationLock = 0x73756f6865;

/**
 * Brings the schema up to the code, each step in its own transaction, and returns the names of the steps taken.
 * Two processes may call it at once: each step is taken by one. Refuses with `newer-data` when the database
 * knows steps that this code does not, with `wrong-state` when a step's file was changed after it was taken.
 * Needs the owner's address and the name of the application's role, which the steps call `{app}`; `{retention}`
 * is the role that may erase private parts.
 */
export function migrate(
  ownerUrl: string,
  { app = appRole, folder = ownMigrations }: Plan = {},
): Promise<readonly string[]> {
  const steps = migrationsIn(folder);
  return onSession(ownerUrl, async (client) => {
    const names = await inLockedTransaction(client, () => prepare(client, app));
    refuseOtherHistory(steps, await appliedOn(client));
    const taken: string[] = [];
    for (const step of steps) {
      if (await inLockedTransaction(client, () => take(client, step, names))) taken.push(step.name);
    }
    return taken;
  });
}

/** Refuses with `not-ready` when steps are missing, so that an application without the owner's address says so. */
export async function refuseOldSchema(
  db: Kysely<Pick<Database, 'schema_migration'>>,
  folder = ownMigrations,
): Promise<void> {
  const steps = migrationsIn(folder);
  const { rows } = await sql<{ readable: boolean | null }>`
    select has_table_privilege(to_regclass('public.schema_migration'), 'select') as readable
  `.execute(db);
  const readable = rows[0]?.readable ?? null;
  // A role without grants cannot look at the steps; what it lacks is said by refuseUnsafeRole.
  if (readable === false) return;
  const known = readable
    ? (await sql<Applied>`select id, name, hash from schema_migration`.execute(db)).rows
    : [];
  refuseOtherHistory(steps, known);
  const ids = new Set(known.map((step) => step.id));
  const missing = steps.filter((step) => !ids.has(step.id)).map((step) => step.name);
  if (missing.length === 0) return;
  throw new Refusal(
    'not-ready',
    {
      zh: `数据库结构尚缺 ${missing.length} 步升级。请设置 DATABASE_OWNER_URL 后执行 bin/suohe migrate，再启动。`,
      en: `The database schema lacks ${missing.length} step(s). Set DATABASE_OWNER_URL, run bin/suohe migrate, and start again.`,
    },
    { missing },
  );
}

async function inLockedTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    const result = await work();
    await client.query('commit');
    return result;
  } catch (error) {
    // The session may be gone with its server; the first error is the one to tell.
    await client.query('rollback').catch(() => undefined);
    throw error;
  }
}

/** The names that steps are written with, quoted. */
type RoleNames = { readonly app: string; readonly retention: string };

async function prepare(client: pg.Client, app: string): Promise<RoleNames> {
  const retention = await retentionRoleOn(client);
  const names = { app: pg.escapeIdentifier(app), retention: pg.escapeIdentifier(retention) };
  const found = await client.query<{ found: boolean }>(
    `select to_regclass('public.schema_migration') is not null as found`,
  );
  if (found.rows[0]?.found === true) return names;
  await client.query(`
    create table schema_migration (
      id int primary key,
      name text not null,
      hash text not null,
      applied_at timestamptz not null default now()
    );
    grant select on schema_migration to ${names.app};
  `);
  return names;
}

const appliedOn = async (client: pg.Client): Promise<readonly Applied[]> =>
  (await client.query<Applied>('select id, name, hash from schema_migration order by id')).rows;

/** The number goes in first: whoever comes second finds it and takes nothing. */
async function take(client: pg.Client, step: Migration, names: RoleNames): Promise<boolean> {
  const inserted = await client.query(
    'insert into schema_migration (id, name, hash) values ($1, $2, $3) on conflict (id) do nothing',
    [step.id, step.name, step.hash],
  );
  if (inserted.rowCount === 0) return false;
  const text = step.text.replaceAll('{app}', names.app).replaceAll('{retention}', names.retention);
  try {
    await client.query(text);
    return true;
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error;
    const line = text.slice(0, Number(error.position ?? 1)).split('\n').length;
    const place = `migrations/${String(step.id).padStart(4, '0')}_${step.name}.sql:${line}`;
    throw diskRefusalIn(error.message, place) ?? new Error(`${place}: ${error.message}`, { cause: error });
  }
}

const otherHistory = (code: 'newer-data' | 'wrong-state', step: Applied, wording: Wording): Refusal =>
  new Refusal(code, wording, { migration: step.id, name: step.name });

function refuseOtherHistory(steps: readonly Migration[], applied: readonly Applied[]): void {
  const ours = new Map(steps.map((step) => [step.id, step]));
  for (const step of applied) {
    const own = ours.get(step.id);
    if (own === undefined) {
      throw otherHistory('newer-data', step, {
        zh: `数据由更新版本的程序写成（第 ${step.id} 步升级 ${step.name} 为本版本所无）。请升级本程序后再启动；数据没有改动。`,
        en: `The data was written by a newer version of the program (step ${step.id}, ${step.name}, is unknown here). Upgrade the program and start again; the data was not touched.`,
      });
    }
    if (own.hash !== step.hash) {
      throw otherHistory('wrong-state', step, {
        zh: `第 ${step.id} 步升级 ${step.name} 的文件在执行之后被改动过。请恢复原文件；改正应写成新的一步。`,
        en: `The file of step ${step.id}, ${step.name}, was changed after it was taken. Restore the file; a correction is written as a new step.`,
      });
    }
  }
}
