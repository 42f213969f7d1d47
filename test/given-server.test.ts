import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { migrate, openPool, readSettings, refuseUnsafeRole, startDatabase } from '../src/db/index.ts';
import { onSession } from '../src/db/roles.ts';
import { type TestDatabase, testDatabase } from './support/database.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase({ migrated: false });
  const name = new URL(base.adminUrl).pathname.slice(1);
  await onSession(base.adminUrl, (client) =>
    client.query(`create role county_owner login; create role county_clerk login;
      alter database ${name} owner to county_owner; grant connect on database ${name} to county_clerk`),
  );
});
after(async () => {
  await base.drop();
  await onSession(base.adminUrl.replace(/[^/]+$/, 'postgres'), (client) =>
    client.query('drop role county_owner; drop role county_clerk'),
  );
});

const settings = () =>
  readSettings({
    DATABASE_URL: base.addressFor('county_clerk'),
    DATABASE_OWNER_URL: base.addressFor('county_owner'),
  });

test('a county’s own server serves under roles of its own names, none of which may make roles', async () => {
  const database = await startDatabase(settings(), () => undefined);
  assert.equal(database.kind, 'given');
  assert.equal(database.appRole, 'county_clerk');
  assert.ok((await migrate(database.ownerUrl ?? '', { app: database.appRole })).length > 0);
  await refuseUnsafeRole(database.db);
  await database.stop();
});

test('one right too many on that server, and the application does not start', async () => {
  await onSession(base.addressFor('county_owner'), (client) =>
    client.query('grant update on entry to county_clerk'),
  );
  const db = openPool(base.addressFor('county_clerk'), 1);
  await assert.rejects(refuseUnsafeRole(db), {
    code: 'unsafe-database',
    facts: { role: 'county_clerk', reasons: ['county_clerk: update on entry'] },
  });
  await db.destroy();
});

test('the owner as the application is refused', async () => {
  const db = openPool(base.addressFor('county_owner'), 1);
  await assert.rejects(refuseUnsafeRole(db), { code: 'unsafe-database' });
  await db.destroy();
});

test('a server that is away is told by its address, without the password', async () => {
  const away = readSettings({ DATABASE_URL: 'postgresql://clerk:secret@127.0.0.1:9/county' });
  await assert.rejects(
    startDatabase(away, () => undefined),
    (error) =>
      error instanceof Error &&
      /127\.0\.0\.1:9\/county cannot be reached/.test(error.message) &&
      !error.message.includes('secret'),
  );
});
