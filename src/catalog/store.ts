import type { Instant } from '../clock/index.ts';
import type { Db, Tx } from '../db/index.ts';
import type { CountyId, Digest } from '../kernel/index.ts';
import { type CountyDefinition, reviveDefinition } from './version.ts';

/** Stores a version of a county's definitions for good (law 7); false where it stands already. */
export async function insertVersion(
  tx: Tx,
  definition: CountyDefinition,
  digest: Digest,
  at: Instant,
): Promise<boolean> {
  const row = await tx
    .insertInto('definition')
    .values({ county: definition.county.id, digest, body: JSON.stringify(definition), loaded_at: at })
    .onConflict((on) => on.columns(['county', 'digest']).doNothing())
    .returning('digest')
    .executeTakeFirst();
  return row !== undefined;
}

/** The digest of the version that a county works under; undefined where none was taken over yet. */
export async function findDigestInForce(db: Db, county: CountyId): Promise<Digest | undefined> {
  const row = await db
    .selectFrom('county')
    .select('definition')
    .where('county', '=', county)
    .executeTakeFirst();
  return (row?.definition ?? undefined) as Digest | undefined;
}

/** A stored version, held against its digest on the way out. */
export async function findVersion(
  db: Db,
  county: CountyId,
  digest: Digest,
): Promise<CountyDefinition | undefined> {
  const row = await db
    .selectFrom('definition')
    .select('body')
    .where('county', '=', county)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row === undefined ? undefined : reviveDefinition(row.body, digest);
}
