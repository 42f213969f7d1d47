import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { answerOrder, mayRevokeLinks, openByLink, revokeLinks } from '../notices/index.ts';
import { loadOrderPaper } from '../publishing/index.ts';
import { AnswerByLink, OpenByLink, OrderByLink } from '../wire/index.ts';
import type { App } from './app.ts';

const inCounty = z.object({ county: CountyId });

/** Links by which a post answers one order without signing in. */
export function orderLinkRoutes(app: App, db: Db, clock: Clock): void {
  const config = { policy: 'everyone', rateLimit: { max: 30, timeWindow: '1 minute' } } as const;

  app.post(
    '/api/order-links/open',
    { config, schema: { body: OpenByLink, response: { 200: OrderByLink } } },
    async (request) => {
      const { county, token } = request.body;
      const linked = await openByLink(db, clock, county, token);
      const paper = await loadOrderPaper(db, clock, county, linked);
      return {
        ...paper,
        rows: paper.rows.map(([label, text]): [string, string] => [label, text]),
        post: `${linked.post.organisationName}${linked.post.title}`,
        expiresAt: linked.expiresAt,
      };
    },
  );

  app.post('/api/order-links/answer', { config, schema: { body: AnswerByLink } }, async (request, reply) => {
    const { county, ...answer } = request.body;
    await answerOrder(db, clock, county, answer);
    return await reply.status(204).send();
  });

  app.post(
    '/api/counties/:county/cases/:case/orders/:seq/links/revocation',
    {
      config: { policy: mayRevokeLinks },
      schema: {
        params: inCounty.extend({ case: Id, seq: z.coerce.number().int().min(1) }),
        response: { 200: z.object({ revoked: z.int() }) },
      },
    },
    async (request) => {
      const { county, case: caseId, seq } = request.params;
      return { revoked: await revokeLinks(db, county, { caseId, seq }, clock.now()) };
    },
  );
}
