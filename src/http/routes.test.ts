import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chengchuan, clockAt, foundCounty, personWith } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { newId } from '../kernel/index.ts';
import type { Role } from '../people/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { routeWords } from './route-words.ts';
import { buildServer } from './server.ts';

const roles: readonly Role[] = ['administrator', 'delivery-office', 'unit', 'leader', 'auditor'];
const office: readonly Role[] = ['delivery-office'];

/** Who may call what. A new route fails this test until it stands here. */
const mayCall: Record<string, 'everyone' | readonly Role[]> = {
  'GET /api/health': 'everyone',
  'GET /api/openapi.json': 'everyone',
  'POST /api/read': 'everyone',
  'GET /api/clock': 'everyone',
  'GET /api/session': roles,
  'POST /api/session': 'everyone',
  'DELETE /api/session': 'everyone',
  'GET /api/invitations/:token': 'everyone',
  'POST /api/invitations/:token': 'everyone',
  'GET /api/counties/:county/organisations': roles,
  'GET /api/counties/:county/posts': roles,
  'GET /api/counties/:county/definition': roles,
  'GET /api/counties/:county/people': ['administrator'],
  'POST /api/counties/:county/people': ['administrator'],
  'GET /api/counties/:county/posts/:post/holdings': ['administrator'],
  'POST /api/counties/:county/posts/:post/holdings': ['administrator'],
  'POST /api/counties/:county/posts/:post/holdings/:holding/end': ['administrator'],
  'POST /api/counties/:county/documents': office,
  'GET /api/counties/:county/documents': roles,
  'GET /api/counties/:county/documents/:document': roles,
  'PUT /api/counties/:county/documents/:document/proposals/:proposal': office,
  'POST /api/counties/:county/documents/:document/proposals/:proposal/confirm': office,
  'POST /api/counties/:county/documents/:document/proposals/:proposal/waive': office,
  'POST /api/counties/:county/documents/:document/proposals/:proposal/restore': office,
  'POST /api/counties/:county/documents/:document/proposals': office,
  'POST /api/counties/:county/documents/:document/merge': office,
  'POST /api/counties/:county/documents/:document/proposals/:proposal/split': office,
  'POST /api/counties/:county/documents/:document/undo': office,
  'POST /api/counties/:county/documents/:document/issue': office,
  'POST /api/counties/:county/inflow': office,
  'GET /api/counties/:county/plans/:year/year-end': roles,
  'GET /api/counties/:county/plans/:year/year-end.xlsx': roles,
  'GET /api/counties/:county/plans/:year/year-end.docx': roles,
  'GET /api/counties/:county/burden/:month': roles,
  'GET /api/counties/:county/burden/:month/rows': roles,
  'GET /api/counties/:county/burden/years/:year': roles,
  'GET /api/counties/:county/burden/years/:year/burden.xlsx': roles,
  'GET /api/counties/:county/burden/years/:year/burden.csv': roles,
  'GET /api/counties/:county/burden/:month/burden.xlsx': roles,
  'GET /api/counties/:county/burden/:month/burden.csv': roles,
  'POST /api/counties/:county/burden/outlook': roles,
  'GET /api/counties/:county/forms': roles,
  'GET /api/counties/:county/forms/:form': roles,
  'GET /api/counties/:county/forms/:form/answers.xlsx': roles,
  'GET /api/counties/:county/form-copies/:copy': roles,
  'POST /api/counties/:county/forms/known': roles,
  'POST /api/counties/:county/forms': roles,
  'POST /api/counties/:county/forms/:form/withdraw': roles,
  'POST /api/counties/:county/forms/:form/close': roles,
  'POST /api/counties/:county/form-copies/:copy/fill': roles,
  'GET /api/counties/:county/meetings': roles,
  'GET /api/counties/:county/meetings/:meeting': roles,
  'GET /api/counties/:county/meetings/:meeting/agenda.docx': roles,
  'GET /api/counties/:county/meetings/:meeting/minutes.docx': roles,
  'POST /api/counties/:county/meetings/:meeting/agenda': office,
  'POST /api/counties/:county/meetings/:meeting/decisions': office,
  'POST /api/counties/:county/inflow/proposal': office,
  'POST /api/counties/:county/inflow/look-over': office,
  'GET /api/counties/:county/comparison': roles,
  'POST /api/counties/:county/adoptions': office,
  'POST /api/counties/:county/cases/:case/correction': office,
  'POST /api/counties/:county/closures': office,
  'POST /api/counties/:county/carry-overs': office,
  'GET /api/counties/:county/plans': roles,
  'GET /api/counties/:county/plans/:year/sheet.xlsx': roles,
  'GET /api/counties/:county/plans/:year/sheet.docx': roles,
  'POST /api/counties/:county/plans/:year/sheet': office,
  'GET /api/counties/:county/plans/:year/progress': roles,
  'GET /api/counties/:county/cases/:case/progress': roles,
  'GET /api/counties/:county/observations': roles,
  'GET /api/counties/:county/measures': roles,
  'POST /api/counties/:county/observations': roles,
  'POST /api/counties/:county/observations/file': roles,
  'GET /api/counties/:county/scores': roles,
  'POST /api/counties/:county/schemes/:scheme/results': office,
  'GET /api/counties/:county/scores/:result': roles,
  'GET /api/counties/:county/scores/:result/differences': roles,
  'GET /api/counties/:county/scores/:result/score.xlsx': roles,
  'GET /api/counties/:county/scores/:result/score.json': roles,
  'POST /api/counties/:county/exclusions': roles,
  'POST /api/counties/:county/inspection-plans/:case/draw': office,
  'GET /api/counties/:county/inspection-plans/:case/sample.tsv': roles,
  'POST /api/counties/:county/inspections/:case/drop': roles,
  'GET /api/counties/:county/rates': roles,
  'GET /api/counties/:county/rates/:matter/:rate': roles,
  'GET /api/counties/:county/changes': roles,
  'GET /api/counties/:county/matters': roles,
  'POST /api/counties/:county/cases': roles,
  'POST /api/counties/:county/openings': roles,
  'POST /api/counties/:county/cases/:case/steps/:step': roles,
  'GET /api/counties/:county/cases/:case/steps': roles,
  'GET /api/counties/:county/cases/:case/clocks': roles,
  'GET /api/counties/:county/messages': roles,
  'GET /api/counties/:county/messages/unread': roles,
  'POST /api/counties/:county/messages/read': roles,
  'GET /api/counties/:county/orders': roles,
  'POST /api/order-links/open': 'everyone',
  'POST /api/order-links/files': 'everyone',
  'POST /api/order-links/answer': 'everyone',
  'GET /api/counties/:county/cases/:case/orders/:seq/links': office,
  'POST /api/counties/:county/cases/:case/orders/:seq/links/revocation': office,
  'POST /api/counties/:county/cases/:case/orders/:seq/links/renewal': office,
  'GET /api/counties/:county/cases/:case/orders/:seq/order.docx': roles,
  'GET /api/counties/:county/notice-addresses': ['administrator'],
  'POST /api/counties/:county/notice-addresses': ['administrator'],
  'PUT /api/counties/:county/notice-addresses/:address': ['administrator'],
  'POST /api/counties/:county/notice-addresses/:address/trial': ['administrator'],
  'POST /api/counties/:county/failed-notices/retry': ['administrator'],
  'DELETE /api/counties/:county/notice-addresses/:address': ['administrator'],
  'GET /api/counties/:county/failed-notices': ['administrator'],
  'POST /api/counties/:county/failed-notices/:address/:message/retry': ['administrator'],
  'GET /api/counties/:county/work': roles,
  'GET /api/counties/:county/search': roles,
  'GET /api/counties/:county/cases': roles,
  'GET /api/counties/:county/cases/:case': roles,
  'GET /api/counties/:county/cases/:case/verification': roles,
  // Any post may ask; the act answers only to who has a part in the case.
  'GET /api/counties/:county/cases/:case/entries/:seq/private': roles,
  'POST /api/counties/:county/cases/:case/files': roles,
  'GET /api/counties/:county/cases/:case/evidence/:seq/file': roles,
};

