import { z } from 'zod';
import { Day } from '../clock/index.ts';

/** An order that came in, registered quickly: where from, its clause, who leads it, until when. */
export const NewOrder = z.strictObject({
  /** One of the origins of the matter's form: 常务会议, 领导批示, 上级交办 … */
  origin: z.string().min(1).max(50),
  /** Number or title of the minutes or the document. */
  reference: z.string().trim().max(100).default(''),
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
  leads: z.array(z.string()),
  unknown: z.array(z.string()),
});
export type OrderProposal = z.infer<typeof OrderProposal>;

/** How many orders of a document went out to their units. */
export const OrdersIssued = z.object({ issued: z.int() });
export type OrdersIssued = z.infer<typeof OrdersIssued>;
