import { definitionOf, ordersOf } from '../catalog/index.ts';
import { dayAt } from '../clock/index.ts';
import type { Tx } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import type { CaseState } from './case.ts';
import type { Decision, Ground } from './deciding.ts';
import { issueOrder, seriesOf } from './order.ts';
import { takeNumbers } from './store.ts';

/**
 * Gives an order its number in the transaction that writes it, as the last thing before: the series stays held
 * until then, so that no number is lost or given twice, whoever else issues orders. What takes no number goes
 * through unchanged.
 */
export async function numberOrder(
  tx: Tx,
  county: CountyId,
  decision: Decision,
  on: { readonly state: CaseState; readonly ground: Ground },
): Promise<Decision> {
  if (decision.happened.type !== 'urged') return decision;
  const orders = ordersOf(await definitionOf(tx, county));
  const series = seriesOf(decision, orders);
  if (series === undefined) return decision;
  const year = Number(dayAt(on.ground.now).slice(0, 4));
  const ordinal = await takeNumbers(tx, county, series, year, 1);
  return issueOrder(decision, `${series}〔${year}〕${ordinal}号`, { ...on, orders });
}
