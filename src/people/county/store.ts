import type { Day } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';

/** Organisations of a county that exist on a day, in pinyin order of their names. */
export async function listOrganisations(
  db: Db,
  county: CountyId,
  on: Day,
): Promise<{ id: string; name: string; kind: string }[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'kind'])
    .where('county', '=', county)
    .where('valid_from', '<=', on)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', on)]))
    .execute();
  return rows.toSorted((a, b) => a.name.localeCompare(b.name, 'zh'));
}

/** An organisation for one stretch of days: it keeps its id through renamings. */
export type OrganisationStretch = Valid & { readonly id: string; readonly name: string };

/** All organisations that a county ever had, stretch by stretch, the latest first: old records name them as they were. */
export async function listOrganisationHistory(db: Db, county: CountyId): Promise<OrganisationStretch[]> {
  const rows = await db
    .selectFrom('organisation')
    .select(['id', 'name', 'valid_from', 'valid_to'])
    .where('county', '=', county)
    .orderBy('valid_from', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    validFrom: row.valid_from as Day,
    validTo: (row.valid_to ?? undefined) as Day | undefined,
  }));
}

/** All posts that a county ever had, those that ended included. */
export async function listPostHistory(
  db: Db,
  county: CountyId,
): Promise<{ id: string; title: string; organisation: string }[]> {
  return await db
    .selectFrom('post')
    .select(['id', 'title', 'organisation'])
    .where('county', '=', county)
    .execute();
}

export async function listCounties(
  db: Db,
): Promise<{ id: CountyId; name: string; englishName: string; simulated: boolean }[]> {
  const rows = await db.selectFrom('county').selectAll().orderBy('county').execute();
  return rows.map((row) => ({
    id: row.county as CountyId,
    name: row.name,
    englishName: row.english_name,
    simulated: row.simulated,
  }));
}

export async function saveCounty(
  tx: Tx,
  county: {
    readonly id: CountyId;
    readonly name: string;
    readonly englishName: string;
    readonly simulated: boolean;
    /** The version of its definitions that it works under. */
    readonly definition: string | null;
  },
): Promise<void> {
  const { id, name, englishName, simulated, definition } = county;
  await tx
    .insertInto('county')
    .values({ county: id, name, english_name: englishName, simulated, definition })
    .onConflict((at) =>
      at.column('county').doUpdateSet({ name, english_name: englishName, simulated, definition }),
    )
    .execute();
}

type Valid = { readonly validFrom: Day; readonly validTo?: Day | undefined };

export async function replaceOrganisations(
  tx: Tx,
  county: CountyId,
  organisations: readonly (Valid & {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly superior?: string | undefined;
  })[],
): Promise<void> {
  await tx.deleteFrom('organisation').where('county', '=', county).execute();
  if (organisations.length === 0) return;
  await tx
    .insertInto('organisation')
    .values(
      organisations.map((o) => ({
        county,
        id: o.id,
        name: o.name,
        kind: o.kind,
        superior: o.superior ?? null,
        valid_from: o.validFrom,
        valid_to: o.validTo ?? null,
      })),
    )
    .execute();
}

/** Adds the posts that are new. Of those that stand only the last day follows the files; the rest the county edits. */
export async function insertNewPosts(
  tx: Tx,
  county: CountyId,
  posts: readonly (Valid & {
    readonly id: string;
    readonly title: string;
    readonly organisation: string;
    readonly roles: readonly string[];
  })[],
): Promise<void> {
  if (posts.length === 0) return;
  await tx
    .insertInto('post')
    .values(
      posts.map((p) => ({
        county,
        id: p.id,
        title: p.title,
        organisation: p.organisation,
        roles: [...p.roles],
        valid_from: p.validFrom,
        valid_to: p.validTo ?? null,
      })),
    )
    .onConflict((at) =>
      at.columns(['county', 'id']).doUpdateSet((eb) => ({ valid_to: eb.ref('excluded.valid_to') })),
    )
    .execute();
}
