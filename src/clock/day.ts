import { z } from 'zod';

/**
 * A legal day of the county, as `2026-02-28`. Never a `Date`: a day has no hour and no time zone.
 */
export const Day = z.iso.date().brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A moment, as ISO 8601 in UTC with milliseconds: `2026-02-27T16:00:00.000Z`. */
export const Instant = z.iso.datetime({ precision: 3 }).brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** Where time comes in (law 6): every act takes a clock or a day; tests bring their own. */
export type Clock = { now(): Instant };

/** The machine's clock: the only place that asks it. */
export const machineClock: Clock = { now: () => new Date().toISOString() as Instant };

/** The county's day at a moment. China keeps one time zone, UTC+8, without summer time since 1992. */
export const dayAt = (at: Instant): Day =>
  new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10) as Day;

/** The county's day now. */
export const today = (clock: Clock): Day => dayAt(clock.now());

/** The moment a number of milliseconds after another. */
export const later = (at: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(at) + milliseconds).toISOString() as Instant;
