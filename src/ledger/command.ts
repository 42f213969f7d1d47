import { z } from 'zod';
import type { Verb } from '../catalog/index.ts';
import { Day, Moment } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { Evidence, Source, Terms } from './bodies.ts';

const reason = z.string().trim().min(2, 'at least 2 characters').max(2000);
const text = z.string().trim().min(1).max(20_000);
const unit = z.string().min(1).max(100);

/** What a step asks for beside its own form, by its verb. */
export const asked = {
  assign: z.strictObject({
    lead: unit,
    joins: z.array(unit).max(50).default([]),
    leader: unit.nullable().default(null),
  }),
  accept: z.strictObject({}),
  'hand-back': z.strictObject({ reason }),
  advance: z.strictObject({}),
  report: z.strictObject({
    text,
    value: z.number().nullable().default(null),
    period: z.string().max(20).nullable().default(null),
    milestone: z.string().max(200).nullable().default(null),
  }),
  attach: z.strictObject({
    evidence: Evidence.extend({
      milestone: Evidence.shape.milestone.default(null),
      takenAt: Evidence.shape.takenAt.default(null),
      place: Evidence.shape.place.default(null),
    }),
  }),
  judge: z.strictObject({
    evidence: z.int().min(1),
    accepted: z.boolean(),
    reason: z.string().max(2000).default(''),
  }),
  'ask-adjustment': z.strictObject({ terms: Terms, reason }),
  'decide-adjustment': z.strictObject({ agreed: z.boolean(), reason: z.string().max(2000).default('') }),
  correct: z.strictObject({ terms: Terms, reason }),
  suspend: z.strictObject({ ground: z.string().min(1).max(50), announcedUntil: Day.optional() }),
  resume: z.strictObject({}),
  extend: z.strictObject({
    clock: z.string().min(1).max(50),
    amount: z.number().positive(),
    approver: z.string().min(1).max(50),
    reason,
  }),
  answer: z.strictObject({ text, class: z.string().max(20).nullable().default(null) }),
  handle: z.strictObject({ text, class: z.string().max(20).nullable().default(null) }),
  /** A matter with kinds of verdicts is told one of them, any other whether it passed. */
  verify: z.strictObject({
    passed: z.boolean().optional(),
    verdict: z.string().max(50).nullable().default(null),
    reason: z.string().max(2000).default(''),
  }),
  close: z.strictObject({
    outcome: z.string().max(50).nullable().default(null),
    reason: z.string().max(2000).default(''),
  }),
  'send-back': z.strictObject({ reason }),
  reopen: z.strictObject({ reason }),
  urge: z.strictObject({
    level: z.enum(['reminder', 'blue', 'orange', 'red']).default('reminder'),
    text: z.string().trim().min(2).max(2000),
  }),
  respond: z.strictObject({
    urging: z.int().min(1),
    text,
    evidence: z.array(z.int().min(1)).max(50).optional(),
  }),
  rate: z.strictObject({
    solved: z.enum(['yes', 'partly', 'no']).nullable().default(null),
    satisfied: z.enum(['very', 'yes', 'fairly', 'no', 'not-at-all']).nullable().default(null),
  }),
  'hand-over': z.strictObject({
    to: z.string().min(1).max(200),
    number: z.string().max(100).nullable().default(null),
    due: Day.nullable().default(null),
    reason,
  }),
  'take-back': z.strictObject({ reason }),
  merge: z.strictObject({ into: Id, reason }),
  'carry-over': z.strictObject({ into: Id, year: z.int().min(1949).max(2199), reason }),
  withdraw: z.strictObject({ reason }),
  darken: z.strictObject({ light: z.enum(['yellow', 'red']), reason }),
  'ask-brightening': z.strictObject({ light: z.enum(['green', 'yellow']), until: Day, reason }),
  'decide-brightening': z.strictObject({ agreed: z.boolean(), reason: z.string().max(2000).default('') }),
} as const satisfies Record<Verb, z.ZodType>;

export type Asked<V extends Verb> = z.output<(typeof asked)[V]>;

/** What opening a case asks for. `receivedAt` is when it came in, where that was before it was registered. */
export const Opening = z.strictObject({
  title: z.string().trim().min(1).max(500),
  fields: z.record(z.string(), z.unknown()).default({}),
  private: z.record(z.string(), z.unknown()).optional(),
  receivedAt: Moment.optional(),
  source: Source.nullable().default(null),
  lead: unit.nullable().default(null),
  joins: z.array(unit).max(50).default([]),
  leader: unit.nullable().default(null),
  deadline: Day.nullable().default(null),
  parent: Id.nullable().default(null),
  continues: Id.nullable().default(null),
  /** In whose name an act of the program opens it; no request carries it. */
  opener: unit.optional(),
  /** Set by acts of the program that open cases; no request carries it. */
  byProgram: z.literal(true).optional(),
});
export type Opening = z.input<typeof Opening>;

/** A step to do: its id in the matter, what its verb asks for, what its own form holds. */
export const Command = z.strictObject({
  step: z.string().min(1).max(50),
  args: z.record(z.string(), z.unknown()).default({}),
  fields: z.record(z.string(), z.unknown()).optional(),
  private: z.record(z.string(), z.unknown()).optional(),
  /** Set by acts of the program that fill a step's form in; no request carries it. */
  byProgram: z.literal(true).optional(),
});
export type Command = z.input<typeof Command>;
