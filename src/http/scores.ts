import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { listMatters } from '../catalog/index.ts';
import { type Clock, type Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  aroundResult,
  askExclusion,
  drawInspections,
  findCase,
  getResult,
  listResults,
  listSchemes,
  mayReadLedger,
  mayReview,
  scoreUnits,
} from '../ledger/index.ts';
import { exportScore } from '../publishing/index.ts';
import { differences } from '../rules/index.ts';
import { CaseStand, DifferencesView, NewExclusion, ResultView, ScoresView } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import {
  postNames,
  presentResult,
  presentScheme,
  presentSummary,
  type ShownResult,
  stageNamer,
} from './present-score.ts';
import { presentStand } from './present-work.ts';
import { notFound } from './problem.ts';
import { sendFile } from './send-file.ts';
import { doerOf } from './steps.ts';

const inCounty = z.object({ county: CountyId });
const oneResult = inCounty.extend({ result: Id });
const mostResults = 100;

/** Before a result is published to the units, the office, leaders and auditors alone see it. */
const seesUnpublished = (request: FastifyRequest, county: CountyId): boolean =>
  doerOf(request, county).posts.some(({ roles }) =>
    ['delivery-office', 'leader', 'auditor'].some((role) => roles.includes(role)),
  );

const published: readonly string[] = ['published', 'final'];

const namesOfStages = async (db: Db, county: CountyId, on: Day) =>
  stageNamer(await listMatters(db, county, on));

/** A result that the asking person may see, with its case. @throws Refusal `not-found` */
async function shownResult(request: FastifyRequest, db: Db, county: CountyId, id: Id): Promise<ShownResult> {
  const [result, record] = await Promise.all([getResult(db, county, id), findCase(db, county, id)]);
  if (!record || !(published.includes(record.state.stage) || seesUnpublished(request, county)))
    throw notFound(
      '没有这份评价结果，或它尚未公布。',
      'There is no such result, or it is not published yet.',
    );
  return { record, result };
}

/** Schemes and results: computing, reading, comparing. */
export function scoreRoutes(app: App, db: Db, clock: Clock): void {
  readingRoutes(app, db, clock);
  writingRoutes(app, db, clock);
  fileRoutes(app, db, clock);
}

function readingRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/scores',
    { config: { policy: mayReadLedger }, schema: { params: inCounty, response: { 200: ScoresView } } },
    async (request) => {
      const { county } = request.params;
      const [schemes, results, stages] = await Promise.all([
        listSchemes(db, county),
        listResults(db, county, mostResults),
        namesOfStages(db, county, today(clock)),
      ]);
      const all = seesUnpublished(request, county);
      return {
        schemes: schemes.map(presentScheme),
        results: results
          .filter(({ stage }) => all || published.includes(stage))
          .map((one) => presentSummary(one, stages)),
        mayCompute: doerOf(request, county).posts.some(({ roles }) => roles.includes('delivery-office')),
      };
    },
  );

  app.get(
    '/api/counties/:county/scores/:result',
    { config: { policy: mayReadLedger }, schema: { params: oneResult, response: { 200: ResultView } } },
    async (request) => {
      const { county, result } = request.params;
      const shown = await shownResult(request, db, county, result);
      const on = today(clock);
      const by = { doer: doerOf(request, county), now: clock.now() };
      const { scheme } = shown.result;
      const around = await aroundResult(db, county, { record: shown.record, scheme }, by);
      const all = seesUnpublished(request, county);
      const versions = around.versions.filter(({ stage }) => all || published.includes(stage));
      const names = await Names.load(db, county, on);
      return presentResult(shown, { ...around, versions }, names, await listMatters(db, county, on));
    },
  );

  app.get(
    '/api/counties/:county/scores/:result/differences',
    {
      config: { policy: mayReadLedger },
      schema: { params: oneResult, querystring: z.object({ from: Id }), response: { 200: DifferencesView } },
    },
    async (request) => {
      const { county, result } = request.params;
      const after = await shownResult(request, db, county, result);
      const before = await shownResult(request, db, county, request.query.from);
      return differences(before.result.result, after.result.result).map((one) => ({
        ...one,
        rows: [...one.rows],
      }));
    },
  );
}

function writingRoutes(app: App, db: Db, clock: Clock): void {
  const by = (request: FastifyRequest, county: CountyId) => ({
    doer: doerOf(request, county),
    now: clock.now(),
  });

  app.post(
    '/api/counties/:county/schemes/:scheme/results',
    {
      config: { policy: mayReview },
      schema: {
        params: inCounty.extend({ scheme: z.string().min(1).max(50) }),
        response: { 201: CaseStand },
      },
    },
    async (request, reply) => {
      const { county, scheme } = request.params;
      return reply.code(201).send(presentStand(await scoreUnits(db, county, scheme, by(request, county))));
    },
  );

  app.post(
    '/api/counties/:county/exclusions',
    {
      config: { policy: mayReadLedger },
      schema: { params: inCounty, body: NewExclusion, response: { 201: CaseStand } },
    },
    async (request, reply) => {
      const { county } = request.params;
      const record = await askExclusion(db, county, request.body, by(request, county));
      return reply.code(201).send(presentStand(record));
    },
  );

  app.post(
    '/api/counties/:county/inspection-plans/:case/draw',
    {
      config: { policy: mayReview },
      schema: { params: inCounty.extend({ case: Id }), response: { 200: CaseStand } },
    },
    async (request) => {
      const { county, case: plan } = request.params;
      return presentStand(await drawInspections(db, county, plan, by(request, county)));
    },
  );
}

function fileRoutes(app: App, db: Db, clock: Clock): void {
  for (const format of ['xlsx', 'json'] as const)
    app.get(
      `/api/counties/:county/scores/:result/score.${format}`,
      { config: { policy: mayReadLedger }, schema: { params: oneResult } },
      async (request, reply) => {
        const { county, result: id } = request.params;
        const { result, record } = await shownResult(request, db, county, id);
        const { number, stage } = record.state;
        const posts = postNames(result.result, await Names.load(db, county, today(clock)));
        const file = await exportScore(db, { ...result, number, stage, posts }, format);
        return await sendFile(reply, file, `score.${format}`);
      },
    );
}
