import type { Day } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';

/** A person at a post for some days, as its holder or as cover. */
export type Holding = {
  readonly id: Id;
  readonly post: string;
  readonly account: Id;
  readonly kind: 'holder' | 'cover';
  readonly from: Day;
  readonly until: Day | null;
};

export async function insertHolding(tx: Tx, county: CountyId, holding: Holding): Promise<void> {
  const { id, post, account, kind, from, until } = holding;
  await tx
    .insertInto('holding')
    .values({ county, id, post, account, kind, valid_from: from, valid_to: until })
    .execute();
}

/** Who is, was and will be at a post, the latest first, with the persons' names. */
export async function listHoldings(
  db: Db,
  county: CountyId,
  post: string,
): Promise<(Holding & { readonly name: string })[]> {
  const rows = await db
    .selectFrom('holding as h')
    .innerJoin('account as a', 'a.id', 'h.account')
    .select(['h.id', 'h.post', 'h.account', 'h.kind', 'h.valid_from', 'h.valid_to', 'a.name'])
    .where('h.county', '=', county)
    .where('h.post', '=', post)
    .orderBy('h.valid_from', 'desc')
    .orderBy('h.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id as Id,
    post: row.post,
    account: row.account as Id,
    kind: row.kind === 'cover' ? 'cover' : 'holder',
    from: row.valid_from as Day,
    until: row.valid_to as Day | null,
    name: row.name,
  }));
}

/** Ends the time of holders who began before a day and are still there. */
export async function endHolders(
  tx: Tx,
  county: CountyId,
  post: string,
  before: Day,
  last: Day,
): Promise<void> {
  await tx
    .updateTable('holding')
    .set({ valid_to: last })
    .where('county', '=', county)
    .where('post', '=', post)
    .where('kind', '=', 'holder')
    .where('valid_from', '<', before)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>=', before)]))
    .execute();
}

/** Ends a time at a post; false where there is none that has begun by then. */
export async function endHoldingOn(db: Db, county: CountyId, id: Id, last: Day): Promise<boolean> {
  const row = await db
    .updateTable('holding')
    .set({ valid_to: last })
    .where('county', '=', county)
    .where('id', '=', id)
    .where('valid_from', '<=', last)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
