import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import {
  type AskerBurden,
  boundsOf,
  burdenOf,
  burdenOutlook,
  burdenRows,
  burdenYear,
  type MonthBurden,
  mayReadLedger,
  mayWork,
  monthOf,
  type NumberOwed,
  type Tally,
  type UnitBurden,
} from '../ledger/index.ts';
import { exportBurden, exportBurdenYear } from '../publishing/index.ts';
import {
  BurdenMonth,
  BurdenRowQuery,
  BurdenRows,
  BurdenView,
  BurdenYearView,
  DemandKindView,
  OutlookQuery,
  OutlookView,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { sendFile } from './send-file.ts';

const inCounty = z.object({ county: CountyId });
const oneMonth = inCounty.extend({ month: BurdenMonth });
const oneYear = inCounty.extend({ year: z.coerce.number().int().min(1950).max(2199) });
const mostRows = 500;
const config = { policy: mayReadLedger };

const tally = ({ count, minutes, unestimated, spent, spentCount }: Tally) => ({
  count,
  minutes,
  unestimated,
  spent,
  spentCount,
});

function presentUnit(burden: UnitBurden, names: Names) {
  const { unit, withdrawn, byKind, byAsker, cap, over } = burden;
  return {
    unit: names.unit(unit),
    ...tally(burden),
    withdrawn,
    byKind: [...byKind],
    byAsker: byAsker.map((one) => ({ ...tally(one), asker: names.unit(one.asker) })),
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

const presentAsker = (burden: AskerBurden, names: Names) => ({
  asker: names.unit(burden.asker),
  ...tally(burden),
  withdrawn: burden.withdrawn,
  byKind: [...burden.byKind],
  byUnit: burden.byUnit.map((one) => ({ ...tally(one), unit: names.unit(one.unit) })),
});

const presentMonth = ({ month, byKind, ...all }: MonthBurden) => ({
  month,
  ...tally(all),
  byKind: byKind.map((one) => ({ kind: one.kind, sent: one.sent, ...tally(one) })),
});

const presentNumber = ({ unit, metric, asker, case: id, number }: NumberOwed, names: Names) => ({
  unit: names.unit(unit),
  metric,
  asker: names.unit(asker),
  case: id,
  number,
});

/** Units as they were called at the end of the month, or are today where that has not come. */
async function namesIn(db: Db, county: CountyId, month: string, clock: Clock): Promise<Names> {
  const on = today(clock);
  const { last } = boundsOf(month);
  return await Names.load(db, county, last < on ? last : on);
}

/** The burden ledger (减负账本): what units are asked for, by whom, and what one more demand would mean. */
export function burdenRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/burden/:month',
    { config, schema: { params: oneMonth, response: { 200: BurdenView } } },
    async (request) => {
      const { county, month } = request.params;
      const names = await namesIn(db, county, month, clock);
      const { units, askers, twice, rules } = await burdenOf(db, county, month);
      const estimated = new Set(rules.demands.map(({ id }) => id));
      return {
        month,
        unestimated: DemandKindView.options.filter((kind) => !estimated.has(kind)),
        caps: rules.caps.length > 0,
        units: units.map((unit) => presentUnit(unit, names)),
        askers: askers.map((asker) => presentAsker(asker, names)),
        twice: twice.map((group) => group.map((one) => presentNumber(one, names))),
      };
    },
  );

  app.get(
    '/api/counties/:county/burden/:month/rows',
    {
      config,
      schema: { params: oneMonth, querystring: BurdenRowQuery, response: { 200: BurdenRows } },
    },
    async (request) => {
      const { county, month } = request.params;
      const { from, ...filter } = request.query;
      const names = await namesIn(db, county, month, clock);
      const { rows, more } = await burdenRows(db, county, month, { filter, from, most: mostRows });
      const named = rows.map((row) => ({
        ...row,
        unit: names.unit(row.unit, row.on),
        asker: names.unit(row.asker, row.on),
      }));
      return { rows: named, more };
    },
  );

  app.get(
    '/api/counties/:county/burden/years/:year',
    { config, schema: { params: oneYear, response: { 200: BurdenYearView } } },
    async (request) => {
      const { county, year } = request.params;
      const on = today(clock);
      const { months, before, until } = await burdenYear(db, county, year, on);
      return { year, until, months: months.map(presentMonth), before: before.map(presentMonth) };
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
      const on = request.body.on ?? today(clock);
      const names = await Names.load(db, county, today(clock));
      const units = await burdenOutlook(db, county, request.body, on);
      return {
        month: monthOf(on),
        on,
        units: units.map((unit) => ({
          ...presentUnit(unit, names),
          times: unit.times,
          next: unit.next,
          wouldPass: unit.wouldPass,
          askedAlready: unit.askedAlready.map((one) => presentNumber(one, names)),
        })),
      };
    },
  );
}

/** The burden ledger as files: a month, and a year beside the year before. */
export function burdenFileRoutes(app: App, db: Db, clock: Clock): void {
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
    app.get(
      `/api/counties/:county/burden/years/:year/burden.${format}`,
      { config, schema: { params: oneYear } },
      async (request, reply) => {
        const { county, year } = request.params;
        const file = await exportBurdenYear(db, clock, county, { year, format });
        return await sendFile(reply, file, `burden-${year}.${format}`);
      },
    );
  }
}
