import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { queryPairs, queryText } from '../search.ts';
import type { CaseRecord } from '../store.ts';

/** Whose open cases a work list shows: what organisations lead, or what they co-operate in. */
export type WorkQuery = {
  readonly organisations: readonly string[];
  readonly part: 'lead' | 'joins';
  readonly matter?: string | undefined;
  /** The place after which the page begins; cases without a running clock come last. */
  readonly after?: { readonly dueAt: Instant | null; readonly id: Id } | undefined;
};

/** A case as lists show it: what its row holds in columns, without what its entries fold to. */
export type WorkRecord = {
  readonly id: Id;
  readonly number: string;
  readonly matter: string;
  readonly matterVersion: string | null;
  readonly title: string;
  readonly stage: string;
  readonly ended: boolean;
  readonly lead: string | null;
  readonly dueAt: Instant | null;
  readonly openedAt: Instant;
};

const workColumns = [
  'c.id',
  'c.number',
  'c.matter',
  'c.matter_version',
  'c.title',
  'c.stage',
  'c.ended',
  'c.lead_organisation',
  'c.due_at',
  'c.opened_at',
] as const;

type WorkRow = {
  id: string;
  number: string;
  matter: string;
  matter_version: string | null;
  title: string;
  stage: string;
  ended: boolean;
  lead_organisation: string | null;
  due_at: string | null;
  opened_at: string;
};

const toWork = (row: WorkRow): WorkRecord => ({
  id: row.id as Id,
  number: row.number,
  matter: row.matter,
  matterVersion: row.matter_version,
  title: row.title,
  stage: row.stage,
  ended: row.ended,
  lead: row.lead_organisation,
  dueAt: row.due_at as Instant | null,
  openedAt: row.opened_at as Instant,
});

/** Lists stop counting here and say that there are more. */
export const COUNT_LIMIT = 1000;

const openCases = (db: Db, county: CountyId, { organisations, part, matter }: WorkQuery) => {
  let query = db
    .selectFrom('ledger_case as c')
    .where('c.county', '=', county)
    .where(sql<boolean>`not c.ended`);
  query =
    part === 'lead'
      ? query.where('c.lead_organisation', 'in', organisations)
      : query.where((eb) =>
          eb.exists(
            eb
              .selectFrom('case_join as j')
              .select('j.case_id')
              .where('j.county', '=', county)
              .where('j.organisation', 'in', organisations)
              .whereRef('j.case_id', '=', 'c.id'),
          ),
        );
  return matter === undefined ? query : query.where('c.matter', '=', matter);
};

/** The open cases of organisations, the earliest due first. */
export async function listWork(
  db: Db,
  county: CountyId,
  query: WorkQuery,
  limit: number,
): Promise<WorkRecord[]> {
  if (query.organisations.length === 0) return [];
  let page = openCases(db, county, query).select(workColumns);
  const { after } = query;
  if (after?.dueAt)
    page = page.where((eb) =>
      eb.or([
        eb(eb.refTuple('c.due_at', 'c.id'), '>', eb.tuple(after.dueAt as string, after.id as string)),
        eb('c.due_at', 'is', null),
      ]),
    );
  else if (after) page = page.where('c.due_at', 'is', null).where('c.id', '>', after.id);
  const rows = await page.orderBy('c.due_at').orderBy('c.id').limit(limit).execute();
  return rows.map(toWork);
}

/** How many open cases there are, at most one more than the limit: nobody reads a number beyond it. */
export async function countWork(db: Db, county: CountyId, query: WorkQuery): Promise<number> {
  if (query.organisations.length === 0) return 0;
  const counted = openCases(db, county, query)
    .select('c.id')
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
): Promise<WorkRecord[]> {
  const pairs = queryPairs(county, query);
  const like = `%${queryText(query).replace(/[\\%_]/g, '\\$&')}%`;
  const held: RawBuilder<boolean> = sql`s.pairs @> ${pairs}::text[]`;
  const rows = await db
    .selectFrom('case_search as s')
    .innerJoin('ledger_case as c', (join) =>
      join.onRef('c.county', '=', 's.county').onRef('c.id', '=', 's.case_id'),
    )
    .select(workColumns)
    .where('s.county', '=', county)
    .where(held)
    .where('s.body', 'like', like)
    .orderBy('s.case_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toWork);
}

/** Another case by its number, as a case beside it names it. */
export type CaseRef = {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly ended: boolean;
  readonly merged: boolean;
};

/** The case that a case hangs on, and those that hang on it in the order of their opening: at most `limit`. */
export async function listAround(
  db: Db,
  county: CountyId,
  { id, state }: CaseRecord,
  limit: number,
): Promise<{ parent: CaseRef | undefined; parts: CaseRef[] }> {
  const around = (column: 'id' | 'parent', value: Id) =>
    db
      .selectFrom('ledger_case')
      .select(['id', 'number', 'title', 'ended', sql<boolean>`(body->>'merged')::boolean`.as('merged')])
      .where('county', '=', county)
      .where(column, '=', value)
      .orderBy('id')
      .limit(limit)
      .execute();
  const [parents, parts] = await Promise.all([
    state.parent === null ? [] : around('id', state.parent),
    around('parent', id),
  ]);
  const toRef = (row: (typeof parts)[number]): CaseRef => ({ ...row, id: row.id as Id });
  return { parent: parents.map(toRef)[0], parts: parts.map(toRef) };
}
