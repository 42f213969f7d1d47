import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import {
  burdenOf,
  burdenOutlook,
  burdenRows,
  mayReadLedger,
  mayWork,
  monthOf,
  type NumberOwed,
  type UnitBurden,
} from '../ledger/index.ts';
import { exportBurden } from '../publishing/index.ts';
import { BurdenMonth, BurdenRow, BurdenView, OutlookQuery, OutlookView } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { sendFile } from './send-file.ts';

const inCounty = z.object({ county: CountyId });
const oneMonth = inCounty.extend({ month: BurdenMonth });
const config = { policy: mayReadLedger };

function presentUnit(burden: UnitBurden, names: Names) {
  const { unit, count, minutes, unestimated, byAsker, cap, over } = burden;
  return {
    unit: names.unit(unit),
    count,
    minutes,
    unestimated,
    byAsker: byAsker.map((one) => ({ asker: names.unit(one.asker), count: one.count })),
    cap: cap
      ? {
          name: cap.name,
          demands: cap.demands ?? null,
          minutes: cap.minutes ?? null,
          assumed: cap.assumed.length > 0,
        }
      : null,
    over,
  };
}

const presentNumber = ({ unit, metric, asker, case: id, number }: NumberOwed, names: Names) => ({
  unit: names.unit(unit),
  metric,
  asker: names.unit(asker),
  case: id,
  number,
});

/** The burden ledger (减负账本): what units are asked for, by whom, and what one more demand would mean. */
export function burdenRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/burden/:month',
    { config, schema: { params: oneMonth, response: { 200: BurdenView } } },
    async (request) => {
      const { county, month } = request.params;
      const names = await Names.load(db, county, today(clock));
      const { units, twice } = await burdenOf(db, county, month);
      return {
        month,
        units: units.map((unit) => ({ ...presentUnit(unit, names), byKind: [...unit.byKind] })),
        twice: twice.map((group) => group.map((one) => presentNumber(one, names))),
      };
    },
  );

  app.get(
    '/api/counties/:county/burden/:month/units/:unit',
    {
      config,
      schema: {
        params: oneMonth.extend({ unit: z.string().max(100) }),
        response: { 200: z.array(BurdenRow) },
      },
    },
    async (request) => {
      const { county, month, unit } = request.params;
      const names = await Names.load(db, county, today(clock));
      const rows = await burdenRows(db, county, unit, month);
      return rows.map((row) => ({ ...row, asker: names.unit(row.asker) }));
    },
  );

  app.post(
    '/api/counties/:county/burden/outlook',
    {
      config: { policy: mayWork },
      schema: { params: inCounty, body: OutlookQuery, response: { 200: OutlookView } },
    },
    async (request) => {
      const { county } = request.params;
      const on = today(clock);
      const names = await Names.load(db, county, on);
      const units = await burdenOutlook(db, county, request.body, on);
      return {
        month: monthOf(on),
        on,
        units: units.map((unit) => ({
          ...presentUnit(unit, names),
          wouldPass: unit.wouldPass,
          askedAlready: unit.askedAlready.map((one) => presentNumber(one, names)),
        })),
      };
    },
  );

  for (const format of ['xlsx', 'csv'] as const) {
    app.get(
      `/api/counties/:county/burden/:month/burden.${format}`,
      { config, schema: { params: oneMonth } },
      async (request, reply) => {
        const { county, month } = request.params;
        const file = await exportBurden(db, clock, county, { month, format });
        return await sendFile(reply, file, `burden-${month}.${format}`);
      },
    );
  }
}
