import cookies from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify from 'fastify';
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId } from '../kernel/index.ts';
import type { NoticeParts } from '../notices/index.ts';
import type { App } from './app.ts';
import { burdenFileRoutes, burdenRoutes } from './burden.ts';
import { caseRoutes, proofRoutes } from './cases.ts';
import { type ChangeTimes, changeRoutes, changeTimes } from './changes.ts';
import { compareRoutes } from './compare.ts';
import { definitionRoutes } from './definition.ts';
import { documentRoutes } from './documents.ts';
import { evidenceRoutes } from './evidence.ts';
import { formActRoutes, formRoutes } from './forms.ts';
import { guard } from './gate.ts';
import { holdingRoutes } from './holdings.ts';
import { inflowRoutes } from './inflow.ts';
import { inspectionRoutes } from './inspections.ts';
import { linkOfficeRoutes } from './link-office.ts';
import { meetingActRoutes, meetingRoutes } from './meetings.ts';
import { messageRoutes } from './messages.ts';
import { refuseNul } from './no-nul.ts';
import { failedNoticeRoutes, noticeRoutes } from './notices.ts';
import { observationRoutes } from './observations.ts';
import { type DescribedRoute, describeApi } from './openapi.ts';
import { orderLinkRoutes } from './order-links.ts';
import { orderRoutes } from './orders.ts';
import { peopleRoutes } from './people.ts';
import { planRoutes } from './plan.ts';
import { answerProblem } from './problem.ts';
import { progressRoutes } from './progress.ts';
import { proposalRoutes } from './proposals.ts';
import { rateRoutes } from './rates.ts';
import { rearrangeRoutes } from './rearrange.ts';
import { scoreRoutes } from './scores.ts';
import { sessionRoutes } from './session.ts';
import { sheetRoutes } from './sheet.ts';
import { stepRoutes } from './steps.ts';
import { toolRoutes } from './tools.ts';
import { webFiles } from './web-files.ts';
import { standingRoutes, workRoutes } from './work.ts';
import { yearEndRoutes } from './year-end.ts';

/** What the server stands on. */
export type ServerParts = {
  readonly db: Db;
  readonly clock: Clock;
  /** Folder of the built web pages. */
  readonly web: string;
  /** Log level; `silent` in tests. */
  readonly log: 'silent' | 'warn' | 'info';
  /** Behind a proxy that speaks TLS: believe its X-Forwarded headers. */
  readonly trustProxy?: boolean;
  /** How often changes are looked for and how long a stream of them lasts; tests make it short. */
  readonly changes?: ChangeTimes;
  /** Told when something may have been written in a county. */
  readonly onWrite?: (county: CountyId) => void;
  /** Ways out of the house, as the settings name them; none in most tests. */
  readonly notices?: NoticeParts;
  /** Told of every route as it is added, for the test that asks who may call it. */
  readonly onRoute?: (method: string, url: string) => void;
};

/** A work report is text; what is larger than this is none. */
const uploadLimit = 20 * 1024 * 1024;

/** Web and API on one port, not yet listening. */
export async function buildServer(parts: ServerParts): Promise<App> {
  const { db, clock } = parts;
  const app: App = Fastify({
    logger: { level: parts.log },
    bodyLimit: uploadLimit,
    trustProxy: parts.trustProxy ?? false,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(answerProblem);
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  await app.register(cookies);
  await app.register(rateLimit, { global: false });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Suohe', version: '0.1.0', license: { name: 'Apache-2.0' } },
    },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  });
  const routes: DescribedRoute[] = [];
  app.addHook('onRoute', ({ method: methods, url, config }) => {
    for (const method of [methods].flat()) {
      parts.onRoute?.(method, url);
      routes.push({ method, url, open: config?.policy === 'everyone' });
    }
  });
  guard(app, db, clock);
  refuseNul(app);
  const { onWrite } = parts;
  if (onWrite)
    app.addHook('onResponse', async ({ method, params }, { statusCode }) => {
      const county = CountyId.safeParse((params as { county?: string }).county);
      if (method !== 'GET' && statusCode < 400 && county.success) onWrite(county.data);
    });

  app.get(
    '/api/health',
    { config: { policy: 'everyone' }, schema: { response: { 200: z.object({ ok: z.literal(true) }) } } },
    async () => ({ ok: true as const }),
  );
  app.get('/api/openapi.json', { config: { policy: 'everyone' }, schema: { hide: true } }, async () =>
    describeApi(app.swagger(), routes),
  );
  toolRoutes(app, clock);
  sessionRoutes(app, db, clock);
  peopleRoutes(app, db, clock);
  holdingRoutes(app, db, clock);
  definitionRoutes(app, db, clock);
  documentRoutes(app, db, clock);
  compareRoutes(app, db);
  proposalRoutes(app, db, clock);
  rearrangeRoutes(app, db, clock);
  inflowRoutes(app, db, clock);
  planRoutes(app, db, clock);
  scoreRoutes(app, db, clock);
  inspectionRoutes(app, db, clock);
  rateRoutes(app, db, clock);
  sheetRoutes(app, db, clock);
  yearEndRoutes(app, db, clock);
  burdenRoutes(app, db, clock);
  burdenFileRoutes(app, db, clock);
  formRoutes(app, db, clock);
  formActRoutes(app, db, clock);
  meetingRoutes(app, db, clock);
  meetingActRoutes(app, db, clock);
  progressRoutes(app, db, clock);
  observationRoutes(app, db, clock);
  orderRoutes(app, db, clock);
  orderLinkRoutes(app, db, clock);
  linkOfficeRoutes(app, db, clock);
  noticeRoutes(app, db, clock, parts.notices ?? { channels: new Map(), site: undefined });
  failedNoticeRoutes(app, db, clock);
  stepRoutes(app, db, clock);
  workRoutes(app, db, clock);
  standingRoutes(app, db, clock);
  messageRoutes(app, db, clock);
  caseRoutes(app, db, clock);
  evidenceRoutes(app, db, clock);
  proofRoutes(app, db, clock);
  changeRoutes(app, db, parts.changes ?? changeTimes);
  await webFiles(app, parts.web);
  return app;
}
