import { z } from 'zod';
import { Day } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';

/** An order that came in, registered quickly: where from, its clause, who leads it, until when. */
export const NewOrder = z.strictObject({
  /** One of the origins of the matter's form: 常务会议, 领导批示, 上级交办 … */
  origin: z.string().min(1).max(50),
  /** Number or title of the minutes or the document. */
  reference: z.string().trim().max(100).default(''),
  /** The number of the clause in it: 二（三）. */
  clauseNumber: z.string().trim().max(50).default(''),
  /** Who instructed, or the organ above that hands the order down. */
  givenBy: z.string().trim().max(100).default(''),
  /** The paper that the instruction is written on. */
  about: z.string().trim().max(400).default(''),
  /** The day of the meeting or the instruction. */
  decidedOn: Day.nullable().default(null),
  clause: z.string().trim().min(2).max(5000),
  /** What the case is called; absent: the clause's own words. */
  title: z.string().trim().max(400).default(''),
  demand: z.string().trim().max(2000).default(''),
  lead: z.string().max(100).nullable().default(null),
  joins: z.array(z.string().max(100)).max(40).default([]),
  leader: z.string().max(100).nullable().default(null),
  deadline: Day.nullable().default(null),
  /** The words of a leader's instruction, need-to-know. */
  instruction: z.string().trim().max(5000).default(''),
});
export type NewOrder = z.infer<typeof NewOrder>;

/** What a clerk is told of an order before it is registered. `about` is the field that it concerns. */
export const OrderNote = z.object({
  about: z.enum(['reference', 'decidedOn', 'deadline']),
  /** True where the order is refused while it stands so. */
  stops: z.boolean(),
  zh: z.string(),
  en: z.string(),
  cases: z.array(z.object({ id: Id, number: z.string(), title: z.string() })),
});
export type OrderNote = z.infer<typeof OrderNote>;

/** The fields of an order that are looked at while it is typed. */
export const OrderHead = z.strictObject({
  reference: z.string().trim().max(100).default(''),
  clause: z.string().trim().max(5000).default(''),
  decidedOn: Day.nullable().default(null),
  deadline: Day.nullable().default(null),
});
export type OrderHead = z.infer<typeof OrderHead>;

/** A clause to be read for the units and the day that it names, as said on a day. */
export const Clause = z.strictObject({
  clause: z.string().trim().min(2).max(5000),
  on: Day.nullable().default(null),
});

/** What a clause proposes; a person decides. */
export const OrderProposal = z.object({
  lead: z.string().nullable(),
  joins: z.array(z.string()),
  deadline: Day.nullable(),
  dueWords: z.string().nullable(),
  leader: z.string().nullable(),
  unknownLeader: z.string().nullable(),
  leads: z.array(z.string()),
  unknown: z.array(z.string()),
});
export type OrderProposal = z.infer<typeof OrderProposal>;

/** How many orders of a document went out to their units. */
export const OrdersIssued = z.object({ issued: z.int() });
export type OrdersIssued = z.infer<typeof OrdersIssued>;
