import type { Db } from '../db/index.ts';
import type { CountyId, Digest } from '../kernel/index.ts';
import { findDigestInForce, findVersion } from './store.ts';
import type { CountyDefinition } from './version.ts';

/** Versions never change, so what was read once is kept: one version for each county. */
const kept = new Map<CountyId, { digest: Digest; definition: CountyDefinition }>();

/** The definitions that a county works under; undefined where none were taken over. */
export async function definitionOf(db: Db, county: CountyId): Promise<CountyDefinition | undefined> {
  const digest = await findDigestInForce(db, county);
  if (!digest) return undefined;
  const known = kept.get(county);
  if (known?.digest === digest) return known.definition;
  const definition = await findVersion(db, county, digest);
  if (definition) kept.set(county, { digest, definition });
  return definition;
}
