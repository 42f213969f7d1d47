import { definitionOf, noticeHabitsOf } from '../../catalog/index.ts';
import { type Clock, later } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { deleteAddresses, deleteLinks, deleteNotices } from './store.ts';

const day = 24 * 3_600_000;
const batch = 5000;

async function allOf(some: () => Promise<number>): Promise<number> {
  for (let gone = 0; ; ) {
    const now = await some();
    gone += now;
    if (now < batch) return gone;
  }
}

/**
 * Forgets what the county keeps of notices no longer (`notices.keepDays`): notices that were sent, moot or given up,
 * links that have ended with what came by them, and addresses that ended and that no notice names any more. What
 * still waits stays, and nothing of the ledger is touched: order, answer and evidence are entries. Where a county
 * says nothing, nothing is forgotten.
 *
 * @returns how many rows went
 */
export async function forgetNotices(db: Db, county: CountyId, clock: Clock): Promise<number> {
  const { keepDays } = noticeHabitsOf(await definitionOf(db, county));
  if (keepDays === undefined) return 0;
  const before = later(clock.now(), -keepDays * day);
  const notices = await allOf(() => deleteNotices(db, county, before, batch));
  const links = await allOf(() => deleteLinks(db, county, before, batch));
  return notices + links + (await deleteAddresses(db, county, before));
}
