import { z } from 'zod';
import { Instant } from '../clock/index.ts';
import { CountyId } from '../kernel/index.ts';
import { OrderLevel } from './orders.ts';

const token = z.string().min(20).max(100);

/** Opens the order that a link leads to. The token comes in the body, so that it stands in no log of addresses. */
export const OpenByLink = z.strictObject({ county: CountyId, token });
export type OpenByLink = z.infer<typeof OpenByLink>;

/** Answers an order by link: the post answers, the person gives a name. */
export const AnswerByLink = z.strictObject({
  county: CountyId,
  token,
  name: z.string().trim().min(2).max(50),
  text: z.string().trim().min(2).max(20_000),
});
export type AnswerByLink = z.infer<typeof AnswerByLink>;

/** An order as its unit sees it by link: what the printed paper says, and nothing private. */
export const OrderByLink = z.object({
  level: OrderLevel,
  kind: z.string(),
  number: z.string(),
  title: z.string(),
  issuer: z.string(),
  to: z.string(),
  opening: z.string(),
  /** Label and text of each row of the paper. */
  rows: z.array(z.tuple([z.string(), z.string()])),
  day: z.string(),
  /** The post for which it is answered. */
  post: z.string(),
  expiresAt: Instant,
  county: z.string(),
  simulated: z.boolean(),
});
export type OrderByLink = z.infer<typeof OrderByLink>;
