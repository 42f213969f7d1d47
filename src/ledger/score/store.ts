import { sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId, Digest, Id } from '../../kernel/index.ts';
import type { Exclusion } from '../../rules/index.ts';
import type { StoredBody } from './stored-body.ts';

/** A stored result. It never changes. */
export type StoredResult = {
  readonly id: Id;
  readonly scheme: string;
  readonly digest: Digest;
  readonly computedAt: Instant;
  readonly body: StoredBody;
};

export async function insertResult(tx: Tx, county: CountyId, result: StoredResult): Promise<void> {
  const { id, scheme, digest, computedAt, body } = result;
  await tx
    .insertInto('score_result')
    .values({ county, id, scheme, digest, computed_at: computedAt, body: JSON.stringify(body) })
    .execute();
}

export async function findResult(db: Db, county: CountyId, id: Id): Promise<StoredResult | undefined> {
  const row = await db
    .selectFrom('score_result')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id: row.id as Id,
      scheme: row.scheme,
      digest: row.digest as Digest,
      computedAt: row.computed_at as Instant,
      body: row.body as StoredBody,
    }
  );
}

/** A result as lists show it, with where its case stands. */
export type ResultSummary = {
  readonly id: Id;
  readonly scheme: string;
  readonly number: string;
  readonly stage: string;
  readonly computedAt: Instant;
};

/** The results of a county, the newest first. */
export async function listResults(db: Db, county: CountyId, limit: number): Promise<ResultSummary[]> {
  const rows = await db
    .selectFrom('score_result as r')
    .innerJoin('ledger_case as c', (join) =>
      join.onRef('c.county', '=', 'r.county').onRef('c.id', '=', 'r.id'),
    )
    .select(['r.id', 'r.scheme', 'r.computed_at', 'c.number', 'c.stage'])
    .where('r.county', '=', county)
    .orderBy('r.computed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id as Id,
    scheme: row.scheme,
    number: row.number,
    stage: row.stage,
    computedAt: row.computed_at as Instant,
  }));
}

/** What was granted to be left out of a scheme's scores, with who asked and who granted, by their posts. */
export async function listExclusions(db: Db, county: CountyId, scheme: string): Promise<Exclusion[]> {
  const { rows } = await sql<{
    number: string;
    fields: { case: string; of?: string; reason: string };
    asked: string;
    granted: string;
  }>`
    select c.number, c.body->'fields' as fields,
      (select e.by_post from entry e where e.county = c.county and e.case_id = c.id and e.type = 'handled' order by e.seq desc limit 1) as asked,
      (select e.by_post from entry e where e.county = c.county and e.case_id = c.id and e.type = 'verified' order by e.seq desc limit 1) as granted
    from ledger_case c
    where c.county = ${county} and c.matter = 'score-exclusion' and c.stage = 'granted' and c.body->'fields'->>'scheme' = ${scheme}
    order by c.id`.execute(db);
  return rows.map(({ number, fields, asked, granted }) => ({
    case: fields.case,
    of: fields.of ?? null,
    reason: fields.reason,
    record: number,
    askedBy: asked,
    grantedBy: granted,
  }));
}
