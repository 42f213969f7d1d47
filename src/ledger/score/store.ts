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
  /** The matter whose case carries it. */
  readonly matter: string;
  readonly stage: string;
  readonly computedAt: Instant;
};

/** The results of a county, or of one scheme, the newest first. */
export async function listResults(
  db: Db,
  county: CountyId,
  limit: number,
  scheme?: string,
): Promise<ResultSummary[]> {
  const rows = await db
    .selectFrom('score_result as r')
    .innerJoin('ledger_case as c', (join) =>
      join.onRef('c.county', '=', 'r.county').onRef('c.id', '=', 'r.id'),
    )
    .select(['r.id', 'r.scheme', 'r.computed_at', 'c.number', 'c.matter', 'c.stage'])
    .where('r.county', '=', county)
    .$if(scheme !== undefined, (query) => query.where('r.scheme', '=', scheme ?? ''))
    .orderBy('r.computed_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id as Id,
    scheme: row.scheme,
    number: row.number,
    matter: row.matter,
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

/** A request that an item be left out of a scheme's scores, and where it stands. */
export type ExclusionRequest = {
  readonly id: Id;
  readonly number: string;
  readonly stage: string;
  /** The case that shall be left out, by its number; its id where the county has it. */
  readonly item: { readonly number: string; readonly id: Id | null };
  /** The line it is left out of; null for all. */
  readonly of: string | null;
  readonly reason: string;
  /** The posts that asked and decided. */
  readonly askedBy: string | null;
  readonly decidedBy: string | null;
};

/** Every request of a scheme that was handed in, the newest first. */
export async function listExclusionRequests(
  db: Db,
  county: CountyId,
  scheme: string,
  limit: number,
): Promise<ExclusionRequest[]> {
  const { rows } = await sql<{
    id: Id;
    number: string;
    stage: string;
    fields: { case: string; of?: string; reason: string };
    item: Id | null;
    asked: string | null;
    decided: string | null;
  }>`
    select c.id, c.number, c.stage, c.body->'fields' as fields, t.id as item, asked.by_post as asked, decided.by_post as decided
    from ledger_case c
    left join ledger_case t on t.county = c.county and t.number = c.body->'fields'->>'case'
    left join lateral (select e.by_post from entry e where e.county = c.county and e.case_id = c.id and e.type = 'handled'
      order by e.seq desc limit 1) asked on true
    left join lateral (select e.by_post from entry e where e.county = c.county and e.case_id = c.id and e.type = 'verified'
      order by e.seq desc limit 1) decided on true
    where c.county = ${county} and c.matter = 'score-exclusion' and c.stage <> 'drafted'
      and c.body->'fields'->>'scheme' = ${scheme}
    order by c.id desc limit ${limit}`.execute(db);
  return rows.map(({ fields, item, asked, decided, ...row }) => ({
    ...row,
    item: { number: fields.case, id: item },
    of: fields.of ?? null,
    reason: fields.reason,
    askedBy: asked,
    decidedBy: decided,
  }));
}

/** A case under a result, such as an objection: of which unit, and where it stands. */
export type UnderResult = {
  readonly id: Id;
  readonly number: string;
  readonly matter: string;
  readonly stage: string;
  readonly ended: boolean;
  readonly unit: string;
  readonly reason: string;
};

/** What stands under a result, in the order in which it came. */
export async function listUnderResult(db: Db, county: CountyId, id: Id): Promise<UnderResult[]> {
  const { rows } = await sql<UnderResult>`
    select c.id, c.number, c.matter, c.stage, c.ended, c.body->>'opener' as unit,
      coalesce(c.body->'fields'->>'reason', '') as reason
    from ledger_case c where c.county = ${county} and c.parent = ${id} order by c.id`.execute(db);
  return rows;
}
