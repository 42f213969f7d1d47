import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { listOrders } from '../ledger/index.ts';
import { answerOrder, keepFileByLink, type LinkedOrder, openByLink } from '../notices/index.ts';
import { loadOrderPaper } from '../publishing/index.ts';
import {
  AnswerByLink,
  type AnswerReceipt,
  FileByLink,
  filesByLink,
  KeptFile,
  OpenByLink,
  OrderByLink,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { bytesOf } from './bytes-of.ts';
import { Names } from './names.ts';

/** The units of a county go out by one address: a whole county answers on one evening, and nobody guesses a token. */
const config = { policy: 'everyone', rateLimit: { max: 300, timeWindow: '1 minute' } } as const;

/** What was received as the answer of an order; null where there is none. */
async function receiptOf(
  db: Db,
  clock: Clock,
  county: CountyId,
  { caseId, seq }: LinkedOrder,
): Promise<AnswerReceipt | null> {
  const on = today(clock);
  const [order] = await listOrders(db, county, { caseId, seq, on }, 1);
  const answer = order?.answer;
  if (!answer) return null;
  const by = (await Names.load(db, county, on)).post(answer.byPost);
  return {
    at: answer.at,
    by: `${by.organisationName}${by.title}`,
    byLink: answer.byLink,
    text: answer.text,
    files: answer.evidence.map(({ name, bytes, digest, accepted }) => ({ name, bytes, digest, accepted })),
    entry: answer.hash,
  };
}

/** Links by which a post answers one order without signing in. */
export function orderLinkRoutes(app: App, db: Db, clock: Clock): void {
  const present = async (county: CountyId, linked: LinkedOrder): Promise<OrderByLink> => {
    const [paper, answer] = await Promise.all([
      loadOrderPaper(db, clock, county, linked),
      linked.answered ? receiptOf(db, clock, county, linked) : null,
    ]);
    return {
      ...paper,
      rows: paper.rows.map(([label, text]): [string, string] => [label, text]),
      post: `${linked.post.organisationName}${linked.post.title}`,
      expiresAt: linked.expiresAt,
      files: linked.takesFiles ? filesByLink : null,
      answer,
    };
  };

  app.post(
    '/api/order-links/open',
    { config, schema: { body: OpenByLink, response: { 200: OrderByLink } } },
    async (request) => {
      const { county, token } = request.body;
      return await present(county, await openByLink(db, clock, county, token));
    },
  );

  app.post(
    '/api/order-links/files',
    { config, schema: { headers: FileByLink, response: { 201: KeptFile } } },
    async (request, reply) => {
      const { 'suohe-county': county, 'suohe-link': token } = request.headers;
      return await reply
        .status(201)
        .send(await keepFileByLink(db, clock, county, token, bytesOf(request.body)));
    },
  );

  app.post(
    '/api/order-links/answer',
    { config, schema: { body: AnswerByLink, response: { 200: OrderByLink } } },
    async (request) => {
      const { county, ...answer } = request.body;
      return await present(county, await answerOrder(db, clock, county, answer));
    },
  );
}
