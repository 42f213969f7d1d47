import { calendarDigest } from '../../catalog/index.ts';
import type { Clock, Instant } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { Decision } from '../deciding.ts';
import { systemDoer } from '../doer.ts';
import { groundOf } from '../ground.ts';
import { decideLadder, decideReprojection, nextLook } from '../ladder.ts';
import { numberOrder } from '../number-order.ts';
import { type CaseRecord, lockCases } from '../store.ts';
import { writeCase } from '../write-case.ts';
import { findCountedBy, listTimed, lockDueCases, saveCountedBy, saveLook } from './store.ts';

/** As many cases as one transaction holds: few, so that people who work on one of them do not wait. */
const batch = 20;

/**
 * Climbs the ladder of every case that is due by now: reminders, orders, breaches and what silence means are
 * written in order, each once. Another worker's cases are passed over, and what fell due while nobody looked is
 * written now.
 *
 * @returns how many entries were written
 */
export async function runLadder(db: Db, county: CountyId, clock: Clock): Promise<number> {
  let written = 0;
  for (;;) {
    const now = clock.now();
    const climbed = await inTransaction(db, async (tx) => {
      const due = await lockDueCases(tx, county, now, batch);
      let entries = 0;
      for (const record of due) entries += await climb(tx, county, record, now);
      return { cases: due.length, entries };
    });
    written += climbed.entries;
    if (climbed.cases < batch) return written;
  }
}

/** Everything that is due on one case, one entry after the other: each may change what comes next. */
async function climb(tx: Tx, county: CountyId, record: CaseRecord, now: Instant): Promise<number> {
  const ground = await groundOf(tx, county, record.state, now);
  const by = { doer: systemDoer, ground };
  let standing = record;
  for (let entries = 0; ; entries += 1) {
    const decision: Decision | undefined = decideLadder(ground, standing.state);
    if (!decision) {
      // Nothing after all, as where a calendar changed meanwhile: look again when something is.
      if (entries === 0) {
        await saveLook(tx, county, record.id, nextLook(ground.matter, record.state, ground.calendar));
      }
      return entries;
    }
    const issued = await numberOrder(tx, county, decision, { state: standing.state, ground });
    standing = await writeCase(tx, county, standing, [issued], by);
  }
}

/**
 * Computes the due days of a county's open cases again where its calendar is another than the one they were counted by:
 * a year's notice has arrived, or its local days have changed. Each that moves gets an entry (law 6). Stopped in
 * between, it begins anew and finds only what is left.
 *
 * @returns how many cases moved
 */
export async function reprojectCases(db: Db, county: CountyId, clock: Clock): Promise<number> {
  const digest = await calendarDigest(db, county);
  if ((await findCountedBy(db, county)) === digest) return 0;
  let moved = 0;
  let after: Id | undefined;
  for (;;) {
    const ids = await listTimed(db, county, after, batch);
    moved += await inTransaction(db, async (tx) => {
      let count = 0;
      for (const record of await lockCases(tx, county, ids)) {
        if (await reprojectCase(tx, county, record, clock.now())) count += 1;
      }
      return count;
    });
    after = ids.at(-1);
    if (ids.length < batch) break;
  }
  await saveCountedBy(db, county, digest);
  return moved;
}

/** Where no due day moves, a reminder so many working days before it still may: the ladder looks by the new calendar. */
async function reprojectCase(tx: Tx, county: CountyId, record: CaseRecord, now: Instant): Promise<boolean> {
  const ground = await groundOf(tx, county, record.state, now);
  const decision = decideReprojection(ground, record.state);
  if (decision) await writeCase(tx, county, record, [decision], { doer: systemDoer, ground });
  else await saveLook(tx, county, record.id, nextLook(ground.matter, record.state, ground.calendar));
  return decision !== undefined;
}