const clock = clockAt('2025-02-10T01:00:00.000Z');
let base: TestDatabase;
let app: App;
const found: string[] = [];
const tokens = new Map<Role, string>();

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  for (const role of roles) tokens.set(role, (await personWith(base.db, clock, role)).token);
  app = await buildServer({
    db: base.db,
    clock,
    web: import.meta.dirname,
    log: 'silent',
    onRoute: (method, url) => found.push(`${method} ${url}`),
  });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

async function statusFor(
  route: string,
  role: Role | undefined,
  county: string = chengchuan,
): Promise<number> {
  const [method = '', pattern = ''] = route.split(' ');
  const url = pattern
    .replace(':county', county)
    .replace(':token', 'x'.repeat(43))
    .replace(':seq', '1')
    .replace(':year', '2025')
    .replace(':month', '2025-03')
    .replace(':unit', 'caizheng')
    .replace(':step', 'dispatch')
    .replace(/:(document|proposal|case|meeting|address|message|holding)/g, () => newId());
  const cookies = role ? { [SESSION_COOKIE]: tokens.get(role) ?? '' } : {};
  const response = await app.inject({ method: method as 'GET', url, cookies });
  return response.statusCode;
}

test('every route of the API has an answer to who may call it, and no answer is left over', () => {
  const routes = found.filter((route) => route.includes(' /api') && !route.startsWith('HEAD'));
  assert.deepEqual(routes.toSorted(), Object.keys(mayCall).toSorted());
});

