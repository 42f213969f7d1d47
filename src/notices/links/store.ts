import { type Selectable, sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Database, Db, Tx } from '../../db/index.ts';
import type { CountyId, Digest, Id } from '../../kernel/index.ts';

/** Why a link was made void: by the office, for a newer one, or with the address to which it went. */
export type WhyVoid = 'office' | 'renewed' | 'address';

/** A link by which a post answers one order without signing in. */
export type OrderLink = {
  readonly post: string;
  readonly caseId: Id;
  readonly seq: number;
  readonly address: Id;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
  readonly revokedWhy: WhyVoid | null;
};

const toLink = (row: Selectable<Database['order_link']>): OrderLink => ({
  post: row.post,
  caseId: row.case_id as Id,
  seq: row.seq,
  address: row.address as Id,
  madeAt: row.made_at as Instant,
  expiresAt: row.expires_at as Instant,
  revokedAt: row.revoked_at as Instant | null,
  revokedWhy: row.revoked_why as WhyVoid | null,
});

export async function insertLink(
  db: Db,
  county: CountyId,
  tokenHash: string,
  link: Omit<OrderLink, 'revokedAt' | 'revokedWhy'>,
): Promise<void> {
  await db
    .insertInto('order_link')
    .values({
      county,
      token_hash: tokenHash,
      post: link.post,
      case_id: link.caseId,
      seq: link.seq,
      address: link.address,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

/** The link of a token, whether it holds or not; with `hold` nobody else writes by it until the transaction ends. */
export async function findLink(
  db: Db,
  county: CountyId,
  tokenHash: string,
  wish: { readonly hold?: boolean } = {},
): Promise<OrderLink | undefined> {
  const query = db
    .selectFrom('order_link')
    .selectAll()
    .where('county', '=', county)
    .where('token_hash', '=', tokenHash);
  const row = await (wish.hold ? query.forUpdate() : query).executeTakeFirst();
  return row && toLink(row);
}

type OfOrder = { readonly caseId: Id; readonly seq: number };

/**
 * Makes every link of an order void, or every link that went to an address.
 * @returns how many held until then
 */
export async function revokeLinks(
  db: Db,
  county: CountyId,
  of: OfOrder | { readonly address: Id },
  { now, why }: { readonly now: Instant; readonly why: WhyVoid },
): Promise<number> {
  let query = db
    .updateTable('order_link')
    .set({ revoked_at: now, revoked_why: why })
    .where('county', '=', county)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now);
  query =
    'address' in of
      ? query.where('address', '=', of.address)
      : query.where('case_id', '=', of.caseId).where('seq', '=', of.seq);
  const { numUpdatedRows } = await query.executeTakeFirstOrThrow();
  return Number(numUpdatedRows);
}

/** Lets the links of an answered order show their receipt until a moment at least. */
export async function keepReceipt(
  tx: Tx,
  county: CountyId,
  { caseId, seq }: OfOrder,
  until: Instant,
): Promise<void> {
  await sql`
    update order_link set expires_at = greatest(expires_at, ${until}::timestamptz)
    where county = ${county} and case_id = ${caseId} and seq = ${seq} and revoked_at is null`.execute(tx);
}

/** A file that came by a link. */
export type FileByLink = { readonly digest: Digest; readonly bytes: number };

/** Remembers that a file came by a link; one that came already stands as it is. */
export async function insertFileByLink(
  tx: Tx,
  county: CountyId,
  tokenHash: string,
  { digest, bytes }: FileByLink,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('order_link_file')
    .values({ county, token_hash: tokenHash, digest, bytes, kept_at: at })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** The files that came by a link. */
export async function listFilesByLink(db: Db, county: CountyId, tokenHash: string): Promise<FileByLink[]> {
  const rows = await db
    .selectFrom('order_link_file')
    .select(['digest', 'bytes'])
    .where('county', '=', county)
    .where('token_hash', '=', tokenHash)
    .execute();
  return rows.map(({ digest, bytes }) => ({ digest: digest as Digest, bytes }));
}

/** The links of an order that were given out, the latest first, one that holds before those made void. */
export async function listLinks(db: Db, county: CountyId, { caseId, seq }: OfOrder): Promise<OrderLink[]> {
  const rows = await db
    .selectFrom('order_link')
    .selectAll()
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .orderBy('made_at', 'desc')
    .orderBy('revoked_at', (order) => order.desc().nullsFirst())
    .orderBy('token_hash')
    .execute();
  return rows.map(toLink);
}
