import { z } from 'zod';
import { definitionOf } from '../catalog/index.ts';
import { type Clock, Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { mayReadLedger, progressOfCase, progressOfPlan } from '../ledger/index.ts';
import { CaseProgressView, PlanProgressView } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { presentCaseProgress, presentPlanProgress } from './present-progress.ts';
import { notFound } from './problem.ts';

const inCounty = z.object({ county: CountyId });
const onDay = z.object({ asOf: Day.optional() });

/** How far promises are on a day, today unless another is asked for: computed anew, never stored. */
export function progressRoutes(app: App, db: Db, clock: Clock): void {
  const config = { policy: mayReadLedger };

  app.get(
    '/api/counties/:county/cases/:case/progress',
    {
      config,
      schema: {
        params: inCounty.extend({ case: Id }),
        querystring: onDay,
        response: { 200: CaseProgressView },
      },
    },
    async (request) => {
      const { county, case: id } = request.params;
      const found = await progressOfCase(db, county, id, request.query.asOf ?? today(clock));
      if (!found)
        throw notFound(
          '台账中没有这一件，或那一天还没有立项。',
          'There is no such case in this county on that day.',
        );
      return presentCaseProgress(found, await definitionOf(db, county));
    },
  );

  app.get(
    '/api/counties/:county/plans/:year/progress',
    {
      config,
      schema: {
        params: inCounty.extend({ year: z.coerce.number().int().min(1949).max(2199) }),
        querystring: onDay,
        response: { 200: PlanProgressView },
      },
    },
    async (request) => {
      const { county, year } = request.params;
      const asOf = request.query.asOf ?? today(clock);
      const [found, names, definition] = await Promise.all([
        progressOfPlan(db, county, year, asOf),
        Names.load(db, county, asOf),
        definitionOf(db, county),
      ]);
      return presentPlanProgress(year, asOf, found, { names, definition });
    },
  );
}
