import { addressOf, adminRole, type Cluster } from '../../src/db/cluster.ts';
import { type Db, migrate, openPool } from '../../src/db/index.ts';
import { createRoles, onSession } from '../../src/db/roles.ts';
import { startScratchCluster } from '../../src/db/scratch.ts';

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

let cluster: Promise<Cluster> | undefined;
let made = 0;

/**
 * A database for one test file, cloned from a migrated template on the one scratch server of this test run.
 */
export async function testDatabase({ migrated = true }: Wish = {}): Promise<TestDatabase> {
  cluster ??= startWithTemplate();
  const server = await cluster;
  made += 1;
  const name = `test_${made}`;
  const admin = addressOf(server, adminRole, 'postgres');
  if (migrated) {
    await onSession(admin, (client) =>
      client.query(`create database ${name} owner suohe_owner template ${template}`),
    );
  }
  await createRoles(admin, name);
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
      await onSession(admin, (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}

async function startWithTemplate(): Promise<Cluster> {
  const server = await startScratchCluster();
  await createRoles(addressOf(server, adminRole, 'postgres'), template);
  await migrate(addressOf(server, 'suohe_owner', template));
  return server;
}
