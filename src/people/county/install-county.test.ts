import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { clockAt } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type CountyDefinition, definitionOf, loadCounty, versionOf } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import { listPosts } from '../store.ts';
import { installCounty } from './install-county.ts';
import { listOrganisations } from './store.ts';

const clock = clockAt('2025-02-10T01:00:00.000Z');
const folder = fileURLToPath(new URL('../../../counties/chengchuan', import.meta.url));

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.drop());

test('the version taken over last is in force, also when it is an earlier one that comes back', async () => {
  const { definition, digest } = await loadCounty(folder);
  assert.ok(definition && digest);
  const county = definition.county.id;
  const fewer: CountyDefinition = { ...definition, organisations: definition.organisations.slice(0, 5) };
  const { digest: versionOfFewer } = versionOf(fewer);
  const names = async () => (await listOrganisations(base.db, county, '2025-02-10' as Day)).length;

  await installCounty(base.db, clock, definition, digest);
  const all = await names();
  await installCounty(base.db, clock, fewer, versionOfFewer);
  assert.equal(await names(), 5);
  await installCounty(base.db, clock, definition, digest);
  assert.equal(await names(), all);
  assert.equal((await definitionOf(base.db, county))?.organisations.length, definition.organisations.length);
  const versions = await base.db.selectFrom('definition').select('digest').execute();
  assert.deepEqual(versions.map((v) => v.digest).toSorted(), [digest, versionOfFewer].toSorted());
});

test('a post that the files end is ended; its title stays as the county edited it', async () => {
  const { definition } = await loadCounty(folder);
  assert.ok(definition);
  const [first, ...others] = definition.posts;
  assert.ok(first);
  const ends = { ...first, title: '另一个名称', validTo: '2025-02-28' as Day };
  const fewer = { ...definition, posts: [ends, ...others] };
  await installCounty(base.db, clock, fewer, versionOf(fewer).digest);
  const stands = async (on: string) =>
    (await listPosts(base.db, definition.county.id, on as Day)).find(({ id }) => id === first.id);
  assert.equal((await stands('2025-02-28'))?.title, first.title);
  assert.equal(await stands('2025-03-01'), undefined);
});
