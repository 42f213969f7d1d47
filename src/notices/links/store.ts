import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';

/** A link by which a post answers one order without signing in. */
export type OrderLink = {
  readonly post: string;
  readonly caseId: Id;
  readonly seq: number;
  readonly address: Id;
  readonly madeAt: Instant;
  readonly expiresAt: Instant;
  readonly revokedAt: Instant | null;
};

export async function insertLink(
  db: Db,
  county: CountyId,
  tokenHash: string,
  link: Omit<OrderLink, 'revokedAt'>,
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

/** The link of a token that still holds: not expired, not revoked. */
export async function findLink(
  db: Db,
  county: CountyId,
  tokenHash: string,
  now: Instant,
): Promise<OrderLink | undefined> {
  const row = await db
    .selectFrom('order_link')
    .selectAll()
    .where('county', '=', county)
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return (
    row && {
      post: row.post,
      caseId: row.case_id as Id,
      seq: row.seq,
      address: row.address as Id,
      madeAt: row.made_at as Instant,
      expiresAt: row.expires_at as Instant,
      revokedAt: row.revoked_at as Instant | null,
    }
  );
}

/**
 * Makes every link of an order void, or every link that went to an address.
 * @returns how many held until then
 */
export async function revokeLinks(
  db: Db,
  county: CountyId,
  of: { readonly caseId: Id; readonly seq: number } | { readonly address: Id },
  now: Instant,
): Promise<number> {
  let query = db
    .updateTable('order_link')
    .set({ revoked_at: now })
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
