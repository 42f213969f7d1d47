import { z } from 'zod';
import { type Clock, Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { listRates, mayReadLedger, openRate } from '../ledger/index.ts';
import { OpenedRateView, RateView } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { presentColumn } from './present-score.ts';

const inCounty = z.object({ county: CountyId });
const Period = z.object({ from: Day.optional(), to: Day.optional() });
const config = { policy: mayReadLedger };

/** The period asked for; without one, the year of today. */
function askedOf({ from, to }: z.infer<typeof Period>, clock: Clock) {
  const year = today(clock).slice(0, 4);
  return { from: from ?? Day.parse(`${year}-01-01`), to: to ?? Day.parse(`${year}-12-31`), now: clock.now() };
}

/** Rates: each defined once, with its definition, its value and, opened, the rows behind it (law 9). */
export function rateRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/rates',
    { config, schema: { params: inCounty, querystring: Period, response: { 200: z.array(RateView) } } },
    async (request) =>
      await listRates(db, request.params.county, askedOf(request.query, clock)).then((list) => [...list]),
  );

  app.get(
    '/api/counties/:county/rates/:matter/:rate',
    {
      config,
      schema: {
        params: inCounty.extend({ matter: z.string().max(50), rate: z.string().max(50) }),
        querystring: Period.extend({ unit: z.string().max(50).optional() }),
        response: { 200: OpenedRateView },
      },
    },
    async (request) => {
      const { county, matter, rate } = request.params;
      const opened = await openRate(
        db,
        county,
        { matter, rate, unit: request.query.unit },
        askedOf(request.query, clock),
      );
      const names = await Names.load(db, county, today(clock));
      const unitOf = (id: string) => (id === '' ? null : names.unit(id));
      return {
        rate: opened.rate,
        more: opened.more,
        columns: opened.columns.map((column) => presentColumn(column, opened.facts, opened.definition)),
        units: opened.units.map((one) => ({ ...one, unit: unitOf(one.unit) })),
        rows: opened.rows.map((row) => ({ ...row, values: { ...row.values }, unit: unitOf(row.unit) })),
      };
    },
  );
}
