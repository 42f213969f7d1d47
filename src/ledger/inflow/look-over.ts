import { calendarIn } from '../../catalog/index.ts';
import type { Day } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { type OrderHead, type OrderNote, orderNotes } from './order-notes.ts';
import { listSameSource } from './store.ts';

/** Looks an order over before it is registered, as of a day. Nothing is written. */
export async function lookOver(
  db: Db,
  county: CountyId,
  head: OrderHead,
  today: Day,
): Promise<readonly OrderNote[]> {
  const [calendar, same] = await Promise.all([
    calendarIn(db, county),
    head.reference === '' ? [] : listSameSource(db, county, head.reference),
  ]);
  return orderNotes(head, { today, calendar, same });
}
