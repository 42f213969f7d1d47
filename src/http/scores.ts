import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { listMatters, type Scheme } from '../catalog/index.ts';
import { type Clock, type Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id, type Wording } from '../kernel/index.ts';
import {
  askExclusion,
  type CaseRecord,
  drawInspections,
  findCase,
  getResult,
  listResults,
  listSchemes,
  mayReadLedger,
  mayReview,
  type ScoreResult,
  scoreUnits,
} from '../ledger/index.ts';
import { exportScore } from '../publishing/index.ts';
import { columnName, differences } from '../rules/index.ts';
import {
  CaseStand,
  DifferencesView,
  NewExclusion,
  ResultView,
  type SchemeView,
  ScoresView,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
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

const presentScheme = ({ period, ...scheme }: Scheme): SchemeView => ({
  id: scheme.id,
  name: scheme.name,
  confirmed: scheme.confirmed,
  ...period,
  places: scheme.places,
  groups: scheme.groups.map(({ id, name }) => ({ id, name })),
  indicators: scheme.indicators.map((one) => ({ ...one, marks: one.marks ?? null })),
  bases: scheme.bases.map(({ id, name, when }) => ({ id, name, when })),
  deductions: scheme.deductions.map(presentCharge),
  additions: scheme.additions.map(presentCharge),
  fullMarks: scheme.fullMarks ?? null,
  takingPart: { of: [...scheme.takingPart.of], least: scheme.takingPart.least },
  few: scheme.few ?? null,
  floor: scheme.floor,
  ceiling: scheme.ceiling ?? null,
  grades: scheme.grades.map(({ without, ...grade }) => ({
    ...grade,
    top: grade.top ?? null,
    without: [...without],
  })),
  ties: { by: [...scheme.ties.by], next: scheme.ties.next },
});

const presentCharge = ({ id, name, when, counts, points, cap }: Scheme['deductions'][number]) => ({
  id,
  name,
  when,
  counts,
  points,
  cap,
});

/** How the stages of results are called: by the matters that carry them. */
async function stageNames(db: Db, county: CountyId, on: Day): Promise<Map<string, Wording>> {
  const matters = await listMatters(db, county, on);
  const score = matters.find(({ matter }) => matter.id === 'score')?.matter;
  return new Map(Object.entries(score?.stages ?? {}).map(([id, { name }]) => [id, name]));
}

type Shown = { readonly record: CaseRecord; readonly result: Awaited<ReturnType<typeof getResult>> };

/** A result that the asking person may see, with its case. @throws Refusal `not-found` */
async function shownResult(request: FastifyRequest, db: Db, county: CountyId, id: Id): Promise<Shown> {
  const [result, record] = await Promise.all([getResult(db, county, id), findCase(db, county, id)]);
  if (!record || !(published.includes(record.state.stage) || seesUnpublished(request, county)))
    throw notFound(
      '没有这份评价结果，或它尚未公布。',
      'There is no such result, or it is not published yet.',
    );
  return { record, result };
}

const presentRates = ({ rates }: ScoreResult): ResultView['rates'] =>
  rates.map(({ id, name, numerator, denominator, asOf, compute }) => ({
    id,
    name,
    numerator,
    denominator,
    asOf,
    compute,
  }));

/** What the posts are called that asked for exclusions and granted them. */
const postNames = ({ exclusions }: ScoreResult, names: Names): Record<string, string> =>
  Object.fromEntries(
    exclusions
      .flatMap(({ askedBy, grantedBy }) => [askedBy, grantedBy])
      .map((id) => {
        const { organisationName, title } = names.post(id);
        return [id, `${organisationName}${title}`];
      }),
  );

const presentScore = (score: ScoreResult['scores'][number]): ResultView['scores'][number] => ({
  ...score,
  indicators: { ...score.indicators },
  bases: { ...score.bases },
  deductions: { ...score.deductions },
  additions: { ...score.additions },
  tie: score.tie && { with: [...score.tie.with], shared: [...score.tie.shared], by: [...score.tie.by] },
});

function presentResult(
  { record, result }: Shown,
  names: Names,
  stages: ReadonlyMap<string, Wording>,
): ResultView {
  const body = result.result;
  const { stage, fields, clocks, number } = record.state;
  return {
    id: result.id,
    number,
    stage,
    stageName: stages.get(stage) ?? { zh: stage, en: stage },
    scheme: presentScheme(body.scheme),
    rates: presentRates(body),
    countedOn: body.countedOn,
    computedAt: result.computedAt,
    digest: result.digest,
    intact: result.intact && fields['digest'] === result.digest,
    objectUntil: clocks['objection']?.due ?? null,
    scores: body.scores.map(presentScore),
    lines: body.lines.map(({ id, use, counting, columns, rows, withheld }) => ({
      id,
      use,
      facts: counting.facts,
      columns: columns.map((column) => ({ id: column, name: columnName(column) })),
      rows: rows.map((row) => ({ ...row, values: { ...row.values } })),
      withheld: { ...withheld },
    })),
    unscored: Object.entries(body.unscored).map(([unit, rows]) => ({
      unit: unit === '' ? null : names.unit(unit),
      rows,
    })),
    posts: postNames(body, names),
  };
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
        stageNames(db, county, today(clock)),
      ]);
      const all = seesUnpublished(request, county);
      return {
        schemes: schemes.map(presentScheme),
        results: results
          .filter(({ stage }) => all || published.includes(stage))
          .map((one) => ({ ...one, stageName: stages.get(one.stage) ?? { zh: one.stage, en: one.stage } })),
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
      return presentResult(shown, await Names.load(db, county, on), await stageNames(db, county, on));
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
