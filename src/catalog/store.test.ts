import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Instant } from '../clock/index.ts';
import { inTransaction } from '../db/index.ts';
import { CountyId, type Digest } from '../kernel/index.ts';
import { checkCounty, definitionOf, insertVersion } from './index.ts';
import { sampleFiles, sampleWith } from './sample.fixture.ts';
import { findVersion } from './store.ts';

const county = CountyId.parse('chengchuan');
const at = (hour: number): Instant => `2025-02-10T0${hour}:00:00.000Z` as Instant;
const first = checkCounty(new Map(Object.entries(sampleFiles)));
const second = checkCounty(sampleWith('plan-2023.yaml', 'value: 1.7', 'value: 2.5'));
assert.ok(first.definition && first.digest && second.definition && second.digest);
const [one, two] = [first.definition, second.definition];
const [digestOne, digestTwo] = [first.digest, second.digest];

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.drop());

const store = (definition: typeof one, digest: Digest, instant: Instant) =>
  inTransaction(base.db, (tx) => insertVersion(tx, definition, digest, instant));

test('a version is stored once, the one that the county names is in force, and any other stays readable', async () => {
  const figureInForce = async () => (await definitionOf(base.db, county))?.plans[0]?.targets[0]?.base?.value;
  const putInForce = (definition: Digest) =>
    base.db
      .insertInto('county')
      .values({ county, name: '澄川县', english_name: 'Chengchuan', simulated: true, definition })
      .onConflict((on) => on.column('county').doUpdateSet({ definition }))
      .execute();

  assert.equal(await figureInForce(), undefined);
  assert.equal(await store(one, digestOne, at(1)), true);
  assert.equal(await store(one, digestOne, at(2)), false);
  assert.equal(await store(two, digestTwo, at(3)), true);
  await putInForce(digestTwo);
  assert.equal(await figureInForce(), 250_000_000);
  await putInForce(digestOne);
  assert.equal(await figureInForce(), 170_000_000);
  const older = await findVersion(base.db, county, digestTwo);
  assert.equal(older?.plans[0]?.targets[0]?.base?.value, 250_000_000);
});

test('a row whose content is not what its digest names is a fault, not a definition', async () => {
  const forged: Digest = `sha256:${'0'.repeat(64)}`;
  await store(one, forged, at(1));
  await assert.rejects(findVersion(base.db, county, forged), /has the content of sha256:/);
});
