import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chengchuan, clockAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type CountyDefinition, loadCounty, versionOf } from '../catalog/index.ts';
import type { Clock, Day, Instant } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import { adoptCases, importSheet, listPlan } from '../ledger/index.ts';
import { acceptInvitation, addPerson, installCounty, signIn } from '../people/index.ts';
import type { CaseProgressView, MeasureView, ObservationsRecorded, PlanProgressView } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const folder = fileURLToPath(new URL('../../counties/chengchuan', import.meta.url));
let base: TestDatabase;
let app: App;
let session: string;
let now = '2025-02-10T01:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
const moveTo = async (day: string) => {
  now = `${day}T01:00:00.000Z` as Instant;
  session = await signIn(base.db, clock, 'lin', 'a long password');
};

/** The made-up county, in which the bureau of finance is merged into another in the middle of the year. */
function withMerger(definition: CountyDefinition): CountyDefinition {
  const last = '2025-06-30' as Day;
  const heir = definition.organisations.find(({ id }) => id === 'fagaiwei');
  return {
    ...definition,
    organisations: definition.organisations.flatMap((unit) => {
      if (unit.id === 'caizhengju') return [{ ...unit, validTo: last }];
      if (unit === heir) return [{ ...unit, predecessors: [...unit.predecessors, 'caizhengju'] }];
      return [unit];
    }),
  };
}

before(async () => {
  base = await testDatabase();
  const { definition } = await loadCounty(folder);
  assert.ok(definition);
  const merged = withMerger(definition);
  await installCounty(base.db, clockAt(now), merged, versionOf(merged).digest);
  const person = { name: '林知行', login: 'lin', posts: ['ducha-zhuren'] };
  const { token } = await addPerson(base.db, clock, chengchuan, person);
  session = await acceptInvitation(base.db, clock, token, { ...person, password: 'a long password' });
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
});
after(async () => {
  await app.close();
  await base.drop();
});

async function ask<T>(path: string, body?: unknown): Promise<{ status: number; value: T }> {
  const response = await app.inject({
    method: body ? 'POST' : 'GET',
    headers: path.includes('/steps/') ? { 'if-match': '*' } : {},
    url: `/api/counties/${chengchuan}${path}`,
    cookies: { [SESSION_COOKIE]: session },
    ...(body ? { payload: body as object } : {}),
  });
  return { status: response.statusCode, value: response.json<T>() };
}

async function adopted(lead: string, target: Record<string, unknown>, year = 2025): Promise<Id> {
  const author = {
    post: 'ducha-zhuren',
    account: newId(),
    at: '2025-02-10T01:00:00.000Z' as Instant,
    organisation: 'zhengfuban',
  };
  const whole = {
    metric: '社会消费品零售总额',
    kind: 'value',
    direction: 'none',
    op: 'ge',
    value2: null,
    unit: '元',
  };
  const addition = {
    title: `扩大消费 ${newId()}`,
    type: 'numeric' as const,
    targets: [{ ...whole, value: 9e9, ...target } as never],
    deadline: `${year}-12-31` as Day,
    lead,
    joins: [],
    leader: 'changwu',
    milestones: [],
    children: [],
    year,
    continues: null,
    note: '',
    source: { kind: 'sheet' as const, file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '消费' },
  };
  await importSheet(base.db, chengchuan, { changes: [], additions: [addition] }, '导入', author);
  const plan = await listPlan(base.db, chengchuan, year);
  const id = plan.find(({ commitment }) => commitment.title === addition.title)?.id;
  assert.ok(id);
  await adoptCases(base.db, chengchuan, { cases: [id] }, author);
  return id;
}

const figure = (value: string, edition: string, issuedOn: string) => ({
  measure: 'retail-sales',
  period: '2025-Q1',
  grade: 'statistics-bureau',
  edition,
  issuedOn,
  value,
  note: '统计局快报',
});
const record = (...observations: unknown[]) => ask<ObservationsRecorded>('/observations', { observations });
const figureOf = async (id: Id, asOf: string) => {
  const { value } = await ask<CaseProgressView>(`/cases/${id}/progress?asOf=${asOf}`);
  const computed = value.targets[0]?.computed.value;
  return computed?.kind === 'figure' ? computed.value : computed?.kind;
};

