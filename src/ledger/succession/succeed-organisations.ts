import { definitionOf, endedBy } from '../../catalog/index.ts';
import { type Clock, today } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { systemDoer } from '../doer.ts';
import { groundOf } from '../ground.ts';
import { lockCases } from '../store.ts';
import { writeCase } from '../write-case.ts';
import { decideSuccession, type Heirs } from './decide-succession.ts';
import { listNaming } from './store.ts';

/** As many cases as one transaction holds. */
const batch = 20;

/**
 * Lets those that took over from merged, split or dissolved organisations, and from leaders' posts that ended, take
 * their place in every open case, each by an entry of the system. Done again it finds nothing left; two workers write each entry once.
 *
 * @param all whether to look also for cases that they only opened or co-operate in, and for posts, for which every open case is read
 * @returns how many cases were taken over
 */
export async function succeedOrganisations(
  db: Db,
  county: CountyId,
  clock: Clock,
  { all }: { readonly all: boolean },
): Promise<number> {
  const definition = await definitionOf(db, county);
  const on = today(clock);
  const heirs: Heirs = {
    organisations: endedBy(definition?.organisations ?? [], on),
    posts: endedBy(definition?.posts ?? [], on),
  };
  const ended = { organisations: [...heirs.organisations.keys()], posts: [...heirs.posts.keys()] };
  if (ended.organisations.length + ended.posts.length === 0) return 0;
  let taken = 0;
  let after: Id | undefined;
  for (;;) {
    const ids = await listNaming(db, county, ended, { all, after, limit: batch });
    taken += await takeOver(db, county, ids, heirs, clock);
    after = ids.at(-1);
    if (ids.length < batch) return taken;
  }
}

const takeOver = (
  db: Db,
  county: CountyId,
  ids: readonly Id[],
  heirs: Heirs,
  clock: Clock,
): Promise<number> =>
  inTransaction(db, async (tx) => {
    let taken = 0;
    for (const record of await lockCases(tx, county, ids)) {
      const ground = await groundOf(tx, county, record.state, clock.now());
      const decision = decideSuccession(ground, record.state, heirs);
      if (!decision) continue;
      await writeCase(tx, county, record, [decision], { doer: systemDoer, ground });
      taken += 1;
    }
    return taken;
  });
