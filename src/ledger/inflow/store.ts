import { sql } from 'kysely';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { ORDER } from './order.ts';
import type { SameSource } from './order-notes.ts';

/** The orders of a document that were confirmed and not sent yet, in the order of its text. */
export async function listDraftedOrders(db: Db, county: CountyId, document: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select('id')
    .where('county', '=', county)
    .where('document', '=', document)
    .where('matter', '=', ORDER)
    .where('stage', '=', 'drafted')
    .where('lead_organisation', 'is not', null)
    .orderBy('span_start')
    .execute();
  return rows.map((row) => row.id as Id);
}

const mostOfSource = 50;

/** The orders of a number of minutes or document that were not withdrawn, the latest first. Uses its index. */
export async function listSameSource(db: Db, county: CountyId, reference: string): Promise<SameSource[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select(['id', 'number', 'title', sql<string | null>`body #>> '{fields,clause}'`.as('clause')])
    .where('county', '=', county)
    .where('matter', '=', sql.lit(ORDER))
    .where(sql<boolean>`body #>> '{fields,reference}' = ${reference}`)
    .where('stage', '!=', 'withdrawn')
    .orderBy('opened_at', 'desc')
    .limit(mostOfSource)
    .execute();
  return rows.map(({ id, number, title, clause }) => ({ id: id as Id, number, title, clause: clause ?? '' }));
}