test('every route says in one line what it does, for the description of the API', () => {
  const described = Object.keys(routeWords).map((route) => route.replaceAll(/\{(\w+)\}/g, ':$1'));
  const routes = Object.keys(mayCall).filter((route) => route !== 'GET /api/openapi.json');
  assert.deepEqual(described.toSorted(), routes.toSorted());
});

test('whoever is not signed in is sent to sign in, but for what is open to everyone', async () => {
  for (const [route, who] of Object.entries(mayCall)) {
    const status = await statusFor(route, undefined);
    const asksForMore = /POST|invitations|clock/.test(route);
    if (who !== 'everyone') assert.equal(status, 401, route);
    else if (asksForMore) assert.ok(![401, 403].includes(status) || route === 'POST /api/session', route);
    else assert.ok(status < 400, `${route} answered ${status}`);
  }
});

test('each role may call exactly what the table says', async () => {
  for (const [route, who] of Object.entries(mayCall)) {
    if (who === 'everyone' || route === 'GET /api/session') continue;
    for (const role of roles) {
      const refused = (await statusFor(route, role)) === 403;
      assert.equal(refused, !who.includes(role), `${role} → ${route}`);
    }
  }
});

test('no role reaches into another county', async () => {
  for (const [route, who] of Object.entries(mayCall)) {
    if (who === 'everyone' || !route.includes(':county')) continue;
    for (const role of roles)
      assert.equal(await statusFor(route, role, 'elsewhere'), 403, `${role} → ${route}`);
  }
});

test('a request that another site sends with the cookie is refused', async () => {
  const response = await app.inject({
    method: 'DELETE',
    url: '/api/session',
    headers: { origin: 'https://evil.example' },
    cookies: { [SESSION_COOKIE]: tokens.get('unit') ?? '' },
  });
  assert.equal(response.statusCode, 403);
});

test('a route without a policy stops the server from being built', async () => {
  const other = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  assert.throws(() => other.get('/api/forgotten', async () => 'hello'), /names no policy/);
  await other.close();
});

test('what is not there answers with a problem document in both languages', async () => {
  const response = await app.inject({ url: '/api/nothing' });
  assert.equal(response.statusCode, 404);
  assert.match(response.headers['content-type']?.toString() ?? '', /application\/problem\+json/);
  const problem = response.json<{ detail: string; detailEn: string }>();
  assert.ok(problem.detail && problem.detailEn);
});

test('the reader and the clock answer without sign-in', async () => {
  const answer = await app.inject({ url: '/api/clock', query: { q: '自2025-09-25起20个工作日' } });
  assert.equal(answer.json<{ due: string }>().due, '2025-10-29');
  const payload = readFileSync(new URL('../../test/fixtures/chengchuan-2025.txt', import.meta.url));
  const headers = { 'content-type': 'application/octet-stream' };
  const read = await app.inject({ method: 'POST', url: '/api/read', payload, headers });
  const { claims, commitments } = read.json<{ claims: unknown[]; commitments: unknown[] }>();
  assert.ok(claims.length > 20 && commitments.length > 10);
  const empty = await app.inject({ method: 'POST', url: '/api/read', payload: Buffer.alloc(0), headers });
  assert.ok(empty.json<{ diagnostics: unknown[] }>().diagnostics.length > 0);
});

test('the reader takes a web page too, and gives back the text that its offsets refer to', async () => {
  const report = readFileSync(new URL('../../test/fixtures/chengchuan-2025.txt', import.meta.url), 'utf8');
  const payload = Buffer.from(
    `<!doctype html><html><body><p>${report.replaceAll('\n', '<p>')}</body></html>`,
  );
  const headers = { 'content-type': 'application/octet-stream' };
  const read = await app.inject({ method: 'POST', url: '/api/read', payload, headers });
  const body = read.json<{
    format: string;
    text: string;
    claims: { start: number; end: number; quote: string }[];
  }>();
  assert.equal(body.format, 'html');
  assert.ok(body.claims.length > 20);
  assert.ok(body.claims.every(({ start, end, quote }) => body.text.slice(start, end) === quote));
});
