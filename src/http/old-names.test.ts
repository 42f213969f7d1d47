import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  clockAt,
  chengchuan as county,
  foundCounty,
  foundPost,
  personAt,
  reorganise,
} from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Day, Instant } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import { type Doer, doStepNow, openCaseNow } from '../ledger/index.ts';
import type { CaseView } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const clock = clockAt('2025-06-03T01:00:00.000Z');
let base: TestDatabase;
let app: App;
let token = '';
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await foundPost(base.db, { id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] });
  await foundPost(base.db, { id: 'jingban', organisation: 'zhujian', roles: ['unit'] });
  token = await personAt(base.db, clock, 'zuoxi');
  const stretch = (id: string, name: string, validFrom: string, validTo?: string) => ({
    id,
    name,
    kind: 'department',
    validFrom: validFrom as Day,
    validTo: validTo as Day | undefined,
  });
  await reorganise(base.db, [
    stretch('zhengfuban', '澄川县人民政府办公室', '2020-01-01'),
    stretch('zhujian', '澄川县建设局', '2020-01-01', '2025-03-31'),
    stretch('zhujian', '澄川县住房和城乡建设局', '2025-04-01'),
    stretch('xinfang', '澄川县信访办公室', '2020-01-01', '2025-04-30'),
  ]);
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
});
after(async () => {
  await app.close();
  await base.drop();
});

const at = (id: string, organisation: string, role: string): Doer => ({
  account: newId(),
  posts: [{ id, organisation, roles: [role] }],
});
const desk = at('zuoxi', 'zhengfuban', 'hotline-desk');
const unit = at('jingban', 'zhujian', 'unit');
const on = (day: string) => `${day}T01:00:00.000Z` as Instant;

async function viewOf(id: Id): Promise<CaseView> {
  const url = `/api/counties/${county}/cases/${id}`;
  return (await app.inject({ url, cookies: { [SESSION_COOKIE]: token } })).json<CaseView>();
}

test('an old entry names a unit as it was called on its day, the case as it is called today', async () => {
  const opening = { title: '路灯不亮', fields: { kind: '求助', content: '路灯不亮' } };
  const { id } = await openCaseNow(base.db, county, 'hotline', opening, {
    doer: desk,
    now: on('2025-03-10'),
  });
  const dispatch = { command: { step: 'dispatch', args: { lead: 'zhujian', joins: ['xinfang'] } } };
  await doStepNow(base.db, county, id, dispatch, { doer: desk, now: on('2025-03-10') });
  await doStepNow(
    base.db,
    county,
    id,
    { command: { step: 'accept' } },
    { doer: unit, now: on('2025-03-11') },
  );
  const report = { command: { step: 'report', args: { text: '已备料。' } } };
  await doStepNow(base.db, county, id, report, { doer: unit, now: on('2025-05-06') });
  const { lead, joins, entries } = await viewOf(id);
  assert.equal(lead?.name, '澄川县住房和城乡建设局');
  assert.deepEqual(
    joins.map(({ name }) => name),
    ['澄川县信访办公室'],
    'what has ended bears its last name',
  );
  assert.deepEqual(entries[1]?.named, { zhujian: '澄川县建设局', xinfang: '澄川县信访办公室' });
  assert.deepEqual(
    entries.map(({ byPost }) => byPost.organisationName),
    ['澄川县人民政府办公室', '澄川县人民政府办公室', '澄川县建设局', '澄川县住房和城乡建设局'],
  );
});
