import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { chengchuan, clockAt, foundCounty, personWith } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { CasePage, CaseView, ChainVerdict, DocumentView, Problem, ProposalView } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const report = readFileSync(new URL('../../test/fixtures/chengchuan-2025.txt', import.meta.url));
const clock = clockAt('2025-02-10T01:00:00.000Z');
let base: TestDatabase;
let app: App;
let office: string;
let auditor: string;

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  office = (await personWith(base.db, clock, 'delivery-office')).token;
  auditor = (await personWith(base.db, clock, 'auditor')).token;
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
});
after(async () => {
  await app.close();
  await base.drop();
});

type Ask = { method?: 'GET' | 'POST' | 'PUT'; body?: unknown; seen?: number; token?: string };

async function ask<T>(path: string, { method = 'GET', body, seen, token = office }: Ask = {}) {
  const bytes = Buffer.isBuffer(body);
  const response = await app.inject({
    method,
    url: `/api/counties/${chengchuan}${path}`,
    cookies: { [SESSION_COOKIE]: token },
    headers: {
      ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
      ...(seen === undefined ? {} : { 'if-match': `"${seen}"` }),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, body: response.json<T>() };
}

let document: string;
let caseId: string;

const load = async () => (await ask<DocumentView>(`/documents/${document}`)).body;

async function someProposal(): Promise<ProposalView> {
  const found = (await load()).proposals.find((p) => p.state === 'proposed' && p.draft.targets.length > 0);
  assert.ok(found);
  return found;
}

test('a work report is taken in once, and read', async () => {
  const first = await ask<{ id: string; existed: boolean }>('/documents?fileName=r.txt', {
    method: 'POST',
    body: report,
  });
  const second = await ask<{ id: string; existed: boolean }>('/documents?fileName=r.txt', {
    method: 'POST',
    body: report,
  });
  assert.deepEqual([first.status, second.status, second.body.existed], [201, 200, true]);
  assert.equal(first.body.id, second.body.id);
  document = first.body.id;
  const view = await load();
  assert.equal(view.text, report.toString('utf8'));
  for (const p of view.proposals) assert.equal(p.quote, view.text.slice(p.start, p.end));
  assert.equal(view.completeness.lost, 0);
});

test('what is no work report is refused with every finding, its place and a hint', async () => {
  const body = Buffer.from('今天天气很好，我们去河边散步。\n'.repeat(50));
  const answer = await ask<Problem>('/documents?fileName=story.txt', { method: 'POST', body });
  assert.equal(answer.status, 422);
  const [finding] = answer.body.diagnostics ?? [];
  assert.ok(finding?.message.zh && finding.message.en && finding.hint.zh && finding.hint.en);
});

test('a change without If-Match, and one with an old version, are refused in words', async () => {
  const p = await someProposal();
  const path = `/documents/${document}/proposals/${p.id}`;
  const blind = await ask<Problem>(path, { method: 'PUT', body: p.draft });
  assert.deepEqual([blind.status, blind.body.code], [422, 'bad-input']);
  const draft = { ...p.draft, title: '改过的题目' };
  const saved = await ask<ProposalView>(path, { method: 'PUT', body: draft, seen: p.version });
  assert.deepEqual([saved.status, saved.body.draft.title], [200, '改过的题目']);
  const late = await ask<Problem>(path, { method: 'PUT', body: p.draft, seen: p.version });
  assert.deepEqual(
    [late.status, late.body.code, late.body.facts?.['current']],
    [409, 'stale-version', p.version + 1],
  );
});

test('a body in the wrong shape is refused with the field that is wrong', async () => {
  const p = await someProposal();
  const path = `/documents/${document}/proposals/${p.id}`;
  const wrong = { ...p.draft, deadline: '2025-02-30', colour: 'red' };
  const answer = await ask<Problem>(path, { method: 'PUT', body: wrong, seen: p.version });
  assert.equal(answer.status, 400);
  assert.match(answer.body.detailEn, /deadline/);
});

test('a confirmed promise stands in the ledger with quote, target, deadline and unit, and leads back to its sentence', async () => {
  const p = await someProposal();
  const draft = {
    ...p.draft,
    lead: 'zhujian',
    joins: ['caizheng'],
    deadline: '2025-10-31',
    note: '内部说明',
  };
  const path = `/documents/${document}/proposals/${p.id}/confirm`;
  const confirmed = await ask<ProposalView>(path, { method: 'POST', body: draft, seen: p.version });
  assert.equal(confirmed.status, 200);
  assert.ok(confirmed.body.caseId);
  caseId = confirmed.body.caseId;
  const offered = p.suggestedLeads.map((lead) => lead.organisation);
  assert.ok(offered.length > 0);
  const { body: read } = await ask<DocumentView>(`/documents/${document}`);
  assert.deepEqual(read.keptLeads, {
    offered: 1,
    first: Number(offered[0] === draft.lead),
    among: Number(offered.includes(draft.lead)),
  });

  const { body: view } = await ask<CaseView>(`/cases/${caseId}`);
  assert.deepEqual(
    [view.number, view.deadline, view.lead?.name, view.joins[0]?.name, view.state, view.year],
    ['承诺〔2025〕1号', '2025-10-31', '澄川县住房和城乡建设局', '澄川县财政局', 'reading', 2025],
  );
  assert.deepEqual(view.targets, p.draft.targets);
  const { text } = await load();
  assert.ok(view.source);
  assert.equal(view.source.quote, text.slice(view.source.start, view.source.end));
  assert.ok(view.source.sentence.includes(view.source.quote));
  assert.ok(!JSON.stringify(view).includes('内部说明'), 'the private note stays out of the public entry');
});

test('the ledger is found by unit and by word, and a foreign cursor is refused', async () => {
  const found = async (query: string) => (await ask<CasePage>(`/cases?${query}`)).body.cases.length;
  assert.deepEqual(
    await Promise.all(['lead=zhujian', 'lead=caizheng', 'q=承诺', 'q=%25%25'].map(found)),
    [1, 0, 1, 0],
  );
  assert.equal((await ask('/cases?cursor=nonsense')).status, 400);
});

test('the private part is shown to the auditor with a reason, and the look is on record', async () => {
  const path = `/cases/${caseId}/entries/1/private`;
  assert.equal((await ask(path, { token: auditor })).status, 400);
  const shown = await ask<{ body: { note: string } }>(
    `${path}?reason=${encodeURIComponent('年度审计抽查')}`,
    { token: auditor },
  );
  assert.equal(shown.body.body.note, '内部说明');
  const looks = await base.db.selectFrom('access_log').select(['reason', 'subject', 'seq']).execute();
  assert.deepEqual(looks, [{ reason: '年度审计抽查', subject: `case/${caseId}/1`, seq: 1 }]);
});

test('the office adopts what it confirmed, and corrects it with a reason; the chain stays sound', async () => {
  type Listed = { proposals: { confirmed: number }; adopted: number };
  const listed = async () => (await ask<Listed[]>('/documents')).body[0];
  assert.equal((await listed())?.adopted, 0, 'a reading until somebody adopts it');
  const adopted = await ask<{ adopted: number }>('/adoptions', {
    method: 'POST',
    body: { document },
  });
  assert.equal((await listed())?.adopted, (await listed())?.proposals.confirmed);
  assert.deepEqual([adopted.status, adopted.body.adopted], [200, 1]);
  const wish = { terms: { title: '新增公共停车泊位' }, reason: '与原文核对' };
  const correct = (body: unknown, seen: number) =>
    ask<{ changed: number } & Problem>(`/cases/${caseId}/correction`, { method: 'POST', body, seen });
  assert.deepEqual((await correct(wish, 2)).body, { changed: 1 });
  const alone = await correct({ terms: { lead: 'caizheng' }, reason: '职责调整' }, 3);
  assert.deepEqual(
    [alone.status, alone.body.code],
    [409, 'wrong-state'],
    'units change by request and approval',
  );
  const { body: view } = await ask<CaseView>(`/cases/${caseId}`);
  assert.deepEqual(
    view.entries.map((e) => [e.type, e.name.zh]),
    [
      ['opened', '确认立项'],
      ['advanced', '认定'],
      ['corrected', '更正'],
    ],
  );
  assert.deepEqual([view.title, view.state, view.adoptedOn], ['新增公共停车泊位', 'adopted', '2025-02-10']);
  assert.deepEqual(
    [view.joins[0]?.id, view.deadline],
    ['caizheng', '2025-10-31'],
    'what the correction leaves out stays',
  );
  const { body: verdict } = await ask<ChainVerdict>(`/cases/${caseId}/verification`);
  assert.deepEqual(verdict, { sound: true, entries: 3, faults: [] });
});

test('a correction that changes nothing writes nothing, and one of a case that has gone on is refused', async () => {
  const correct = (terms: unknown, seen: number) =>
    ask<{ changed: number } & Problem>(`/cases/${caseId}/correction`, {
      method: 'POST',
      body: { terms, reason: '核对' },
      seen,
    });
  assert.deepEqual((await correct({ title: '新增公共停车泊位', joins: ['caizheng'] }, 3)).body, {
    changed: 0,
  });
  assert.equal((await ask<CaseView>(`/cases/${caseId}`)).body.entries.length, 3);
  const late = await correct({ title: '另一个题目' }, 2);
  assert.deepEqual([late.status, late.body.code, late.body.facts?.['current']], [409, 'stale-version', 3]);
  const nobody = await correct({ joins: ['caizheng', 'nobody'] }, 3);
  assert.deepEqual([nobody.status, nobody.body.facts?.['organisations']], [422, ['nobody']]);
});
