import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import { listPlanYears, mayReadLedger, mayReview } from '../ledger/index.ts';
import {
  applySheet,
  exportSheet,
  type SheetPreview as Preview,
  previewSheet,
  type SheetFormat,
} from '../publishing/index.ts';
import { PlanYear, SheetApplied, SheetImport, SheetPreview } from '../wire/index.ts';
import type { App } from './app.ts';
import { bytesOf } from './bytes-of.ts';
import { authorOf } from './gate.ts';
import { sendFile } from './send-file.ts';

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
          states: { ...plan.states, [state]: (plan.states[state] ?? 0) + cases },
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
        return await sendFile(reply, file, `sheet-${year}.${format}`);
      },
    );
  }

  app.post(
    '/api/counties/:county/plans/:year/sheet',
    {
      config: { policy: mayReview },
      schema: {
        params: onePlan,
        querystring: SheetImport,
        response: { 200: z.union([SheetPreview, SheetApplied]) },
      },
    },
    async (request) => {
      const { county, year } = request.params;
      const { query } = request;
      const sheet = { year, fileName: query.fileName, bytes: bytesOf(request.body) };
      if (query.apply === 'true') return await applySheet(db, county, sheet, query, authorOf(request, clock));
      return presentPreview(await previewSheet(db, clock, county, sheet));
    },
  );
}

const presentPreview = (preview: Preview): SheetPreview => ({
  fileName: preview.fileName,
  digest: preview.digest,
  changes: preview.changes.map(({ row, number, title, cells, change }) => ({
    row,
    case: change.id,
    number,
    title,
    cells: [...cells],
  })),
  additions: preview.additions.map(({ row, title, words }) => ({ row, title, words: [...words] })),
  unchanged: preview.unchanged,
  diagnostics: [...preview.diagnostics],
  token: preview.token,
});
