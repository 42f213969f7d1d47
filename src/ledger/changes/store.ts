import { sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { takeNumbers } from '../store.ts';

/** The counter of places stands among the number series, in a year that none has. */
const series = 'changes';
const year = 0;

/**
 * Takes the next places in a county's order of changes, and answers with the last of them. Nobody else takes any
 * until the transaction ends, so places come into sight in their order.
 */
export const takePositions = (db: Db, county: CountyId, count: number): Promise<number> =>
  takeNumbers(db, county, series, year, count);

/** That an entry was written to a case, at its place in the order of a county's changes. Nothing private. */
export type Change = {
  readonly position: number;
  readonly caseId: Id;
  readonly number: string;
  readonly seq: number;
  readonly type: string;
  readonly at: Instant;
};

/** The changes after a place, in their order. */
export async function listChanges(db: Db, county: CountyId, after: number, limit: number): Promise<Change[]> {
  const rows = await db
    .selectFrom('outbox as o')
    .innerJoin('ledger_case as c', (join) =>
      join.onRef('c.county', '=', 'o.county').on('c.id', '=', sql<string>`(o.body->>'caseId')::uuid`),
    )
    .select([
      'o.position',
      'o.topic',
      'o.at',
      'c.id',
      'c.number',
      sql<number>`(o.body->>'seq')::integer`.as('seq'),
    ])
    .where('o.county', '=', county)
    .where('o.position', '>', after)
    .orderBy('o.position')
    .limit(limit)
    .execute();
  return rows.map(({ position, topic, at, id, number, seq }) => ({
    position: position as number,
    caseId: id as Id,
    number,
    seq,
    type: topic.replace(/^case\./, ''),
    at: at as Instant,
  }));
}

/** How far the kept changes of a county reach: the first that is still there, and the last that was given a place. */
export async function findReach(db: Db, county: CountyId): Promise<{ first: number; last: number }> {
  const counted = await db
    .selectFrom('number_series')
    .select('last')
    .where('county', '=', county)
    .where('series', '=', series)
    .where('year', '=', year)
    .executeTakeFirst();
  const last = counted?.last ?? 0;
  const kept = await db
    .selectFrom('outbox')
    .select('position')
    .where('county', '=', county)
    .where('position', 'is not', null)
    .orderBy('position')
    .limit(1)
    .executeTakeFirst();
  return { first: kept?.position ?? last + 1, last };
}
