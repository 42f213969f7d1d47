import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { parserFor } from './parsers.ts';
import type { Database } from './tables.ts';

/** The database as the application sees it. A store takes only its own tables: `Kysely<Pick<Database, 'entry'>>`. */
export type Db = Kysely<Database>;

/** An open transaction. Acts that belong to a larger act take this, never `Db`. */
export type Tx = Transaction<Database>;

/** Statements that are prepared once a connection; the rest, as lists of many lengths make, is planned each time. */
const mostStatements = 300;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= mostStatements) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

/**
 * A connection that prepares what it is asked often. Planning a join of five small tables costs the server more than
 * running it, and a request asks three or four.
 */
class PreparingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: the library's method has a dozen shapes, and all pass through.
  override query(...asked: any[]): any {
    const [text, values] = asked;
    if (typeof text !== 'string' || !Array.isArray(values)) return super.query(...(asked as [string]));
    const name = nameOf(text);
    return super.query(name === undefined ? { text, values } : { name, text, values });
  }
}

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
    Client: PreparingClient,
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
