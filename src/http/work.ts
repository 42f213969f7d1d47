import { z } from 'zod';
import { type Clock, Instant, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  type CaseRecord,
  COUNT_LIMIT,
  countWork,
  explainClocks,
  findCase,
  listMessages,
  listWork,
  matterOfCase,
  mayWork,
  searchCases,
  stageNames,
  stepsFor,
  type WorkRecord,
} from '../ledger/index.ts';
import { ClockView, FoundPage, MessageView, StepView, WorkPage } from '../wire/index.ts';
import type { App } from './app.ts';
import { Names } from './names.ts';
import { presentMessage, presentStep, presentWork } from './present-work.ts';
import { notFound } from './problem.ts';
import { doerOf } from './steps.ts';

const pageSize = 50;
const mostFound = 100;
const inCounty = z.object({ county: CountyId });
const config = { policy: mayWork };

const Cursor = z.object({ dueAt: Instant.nullable(), id: Id });

const writeCursor = ({ dueAt, id }: WorkRecord): string =>
  Buffer.from(JSON.stringify({ dueAt, id })).toString('base64url');

/** Reads a cursor; one that this server did not write is refused like any other wrong query. */
const CursorText = z.string().transform((text, context) => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    // Whatever is wrong with it, the sentence for the caller is the same.
    context.addIssue('the cursor does not come from a page of this list');
    return z.NEVER;
  }
});

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
      return version ? stepsFor(version.matter, state, doerOf(request, county)).map(presentStep) : [];
    },
  );

  app.get(
    '/api/counties/:county/cases/:case/clocks',
    { config, schema: { params: oneCase, response: { 200: z.array(ClockView) } } },
    async (request) => {
      const { county } = request.params;
      const { state } = await caseOf(db, county, request.params.case);
      const version = await matterOfCase(db, county, state);
      return version ? explainClocks(version.matter, state, clock.now()) : [];
    },
  );

  app.get(
    '/api/counties/:county/messages',
    { config, schema: { params: inCounty, response: { 200: z.array(MessageView) } } },
    async (request) => {
      const { county } = request.params;
      const posts = doerOf(request, county).posts.map(({ id }) => id);
      return (await listMessages(db, county, posts, mostFound)).map(presentMessage);
    },
  );
}

/** What a person has to work on, and what can be found. */
export function workRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/work',
    {
      config,
      schema: {
        params: inCounty,
        querystring: z.object({
          part: z.enum(['lead', 'joins']).default('lead'),
          matter: z.string().max(50).optional(),
          cursor: CursorText.optional(),
        }),
        response: { 200: WorkPage },
      },
    },
    async (request) => {
      const { county } = request.params;
      const { part, matter, cursor } = request.query;
      const organisations = [...new Set(doerOf(request, county).posts.map((post) => post.organisation))];
      const query = { organisations, part, matter, after: cursor };
      const [found, total, names] = await Promise.all([
        listWork(db, county, query, pageSize + 1),
        countWork(db, county, query),
        Names.load(db, county, today(clock)),
      ]);
      const page = found.slice(0, pageSize);
      const stages = await stageNames(db, county, page);
      const last = page.at(-1);
      return {
        cases: page.map((record) => presentWork(record, clock.now(), names, stages)),
        next: found.length > pageSize && last ? writeCursor(last) : null,
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
        querystring: z.object({ q: z.string().min(1).max(100) }),
        response: { 200: FoundPage },
      },
    },
    async (request) => {
      const { county } = request.params;
      const found = await searchCases(db, county, request.query.q, mostFound + 1);
      const page = found.slice(0, mostFound);
      const names = await Names.load(db, county, today(clock));
      const stages = await stageNames(db, county, page);
      return {
        cases: page.map((record) => presentWork(record, clock.now(), names, stages)),
        more: found.length > mostFound,
      };
    },
  );
}
