import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { readCatalogue } from './catalogue.ts';
import { onSession } from './roles.ts';
import { differingFiles, schemaText, tableTypes } from './schema.ts';

let migrated: TestDatabase;
let empty: TestDatabase;
before(async () => {
  [migrated, empty] = [await testDatabase(), await testDatabase({ migrated: false })];
});
after(async () => {
  await migrated.drop();
  await empty.drop();
});

test('schema.sql and the table types say what the migrations make', async () => {
  assert.deepEqual(await differingFiles(migrated.ownerUrl), []);
});

test('schema.sql makes the same schema on an empty database, so nothing of it is lost', async () => {
  const written = schemaText(await onSession(migrated.ownerUrl, readCatalogue));
  const again = await onSession(empty.ownerUrl, async (client) => {
    await client.query(written);
    return schemaText(await readCatalogue(client));
  });
  assert.equal(again, written);
  assert.match(written, /grant select, insert on entry to suohe_app;/);
});

test('every kind of table the house may use comes through: partitions, defaults, column grants, views', async () => {
  const other = await testDatabase({ migrated: false });
  const catalogue = await onSession(other.ownerUrl, async (client) => {
    await client.query(`
      create table reading (county text not null, at date not null, value numeric(12, 2) default 0, tags text[],
        size int generated always as (1 + 1) stored, body jsonb, primary key (county, at)) partition by range (at);
      create table reading_2026 partition of reading for values from ('2026-01-01') to ('2027-01-01');
      create index reading_by_value on reading (county, value) where value > 0;
      create view latest as select county, at from reading;
      grant update (value) on reading to suohe_app;
    `);
    const found = await readCatalogue(client);
    await client.query('drop view latest; drop table reading');
    await client.query(schemaText(found));
    assert.equal(schemaText(await readCatalogue(client)), schemaText(found));
    return found;
  });
  await other.drop();
  const text = schemaText(catalogue);
  assert.match(text, /create table reading_2026 partition of reading FOR VALUES FROM/);
  assert.match(text, /grant update \(value\) on reading to suohe_app;/);
  assert.match(tableTypes(catalogue), /value: Generated<string \| null>;\n {4}tags: string\[\] \| null;/);
});

test('a trigger or a serial id is refused: the house has none', async () => {
  const other = await testDatabase({ migrated: false });
  await onSession(other.ownerUrl, async (client) => {
    await client.query('create table thing (id serial primary key)');
    await assert.rejects(readCatalogue(client), /sequence thing_id_seq/);
  });
  await other.drop();
});
