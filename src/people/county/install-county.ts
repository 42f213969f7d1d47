import {
  type CountyDefinition,
  findDigestInForce,
  insertVersion,
  takeOverMatters,
} from '../../catalog/index.ts';
import type { Clock } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import type { Digest } from '../../kernel/index.ts';
import { forgetActors } from '../session.ts';
import { insertNewPosts, replaceOrganisations, saveCounty } from './store.ts';

/**
 * Takes over a checked version of a county's definitions: stores it for good, and brings the county and its
 * organisations up to it. Posts that are new are added, and those that the files end are ended; else standing
 * posts are data that the county edits itself (law 7), so they stay as they are. Doing it again with the
 * version in force changes nothing; an earlier version may come back into force.
 */
export async function installCounty(
  db: Db,
  clock: Clock,
  definition: CountyDefinition,
  digest: Digest,
): Promise<void> {
  const { county, organisations, posts } = definition;
  await inTransaction(db, async (tx) => {
    const before = await findDigestInForce(tx, county.id);
    if (before === digest) return;
    await insertVersion(tx, definition, digest, clock.now());
    await saveCounty(tx, { ...county, definition: digest });
    await replaceOrganisations(tx, county.id, organisations);
    await insertNewPosts(tx, county.id, posts);
    await takeOverMatters(tx, county.id, definition.matters, clock.now());
  });
  forgetActors();
}
