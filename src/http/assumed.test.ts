import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chengchuan, clockAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type CountyDefinition, loadCounty, versionOf } from '../catalog/index.ts';
import { acceptInvitation, addPerson, installCounty } from '../people/index.ts';
import type {
  CasePage,
  CaseView,
  DocumentView,
  OrganisationView,
  PersonView,
  PostView,
  ProposalView,
  SessionView,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const clock = clockAt('2025-02-10T01:00:00.000Z');
const folder = fileURLToPath(new URL('../../counties/chengchuan', import.meta.url));
const report = readFileSync(new URL('../../test/fixtures/chengchuan-2025.txt', import.meta.url));
let base: TestDatabase;
let app: App;
let session: string;

/** The made-up county with one unit, one leader’s title and one duty that it has yet to confirm. */
function withAssumptions(definition: CountyDefinition): CountyDefinition {
  const assume = <R extends { id: string; assumed: readonly string[] }>(
    records: readonly R[],
    id: string,
    field: string,
  ) => records.map((r) => (r.id === id ? { ...r, assumed: [...r.assumed, field] } : r));
  return {
    ...definition,
    organisations: assume(definition.organisations, 'caizhengju', 'name'),
    posts: assume(definition.posts, 'changwu', 'title'),
    duties: assume(definition.duties, 'jiaoyuju-lead', 'organisation'),
  };
}

before(async () => {
  base = await testDatabase();
  const { definition } = await loadCounty(folder);
  assert.ok(definition);
  const assumed = withAssumptions(definition);
  await installCounty(base.db, clock, assumed, versionOf(assumed).digest);
  const person = { name: '林知行', login: 'lin', posts: ['ducha-zhuren', 'xitong-guanliyuan'] };
  const { token } = await addPerson(base.db, clock, chengchuan, person);
  session = await acceptInvitation(base.db, clock, token, { ...person, password: 'a long password' });
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
});
after(async () => {
  await app.close();
  await base.drop();
});

async function ask<T>(path: string, post?: { body: unknown; seen?: number }): Promise<T> {
  const response = await app.inject({
    method: post ? 'POST' : 'GET',
    url: path.startsWith('/api') ? path : `/api/counties/${chengchuan}${path}`,
    cookies: { [SESSION_COOKIE]: session },
    headers: {
      ...(Buffer.isBuffer(post?.body) ? { 'content-type': 'application/octet-stream' } : {}),
      ...(post?.seen === undefined ? {} : { 'if-match': `"${post.seen}"` }),
    },
    ...(post ? { payload: post.body as object } : {}),
  });
  assert.ok(response.statusCode < 300, response.body);
  return response.json<T>();
}

const isAssumed = (list: readonly { id: string; assumed: boolean }[], id: string) =>
  list.find((one) => one.id === id)?.assumed;

test('units and posts say whether what they are called is assumed', async () => {
  const units = await ask<OrganisationView[]>('/organisations');
  assert.deepEqual([isAssumed(units, 'caizhengju'), isAssumed(units, 'jiaoyuju')], [true, false]);
  const posts = await ask<PostView[]>('/posts');
  assert.equal(isAssumed(posts, 'changwu'), true);
  assert.equal(isAssumed(posts, 'caizhengju-head'), true, 'a post of a unit whose name is assumed');
  assert.equal(isAssumed(posts, 'xianzhang'), false);
  const [person] = await ask<PersonView[]>('/people');
  assert.deepEqual(
    person?.posts.map((post) => post.assumed),
    [false, false],
  );
  assert.ok((await ask<SessionView>('/api/session')).posts.every((post) => !post.assumed));
});

test('a lead unit suggested by an assumed duty, or by no duty at all, is an assumption', async () => {
  const { id } = await ask<{ id: string }>('/documents?fileName=r.txt', { body: report });
  const { proposals } = await ask<DocumentView>(`/documents/${id}`);
  const suggestions = proposals.flatMap((p) => p.suggestedLeads);
  const of = (unit: string) =>
    new Set(suggestions.filter((s) => s.organisation === unit).map((s) => s.assumed));
  assert.ok(of('jiaoyuju').has(true), 'by words of the assumed duty');
  assert.deepEqual([...of('caizhengju')], [true]);
  assert.ok(of('zhujianju').has(false), 'by words of a duty that is sure');
});

test('a case in list and page marks lead unit, co-operating units and leader that are assumed', async () => {
  const [document] = await ask<{ id: string }[]>('/documents');
  const { proposals } = await ask<DocumentView>(`/documents/${document?.id}`);
  const confirm = async (place: number, units: { lead: string; joins: string[]; leader: string | null }) => {
    const proposal = proposals[place];
    assert.ok(proposal);
    const path = `/documents/${document?.id}/proposals/${proposal.id}/confirm`;
    const body = { ...proposal.draft, ...units };
    const { caseId } = await ask<ProposalView>(path, { body, seen: proposal.version });
    return ask<CaseView>(`/cases/${caseId}`);
  };
  const view = await confirm(0, { lead: 'caizhengju', joins: ['jiaoyuju'], leader: 'changwu' });
  const [row] = (await ask<CasePage>('/cases')).cases;
  assert.deepEqual(row?.lead, { id: 'caizhengju', name: '澄川县财政局', assumed: true });
  assert.deepEqual([view.lead?.assumed, ...view.joins.map((unit) => unit.assumed)], [true, false]);
  assert.deepEqual([view.leader?.assumed, view.entries[0]?.byPost.assumed], [true, false]);
  const joined = await confirm(1, { lead: 'jiaoyuju', joins: ['caizhengju'], leader: null });
  assert.deepEqual([joined.lead?.assumed, ...joined.joins.map((unit) => unit.assumed)], [false, true]);
});
