import { sql } from 'kysely';
import type { Day, Instant } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { type CaseRecord, caseColumns, toCase } from '../store.ts';

/** @returns false where the meeting of that day stands already: the key refuses the second. */
export async function claimMeeting(
  tx: Tx,
  county: CountyId,
  meeting: { readonly series: string; readonly planned: Day; readonly id: Id },
): Promise<boolean> {
  const row = await tx
    .insertInto('meeting')
    .values({ county, series: meeting.series, planned_for: meeting.planned, case_id: meeting.id })
    .onConflict((at) => at.columns(['county', 'series', 'planned_for']).doNothing())
    .returning('case_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The last day for which a series has a meeting. */
export async function lastPlanned(db: Db, county: CountyId, series: string): Promise<Day | undefined> {
  const row = await db
    .selectFrom('meeting')
    .select((eb) => eb.fn.max('planned_for').as('last'))
    .where('county', '=', county)
    .where('series', '=', series)
    .executeTakeFirst();
  return (row?.last ?? undefined) as Day | undefined;
}

/** The meetings of a county, the latest day first. */
export async function listMeetings(
  db: Db,
  county: CountyId,
  limit: number,
): Promise<{ readonly series: string; readonly planned: Day; readonly record: CaseRecord }[]> {
  const rows = await db
    .selectFrom('meeting')
    .innerJoin('ledger_case', (join) =>
      join.onRef('ledger_case.county', '=', 'meeting.county').onRef('ledger_case.id', '=', 'meeting.case_id'),
    )
    .select(caseColumns.map((column) => `ledger_case.${column}` as const))
    .select(['meeting.series', 'meeting.planned_for'])
    .where('meeting.county', '=', county)
    .orderBy('meeting.planned_for', 'desc')
    .orderBy('meeting.series')
    .limit(limit)
    .execute();
  return rows.map(({ series, planned_for, ...row }) => ({
    series,
    planned: planned_for as Day,
    record: toCase(row),
  }));
}

/** Why meetings were put off, called off or not held, as their entries say it last: one question for all of them. */
export async function listWhys(
  db: Db,
  county: CountyId,
  ids: readonly Id[],
): Promise<ReadonlyMap<Id, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('entry')
    .select(['case_id', sql<string | null>`coalesce(body ->> 'reason', body ->> 'text')`.as('why')])
    .where('county', '=', county)
    .where('case_id', 'in', [...ids])
    .where(sql<boolean>`body ->> 'step' in ('put-off', 'call-off', 'explain')`)
    .orderBy('seq')
    .execute();
  return new Map(rows.flatMap(({ case_id, why }) => (why ? [[case_id as Id, why] as const] : [])));
}

/** The day that its series planned for a meeting. */
export async function plannedDay(db: Db, county: CountyId, meeting: Id): Promise<Day | undefined> {
  const row = await db
    .selectFrom('meeting')
    .select('planned_for')
    .where('county', '=', county)
    .where('case_id', '=', meeting)
    .executeTakeFirst();
  return row?.planned_for as Day | undefined;
}

/**
 * The open cases of some matters that anything speaks for: a clock that ran out or soon will, an adjustment asked
 * for, an order without an answer, a decision of an earlier meeting of the series, or a light. One query.
 */
export async function listCandidates(
  db: Db,
  county: CountyId,
  of: { readonly series: string; readonly matters: readonly string[]; readonly before: Instant },
  lit: readonly Id[],
): Promise<{ record: CaseRecord; dueAt: Instant | null; decidedBefore: boolean }[]> {
  const decided = sql<boolean>`exists (select 1 from meeting m where m.county = ledger_case.county
    and m.series = ${of.series} and m.case_id = ledger_case.parent)`;
  const rows = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .select(['due_at', decided.as('decided')])
    .where('county', '=', county)
    .where('matter', 'in', [...of.matters])
    .where('ended', '=', false)
    .where((eb) =>
      eb.or([
        eb('due_at', '<', of.before),
        sql<boolean>`body -> 'adjustment' <> 'null'::jsonb`,
        sql<boolean>`body -> 'brightening' <> 'null'::jsonb`,
        sql<boolean>`lead_organisation is null and jsonb_array_length(body -> 'handedBackBy') > 0`,
        sql<boolean>`body @? '$.finding ? (@.passed == false && @.answered == false)'`,
        sql<boolean>`body @? '$.urgings[*] ? (@.level != "reminder" && @.answered == false)'`,
        decided,
        ...(lit.length === 0 ? [] : [eb('id', 'in', [...lit])]),
      ]),
    )
    .execute();
  return rows.map(({ due_at, decided: before, ...row }) => ({
    record: toCase(row),
    dueAt: due_at as Instant | null,
    decidedBefore: before,
  }));
}
