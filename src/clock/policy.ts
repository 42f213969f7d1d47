import { z } from 'zod';
import { Day } from './day.ts';

const Words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const Name = z.string().regex(/^[a-z][a-z0-9-]*$/, 'a-z, 0-9 and hyphens');

/** The rule a figure comes from. `confirmed: false` marks what must be checked before it is relied on. */
export const Basis = z.strictObject({
  law: z.string().min(1),
  article: z.string().min(1),
  confirmed: z.boolean().default(true),
});
export type Basis = z.infer<typeof Basis>;

/**
 * What a clock counts. A part of a working day, as 0.5, is counted in office minutes; months end on the
 * corresponding day (Civil Code, article 202).
 */
export const ClockUnit = z.enum(['working-day', 'calendar-day', 'month', 'working-hour', 'hour']);
export type ClockUnit = z.infer<typeof ClockUnit>;

const WarningStep = z.strictObject({
  amount: z.number().positive(),
  unit: z.enum(['working-day', 'calendar-day', 'working-hour', 'hour']),
});
export type WarningStep = z.infer<typeof WarningStep>;

/** What the law makes of it when the day passes and nothing was done. */
export const Silence = z.discriminatedUnion('effect', [
  z.strictObject({ effect: z.literal('none') }),
  z.strictObject({
    effect: z.enum(['deemed-accepted', 'deemed-renewed', 'deemed-refused', 'deemed-agreed', 'deemed-lapsed']),
    /** The day from which it is deemed so: that of the starting event, or the due day. */
    since: z.enum(['start', 'due']),
    basis: Basis,
  }),
]);
export type Silence = z.infer<typeof Silence>;

/**
 * How one kind of promise is timed (时限): what is counted from which event, what holds it up, what prolongs
 * it, what silence means, and when people are warned. A definition, never a running clock.
 */
export const ClockPolicy = z.strictObject({
  id: Name,
  name: Words,
  /** Whose promise it is: the law's, one the county made, or a stage inside a case. */
  kind: z.enum(['legal', 'promised', 'stage']).default('legal'),
  basis: z.array(Basis).min(1),
  /** The days of starting events for which the rule is in force; open where a side is left out. */
  valid: z.strictObject({ from: Day.optional(), until: Day.optional() }).default({}),
  span: z.strictObject({ amount: z.number().min(0), unit: ClockUnit }),
  /** `before`: the event lies ahead (the expiry of a licence) and the clock counts back from it. */
  direction: z.enum(['after', 'before']).default('after'),
  start: z.strictObject({
    event: Name,
    name: Words,
    /** Whether the day of the event is the first day. By default it is not (Civil Code, article 201). */
    counted: z.boolean().default(false),
  }),
  /** A last day on which nobody works moves to the next working day (Civil Code, article 203), or stays. */
  rolls: z.enum(['none', 'next-working-day']).default('none'),
  /** The grounds on which days do not count. Any other ground is refused. */
  suspensions: z.array(z.strictObject({ ground: Name, name: Words, basis: Basis })).default([]),
  extension: z
    .strictObject({
      /** At most so much each time, in the unit of the span. */
      amount: z.number().positive(),
      times: z.int().min(1),
      /** Who approves; an extension by anybody else is refused. */
      approver: z.strictObject({ id: Name, name: Words }),
      basis: Basis,
    })
    .optional(),
  /** Events that set the clock back to its full span, counted from them. */
  restarts: z.array(z.strictObject({ event: Name, name: Words, basis: Basis })).default([]),
  silence: Silence.default({ effect: 'none' }),
  warnings: z
    .strictObject({ before: z.array(WarningStep).default([]), after: z.array(WarningStep).default([]) })
    .default({ before: [], after: [] }),
});
export type ClockPolicy = z.infer<typeof ClockPolicy>;
/** A policy as it is written: what has a default may be left out. */
export type ClockPolicyInput = z.input<typeof ClockPolicy>;

/** True where the clock runs by the minute and its events need a time of day. */
export const isTimed = ({ span }: ClockPolicy): boolean =>
  span.unit === 'hour' ||
  span.unit === 'working-hour' ||
  (span.unit === 'working-day' && !Number.isInteger(span.amount));

/** True where a notice or a local day off can move the due day. */
export const asksCalendar = ({ span, rolls }: ClockPolicy): boolean =>
  rolls === 'next-working-day' || span.unit === 'working-day' || span.unit === 'working-hour';

/** Whether the rule is in force for a clock that starts on a day. */
export const isInForce = ({ valid }: ClockPolicy, startedOn: Day): boolean =>
  (valid.from === undefined || startedOn >= valid.from) &&
  (valid.until === undefined || startedOn <= valid.until);
