import type { Instant } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { Head, PrivatePart } from '../chain.ts';

/** The private parts of a case that still stand, by seq. Only for proof, and for a look that is recorded. */
export async function listPrivateParts(
  db: Db,
  county: CountyId,
  caseId: Id,
): Promise<Map<number, PrivatePart>> {
  const rows = await db
    .selectFrom('entry_private')
    .select(['seq', 'salt', 'body'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .execute();
  return new Map(rows.map((row) => [row.seq, { salt: row.salt, body: row.body as PrivatePart['body'] }]));
}

/** Removes a private part for good; false where none stands. Only the retention role may. */
export async function deletePrivatePart(tx: Tx, county: CountyId, caseId: Id, seq: number): Promise<boolean> {
  const gone = await tx
    .deleteFrom('entry_private')
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .returning('seq')
    .executeTakeFirst();
  return gone !== undefined;
}

/** A line of the access log, as it is chained. */
export type LookLine = {
  readonly county: CountyId;
  readonly seq: number;
  readonly at: Instant;
  readonly byPost: string;
  readonly byAccount: Id;
  readonly subject: string;
  readonly reason: string;
  readonly previous: string;
  readonly hash: string;
};

/** The last line of a county's access log; the county's row is held, so that lines are written one by one. */
export async function lastLook(tx: Tx, county: CountyId): Promise<Head | undefined> {
  await tx.selectFrom('county').select('county').where('county', '=', county).forUpdate().execute();
  return await tx
    .selectFrom('access_log')
    .select(['seq', 'hash'])
    .where('county', '=', county)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Writes a line, and remembers that it is the last. */
export async function insertLook(tx: Tx, line: LookLine): Promise<void> {
  const { county, seq, hash } = line;
  await tx
    .insertInto('access_log')
    .values({
      county,
      seq,
      at: line.at,
      by_post: line.byPost,
      by_account: line.byAccount,
      subject: line.subject,
      reason: line.reason,
      previous: line.previous,
      hash,
    })
    .execute();
  await tx
    .insertInto('access_log_head')
    .values({ county, seq, hash })
    .onConflict((on) => on.column('county').doUpdateSet({ seq, hash }))
    .execute();
}

/** What is remembered of a county's last line; undefined where nobody has looked at anything. */
export const findLogHead = (db: Db, county: CountyId): Promise<Head | undefined> =>
  db.selectFrom('access_log_head').select(['seq', 'hash']).where('county', '=', county).executeTakeFirst();

/** Lines of a county's access log after a place, in their order. */
export async function listLooks(db: Db, county: CountyId, after: number, limit: number): Promise<LookLine[]> {
  const rows = await db
    .selectFrom('access_log')
    .selectAll()
    .where('county', '=', county)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    county,
    seq: row.seq,
    at: row.at as Instant,
    byPost: row.by_post,
    byAccount: row.by_account as Id,
    subject: row.subject,
    reason: row.reason,
    previous: row.previous,
    hash: row.hash,
  }));
}