test('a measure that the bureau revises after the bulletin moves progress from then on, and not before', async () => {
  const id = await adopted('fagaiwei', { measure: 'retail-sales' });
  await moveTo('2025-04-21');
  const { added, revised, unchanged } = (await record(figure('20.10', '快报', '2025-04-20'))).value;
  assert.deepEqual([added, revised, unchanged], [1, 0, 0]);
  await moveTo('2025-09-02');
  await record(figure('20.4', '修订', '2025-09-01'));
  assert.equal(await figureOf(id, '2025-05-10'), '2010000000', 'the bulletin of May stays as it was');
  assert.equal(await figureOf(id, '2025-09-10'), '2040000000');
});

test('each measure is listed with the figure issued last, by its newest vintage', async () => {
  const { value } = await ask<MeasureView[]>('/measures');
  const latest = value.find(({ id }) => id === 'retail-sales')?.latest;
  assert.deepEqual([latest?.value, latest?.vintage, latest?.issuedOn], ['20.4', 2, '2025-09-01']);
  assert.equal(value.find(({ id }) => id === 'gdp')?.latest, null);
});

test('the computation opens down to the observation, with its grade, vintage and day', async () => {
  const id = await adopted('fagaiwei', { measure: 'retail-sales' });
  const { value } = await ask<CaseProgressView>(`/cases/${id}/progress?asOf=2025-09-10`);
  const chosen = value.targets[0]?.computed.parts[0]?.parts[0];
  assert.deepEqual(chosen?.row, {
    kind: 'observation',
    measure: 'retail-sales',
    name: '社会消费品零售总额',
    place: '',
    period: '2025-Q1',
    aspect: 'level',
    grade: 'statistics-bureau',
    vintage: 2,
    edition: '修订',
    on: '2025-09-02',
  });
  assert.equal(
    value.targets[0]?.computed.parts[0]?.parts[1]?.aside,
    true,
    'the older vintage stands beside it',
  );
});

test('a dry run says in words what would be written, and writes nothing', async () => {
  const wish = { observations: [figure('19.8', '年报', '2025-09-01')] };
  const { value } = await ask<ObservationsRecorded>('/observations?dryRun=true', wish);
  assert.deepEqual(
    value.rows.map(({ name, when, what, before }) => [name, when.zh, what, Number(before)]),
    [['社会消费品零售总额', '2025年一季度', 'revised', 20.4]],
  );
  const [latest] = (await ask<MeasureView[]>('/measures')).value.flatMap(({ latest: one }) => one ?? []);
  assert.equal(latest?.value, '20.4');
});

test('a wrong figure keeps all of them out, and the answer names the row', async () => {
  const { status, value } = await ask<{ diagnostics: { code: string; place: { line: number } }[] }>(
    '/observations',
    {
      observations: [
        figure('21', '快报', '2025-07-20'),
        { ...figure('1', '', '2025-07-20'), period: '2025-Q9' },
      ],
    },
  );
  assert.equal(status, 422);
  assert.deepEqual(
    value.diagnostics.map(({ code, place }) => [code, place.line]),
    [['unreadable-period', 2]],
  );
});

test('a unit dissolved in mid-year keeps its commitments, and the board says since when and who took over', async () => {
  await adopted('caizhengju', { metric: '一般公共预算收入', op: 'le' }, 2026);
  const rowOn = async (asOf: string) =>
    (await ask<PlanProgressView>(`/plans/2026/progress?asOf=${asOf}`)).value;
  assert.equal((await rowOn('2025-06-30')).rows[0]?.leadEnded, null);
  const after = await rowOn('2025-07-01');
  assert.match(after.rows[0]?.lead?.name ?? '', /财政局/);
  assert.deepEqual(
    [after.rows[0]?.leadEnded?.on, after.rows[0]?.leadEnded?.successors.map(({ id }) => id)],
    ['2025-06-30', ['fagaiwei']],
  );
});

test('the board counts lights by unit and leader, and each light names its reasons', async () => {
  const { value } = await ask<PlanProgressView>('/plans/2025/progress?asOf=2025-12-31');
  const { green, yellow, red, none } = value.counts;
  assert.equal(green + yellow + red + none, value.rows.length);
  assert.deepEqual(
    value.byUnit.map(({ unit }) => unit.id),
    ['fagaiwei'],
  );
  assert.deepEqual(
    value.byLeader.map(({ leader }) => leader.id),
    ['changwu'],
  );
  assert.ok(value.rows.every(({ reasons }) => reasons.length > 0));
  assert.deepEqual(value.rule?.confirmed, false);
});

const stepOf = (id: Id, step: string, args: unknown) => ask(`/cases/${id}/steps/${step}`, { args });

