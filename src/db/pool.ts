import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { parserFor } from './parsers.ts';
import type { Database } from './tables.ts';

/** The database as the application sees it. A store takes only its own tables: `Kysely<Pick<Database, 'entry'>>`. */
export type Db = Kysely<Database>;

/** An open transaction. Acts that belong to a larger act take this, never `Db`. */
export type Tx = Transaction<Database>;

/**
 * Opens a pool on a PostgreSQL address (`postgresql://role@host/database`; a socket folder is written
 * `postgresql://role@%2Fpath%2Fto%2Ffolder/database`). Values come back as `parsers.ts` says: `date` and
 * `numeric` as text, `int8` as a number, `timestamptz` as an ISO text with milliseconds in UTC.
 * The pool never keeps the process alive by itself; end it with `db.destroy()`.
 */
export function openPool(address: string, connections = 10): Db {
  const pool = new pg.Pool({
    connectionString: address,
    max: connections,
    application_name: 'suohe',
    connectionTimeoutMillis: 10_000,
    allowExitOnIdle: true,
    types: { getTypeParser: parserFor },
  });
  // A server that goes away ends idle connections; the pool opens new ones, and who asks next gets the error.
  pool.on('error', () => undefined);
  return new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
}

/** Does the work in one transaction: all of it stands, or nothing does. */
export const inTransaction = <T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(work);
