import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { queryPairs, queryText } from '../search.ts';
import { type CaseRecord, caseColumns, toCase } from '../store.ts';

/** Whose open cases a work list shows: what organisations lead, or what they co-operate in. */
export type WorkQuery = {
  readonly organisations: readonly string[];
  readonly part: 'lead' | 'joins';
  readonly matter?: string | undefined;
  /** The place after which the page begins; cases without a running clock come last. */
  readonly after?: { readonly dueAt: Instant | null; readonly id: Id } | undefined;
};

/** A case on a work list, with the due day by which it is ordered. */
export type WorkRecord = CaseRecord & { readonly dueAt: Instant | null };

/** Lists stop counting here and say that there are more. */
export const COUNT_LIMIT = 1000;

const openCases = (db: Db, county: CountyId, { organisations, part, matter }: WorkQuery) => {
  let query = db.selectFrom('ledger_case').where('county', '=', county).where('ended', '=', false);
  query =
    part === 'lead'
      ? query.where('lead_organisation', 'in', organisations)
      : query.where((eb) =>
          eb.exists(
            eb
              .selectFrom('case_join as j')
              .select('j.case_id')
              .where('j.county', '=', county)
              .where('j.organisation', 'in', organisations)
              .whereRef('j.case_id', '=', 'ledger_case.id'),
          ),
        );
  return matter === undefined ? query : query.where('matter', '=', matter);
};

/** The open cases of organisations, the earliest due first. */
export async function listWork(
  db: Db,
  county: CountyId,
  query: WorkQuery,
  limit: number,
): Promise<WorkRecord[]> {
  if (query.organisations.length === 0) return [];
  let page = openCases(db, county, query).select([...caseColumns, 'due_at']);
  const { after } = query;
  if (after?.dueAt)
    page = page.where((eb) =>
      eb.or([
        eb(eb.refTuple('due_at', 'id'), '>', eb.tuple(after.dueAt as string, after.id as string)),
        eb('due_at', 'is', null),
      ]),
    );
  else if (after) page = page.where('due_at', 'is', null).where('id', '>', after.id);
  const rows = await page.orderBy('due_at').orderBy('id').limit(limit).execute();
  return rows.map((row) => ({ ...toCase(row), dueAt: row.due_at as Instant | null }));
}

/** How many open cases there are, at most one more than the limit: nobody reads a number beyond it. */
export async function countWork(db: Db, county: CountyId, query: WorkQuery): Promise<number> {
  if (query.organisations.length === 0) return 0;
  const counted = openCases(db, county, query)
    .select('id')
    .limit(COUNT_LIMIT + 1)
    .as('counted');
  const { count } = await db
    .selectFrom(counted)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Cases in whose number, title or public form a text stands, the newest first of at most `limit` looked at. Pairs of
 * characters narrow by the index; the text itself is held against what they found.
 */
export async function searchCases(
  db: Db,
  county: CountyId,
  query: string,
  limit: number,
): Promise<CaseRecord[]> {
  const pairs = queryPairs(county, query);
  const like = `%${queryText(query).replace(/[\\%_]/g, '\\$&')}%`;
  const held: RawBuilder<boolean> = sql`s.pairs @> ${pairs}::text[]`;
  const rows = await db
    .selectFrom('case_search as s')
    .innerJoin('ledger_case as c', (join) =>
      join.onRef('c.county', '=', 's.county').onRef('c.id', '=', 's.case_id'),
    )
    .select(caseColumns.map((column) => `c.${column}` as const))
    .where('s.county', '=', county)
    .where(held)
    .where('s.body', 'like', like)
    .orderBy('s.case_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toCase);
}
