import { z } from 'zod';
import { Instant } from '../clock/index.ts';
import { CountyId } from '../kernel/index.ts';
import { OrderLevel } from './orders.ts';

const token = z.string().min(20).max(100);

/** Opens the order that a link leads to. The token comes in the body, so that it stands in no log of addresses. */
export const OpenByLink = z.strictObject({ county: CountyId, token });
export type OpenByLink = z.infer<typeof OpenByLink>;

/** What the files of an answer by link may be: how many, and how large each; no request is larger. */
export const filesByLink = { most: 10, bytes: 20 * 1024 * 1024 } as const;

/** Names the link by which a file comes: in headers, since the body is the file. */
export const FileByLink = z.object({ 'suohe-county': CountyId, 'suohe-link': token });

/** Answers an order by link: the post answers, the person gives a name, files that came before are its evidence. */
export const AnswerByLink = z.strictObject({
  county: CountyId,
  token,
  name: z.string().trim().min(2).max(50),
  text: z.string().trim().min(2).max(20_000),
  files: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(200),
        digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
      }),
    )
    .max(filesByLink.most)
    .default([]),
});
export type AnswerByLink = z.infer<typeof AnswerByLink>;

/** What was received as the answer to an order, to keep as a receipt. */
export const AnswerReceipt = z.object({
  at: Instant,
  by: z.string(),
  byLink: z.boolean(),
  text: z.string(),
  files: z.array(
    z.object({ name: z.string(), bytes: z.int(), digest: z.string(), accepted: z.boolean().nullable() }),
  ),
  /** The hash of its entry in the chain of the case. */
  entry: z.string(),
});
export type AnswerReceipt = z.infer<typeof AnswerReceipt>;

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
  /** What files an answer may bring; null where the case takes none. */
  files: z.object({ most: z.int(), bytes: z.int() }).nullable(),
  answer: AnswerReceipt.nullable(),
  county: z.string(),
  simulated: z.boolean(),
});
export type OrderByLink = z.infer<typeof OrderByLink>;
