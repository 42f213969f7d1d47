import { sql } from 'kysely';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { type CaseRecord, caseColumns, toCase } from '../store.ts';

/** Forms, newest first: all, or those that are still being filled in. */
export async function listForms(
  db: Db,
  county: CountyId,
  { matter, open, limit }: { readonly matter: string; readonly open: boolean; readonly limit: number },
): Promise<CaseRecord[]> {
  let query = db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('matter', '=', matter);
  if (open) query = query.where('ended', '=', false);
  const rows = await query.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toCase);
}

/** The copies of a form, of all its rounds. */
export async function listCopies(db: Db, county: CountyId, form: Id): Promise<CaseRecord[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('parent', '=', form)
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.map(toCase);
}

/** How many copies of some forms stand in which stage. */
export async function countCopies(
  db: Db,
  county: CountyId,
  forms: readonly Id[],
): Promise<{ readonly form: Id; readonly stage: string; readonly count: number }[]> {
  if (forms.length === 0) return [];
  const { rows } = await sql<{ form: Id; stage: string; count: number }>`
    select parent as form, stage, count(*)::int as count from ledger_case
    where county = ${county} and parent = any(${[...forms]}::uuid[]) group by 1, 2`.execute(db);
  return rows;
}

/** The copies that wait for some units, the earliest due first. */
export async function listToFill(
  db: Db,
  county: CountyId,
  matter: string,
  units: readonly string[],
  limit: number,
): Promise<CaseRecord[]> {
  if (units.length === 0) return [];
  const rows = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('matter', '=', matter)
    .where('ended', '=', false)
    .where('stage', '=', 'sent')
    .where('lead_organisation', 'in', [...units])
    .orderBy('deadline')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(toCase);
}

/** A column of an open form, and the units of some that it is asked of. */
export type AskedField = {
  readonly name: string;
  readonly case: Id;
  readonly number: string;
  readonly units: readonly string[];
};

/** The columns that open forms ask of some units already. */
export async function listAskedFields(
  db: Db,
  county: CountyId,
  matter: string,
  units: readonly string[],
): Promise<AskedField[]> {
  const { rows } = await sql<AskedField>`
    select col ->> 'name' as name, c.id as "case", c.number,
      (select array_agg(u) from jsonb_array_elements_text(c.body -> 'fields' -> 'units') u
        where u = any(${[...units]}::text[])) as units
    from ledger_case c
    cross join lateral jsonb_array_elements(c.body -> 'fields' -> 'columns') col
    where c.county = ${county} and c.matter = ${matter} and not c.ended
      and c.body -> 'fields' -> 'units' ?| ${[...units]}::text[]
    order by c.opened_at desc, c.number`.execute(db);
  return rows;
}
