import { calendarDigest } from '../../catalog/index.ts';
import type { Clock, Instant } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { CaseState } from '../case.ts';
import type { Decision, Ground } from '../deciding.ts';
import { systemDoer } from '../doer.ts';
import { groundOf } from '../ground.ts';
import { decideLadder, decideReprojection, nextLook } from '../ladder.ts';
import { numberOrder } from '../number-order.ts';
import { type CaseRecord, lockCases } from '../store.ts';
import { writeCase } from '../write-case.ts';
import {
  findCountedBy,
  listTimed,
  lockDueCases,
  saveCountedBy,
  saveLook,
  saveLooks,
  type Timed,
} from './store.ts';

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

/** As many cases as are read at once to see which have to be counted again: nothing is held meanwhile. */
const page = 500;

/** What deciding stands on, asked for once for each version of a matter and not for each of a hundred thousand cases. */
function grounds(db: Db, county: CountyId, now: Instant): (state: CaseState) => Promise<Ground> {
  const known = new Map<string, Promise<Ground>>();
  return (state) => {
    const key = state.matterVersion ?? state.matter;
    const ground = known.get(key) ?? groundOf(db, county, state, now);
    known.set(key, ground);
    return ground;
  };
}

/** Cases whose due days move, and those that are only looked at on another day; most need nothing. */
async function sift(
  read: readonly Timed[],
  groundFor: (state: CaseState) => Promise<Ground>,
): Promise<{ readonly moving: Id[]; readonly looks: Timed[] }> {
  const moving: Id[] = [];
  const looks: Timed[] = [];
  for (const { record, nextAt } of read) {
    const ground = await groundFor(record.state);
    if (decideReprojection(ground, record.state)) moving.push(record.id);
    else {
      const look = nextLook(ground.matter, record.state, ground.calendar);
      // Where no due day moves, a reminder so many working days before it still may.
      if (look !== nextAt) looks.push({ record, nextAt: look });
    }
  }
  return { moving, looks };
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
    const read = await listTimed(db, county, after, page);
    const { moving, looks } = await sift(read, grounds(db, county, clock.now()));
    await saveLooks(db, county, looks);
    for (let from = 0; from < moving.length; from += batch)
      moved += await reprojectSome(db, county, moving.slice(from, from + batch), clock.now());
    after = read.at(-1)?.record.id;
    if (read.length < page) break;
  }
  await saveCountedBy(db, county, digest);
  return moved;
}

/** Counts some cases again, held: what they came to while they were only read is decided anew. */
async function reprojectSome(db: Db, county: CountyId, ids: readonly Id[], now: Instant): Promise<number> {
  return await inTransaction(db, async (tx) => {
    const groundFor = grounds(tx, county, now);
    let count = 0;
    for (const record of await lockCases(tx, county, ids)) {
      const ground = await groundFor(record.state);
      const decision = decideReprojection(ground, record.state);
      if (!decision) continue;
      await writeCase(tx, county, record, [decision], { doer: systemDoer, ground });
      count += 1;
    }
    return count;
  });
}
