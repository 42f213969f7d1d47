import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { listMatters } from '../catalog/index.ts';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  type Doer,
  doStep,
  doStepNow,
  mayOpenCase,
  mayWork,
  type NamedRequest,
  once,
  openCase,
  openCaseNow,
  openCases,
} from '../ledger/index.ts';
import { CaseStand, MatterView, NewCase, NewCases, StepBody } from '../wire/index.ts';
import type { App } from './app.ts';
import { actorOf } from './gate.ts';
import { IfMatch, seenOrAny } from './if-match.ts';
import { presentMatter } from './present-matter.ts';
import { presentStand } from './present-work.ts';

const inCounty = z.object({ county: CountyId });
const config = { policy: mayWork };

/** The person with all posts held or covered in the county: the matter says through which one a step is done. */
export const doerOf = (request: FastifyRequest, county: CountyId): Doer => {
  const { account, posts } = actorOf(request);
  return { account, posts: posts.filter((post) => post.county === county) };
};

/** The name that a request gave itself, so that sending it twice does it once. */
export function namedBy(request: FastifyRequest, clock: Clock): NamedRequest | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '') return undefined;
  const { account } = actorOf(request);
  const seen = request.headers['if-match'] ?? null;
  const asked = { method: request.method, url: request.url, seen, body: request.body ?? null };
  return { account, key: key.slice(0, 200), asked, at: clock.now() };
}

/** The header by which a request names itself. */
export const Named = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('A name of the request: sent again under it, it is done once and answered the same.'),
});

/** Opening cases of any matter, and doing the steps that their matter defines. */
export function stepRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/matters',
    { config, schema: { params: inCounty, response: { 200: z.array(MatterView) } } },
    async (request) => {
      const { county } = request.params;
      const doer = doerOf(request, county);
      const matters = await listMatters(db, county, today(clock));
      return matters.map(({ matter, digest }) => presentMatter(matter, digest, mayOpenCase(matter, doer)));
    },
  );

  app.post(
    '/api/counties/:county/cases',
    {
      config,
      schema: { params: inCounty, headers: Named, body: NewCase, response: { 201: CaseStand } },
    },
    async (request, reply) => {
      const { county } = request.params;
      const { matter, ...opening } = request.body;
      const by = { doer: doerOf(request, county), now: clock.now() };
      const named = namedBy(request, clock);
      const stand = named
        ? await once(db, county, named, async (tx) =>
            presentStand(await openCase(tx, county, matter, opening, by)),
          )
        : presentStand(await openCaseNow(db, county, matter, opening, by));
      reply.header('location', `/api/counties/${county}/cases/${stand.id}`).header('etag', `"${stand.seq}"`);
      return reply.code(201).send(stand);
    },
  );

  app.post(
    '/api/counties/:county/openings',
    {
      config,
      schema: { params: inCounty, headers: Named, body: NewCases, response: { 201: z.array(CaseStand) } },
    },
    async (request, reply) => {
      const { county } = request.params;
      const wishes = request.body.cases.map(({ matter, ...opening }) => ({ matter, opening }));
      const by = { doer: doerOf(request, county), now: clock.now() };
      const opened = await once(db, county, namedBy(request, clock), async (tx) =>
        (await openCases(tx, county, wishes, by)).map(presentStand),
      );
      return reply.code(201).send(opened);
    },
  );

  app.post(
    '/api/counties/:county/cases/:case/steps/:step',
    {
      config,
      schema: {
        params: inCounty.extend({ case: Id, step: z.string().min(1).max(50) }),
        headers: Named.extend(IfMatch.shape),
        body: StepBody,
        response: { 200: CaseStand },
      },
    },
    async (request, reply) => {
      const { county, case: id, step } = request.params;
      const seen = seenOrAny(request);
      const wish = { command: { step, ...request.body }, ...(seen === undefined ? {} : { seen }) };
      const by = { doer: doerOf(request, county), now: clock.now() };
      const named = namedBy(request, clock);
      const stand = named
        ? await once(db, county, named, async (tx) => presentStand(await doStep(tx, county, id, wish, by)))
        : presentStand(await doStepNow(db, county, id, wish, by));
      return reply.header('etag', `"${stand.seq}"`).send(stand);
    },
  );
}
