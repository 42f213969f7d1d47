import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { findByText } from '../search/store.ts';
import { searchKeys } from '../search/text.ts';
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

/**
 * The open cases that a query asks for beside its part, after its place: behind the last that is due come those
 * without a running clock, and each of the two follows an index.
 */
function openCases(db: Db, county: CountyId, { matter, dueBefore, after }: WorkQuery) {
  let query = db
    .selectFrom('ledger_case as c')
    .where('c.county', '=', county)
    .where(sql<boolean>`not c.ended`);
  if (matter !== undefined) query = query.where('c.matter', '=', matter);
  if (dueBefore !== undefined) query = query.where('c.due_at', '<', dueBefore);
  if (!after) return [query];
  const { dueAt, id } = after;
  const timeless = query.where('c.due_at', 'is', null);
  if (dueAt === null) return [timeless.where('c.id', '>', id)];
  const due = query.where((eb) =>
    eb(eb.refTuple('c.due_at', 'c.id'), '>', eb.tuple<string, string>(dueAt, id)),
  );
  return [due, timeless];
}

type OpenCases = ReturnType<typeof openCases>[number];

const inStages = (query: OpenCases, stages: readonly WaitingStage[]): OpenCases =>
  query.where((eb) =>
    eb.or(stages.map(({ matter, stage }) => eb.and({ 'c.matter': matter, 'c.stage': stage }))),
  );

/** What organisations co-operate in. */
const joinedBy = (open: OpenCases, county: CountyId, organisations: readonly string[]): OpenCases =>
  open.where((eb) =>
    eb.exists(
      eb
        .selectFrom('case_join as j')
        .select('j.case_id')
        .where('j.county', '=', county)
        .where('j.organisation', 'in', organisations)
        .whereRef('j.case_id', '=', 'c.id'),
    ),
  );

/** The queries that together give a list: each follows one index in the order of the list, unit by unit. */
function partsOf(db: Db, county: CountyId, query: WorkQuery): OpenCases[] {
  const { organisations, part, turns, matter } = query;
  const asked = (stages: readonly WaitingStage[] = []) =>
    stages.filter((one) => matter === undefined || one.matter === matter);
  const own = asked(turns?.lead);
  return openCases(db, county, query).flatMap((open) => {
    const led = organisations.map((unit) => open.where('c.lead_organisation', '=', unit));
    if (part === 'lead') return led;
    if (part === 'joins') return organisations.length > 0 ? [joinedBy(open, county, organisations)] : [];
    return [
      ...asked(turns?.any).map((one) => inStages(open, [one])),
      ...(own.length > 0 ? led.map((one) => inStages(one, own)) : []),
    ];
  });
}

/** A page of a work list, and how many open cases the whole list has, at most one more than the limit. */
export type WorkList = { readonly cases: readonly WorkRecord[]; readonly total: number };

/** Rows of all parts, each once. */
const union = (parts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> => sql.join(parts, sql` union `);

/** The open cases of a work list, the earliest due first, and their number: one question, since it is asked so often. */
export async function listWork(db: Db, county: CountyId, query: WorkQuery, limit: number): Promise<WorkList> {
  const whole = partsOf(db, county, { ...query, after: undefined });
  if (whole.length === 0) return { cases: [], total: 0 };
  const most = COUNT_LIMIT + 1;
  const counted = whole.map((part) => sql`(${part.select('c.id').limit(most)})`);
  const shown = partsOf(db, county, query).map(
    (part) => sql`(${part.select(workColumns).orderBy('c.due_at').orderBy('c.id').limit(limit)})`,
  );
  const { rows } = await sql<{ total: number } & (WorkRow | { id: null })>`
    with counted as (select count(*) as total from (select from (${union(counted)}) as one limit ${most}) as some_of_them),
      page as (select * from (${union(shown)}) as part order by due_at, id limit ${limit})
    select * from counted left join page on true order by due_at, id`.execute(db);
  const cases = rows.flatMap((row) => (row.id === null ? [] : [toWork(row)]));
  return { cases, total: rows[0]?.total ?? 0 };
}

/** Cases in whose number, title or public form a text stands, the newest first, from the one after `after`. */
export async function searchCases(
  db: Db,
  county: CountyId,
  {
    text,
    matter,
    after,
  }: { readonly text: string; readonly matter?: string | undefined; readonly after?: Id | undefined },
  limit: number,
): Promise<WorkRecord[]> {
  const ids = await findByText(db, county, { ...searchKeys(text, matter), after }, limit);
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('ledger_case as c')
    .select(workColumns)
    .where('c.county', '=', county)
    .where('c.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('c.id', 'desc')
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

/** What hangs around a case: `also` are further cases that it counts towards beside its parent, by their ids. */
export type Around = {
  readonly parent: CaseRef | undefined;
  readonly also: readonly CaseRef[];
  readonly parts: readonly CaseRef[];
};

/**
 * The cases that a case hangs on, and those that hang on it in the order of their opening: at most `limit`. A case hangs on
 * its parent, and on those that its form names in `also_under`.
 */
export async function listAround(
  db: Db,
  county: CountyId,
  { id, state }: CaseRecord,
  limit: number,
): Promise<Around> {
  const around = (where: RawBuilder<boolean>) =>
    db
      .selectFrom('ledger_case')
      .select(['id', 'number', 'title', 'ended', sql<boolean>`(body->>'merged')::boolean`.as('merged')])
      .where('county', '=', county)
      .where(where)
      .orderBy('id')
      .limit(limit)
      .execute();
  const { alsoUnder } = state.fields;
  const named = Array.isArray(alsoUnder) ? alsoUnder.map(String) : [];
  const [parents, also, parts, shared] = await Promise.all([
    state.parent === null ? [] : around(sql`id = ${state.parent}::uuid`),
    named.length === 0 ? [] : around(sql`id = any (${named}::uuid[])`),
    around(sql`parent = ${id}::uuid`),
    around(sql`body->'fields' ? 'alsoUnder' and body->'fields'->'alsoUnder' ? ${id}::text`),
  ]);
  const toRef = (row: (typeof parts)[number]): CaseRef => ({ ...row, id: row.id as Id });
  const all = new Map([...parts, ...shared].map((row) => [row.id, toRef(row)]));
  return {
    parent: parents.map(toRef)[0],
    also: also.map(toRef),
    parts: [...all.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  };
}

/** How many cases that stand under one, named by its number, have not ended. */
export async function countOpenParts(db: Db, county: CountyId, number: string): Promise<number> {
  const { count } = await db
    .selectFrom('ledger_case as part')
    .innerJoin('ledger_case as whole', (join) =>
      join.onRef('whole.county', '=', 'part.county').onRef('whole.id', '=', 'part.parent'),
    )
    .where('whole.county', '=', county)
    .where('whole.number', '=', number)
    .where(sql<boolean>`not part.ended`)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}
