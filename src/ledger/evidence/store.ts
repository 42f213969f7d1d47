import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Digest, Id } from '../../kernel/index.ts';

/** A file of evidence with its bytes. */
export type EvidenceFile = { readonly mediaType: string; readonly content: Buffer };

type Kept = EvidenceFile & {
  readonly digest: Digest;
  readonly at: Instant;
  readonly post: string;
  readonly account: Id;
};

/** Keeps a file; one that stands already stays as it is. */
export async function insertFile(db: Db, county: CountyId, file: Kept): Promise<void> {
  await db
    .insertInto('evidence_file')
    .values({
      county,
      digest: file.digest,
      media_type: file.mediaType,
      content: file.content,
      kept_at: file.at,
      kept_by_post: file.post,
      kept_by_account: file.account,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findFile(db: Db, county: CountyId, digest: string): Promise<EvidenceFile | undefined> {
  const row = await db
    .selectFrom('evidence_file')
    .select(['media_type', 'content'])
    .where('county', '=', county)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row && { mediaType: row.media_type, content: row.content };
}

/** Which of the digests have their file here. */
export async function listFilesAmong(
  db: Db,
  county: CountyId,
  digests: readonly string[],
): Promise<ReadonlySet<string>> {
  if (digests.length === 0) return new Set();
  const rows = await db
    .selectFrom('evidence_file')
    .select('digest')
    .where('county', '=', county)
    .where('digest', 'in', [...digests])
    .execute();
  return new Set(rows.map(({ digest }) => digest));
}
