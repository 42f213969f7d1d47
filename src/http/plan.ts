import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { adoptCases, carryOver, closeCases, correctCase, mayReview, type Terms } from '../ledger/index.ts';
import { Adopted, Adoption, CarryOver, Closure, Correction } from '../wire/index.ts';
import type { App } from './app.ts';
import { authorOf } from './gate.ts';
import { IfMatch, seenVersion } from './if-match.ts';

const Changed = z.object({ changed: z.int() });

/** What the delivery office does with a year's plan: adopt it, correct it, and end it. */
export function planRoutes(app: App, db: Db, clock: Clock): void {
  const inCounty = z.object({ county: CountyId });
  const config = { policy: mayReview };

  app.post(
    '/api/counties/:county/adoptions',
    { config, schema: { params: inCounty, body: Adoption, response: { 200: Adopted } } },
    async (request) => {
      const done = await adoptCases(db, request.params.county, request.body, authorOf(request, clock));
      return { adopted: done.length };
    },
  );

  app.post(
    '/api/counties/:county/cases/:case/correction',
    {
      config,
      schema: {
        params: inCounty.extend({ case: Id }),
        headers: IfMatch,
        body: Correction,
        response: { 200: Changed },
      },
    },
    async (request) => {
      const { county, case: id } = request.params;
      const { terms, goal, reason } = request.body;
      const wish = { terms: terms as Partial<Terms>, goal, reason, seen: seenVersion(request) };
      const changed = await correctCase(db, county, id, wish, authorOf(request, clock));
      return { changed: changed ? 1 : 0 };
    },
  );

  app.post(
    '/api/counties/:county/closures',
    { config, schema: { params: inCounty, body: Closure, response: { 200: Changed } } },
    async (request) => {
      const { cases, ...end } = request.body;
      return {
        changed: (await closeCases(db, request.params.county, cases, end, authorOf(request, clock))).length,
      };
    },
  );

  app.post(
    '/api/counties/:county/carry-overs',
    { config, schema: { params: inCounty, body: CarryOver, response: { 200: Changed } } },
    async (request) => {
      const { cases, ...into } = request.body;
      return {
        changed: (await carryOver(db, request.params.county, cases, into, authorOf(request, clock))).length,
      };
    },
  );
}
