import type { Day, Instant } from '../../clock/index.ts';
import { type Db, Kept, type Tx } from '../../db/index.ts';
import { type CountyId, canonicalJson, type Digest, digestOf } from '../../kernel/index.ts';
import { Matter } from './matter.ts';

/** A matter with the digest of its version. */
export type MatterVersion = { readonly digest: Digest; readonly matter: Matter };

/** A version that holds now, and the version of the county's definitions that it came with. */
export type MatterInForce = MatterVersion & { readonly definition: Digest | null };

/** Versions never change, so what was read once is kept. A county has some dozens. */
const kept = new Map<Digest, MatterVersion>();

/** Which version holds, for a moment: it is asked for with every case that is opened. */
const inForceNow = new Kept<MatterInForce | undefined>();

function revive(digest: Digest, body: unknown): MatterVersion {
  const found = digestOf(canonicalJson(body));
  if (found !== digest) throw new Error(`The stored matter ${digest} has the content of ${found}.`);
  const version = { digest, matter: Matter.parse(body) };
  kept.set(digest, version);
  return version;
}

/** The digest by which a version of a matter is known. */
export const matterDigest = (matter: Matter): Digest => digestOf(canonicalJson(matter));

/** Stores versions of matters for good, and makes them those that the county works under (law 7). */
export async function takeOverMatters(
  tx: Tx,
  county: CountyId,
  matters: readonly Matter[],
  at: Instant,
): Promise<void> {
  await tx.deleteFrom('matter_in_force').where('county', '=', county).execute();
  for (const matter of matters) {
    const digest = matterDigest(matter);
    const { id, validFrom, validTo } = matter;
    await tx
      .insertInto('matter_version')
      .values({
        county,
        digest,
        matter: id,
        valid_from: validFrom,
        body: JSON.stringify(matter),
        loaded_at: at,
      })
      .onConflict((on) => on.columns(['county', 'digest']).doNothing())
      .execute();
    await tx
      .insertInto('matter_in_force')
      .values({ county, matter: id, valid_from: validFrom, valid_to: validTo ?? null, digest })
      .execute();
  }
  inForceNow.forget();
}

const inForce = (db: Db, county: CountyId, on: Day) =>
  db
    .selectFrom('matter_in_force as f')
    .innerJoin('matter_version as v', (join) =>
      join.onRef('v.county', '=', 'f.county').onRef('v.digest', '=', 'f.digest'),
    )
    .where('f.county', '=', county)
    .where('f.valid_from', '<=', on)
    .where((eb) => eb.or([eb('f.valid_to', 'is', null), eb('f.valid_to', '>=', on)]))
    .select(['f.digest', 'v.body'])
    .orderBy('f.matter');

/** The version of a matter that holds for cases opened on a day; undefined where the county has none. */
export const findMatter = (
  db: Db,
  county: CountyId,
  matter: string,
  on: Day,
): Promise<MatterInForce | undefined> =>
  inForceNow.get(db, `${county} ${matter} ${on}`, () => readMatter(db, county, matter, on));

async function readMatter(
  db: Db,
  county: CountyId,
  matter: string,
  on: Day,
): Promise<MatterInForce | undefined> {
  const row = await inForce(db, county, on)
    .innerJoin('county as c', 'c.county', 'f.county')
    .where('f.matter', '=', matter)
    .clearSelect()
    .select(['f.digest', 'c.definition'])
    .executeTakeFirst();
  if (!row) return undefined;
  const version = await findMatterVersion(db, county, row.digest as Digest);
  return version && { ...version, definition: row.definition as Digest | null };
}

/** All matters of which cases can be opened on a day. */
export async function listMatters(db: Db, county: CountyId, on: Day): Promise<MatterVersion[]> {
  const rows = await inForce(db, county, on).execute();
  return rows.map(({ digest, body }) => kept.get(digest as Digest) ?? revive(digest as Digest, body));
}

/** Every version of every matter that the county ever worked under: open cases keep theirs. */
export async function listMatterVersions(db: Db, county: CountyId): Promise<MatterVersion[]> {
  const rows = await db
    .selectFrom('matter_version')
    .select('digest')
    .where('county', '=', county)
    .orderBy('digest')
    .execute();
  const found = await Promise.all(rows.map(({ digest }) => findMatterVersion(db, county, digest as Digest)));
  return found.filter((version) => version !== undefined);
}

/** The version of a matter that a case was opened under. */
export async function findMatterVersion(
  db: Db,
  county: CountyId,
  digest: Digest,
): Promise<MatterVersion | undefined> {
  const known = kept.get(digest);
  if (known) return known;
  const row = await db
    .selectFrom('matter_version')
    .select('body')
    .where('county', '=', county)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row && revive(digest, row.body);
}
