import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { UnitView } from './people.ts';

const Words = z.object({ zh: z.string(), en: z.string() });
const PostRef = z.object({
  id: z.string(),
  title: z.string(),
  organisationName: z.string(),
  assumed: z.boolean(),
});

/** A series of meetings as the county's files define it, with the fields that they assume. */
export const MeetingSeriesView = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string().optional(),
  rhythm: z.union([
    z.object({ every: z.literal('week'), weekday: z.int() }),
    z.object({ every: z.literal('month'), day: z.int() }),
    z.object({ every: z.literal('quarter'), month: z.int(), day: z.int() }),
  ]),
  chair: PostRef,
  units: z.array(UnitView),
  most: z.int(),
  assumed: z.array(z.string()),
});
export type MeetingSeriesView = z.infer<typeof MeetingSeriesView>;

/** A meeting on the list. `skipped`: its day passed without its being held or called off. */
export const MeetingRow = z.object({
  id: Id,
  number: z.string(),
  title: z.string(),
  series: z.string(),
  day: Day.nullable(),
  stage: Words.extend({ id: z.string() }),
  skipped: z.boolean(),
  /** The day that the rhythm names, where the meeting falls on another: moved by the calendar, or put off. */
  planned: Day.nullable(),
  /** Why it was put off, called off or not held, where somebody said so. */
  why: z.string().nullable(),
  items: z.int(),
});
export type MeetingRow = z.infer<typeof MeetingRow>;

export const MeetingList = z.object({ series: z.array(MeetingSeriesView), meetings: z.array(MeetingRow) });
export type MeetingList = z.infer<typeof MeetingList>;

/** An item of an agenda with the reasons why it is on it. */
export const AgendaItemView = z.object({
  case: Id.nullable(),
  number: z.string().nullable(),
  title: z.string(),
  lead: UnitView.nullable(),
  deadline: Day.nullable(),
  stage: Words.nullable(),
  reasons: z.array(Words),
});
export type AgendaItemView = z.infer<typeof AgendaItemView>;

const DecisionView = z.object({
  seq: z.int(),
  at: Instant,
  item: z.int(),
  text: z.string(),
  became: z.enum(['order', 'step', 'noted']),
  case: Id.nullable(),
  number: z.string().nullable(),
  ended: z.boolean(),
});

/** A meeting: the agenda as it was fixed, or as the ledger gives it now while it is not; and what was decided. */
export const MeetingView = MeetingRow.extend({
  seq: z.int(),
  chair: PostRef.nullable(),
  units: z.array(UnitView),
  heldOn: Day.nullable(),
  fixed: z.boolean(),
  asOf: Instant.nullable(),
  leftOver: z.int(),
  agenda: z.array(AgendaItemView),
  decisions: z.array(DecisionView),
});
export type MeetingView = z.infer<typeof MeetingView>;

/** Fixes the agenda: cases left off, and items that the office adds in its own words. */
export const AgendaWish = z.strictObject({
  leaveOff: z.array(Id).max(500).default([]),
  own: z.array(z.string().trim().min(1).max(200)).max(20).default([]),
});

/** Records a decision about an item (0: raised at the meeting) and says what it becomes. */
export const NewDecision = z.strictObject({
  item: z.int().min(0).max(200),
  text: z.string().trim().min(2).max(5000),
  becomes: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('order'),
      lead: z.string().max(100).nullable(),
      joins: z.array(z.string().max(100)).max(40).default([]),
      leader: z.string().max(100).nullable().default(null),
      deadline: Day.nullable().default(null),
    }),
    z.strictObject({
      kind: z.literal('step'),
      step: z.string().min(1).max(50),
      args: z.record(z.string(), z.unknown()).default({}),
    }),
    z.strictObject({ kind: z.literal('noted') }),
  ]),
});
export type NewDecision = z.infer<typeof NewDecision>;
