import type { Calendar } from './calendar.ts';
import type { Day, Instant } from './day.ts';
import type { Moment } from './moment.ts';
import { projectDue, type RunningClock } from './reading.ts';

/** An open clock as somebody stored it, with the due day it showed until now. */
export type OpenClock = RunningClock & { readonly id: string; readonly due: Day; readonly dueAt: Instant };

/** A due day that moved when the calendar changed. */
export type MovedDue = {
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly dueAt: Instant;
  /** Whether the new due day may still move. */
  readonly provisional: boolean;
};

/**
 * Computes open clocks again under a calendar with a new notice or new local days, and returns those whose due
 * day or minute moved, in the order given. Clocks that did not move are left out.
 */
export function reproject(open: Iterable<OpenClock>, now: Moment, calendar: Calendar): MovedDue[] {
  const moved: MovedDue[] = [];
  for (const clock of open) {
    const { due, dueAt, provisional } = projectDue(clock, now, calendar);
    if (dueAt !== clock.dueAt) moved.push({ id: clock.id, from: clock.due, to: due, dueAt, provisional });
  }
  return moved;
}
