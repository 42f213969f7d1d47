import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { COMMITMENT } from '../commitment.ts';
import { type CaseRecord, toCase } from '../store.ts';

/** A stored entry as far as progress reads it. */
export type StoredEntry = {
  readonly seq: number;
  readonly type: string;
  readonly version: number;
  readonly at: Instant;
  readonly body: Readonly<Record<string, unknown>>;
};

/** A case with the entries that tell about its progress. */
export type CaseWithEntries = { readonly record: CaseRecord; readonly entries: readonly StoredEntry[] };

/** What tells about progress; whatever ends a case does too. */
const telling = [
  'opened',
  'adopted',
  'advanced',
  'corrected',
  'adjustment-decided',
  'reported',
  'evidence-attached',
  'evidence-judged',
  'darkened',
  'brightening-decided',
  'handled',
  'verified',
  'inspected',
  'sent-back',
  'merged',
  'reopened',
  'withdrawn',
  'carried-over',
  'closed',
];

/** How deep cases hang below one another: a commitment, its tasks, their parts. */
const deepest = 4;

type Row = Parameters<typeof toCase>[0] & { readonly entries: readonly StoredEntry[] | null };

/**
 * Some cases with everything below them, each with the entries that tell about its progress: one statement, however
 * many cases. A case hangs below its parent, and below those that its form names in `also_under`.
 */
async function casesWithParts(
  db: Db,
  county: CountyId,
  roots: RawBuilder<unknown>,
): Promise<CaseWithEntries[]> {
  const { rows } = await sql<Row>`
    with recursive tree (id, depth) as (
      select c.id, 0 from ledger_case c where c.county = ${county} and ${roots}
      union
      select part.id, tree.depth + 1
      from tree cross join lateral (
        select id from ledger_case where county = ${county} and parent = tree.id
        union all
        select id from ledger_case
        where county = ${county} and body->'fields' ? 'alsoUnder' and body->'fields'->'alsoUnder' ? tree.id::text
      ) part
      where tree.depth < ${deepest}
    )
    select c.id, c.number, c.body, c.opened_at, c.seq, c.head, told.entries
    from (select distinct id from tree) t
    join ledger_case c on c.county = ${county} and c.id = t.id
    cross join lateral (
      select jsonb_agg(jsonb_build_object('seq', e.seq, 'type', e.type, 'version', e.version, 'at', e.at, 'body', e.body)
        order by e.seq) as entries
      from entry e
      where e.county = ${county} and e.case_id = c.id and (e.type = any(${telling}::text[]) or e.body->>'ended' = 'true')
    ) told`.execute(db);
  return rows.map(({ entries, ...row }) => ({ record: toCase(row), entries: entries ?? [] }));
}

export const caseWithParts = (db: Db, county: CountyId, id: Id): Promise<CaseWithEntries[]> =>
  casesWithParts(db, county, sql`c.id = ${id}::uuid`);

export const someWithParts = (db: Db, county: CountyId, ids: readonly Id[]): Promise<CaseWithEntries[]> =>
  casesWithParts(db, county, sql`c.id = any (${ids}::uuid[])`);

export const planWithParts = (db: Db, county: CountyId, year: number): Promise<CaseWithEntries[]> =>
  casesWithParts(db, county, sql`c.plan_year = ${year} and c.matter = ${COMMITMENT}`);
