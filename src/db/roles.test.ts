import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { openPool, refuseUnsafeRole } from './index.ts';
import { onSession } from './roles.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.drop());

let made = 0;

/** A role made for one test, and what the start says to an application that signs in by it. */
async function tryRole(...wishes: readonly string[]): Promise<void> {
  made += 1;
  const role = `trial_${made}`;
  await onSession(base.adminUrl, async (client) => {
    await client.query(`create role ${role} login`);
    await client.query(`grant connect on database ${new URL(base.adminUrl).pathname.slice(1)} to ${role}`);
    for (const wish of wishes) await client.query(wish.replaceAll('ROLE', role));
  });
  const db = openPool(base.addressFor(role), 1);
  try {
    await refuseUnsafeRole(db);
  } finally {
    await db.destroy();
    await onSession(base.adminUrl, (client) => client.query(`drop owned by ${role}; drop role ${role}`));
  }
}

const plain = 'grant suohe_app to ROLE';

test('a plain member of the application role may start', async () => {
  await tryRole(plain);
  await refuseUnsafeRole(base.db);
});

const unsafe: readonly (readonly [string, string])[] = [
  ['a right to update entries', 'grant update on entry to ROLE'],
  ['a right to update one column of entries', 'grant update (body) on entry to ROLE'],
  ['a right to delete entries', 'grant delete on entry to ROLE'],
  ['a right to truncate entries', 'grant truncate on entry to ROLE'],
  ['a right to put triggers on entries', 'grant trigger on entry to ROLE'],
  ['a right to delete private parts', 'grant delete on entry_private to ROLE'],
  ['a right to rewrite the access log', 'grant update on access_log to ROLE'],
  ['superuser powers', 'alter role ROLE superuser'],
  ['the power to make roles', 'alter role ROLE createrole'],
  ['the power to bypass row policies', 'alter role ROLE bypassrls'],
  ['the owner role at hand', 'grant suohe_owner to ROLE'],
  ['the owner role at hand by asking for it', 'alter role ROLE noinherit; grant suohe_owner to ROLE'],
  ['the retention role at hand', 'grant suohe_retention to ROLE'],
  ['the right to write any table', 'grant pg_write_all_data to ROLE'],
  ['the entries as its own', 'alter table entry owner to ROLE'],
  ['the schema as its own', 'alter schema public owner to ROLE'],
];

for (const [power, wish] of unsafe) {
  test(`an application with ${power} does not start`, async () => {
    const restore = 'alter table entry owner to suohe_owner; alter schema public owner to pg_database_owner';
    try {
      await assert.rejects(tryRoleKeeping(wish, restore), { code: 'unsafe-database' });
    } finally {
      await onSession(base.adminUrl, (client) => client.query(restore));
    }
  });
}

/** What a role owns must not go with it. */
async function tryRoleKeeping(wish: string, restore: string): Promise<void> {
  if (!wish.includes(' owner to ')) return tryRole(plain, wish);
  const role = 'trial_owner';
  await onSession(base.adminUrl, (client) =>
    client.query(`create role ${role} login; ${plain.replace('ROLE', role)}; ${wish.replace('ROLE', role)}`),
  );
  const db = openPool(base.addressFor(role), 1);
  try {
    await refuseUnsafeRole(db);
  } finally {
    await db.destroy();
    await onSession(base.adminUrl, (client) =>
      client.query(`${restore}; drop owned by ${role}; drop role ${role}`),
    );
  }
}

test('an application that cannot add entries is told which right it lacks', async () => {
  await assert.rejects(tryRole(), { code: 'not-ready', message: /grant suohe_app to trial_\d+/ });
});