test('the goal tree counts commitments, each once for a goal and those above it, and averages nothing', async () => {
  const year = 2027;
  const ids = [await adopted('fagaiwei', {}, year), await adopted('fagaiwei', { op: 'le' }, year)];
  const { value: definition } = await ask<{ goals: { id: string; parent: string | null }[] }>('/definition');
  const leaf = definition.goals.find(({ parent }) => parent !== null);
  assert.ok(leaf?.parent);
  for (const id of ids) {
    const terms = { fields: { goal: leaf.id } };
    assert.ok((await stepOf(id, 'correct', { terms, reason: '挂到目标树' })).status < 300);
  }
  const { value } = await ask<PlanProgressView>(`/plans/${year}/progress`);
  const counted = (id: string) => value.goals.find((goal) => goal.id === id)?.commitments;
  assert.deepEqual([counted(leaf.id), counted(leaf.parent)], [2, 2]);
  assert.equal(value.rows[0]?.goal?.id, leaf.id);
  // Screens in English have a name of their own for it.
  assert.match(value.rows[0]?.goal?.nameEn ?? '', /^[a-z]/i);
});

/** A part of a promise of so many pieces, as a case of the matter `task`. */
const taskOf = (parent: Id, title: string, value: number, lead = 'fagaiwei') => {
  const metric = '社会消费品零售总额';
  const target = { metric, kind: 'value', direction: 'none', op: 'ge', value, value2: null, unit: '个' };
  const fields = { type: 'numeric', targets: [target], milestones: [], children: [] };
  return { matter: 'task', title, fields, lead, deadline: '2028-12-31', parent };
};

test('the goal that a commitment serves is corrected like a term, and only to one of the goal tree', async () => {
  const id = await adopted('fagaiwei', {}, 2029);
  const correct = async (goal: string, seen: number) => {
    const response = await app.inject({
      method: 'POST',
      url: `/api/counties/${chengchuan}/cases/${id}/correction`,
      headers: { 'if-match': `"${seen}"` },
      cookies: { [SESSION_COOKIE]: session },
      payload: { terms: {}, goal, reason: '挂到目标树' },
    });
    return [response.statusCode, response.json().changed];
  };
  const served = async () => (await ask<CaseProgressView>(`/cases/${id}/progress`)).value.goal?.id ?? null;
  assert.deepEqual(await correct('task-nowhere', 2), [422, undefined]);
  assert.deepEqual(await correct('task-people', 2), [200, 1]);
  assert.equal(await served(), 'task-people');
  assert.equal((await ask(`/cases/${id}`)).status, 200, 'the case with a goal is shown');
  assert.deepEqual(await correct('task-people', 3), [200, 0]);
  assert.deepEqual(await correct('', 3), [200, 1]);
  assert.equal(await served(), null);
});

test('tasks that do not cover their commitment show what nobody took on', async () => {
  const id = await adopted('fagaiwei', { value: 600, unit: '个' }, 2028);
  assert.ok((await ask('/cases', taskOf(id, '城区部分', 400))).status < 300);
  const { value } = await ask<CaseProgressView>(`/cases/${id}/progress`);
  assert.equal(value.coverage?.whole, false);
  assert.deepEqual(value.coverage?.targets[0]?.left, { kind: 'figure', value: '200', unit: '个' });
  assert.equal(value.parts.length, 1);
});

test('a commitment is broken down in one go: all tasks or none, and twice under one name is once', async () => {
  const id = await adopted('fagaiwei', { value: 600, unit: '个' }, 2028);
  const breakDown = async (cases: readonly unknown[], key: string) => {
    const response = await app.inject({
      method: 'POST',
      url: `/api/counties/${chengchuan}/openings`,
      headers: { 'idempotency-key': key },
      cookies: { [SESSION_COOKIE]: session },
      payload: { cases },
    });
    const { value } = await ask<CaseProgressView>(`/cases/${id}/progress`);
    return { status: response.statusCode, body: response.json(), value };
  };
  const good = taskOf(id, '城区部分', 400);
  const refused = await breakDown([good, taskOf(id, '乡镇部分', 200, 'nobody')], 'one');
  assert.equal(refused.status, 422);
  assert.match(refused.body.detail, /^第2件：/);
  assert.equal(refused.value.parts.length, 0);
  const both = [good, taskOf(id, '乡镇部分', 200)];
  const first = await breakDown(both, 'two');
  const again = await breakDown(both, 'two');
  assert.deepEqual(again.body, first.body);
  assert.equal(again.value.parts.length, 2);
  assert.equal(again.value.coverage?.whole, true);
});

test('how far a case was before it was opened is not told', async () => {
  const id = await adopted('fagaiwei', {});
  assert.equal((await ask(`/cases/${id}/progress?asOf=2025-01-01`)).status, 404);
});
