import { z } from 'zod';
import { calendarIn, listMatterVersions } from '../catalog/index.ts';
import { type Clock, type Day, Instant, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  type CaseRecord,
  COUNT_LIMIT,
  choicesFor,
  explainClocks,
  findCase,
  inspectedCase,
  isAwaited,
  listWork,
  matterNames,
  matterOfCase,
  mayWork,
  searchCases,
  stageNames,
  stepsFor,
  turnsOf,
  unprovenFor,
  type WorkRecord,
} from '../ledger/index.ts';
import { ClockView, FoundPage, StepView, WorkPage } from '../wire/index.ts';
import type { App } from './app.ts';
import { cursorText, writeCursor } from './cursor.ts';
import { Names } from './names.ts';
import { type ListNames, presentStep, presentWork } from './present-work.ts';
import { notFound } from './problem.ts';
import { doerOf } from './steps.ts';

const pageSize = 50;
const mostFound = 100;
const inCounty = z.object({ county: CountyId });
const config = { policy: mayWork };

const Cursor = z.object({ dueAt: Instant.nullable(), id: Id });

/** The case that a request names. */
async function caseOf(db: Db, county: CountyId, id: Id): Promise<CaseRecord> {
  const record = await findCase(db, county, id);
  if (!record) throw notFound('台账中没有这一件，或它不属于本县。', 'There is no such case in this county.');
  return record;
}

const oneCase = inCounty.extend({ case: Id });

/** What can be done to a case now, and how its clocks stand. */
export function standingRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/cases/:case/steps',
    { config, schema: { params: oneCase, response: { 200: z.array(StepView) } } },
    async (request) => {
      const { county } = request.params;
      const { state } = await caseOf(db, county, request.params.case);
      const version = await matterOfCase(db, county, state);
      if (!version) return [];
      const { matter } = version;
      const about = await inspectedCase(db, county, matter, state);
      return stepsFor(matter, state, doerOf(request, county)).map((step) =>
        presentStep(step, {
          choices: choicesFor(matter, state, step, about?.state),
          awaited: isAwaited(matter, state.stage, step),
          unproven: unprovenFor(matter, state, step),
        }),
      );
    },
  );

  app.get(
    '/api/counties/:county/cases/:case/clocks',
    { config, schema: { params: oneCase, response: { 200: z.array(ClockView) } } },
    async (request) => {
      const { county } = request.params;
      const { state } = await caseOf(db, county, request.params.case);
      const version = await matterOfCase(db, county, state);
      return version ? explainClocks(version.matter, state, clock.now(), await calendarIn(db, county)) : [];
    },
  );
}

async function listNames(
  db: Db,
  county: CountyId,
  on: Day,
  records: readonly WorkRecord[],
): Promise<ListNames> {
  const [units, stages, matters, calendar] = await Promise.all([
    Names.load(db, county, on),
    stageNames(db, county, records),
    matterNames(db, county, records),
    calendarIn(db, county),
  ]);
  return { units, stages, matters, calendar };
}

const WorkQuestion = z.object({
  part: z.enum(['turn', 'lead', 'joins']).default('lead'),
  matter: z.string().max(50).optional(),
  late: z.literal('true').optional(),
  cursor: cursorText(Cursor).optional(),
});

/** What a person has to work on, and what can be found. */
export function workRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/work',
    {
      config,
      schema: { params: inCounty, querystring: WorkQuestion, response: { 200: WorkPage } },
    },
    async (request) => {
      const { county } = request.params;
      const { part, matter, late, cursor } = request.query;
      const now = clock.now();
      const doer = doerOf(request, county);
      const organisations = [...new Set(doer.posts.map((post) => post.organisation))];
      const versions = part === 'turn' ? await listMatterVersions(db, county) : [];
      const query = {
        organisations,
        part,
        turns: turnsOf(
          versions.map((version) => version.matter),
          doer,
        ),
        matter,
        dueBefore: late === undefined ? undefined : now,
        after: cursor,
      };
      const { cases: found, total } = await listWork(db, county, query, pageSize + 1);
      const page = found.slice(0, pageSize);
      const names = await listNames(db, county, today(clock), page);
      const last = page.at(-1);
      return {
        cases: page.map((record) => presentWork(record, now, names)),
        next: found.length > pageSize && last ? writeCursor({ dueAt: last.dueAt, id: last.id }) : null,
        total: Math.min(total, COUNT_LIMIT),
        more: total > COUNT_LIMIT,
      };
    },
  );

  app.get(
    '/api/counties/:county/search',
    {
      config,
      schema: {
        params: inCounty,
        querystring: z.object({
          q: z.string().min(1).max(100),
          matter: z.string().max(50).optional(),
          cursor: cursorText(z.object({ id: Id })).optional(),
        }),
        response: { 200: FoundPage },
      },
    },
    async (request) => {
      const { county } = request.params;
      const { q, matter, cursor } = request.query;
      const found = await searchCases(db, county, { text: q, matter, after: cursor?.id }, mostFound + 1);
      const page = found.slice(0, mostFound);
      const last = page.at(-1);
      const names = await listNames(db, county, today(clock), page);
      return {
        cases: page.map((record) => presentWork(record, clock.now(), names)),
        next: found.length > mostFound && last ? writeCursor({ id: last.id }) : null,
      };
    },
  );
}
