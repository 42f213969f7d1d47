import { calendarIn, type MeetingSeries } from '../../catalog/index.ts';
import { addDays, type Clock, type Day, today } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, newId } from '../../kernel/index.ts';
import { systemDoer } from '../doer.ts';
import { openCase } from '../open-case.ts';
import { listUnitsAmong } from '../store.ts';
import { daysOf } from './rhythm.ts';
import { claimMeeting, lastPlanned } from './store.ts';

/** The matter of meetings. */
export const MEETING = 'meeting';

/** As far back as meetings that nobody planned are still put on record: a worker that stood still forgets none. */
const farthestBack = 400;

const holds = ({ validFrom, validTo }: MeetingSeries, on: Day): boolean =>
  validFrom <= on && (validTo === undefined || on <= validTo);

/**
 * Puts the meetings that are near into the ledger, each once: those whose day lies within the days that their series
 * opens before, and those of days that passed while no worker ran. The ladder does the rest: it reminds, and writes
 * that a meeting was skipped.
 *
 * @returns how many meetings were opened
 */
export async function planMeetings(
  db: Db,
  county: CountyId,
  clock: Clock,
  all: readonly MeetingSeries[],
): Promise<number> {
  const on = today(clock);
  const now = clock.now();
  const calendar = await calendarIn(db, county);
  let opened = 0;
  for (const series of all) {
    const last = await lastPlanned(db, county, series.id);
    // A new series begins today: what was before it is nobody's omission.
    const from = last === undefined ? on : addDays(last, 1);
    const earliest = addDays(on, -farthestBack);
    const days = daysOf(
      series.rhythm,
      from > earliest ? from : earliest,
      addDays(on, series.opensDaysBefore),
      calendar,
    ).filter(({ planned }) => holds(series, planned));
    for (const day of days) {
      const done = await inTransaction(db, async (tx) => {
        const id = newId();
        if (!(await claimMeeting(tx, county, { series: series.id, planned: day.planned, id }))) return false;
        // A unit that was dissolved since the series was written is not asked to come; the others are.
        const standing = await listUnitsAmong(tx, county, on, series.units);
        const opening = openingOf(series, day.on, standing);
        await openCase(tx, county, MEETING, opening, { doer: systemDoer, now, id });
        return true;
      });
      if (done) opened += 1;
    }
  }
  return opened;
}

/** The organiser leads, who comes joins, and who is in the chair is the leader: parties as of any case. */
const openingOf = (series: MeetingSeries, on: Day, standing: ReadonlySet<string>) => ({
  title: `${series.name}（${Number(on.slice(0, 4))}年${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日）`,
  lead: series.office,
  joins: series.units.filter((unit) => unit !== series.office && standing.has(unit)),
  leader: series.chair,
  deadline: on,
  fields: { series: series.id, minutes: series.minutes },
});
