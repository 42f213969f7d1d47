import { z } from 'zod';
import { type Clock, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { mayReadLedger } from '../ledger/index.ts';
import { exportYearEnd, loadLeftOut, loadYearEnd } from '../publishing/index.ts';
import { YearEndView } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { sendFile } from './send-file.ts';

const onePlan = z.object({ county: CountyId, year: z.coerce.number().int().min(1949).max(2199) });
const config = { policy: mayReadLedger };

/** The year's account (年底交账): every commitment with its result, and the draft for the next work report. */
export function yearEndRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/plans/:year/year-end',
    { config, schema: { params: onePlan, response: { 200: YearEndView } } },
    async (request) => {
      const { county, year } = request.params;
      const names = await Names.load(db, county, today(clock));
      const rows = await loadYearEnd(db, clock, county, year);
      const leftOut = await loadLeftOut(db, county, year);
      return {
        year,
        leftOut,
        asOf: today(clock),
        rows: rows.map((row) => ({
          ...row,
          lead: row.lead === null ? null : names.unit(row.lead),
          targets: [...row.targets],
          evidence: { ...row.evidence, accepted: [...row.evidence.accepted] },
          adjustments: [...row.adjustments],
          gaps: [...row.gaps],
        })),
      };
    },
  );

  for (const format of ['xlsx', 'docx'] as const) {
    app.get(
      `/api/counties/:county/plans/:year/year-end.${format}`,
      { config, schema: { params: onePlan } },
      async (request, reply) => {
        const { county, year } = request.params;
        const file = await exportYearEnd(db, clock, county, { year, format });
        return await sendFile(reply, file, `year-end-${year}.${format}`);
      },
    );
  }
}
