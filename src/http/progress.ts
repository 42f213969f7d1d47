import { z } from 'zod';
import { definitionOf } from '../catalog/index.ts';
import { type Clock, Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import { mayReadLedger, mayReview, progressOfCase, progressOfPlan } from '../ledger/index.ts';
import { listLatestObservations, listObservations, recordObservations } from '../measures/index.ts';
import { importSeries } from '../publishing/index.ts';
import {
  CaseProgressView,
  MeasureView,
  NewObservations,
  ObservationsRecorded,
  ObservationView,
  PlanProgressView,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { bytesOf } from './bytes-of.ts';
import { authorOf } from './gate.ts';
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

/** Figures of the county's measures: put on record for good, each revision beside the one before. */
export function observationRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/measures',
    {
      config: { policy: mayReadLedger },
      schema: { params: inCounty, response: { 200: z.array(MeasureView) } },
    },
    async (request) => {
      const { county } = request.params;
      const latest = await listLatestObservations(db, county);
      const measures = (await definitionOf(db, county))?.measures ?? [];
      return measures.map(({ id, name, nameEn, unit, caution, assumed }) => ({
        id,
        name,
        ...(nameEn ? { nameEn } : {}),
        unit,
        caution: caution ?? '',
        assumed: [...assumed],
        latest: latest.find(({ measure }) => measure === id) ?? null,
      }));
    },
  );

  app.get(
    '/api/counties/:county/observations',
    {
      config: { policy: mayReadLedger },
      schema: {
        params: inCounty,
        querystring: z.object({
          measure: z.string().min(1).max(48),
          year: z.coerce.number().int().min(1949).max(2199),
        }),
        response: { 200: z.array(ObservationView) },
      },
    },
    async (request) => {
      const { measure, year } = request.query;
      return await listObservations(db, request.params.county, [measure], year);
    },
  );

  app.post(
    '/api/counties/:county/observations',
    {
      config: { policy: mayReview },
      schema: { params: inCounty, body: NewObservations, response: { 200: ObservationsRecorded } },
    },
    async (request) => {
      const { county } = request.params;
      const measures = (await definitionOf(db, county))?.measures ?? [];
      const rows = request.body.observations.map(({ note, ...row }) => ({
        ...row,
        source: { kind: 'hand' as const, note },
      }));
      return await recordObservations(db, county, rows, measures, authorOf(request, clock));
    },
  );

  app.post(
    '/api/counties/:county/observations/file',
    {
      config: { policy: mayReview },
      schema: {
        params: inCounty,
        querystring: z.object({ fileName: z.string().trim().min(1).max(200) }),
        response: { 200: ObservationsRecorded },
      },
    },
    async (request) => {
      const file = { fileName: request.query.fileName, bytes: bytesOf(request.body) };
      return await importSeries(db, request.params.county, file, authorOf(request, clock));
    },
  );
}
