import type { Day, Instant } from '../../clock/index.ts';
import { dayAt } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { COMMITMENT } from '../commitment.ts';

/** What ended a commitment or changed its terms by approval, with the reason on record. */
export type Turn = {
  readonly case: Id;
  readonly seq: number;
  readonly type: 'closed' | 'withdrawn' | 'carried-over' | 'adjustment-asked' | 'adjustment-decided';
  readonly on: Day;
  readonly reason: string;
  /** Of an adjustment: the entry that was decided on, and whether it was agreed. */
  readonly asked: number | null;
  readonly agreed: boolean | null;
  /** Of a carried-over one: the case that continues it. */
  readonly into: Id | null;
};

/** Every ending and adjustment of a year's plan, in the order of the entries: one query for the whole plan. */
export async function listTurns(db: Db, county: CountyId, year: number): Promise<Turn[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .innerJoin('entry', (join) =>
      join.onRef('entry.county', '=', 'ledger_case.county').onRef('entry.case_id', '=', 'ledger_case.id'),
    )
    .select(['entry.case_id', 'entry.seq', 'entry.type', 'entry.at', 'entry.body'])
    .where('ledger_case.county', '=', county)
    .where('ledger_case.plan_year', '=', year)
    .where('ledger_case.matter', '=', COMMITMENT)
    .where('entry.type', 'in', [
      'closed',
      'withdrawn',
      'carried-over',
      'adjustment-asked',
      'adjustment-decided',
    ])
    .orderBy('entry.case_id')
    .orderBy('entry.seq')
    .execute();
  return rows.map((row) => {
    const body = row.body as Record<string, unknown>;
    return {
      case: row.case_id as Id,
      seq: row.seq,
      type: row.type as Turn['type'],
      on: dayAt(row.at as Instant),
      reason: typeof body['reason'] === 'string' ? body['reason'] : '',
      asked: typeof body['asked'] === 'number' ? body['asked'] : null,
      agreed: typeof body['agreed'] === 'boolean' ? body['agreed'] : null,
      into: (body['into'] as Id | undefined) ?? null,
    };
  });
}
