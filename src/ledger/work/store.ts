import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { queryPairs, queryText } from '../search.ts';
import type { CaseRecord } from '../store.ts';
import type { Turns, WaitingStage } from './turns.ts';

/** Which open cases a work list shows, and after which place in its order. */
export type WorkQuery = {
  readonly organisations: readonly string[];
  /** What organisations lead, what they co-operate in, or what waits for a step of this person. */
  readonly part: 'lead' | 'joins' | 'turn';
  /** For `turn`: the stages that wait for the person, whoever leads, and those that wait for the lead unit. */
  readonly turns?: Turns | undefined;
  readonly matter?: string | undefined;
  /** Only what was due before this moment. */
  readonly dueBefore?: Instant | undefined;
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

/** The open cases that a query asks for beside its part, after its place. */
function openCases(db: Db, county: CountyId, { matter, dueBefore, after }: WorkQuery) {
  let query = db
    .selectFrom('ledger_case as c')
    .where('c.county', '=', county)
    .where(sql<boolean>`not c.ended`);
  if (matter !== undefined) query = query.where('c.matter', '=', matter);
  if (dueBefore !== undefined) query = query.where('c.due_at', '<', dueBefore);
  if (after?.dueAt)
    query = query.where((eb) =>
      eb.or([
        eb(eb.refTuple('c.due_at', 'c.id'), '>', eb.tuple(after.dueAt as string, after.id as string)),
        eb('c.due_at', 'is', null),
      ]),
    );
  else if (after) query = query.where('c.due_at', 'is', null).where('c.id', '>', after.id);
  return query;
}

type OpenCases = ReturnType<typeof openCases>;

const inStages = (query: OpenCases, stages: readonly WaitingStage[]): OpenCases =>
  query.where((eb) =>
    eb.or(stages.map(({ matter, stage }) => eb.and({ 'c.matter': matter, 'c.stage': stage }))),
  );

/** The queries that together give a list: each follows one index in the order of the list. */
function partsOf(db: Db, county: CountyId, query: WorkQuery): OpenCases[] {
  const { organisations, part, turns, matter } = query;
  const open = openCases(db, county, query);
  const led = open.where('c.lead_organisation', 'in', organisations);
  if (part === 'lead') return organisations.length > 0 ? [led] : [];
  if (part === 'joins') {
    if (organisations.length === 0) return [];
    return [
      open.where((eb) =>
        eb.exists(
          eb
            .selectFrom('case_join as j')
            .select('j.case_id')
            .where('j.county', '=', county)
            .where('j.organisation', 'in', organisations)
            .whereRef('j.case_id', '=', 'c.id'),
        ),
      ),
    ];
  }
  const asked = (stages: readonly WaitingStage[] = []) =>
    stages.filter((one) => matter === undefined || one.matter === matter);
  const own = asked(turns?.lead);
  return [
    ...asked(turns?.any).map((one) => inStages(open, [one])),
    ...(organisations.length > 0 && own.length > 0 ? [inStages(led, own)] : []),
  ];
}

/** Rows of all parts, each once. */
const together = (rows: readonly OpenCases[], db: Db, limit: number) =>
  sql<WorkRow>`select * from (${sql.join(
    rows.map((part) => part.select(workColumns).orderBy('c.due_at').orderBy('c.id').limit(limit)),
    sql` union `,
  )}) as part order by due_at, id limit ${limit}`.execute(db);

/** The open cases of a work list, the earliest due first. */
export async function listWork(
  db: Db,
  county: CountyId,
  query: WorkQuery,
  limit: number,
): Promise<WorkRecord[]> {
  const parts = partsOf(db, county, query);
  if (parts.length === 0) return [];
  return (await together(parts, db, limit)).rows.map(toWork);
}

/** How many there are, at most one more than the limit: nobody reads a number beyond it. */
export async function countWork(db: Db, county: CountyId, query: WorkQuery): Promise<number> {
  const parts = partsOf(db, county, { ...query, after: undefined });
  if (parts.length === 0) return 0;
  const most = COUNT_LIMIT + 1;
  const ids = parts.map((part) => part.select('c.id').limit(most));
  const counted = sql`select 1 from (${sql.join(ids, sql` union `)}) as one limit ${most}`;
  const { rows } = await sql<{
    count: number;
  }>`select count(*) as count from (${counted}) as counted`.execute(db);
  return Number(rows[0]?.count ?? 0);
}

/**
 * Cases in whose number, title or public form a text stands, the newest first of at most `limit` looked at. Pairs of
 * characters narrow by the index; the text itself is held against what they found.
 */
export async function searchCases(
  db: Db,
  county: CountyId,
  { text, matter }: { readonly text: string; readonly matter?: string | undefined },
  limit: number,
): Promise<WorkRecord[]> {
  const pairs = queryPairs(county, text);
  const like = `%${queryText(text).replace(/[\\%_]/g, '\\$&')}%`;
  const held: RawBuilder<boolean> = sql`s.pairs @> ${pairs}::text[]`;
  let found = db
    .selectFrom('case_search as s')
    .innerJoin('ledger_case as c', (join) =>
      join.onRef('c.county', '=', 's.county').onRef('c.id', '=', 's.case_id'),
    )
    .select(workColumns)
    .where('s.county', '=', county)
    .where(held)
    .where('s.body', 'like', like);
  if (matter !== undefined) found = found.where('c.matter', '=', matter);
  const rows = await found.orderBy('s.case_id', 'desc').limit(limit).execute();
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
