import { z } from 'zod';
import type { Matter, MatterClock } from '../catalog/index.ts';
import {
  type Calendar,
  ClockEvent,
  type ClockPolicy,
  Day,
  Instant,
  type Moment,
  readClock,
  readyPolicies,
} from '../clock/index.ts';

/**
 * A clock of one case, as its last entry left it: the events it saw, and when it is due by them. `term` counts
 * its starts and extensions: what was urged in one term is urged again in the next.
 */
export const CaseClock = z.strictObject({
  term: z.int(),
  events: z.array(ClockEvent),
  status: z.enum(['running', 'suspended', 'stopped']),
  due: Day,
  dueAt: Instant,
  provisional: z.boolean(),
  /** The period ended before the clock was stopped; it stays so whatever comes after. */
  late: z.boolean(),
});
export type CaseClock = z.infer<typeof CaseClock>;

export type CaseClocks = Readonly<Record<string, CaseClock>>;

const ready = readyPolicies();

/** The policy of a matter's clock. The checker refuses matters that name an unknown one. */
export function policyOf({ policy }: MatterClock): ClockPolicy {
  const found = typeof policy === 'string' ? ready.get(policy) : policy;
  if (!found) throw new Error(`No clock policy ${String(policy)}.`);
  return found;
}

function stand(
  policy: ClockPolicy,
  term: number,
  events: readonly ClockEvent[],
  now: Moment,
  calendar: Calendar,
): CaseClock {
  const { status, due, dueAt, provisional, breached } = readClock({ policy, events }, now, calendar);
  return { term, events: [...events], status, due, dueAt, provisional, late: breached };
}

/** What happens to the clocks of a case: pure, on one matter, case and moment. */
export class ClockWork {
  readonly #matter: Matter;
  readonly #before: CaseClocks;
  readonly #now: Instant;
  readonly #calendar: Calendar;
  readonly #changed: Record<string, CaseClock> = {};

  constructor(matter: Matter, before: CaseClocks, now: Instant, calendar: Calendar) {
    this.#matter = matter;
    this.#before = before;
    this.#now = now;
    this.#calendar = calendar;
  }

  /** The clocks that changed; empty where none did. */
  get changed(): CaseClocks {
    return this.#changed;
  }

  of(id: string): CaseClock | undefined {
    return this.#changed[id] ?? this.#before[id];
  }

  /** Nothing is late when a time that somebody was given ends. */
  #stand(id: string, policy: ClockPolicy, term: number, events: readonly ClockEvent[]): CaseClock {
    const clock = stand(policy, term, events, this.#now, this.#calendar);
    return this.#definition(id).window ? { ...clock, late: false } : clock;
  }

  #definition(id: string): MatterClock {
    const found = this.#matter.clocks[id];
    if (!found) throw new Error(`The matter ${this.#matter.id} has no clock ${id}.`);
    return found;
  }

  /** Starts a clock, again where it ran before. */
  start(id: string, at: Moment): void {
    const policy = policyOf(this.#definition(id));
    const term = (this.of(id)?.term ?? 0) + 1;
    this.#changed[id] = this.#stand(id, policy, term, [{ type: 'started', at }]);
  }

  /** Adds an event to a clock that has not stopped. */
  apply(id: string, event: ClockEvent): void {
    const clock = this.of(id);
    if (!clock || clock.status === 'stopped') return;
    const policy = policyOf(this.#definition(id));
    const term = clock.term + (event.type === 'extended' || event.type === 'restarted' ? 1 : 0);
    const next = this.#stand(id, policy, term, [...clock.events, event]);
    this.#changed[id] = { ...next, late: next.late || (clock.late && term === clock.term) };
  }

  stop(id: string): void {
    this.apply(id, { type: 'stopped', at: this.#now });
  }

  /** Marks a clock whose period has ended. */
  markLate(id: string): void {
    const clock = this.of(id);
    if (clock) this.#changed[id] = { ...clock, late: true };
  }

  /** Computes the running clocks again, under a calendar with a new notice: those that moved change. */
  reproject(): void {
    for (const [id, clock] of Object.entries(this.#before)) {
      if (clock.status === 'stopped') continue;
      const policy = policyOf(this.#definition(id));
      const next = this.#stand(id, policy, clock.term, clock.events);
      if (next.dueAt !== clock.dueAt || next.provisional !== clock.provisional)
        this.#changed[id] = { ...next, late: clock.late };
    }
  }

  /** The clocks that a ground suspends by their policies. */
  suspendable(ground: string): string[] {
    return this.#running().filter((id) =>
      policyOf(this.#definition(id)).suspensions.some((suspension) => suspension.ground === ground),
    );
  }

  #running(): string[] {
    return Object.keys(this.#before).filter((id) => this.of(id)?.status === 'running');
  }

  suspended(): string[] {
    return Object.keys(this.#before).filter((id) => this.of(id)?.status === 'suspended');
  }

  stopAll(): void {
    for (const id of Object.keys({ ...this.#before, ...this.#changed })) this.stop(id);
  }
}
