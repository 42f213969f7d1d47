import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';

/** A case as those who refer to it name it. */
export type NumberedCase = {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  readonly matter: string;
};

/** The cases among these numbers that the county has: its numbers are unique. */
export async function listNumbered(
  db: Db,
  county: CountyId,
  numbers: readonly string[],
): Promise<NumberedCase[]> {
  if (numbers.length === 0) return [];
  const rows = await db
    .selectFrom('ledger_case')
    .select(['id', 'number', 'title', 'matter'])
    .where('county', '=', county)
    .where('number', 'in', [...new Set(numbers)])
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as Id }));
}
