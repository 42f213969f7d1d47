import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { sql } from 'kysely';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { migrate, refuseOldSchema } from './index.ts';
import { onSession } from './roles.ts';

type Ground = {
  readonly base: TestDatabase;
  readonly folder: string;
  /** Writes a step into the folder. */
  step(name: string, text: string): void;
};

/** An empty database and a folder with one step, for one test. */
const onGround = (name: string, work: (ground: Ground) => Promise<void>): void => {
  test(name, async () => {
    const base = await testDatabase({ migrated: false });
    const folder = mkdtempSync(path.join(tmpdir(), 'suohe-steps-'));
    const step = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
    step(
      '0001_lamp.sql',
      'create table lamp (county text primary key); grant select, insert on lamp to {app};',
    );
    try {
      await work({ base, folder, step });
    } finally {
      await base.drop();
      rmSync(folder, { recursive: true });
    }
  });
};

onGround(
  'each step is taken once, in order, and grants to the application by its name',
  async ({ base, folder, step }) => {
    assert.deepEqual(await migrate(base.ownerUrl, { folder }), ['lamp']);
    step('0002_pole.sql', 'alter table lamp add column pole text;');
    assert.deepEqual(await migrate(base.ownerUrl, { folder }), ['pole']);
    assert.deepEqual(await migrate(base.ownerUrl, { folder }), []);
    assert.deepEqual((await sql`select county from lamp`.execute(base.db)).rows, []);
  },
);

onGround(
  'of several that migrate at once, one takes the step and the others find it taken',
  async ({ base, folder }) => {
    const taken = await Promise.all([1, 2, 3, 4].map(() => migrate(base.ownerUrl, { folder })));
    assert.deepEqual(taken.flat(), ['lamp']);
  },
);

onGround(
  'a step that fails leaves nothing of itself, and names its file and line',
  async ({ base, folder, step }) => {
    step('0002_pole.sql', 'create table pole (id int);\nselect wrong from pole;');
    await assert.rejects(
      migrate(base.ownerUrl, { folder }),
      /0002_pole\.sql:2: column "wrong" does not exist/,
    );
    step('0002_pole.sql', 'create table pole (id int);');
    assert.deepEqual(await migrate(base.ownerUrl, { folder }), ['pole']);
  },
);

onGround('a step that was changed after it was taken is refused', async ({ base, folder, step }) => {
  await migrate(base.ownerUrl, { folder });
  step('0001_lamp.sql', 'create table lamp (county text);');
  await assert.rejects(migrate(base.ownerUrl, { folder }), {
    code: 'wrong-state',
    message: /step 1, lamp, was changed/,
  });
});

onGround(
  'data of a newer version is refused, by the owner and by the application alone',
  async ({ base, folder, step }) => {
    step('0002_pole.sql', 'alter table lamp add column pole text;');
    await migrate(base.ownerUrl, { folder });
    rmSync(path.join(folder, '0002_pole.sql'));
    await assert.rejects(migrate(base.ownerUrl, { folder }), { code: 'newer-data' });
    await assert.rejects(refuseOldSchema(base.db, folder), { code: 'newer-data' });
  },
);

onGround(
  'an application without the owner’s address says which steps are missing',
  async ({ base, folder }) => {
    await assert.rejects(refuseOldSchema(base.db, folder), {
      code: 'not-ready',
      facts: { missing: ['lamp'] },
    });
    await migrate(base.ownerUrl, { folder });
    await refuseOldSchema(base.db, folder);
  },
);

onGround(
  'on a given server the application’s role may have any name, and the owner need not make roles',
  async ({ base, folder }) => {
    await onSession(base.adminUrl, (client) => client.query('create role "County App" login'));
    await migrate(base.ownerUrl, { app: 'County App', folder });
    const rights = await onSession(base.adminUrl, (client) =>
      client.query(`select has_table_privilege('County App', 'lamp', 'insert') as able`),
    );
    await onSession(base.adminUrl, (client) =>
      client.query('drop owned by "County App"; drop role "County App"'),
    );
    assert.deepEqual(rights.rows, [{ able: true }]);
  },
);
