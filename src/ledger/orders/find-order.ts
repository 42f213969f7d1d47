import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { CaseState } from '../case.ts';
import { foldCase } from '../fold.ts';
import { listEntries } from '../store.ts';
import { listOrders, type OrderRecord } from './store.ts';

/** An order with its case as it stood when the order was written: what it says then, it says for good. */
export type IssuedOrder = { readonly order: OrderRecord; readonly state: CaseState };

/** One order by its place in the chain of its case; undefined where that entry is no order. */
export async function findOrder(
  db: Db,
  county: CountyId,
  { caseId, seq, on }: { readonly caseId: Id; readonly seq: number; readonly on: Day },
): Promise<IssuedOrder | undefined> {
  const [order] = await listOrders(db, county, { caseId, seq, on }, 1);
  if (!order) return undefined;
  const entries = await listEntries(db, county, caseId);
  return { order, state: foldCase(entries.filter((entry) => entry.seq <= seq)) };
}
