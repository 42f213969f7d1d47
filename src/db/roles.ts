import { type Kysely, sql } from 'kysely';
import pg from 'pg';
import { Refusal } from '../kernel/index.ts';
import type { Database } from './tables.ts';

/** Migrates, and owns every table. */
export const ownerRole = 'suohe_owner';
/** The application. */
export const appRole = 'suohe_app';
/** May erase private sidecars, and nothing else that is appended (law 3). */
export const retentionRole = 'suohe_retention';
export const houseRoles = [ownerRole, appRole, retentionRole] as const;

/** Runs the work on one plain session. */
export async function onSession<T>(address: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    connectionString: address,
    application_name: 'suohe',
    connectionTimeoutMillis: 10_000,
  });
  client.on('error', () => undefined); // Whoever asks next gets the error.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** On our own server: the three roles and the database, as far as they are missing. */
export function createRoles(adminUrl: string, database = 'suohe'): Promise<void> {
  return onSession(adminUrl, async (client) => {
    const known = await client.query<{ name: string }>('select rolname as name from pg_roles');
    const names = new Set(known.rows.map((row) => row.name));
    for (const role of houseRoles) {
      if (!names.has(role)) await client.query(`create role ${role} login`);
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (found.rowCount === 0)
      await client.query(`create database ${database} owner ${ownerRole} template template0`);
    await client.query(`revoke all on database ${database} from public`);
    await client.query(`grant connect, temporary on database ${database} to ${appRole}, ${retentionRole}`);
  });
}

/**
 * Who erases private parts on a given server: `suohe_retention`, made here if the owner may make roles.
 * Where it may not, the owner keeps that power itself: the application has it in neither case.
 */
export async function retentionRoleOn(client: pg.ClientBase): Promise<string> {
  const found = await client.query<{ exists: boolean; able: boolean; owner: string }>(
    `select exists (select 1 from pg_roles where rolname = $1) as exists, rolcreaterole or rolsuper as able, rolname as owner
     from pg_roles where rolname = current_user`,
    [retentionRole],
  );
  const [state] = found.rows;
  if (state?.exists === true) return retentionRole;
  if (state?.able !== true) return state?.owner ?? retentionRole;
  await client.query(`create role ${retentionRole}`);
  return retentionRole;
}

/** Tables where what is written stands; the application role may add rows and nothing else (law 2). */
const appendOnly = ['entry', 'entry_private', 'access_log', 'evidence_file'];

type Danger = { role: string; reason: string };

/**
 * Every role that the session is or could become, and every way in which it could change what stands:
 * a privilege on the table, on a column or on a partition, ownership of table, schema or database, or a power
 * over the whole server.
 */
const findDangers = (db: Kysely<Pick<Database, 'entry'>>) =>
  sql<Danger>`
    with guarded as (
      select part.relid::oid as id, class.relowner as owner, class.relnamespace as schema, class.relname as name
      from unnest(${appendOnly}::text[]) as wanted(name)
      cross join lateral pg_partition_tree(to_regclass('public.' || wanted.name)) as part
      join pg_class as class on class.oid = part.relid
      union
      select class.oid, class.relowner, class.relnamespace, class.relname
      from unnest(${appendOnly}::text[]) as wanted(name)
      join pg_class as class on class.oid = to_regclass('public.' || wanted.name)
    ),
    mine as (select * from pg_roles where pg_has_role(session_user, oid, 'member') or rolname = session_user)
    select rolname as role, 'superuser' as reason from mine where rolsuper
    union all select rolname, 'bypassrls' from mine where rolbypassrls
    union all select rolname, 'createrole' from mine where rolcreaterole
    union all select rolname, 'server files' from mine
      where rolname in ('pg_write_server_files', 'pg_execute_server_program')
    union all select rolname, 'owner of the database' from mine join pg_database on datdba = mine.oid
      where datname = current_database()
    union all select rolname, 'owner of the schema' from mine join pg_namespace on nspowner = mine.oid
      where pg_namespace.oid in (select schema from guarded)
    union all select rolname, 'owner of ' || name from mine join guarded on guarded.owner = mine.oid
    union all select rolname, lower(what) || ' on ' || name
      from mine, guarded, unnest(array['UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER']) as what
      where has_table_privilege(mine.oid, guarded.id, what)
        or (what = 'UPDATE' and has_any_column_privilege(mine.oid, guarded.id, what))
  `.execute(db);

/**
 * Refuses with `unsafe-database` when the application's role could change entries that stand (law 2), and
 * with `not-ready` when it cannot read and add them.
 */
export async function refuseUnsafeRole(db: Kysely<Pick<Database, 'entry'>>): Promise<void> {
  const { rows } = await findDangers(db);
  const [danger] = rows;
  if (danger !== undefined) {
    throw new Refusal(
      'unsafe-database',
      {
        zh: `应用使用的数据库角色 ${danger.role} 有权改动已成立的记录（${danger.reason}），为防篡改，程序不予启动。请收回这些权限，或让 DATABASE_URL 使用只有迁移脚本所授权限的角色。`,
        en: `The database role ${danger.role} of the application could change entries that stand (${danger.reason}), so the program does not start. Revoke that, or let DATABASE_URL name a role that has only what the migrations grant.`,
      },
      { role: danger.role, reasons: rows.map((row) => `${row.role}: ${row.reason}`) },
    );
  }
  await refuseUselessRole(db);
}

async function refuseUselessRole(db: Kysely<Pick<Database, 'entry'>>): Promise<void> {
  const { rows } = await sql<{ role: string; able: boolean | null; former: string | null }>`
    select session_user as role,
      has_table_privilege(to_regclass('public.entry'), 'select')
        and has_table_privilege(to_regclass('public.entry'), 'insert') as able,
      (select rolname from pg_class join lateral aclexplode(relacl) as granted on true
        join pg_roles on pg_roles.oid = granted.grantee
        where pg_class.oid = to_regclass('public.entry') and granted.privilege_type = 'INSERT'
          and granted.grantee <> relowner limit 1) as former
  `.execute(db);
  if (rows[0]?.able === true) return;
  const role = rows[0]?.role ?? '';
  const remedy = `grant ${rows[0]?.former ?? appRole} to ${role};`;
  throw new Refusal(
    'not-ready',
    {
      zh: `数据库角色 ${role} 不能读取和新增记录。请由数据库管理员执行：${remedy}`,
      en: `The database role ${role} cannot read and add entries. Let the database’s administrator run: ${remedy}`,
    },
    { role, remedy },
  );
}
