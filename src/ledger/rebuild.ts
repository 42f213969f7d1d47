import type { Clock } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { foldCase } from './fold.ts';
import { groundOf } from './ground.ts';
import { nextLook } from './ladder.ts';
import { searchText } from './search/text.ts';
import { listEntries, listToFold, saveProjection } from './store.ts';
import { workOf } from './write-case.ts';

const batch = 200;

/**
 * Writes the projections of a county again that an older fold left, each from its entries: state is a fold of
 * entries, and the row beside them can always be rebuilt (law 2). Stopped in between, it goes on where it was.
 *
 * @returns how many rows were written
 */
export async function rebuildProjections(db: Db, county: CountyId, clock: Clock): Promise<number> {
  let written = 0;
  for (;;) {
    const stale = await listToFold(db, county, batch);
    if (stale.length === 0) return written;
    await inTransaction(db, async (tx) => {
      for (const { id, openedAt, head } of stale) {
        const state = foldCase(await listEntries(tx, county, id));
        const { matter, calendar } = await groundOf(tx, county, state, clock.now());
        const record = { id, number: state.number, state, openedAt, head };
        const nextAt = nextLook(matter, state, calendar);
        await saveProjection(tx, county, record, {
          nextAt,
          text: searchText(matter, state),
          joins: workOf(state),
        });
      }
    });
    written += stale.length;
  }
}
