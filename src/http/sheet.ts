import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { listPlanYears, mayReadLedger } from '../ledger/index.ts';
import { exportSheet, type SheetFormat } from '../publishing/index.ts';
import { PlanYear } from '../wire/index.ts';
import type { App } from './server.ts';

const inCounty = z.object({ county: CountyId });
const onePlan = inCounty.extend({ year: z.coerce.number().int().min(1949).max(2199) });

/** The years of a county's plans, and the breakdown sheet of each: out, and back in. */
export function sheetRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/plans',
    {
      config: { policy: mayReadLedger },
      schema: { params: inCounty, response: { 200: z.array(PlanYear) } },
    },
    async (request) => {
      const years = new Map<number, PlanYear>();
      for (const { year, state, cases } of await listPlanYears(db, request.params.county)) {
        const plan = years.get(year) ?? { year, total: 0, states: {} };
        years.set(year, {
          year,
          total: plan.total + cases,
          states: { ...plan.states, [state]: cases },
        });
      }
      return [...years.values()];
    },
  );

  for (const format of ['xlsx', 'docx'] satisfies SheetFormat[]) {
    app.get(
      `/api/counties/:county/plans/:year/sheet.${format}`,
      { config: { policy: mayReadLedger }, schema: { params: onePlan } },
      async (request, reply) => {
        const { county, year } = request.params;
        const file = await exportSheet(db, clock, county, { year, format });
        const name = encodeURIComponent(file.fileName);
        return await reply
          .type(file.mediaType)
          .header(
            'content-disposition',
            `attachment; filename="sheet-${year}.${format}"; filename*=UTF-8''${name}`,
          )
          .send(file.bytes);
      },
    );
  }
}
