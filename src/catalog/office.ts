import { z } from 'zod';
import { Name, remarks, Slug, validity } from './field.ts';

/** When a series of meetings falls: on a weekday (Monday is 1), a day of each month, or of one month of each quarter. */
const Rhythm = z.discriminatedUnion('every', [
  z.strictObject({ every: z.literal('week'), weekday: z.int().min(1).max(7) }),
  z.strictObject({ every: z.literal('month'), day: z.int().min(1).max(31) }),
  z.strictObject({
    every: z.literal('quarter'),
    month: z.int().min(1).max(3),
    day: z.int().min(1).max(31),
  }),
]);
export type Rhythm = z.infer<typeof Rhythm>;

/** Why a case comes on an agenda, in the order in which agendas are filled. */
export const AgendaReason = z.enum([
  'adjustment',
  'brightening',
  'returned',
  'finding',
  'unanswered',
  'open-decision',
  'red',
  'late',
  'yellow',
  'due-soon',
]);
export type AgendaReason = z.infer<typeof AgendaReason>;

/** A series of meetings (调度会): when, who is in the chair, who comes, and which cases come on the agenda. */
export const MeetingSeries = z.strictObject({
  id: Slug,
  name: Name,
  /** For screens in English; without it they show the name. */
  nameEn: Name.optional(),
  rhythm: Rhythm,
  /** The organisation that prepares it, and the post in the chair. */
  office: Slug,
  chair: Slug,
  /** Units that always come; those whose cases are on the agenda come as well. */
  units: z.array(Slug).max(200).default([]),
  /** The matters whose cases may come on the agenda. */
  matters: z.array(Slug).min(1),
  takes: z.array(AgendaReason).min(1),
  /** At most so many items; what is left over is counted on the agenda. */
  most: z.int().min(1).max(100),
  /** So many calendar days before its day a meeting stands in the ledger. */
  opensDaysBefore: z.int().min(1).max(90),
  /** How long it is expected to take, in minutes. */
  minutes: z.int().min(5).max(600),
  ...validity,
  ...remarks,
});
export type MeetingSeries = z.infer<typeof MeetingSeries>;

/** What a unit may be asked for, by kind; the ledger counts each from its entries. */
export const DemandKind = z.enum([
  'task',
  'form',
  'order',
  'reminder',
  'progress',
  'evidence',
  'final-report',
  'meeting',
  'visit',
]);
export type DemandKind = z.infer<typeof DemandKind>;

/** How long one demand of a kind is estimated to take a unit, in minutes (为基层减负). */
export const Demand = z.strictObject({
  id: DemandKind,
  name: Name,
  minutes: z.number().min(0).max(6000),
  /** On top for every field that it asks for: columns of a form, figures of a progress report. */
  minutesPerField: z.number().min(0).max(600).optional(),
  ...validity,
  ...remarks,
});
export type Demand = z.infer<typeof Demand>;

/** How much a unit may be asked for in a month before whoever asks is warned. A warning, never a block. */
export const Cap = z.strictObject({
  id: Slug,
  name: Name,
  /** Kinds of organisation that it is for; empty: every unit. */
  kinds: z.array(Name).default([]),
  demands: z.int().min(1).optional(),
  minutes: z.int().min(1).optional(),
  ...validity,
  ...remarks,
});
export type Cap = z.infer<typeof Cap>;
