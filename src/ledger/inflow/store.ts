import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { ORDER } from './order.ts';

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
