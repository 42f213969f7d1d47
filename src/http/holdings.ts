import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { holdPost, leavePost, listHoldings, mayManagePeople } from '../people/index.ts';
import { HoldingEnd, HoldingView, NewHolding } from '../wire/index.ts';
import type { App } from './app.ts';

/** Who is at a post, and when: holders who follow each other, and leave cover. */
export function holdingRoutes(app: App, db: Db, clock: Clock): void {
  const params = z.object({ county: CountyId, post: z.string().max(100) });
  const config = { policy: mayManagePeople };
  const address = '/api/counties/:county/posts/:post/holdings';
  const response = { 200: z.array(HoldingView) };

  const present = async (county: CountyId, post: string): Promise<HoldingView[]> =>
    (await listHoldings(db, county, post)).map(({ id, account, name, kind, from, until }) => ({
      id,
      person: { id: account, name },
      kind,
      from,
      until,
    }));

  app.get(address, { config, schema: { params, response } }, async (request) =>
    present(request.params.county, request.params.post),
  );

  app.post(address, { config, schema: { params, body: NewHolding, response } }, async (request) => {
    const { county, post } = request.params;
    const { person, ...days } = request.body;
    await holdPost(db, county, { post, account: person, ...days });
    return await present(county, post);
  });

  app.post(
    `${address}/:holding/end`,
    { config, schema: { params: params.extend({ holding: Id }), body: HoldingEnd, response } },
    async (request) => {
      const { county, post, holding } = request.params;
      await leavePost(db, county, holding, request.body.last, clock);
      return await present(county, post);
    },
  );
}
