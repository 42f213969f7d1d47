import { z } from 'zod';
import { Day, Instant } from '../clock/index.ts';
import { Id } from '../kernel/index.ts';
import { UnitView } from './people.ts';

export const OrderLevel = z.enum(['reminder', 'blue', 'orange', 'red']);
export type OrderLevel = z.infer<typeof OrderLevel>;

const PostName = z.object({
  id: z.string(),
  title: z.string(),
  organisationName: z.string(),
  assumed: z.boolean(),
});

/** Evidence that an answer rests on. `accepted` is null until somebody judged it. */
const AnswerEvidence = z.object({
  seq: z.int(),
  name: z.string(),
  kind: z.string(),
  digest: z.string(),
  accepted: z.boolean().nullable(),
});

/** An order (督办单、催办单) on the list of them; `seq` is its place in the chain of its case. */
export const OrderRow = z.object({
  case: Id,
  seq: z.int(),
  number: z.string(),
  level: OrderLevel,
  caseNumber: z.string(),
  title: z.string(),
  unit: UnitView.nullable(),
  issuedAt: Instant,
  due: Day.nullable(),
  /** Open, and its day for the answer has passed. */
  late: z.boolean(),
  /** Open, and a notice of it outside the house was given up: who should answer may not know of it. */
  undelivered: z.boolean(),
  answer: z
    .object({
      at: Instant,
      by: PostName,
      text: z.string(),
      /** Given by the link of a notice: nobody signed in. */
      byLink: z.boolean(),
      evidence: z.array(AnswerEvidence),
    })
    .nullable(),
});
export type OrderRow = z.infer<typeof OrderRow>;

export const OrderPage = z.object({ orders: z.array(OrderRow), next: z.string().nullable() });
export type OrderPage = z.infer<typeof OrderPage>;

/** Which orders a list shows; the route adds where its page begins. */
export const OrderQuery = z.object({
  level: OrderLevel.optional(),
  unit: z.string().max(100).optional(),
  case: Id.optional(),
  answer: z.enum(['open', 'late', 'answered']).optional(),
  q: z.string().min(1).max(100).optional(),
});
export type OrderQuery = z.infer<typeof OrderQuery>;
