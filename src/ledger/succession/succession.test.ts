import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clockAt, chengchuan as county } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import {
  type CountyDefinition,
  loadCounty,
  type Organisation,
  type Post,
  versionOf,
} from '../../catalog/index.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { installCounty } from '../../people/index.ts';
import { deliverMessages } from '../dispatch/deliver.ts';
import { listMessages } from '../dispatch/store.ts';
import { doStepNow } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { openCaseNow } from '../open-case.ts';
import { findCase, listEntries } from '../store.ts';
import { verifyCase } from '../verify.ts';
import { listWork } from '../worklist/store.ts';
import { succeedOrganisations } from './succeed-organisations.ts';

let base: TestDatabase;
let shipped: CountyDefinition;
before(async () => {
  base = await testDatabase();
  const { definition } = await loadCounty(new URL('../../../counties/chengchuan', import.meta.url).pathname);
  shipped = definition ?? assert.fail();
});
after(() => base.drop());

const at = (day: string) => `${day}T01:00:00.000Z` as Instant;
const row = (id: string, more: Partial<Organisation> = {}): Organisation => ({
  id,
  name: `澄川县${id}`,
  shortNames: [],
  kind: 'department',
  predecessors: [],
  validFrom: '2023-01-01' as Day,
  assumed: [],
  ...more,
});
const lastDay = '2024-02-29' as Day;
const firstDay = '2024-03-01' as Day;
const ended = (id: string) => row(id, { validTo: lastDay });
const follows = (id: string, ...predecessors: string[]) => row(id, { predecessors, validFrom: firstDay });

/** The county with these organisations beside its own. */
async function reorganised(...organisations: Organisation[]): Promise<void> {
  const ids = new Set(organisations.map(({ id }) => id));
  const kept = shipped.organisations.filter(({ id }) => !ids.has(id));
  const definition = { ...shipped, organisations: [...kept, ...organisations] };
  await installCounty(base.db, clockAt(at('2024-01-02')), definition, versionOf(definition).digest);
}

const posted = (organisation: string, ...roles: string[]): Doer => ({
  account: newId(),
  posts: [{ id: `${organisation}-gangwei`, organisation, roles }],
});
const office = posted('zhengfuban', 'delivery-office');
const window = posted('zhengshuju', 'window');

type Ordered = {
  readonly lead: string;
  readonly joins?: readonly string[];
  readonly accepted?: boolean;
  readonly leader?: string;
};

/** An order of a standing meeting that a unit has to carry out. */
async function ordered({ lead, joins = [], accepted = true, leader }: Ordered): Promise<Id> {
  const opening = {
    title: '整治农贸市场',
    fields: { origin: '常务会议', clause: '年内完成整治。' },
    deadline: '2024-06-28' as Day,
  };
  const now = at('2024-02-20');
  const { id } = await openCaseNow(base.db, county, 'meeting-order', opening, { doer: office, now });
  const args = { lead, joins, leader };
  await doStepNow(base.db, county, id, { command: { step: 'order', args } }, { doer: office, now });
  const accept = { command: { step: 'accept' } };
  if (accepted) await doStepNow(base.db, county, id, accept, { doer: posted(lead, 'unit'), now });
  return id;
}

const run = (day: string, all = true) => succeedOrganisations(base.db, county, clockAt(at(day)), { all });
const stateOf = async (id: Id) => (await findCase(base.db, county, id))?.state ?? assert.fail();
const typesOf = async (id: Id) => (await listEntries(base.db, county, id)).map(({ type }) => type);

test('open cases of an organisation that was merged into another are the other’s from the day after its last', async () => {
  await reorganised(ended('shangwu'), ended('liangshi'), follows('shangmao', 'shangwu', 'liangshi'));
  const cases = [await ordered({ lead: 'shangwu' }), await ordered({ lead: 'liangshi' })];
  assert.equal(await run(lastDay), 0, 'on its last day it is still in charge');
  assert.equal(await run(firstDay), 2);
  for (const id of cases) {
    const { lead, stage, clocks } = await stateOf(id);
    assert.deepEqual([lead, stage], ['shangmao', 'going']);
    assert.deepEqual([clocks['deadline']?.due, clocks['deadline']?.status], ['2024-06-28', 'running']);
  }
  const { cases: work } = await listWork(base.db, county, { organisations: ['shangmao'], part: 'lead' }, 50);
  assert.deepEqual(work.map(({ id }) => id).toSorted(), cases.toSorted());
});

test('the posts of the successor may act, those of the organisation that ended may not', async () => {
  await reorganised(ended('shangwu'), follows('shangmao', 'shangwu'));
  const id = await ordered({ lead: 'shangwu' });
  await run(firstDay);
  const report = { command: { step: 'report', args: { text: '已摸底。' } } };
  const now = at('2024-03-04');
  await assert.rejects(doStepNow(base.db, county, id, report, { doer: posted('shangwu', 'unit'), now }), {
    code: 'not-allowed',
  });
  await doStepNow(base.db, county, id, report, { doer: posted('shangmao', 'unit'), now });
});

test('an entry of the system records it, once, though two workers come and come again', async () => {
  await reorganised(ended('shangwu'), follows('shangmao', 'shangwu'));
  const id = await ordered({ lead: 'shangwu' });
  await Promise.all([run(firstDay), run(firstDay)]);
  await run('2024-03-02');
  assert.deepEqual(await typesOf(id), ['opened', 'assigned', 'accepted', 'succeeded']);
  const last = (await listEntries(base.db, county, id)).at(-1);
  assert.equal(last?.byPost, 'system');
  assert.deepEqual(last?.body['organisations'], [{ from: 'shangwu', to: ['shangmao'] }]);
  const record = await findCase(base.db, county, id);
  assert.deepEqual(record && (await verifyCase(base.db, county, record)).faults, []);
});

test('after a split nobody is clearly the one: the case waits for the office that assigns, which is told', async () => {
  await reorganised(ended('nonglin'), follows('nongye', 'nonglin'), follows('linye', 'nonglin'));
  const id = await ordered({ lead: 'nonglin' });
  await run(firstDay);
  const state = await stateOf(id);
  assert.deepEqual([state.lead, state.stage], [null, 'returned']);
  await deliverMessages(base.db, county, clockAt(at(firstDay)));
  const told = await listMessages(base.db, county, ['ducha-keyuan'], 100);
  assert.ok(told.some(({ caseId, topic }) => caseId === id && topic === 'case.succeeded'));
  const order = { command: { step: 'order', args: { lead: 'nongye' } } };
  await doStepNow(base.db, county, id, order, { doer: office, now: at('2024-03-04') });
  assert.equal((await stateOf(id)).lead, 'nongye');
});

test('an organisation dissolved without any successor leaves its cases to the office that assigns', async () => {
  await reorganised(ended('zhaobiao'));
  const id = await ordered({ lead: 'zhaobiao', accepted: false });
  await run(firstDay);
  const state = await stateOf(id);
  assert.deepEqual([state.lead, state.stage], [null, 'returned']);
  assert.equal(await run('2024-03-02'), 0, 'nothing is written about it again');
});

test('a licence goes on where it stands, and its legal period runs on: a reorganisation is not the applicant’s', async () => {
  await reorganised(ended('guihua'), follows('ziran', 'guihua'), follows('guihuaju', 'guihua'));
  const by = { doer: window, now: at('2024-02-20') };
  const opening = { title: '临时占道', fields: { item: '临时占用道路' }, private: { applicant: '某商行' } };
  const { id } = await openCaseNow(base.db, county, 'licence', opening, by);
  await doStepNow(base.db, county, id, { command: { step: 'assign', args: { lead: 'guihua' } } }, by);
  await doStepNow(base.db, county, id, { command: { step: 'accept' } }, by);
  const before = (await stateOf(id)).clocks;
  await run(firstDay);
  const state = await stateOf(id);
  assert.deepEqual([state.lead, state.stage, state.clocks], [null, 'accepted', before]);
  const assign = { command: { step: 'assign', args: { lead: 'ziran' } } };
  await doStepNow(base.db, county, id, assign, { ...by, now: at('2024-03-04') });
  const after = await stateOf(id);
  assert.deepEqual([after.lead, after.clocks], ['ziran', before]);
});

test('who took over from a co-operating unit co-operates, all of them after a split, and nobody does both', async () => {
  await reorganised(
    ended('nonglin'),
    follows('nongye', 'nonglin'),
    follows('linye', 'nonglin'),
    ended('shangwu'),
    follows('shangmao', 'shangwu'),
  );
  const one = await ordered({ lead: 'caizhengju', joins: ['nonglin'] });
  const both = await ordered({ lead: 'caizhengju', joins: ['shangwu', 'zhujianju'] });
  await run(firstDay);
  assert.deepEqual((await stateOf(one)).joins, ['nongye', 'linye']);
  assert.deepEqual((await stateOf(both)).joins, ['shangmao', 'zhujianju']);
});

test('a successor that was itself succeeded passes the case on at once', async () => {
  const middle = row('shangmao', {
    predecessors: ['shangwu'],
    validFrom: firstDay,
    validTo: '2024-12-31' as Day,
  });
  const last = row('jingji', { predecessors: ['shangmao'], validFrom: '2025-01-01' as Day });
  await reorganised(ended('shangwu'), middle, last);
  const id = await ordered({ lead: 'shangwu' });
  await run('2025-01-02');
  assert.equal((await stateOf(id)).lead, 'jingji');
  assert.equal((await typesOf(id)).filter((type) => type === 'succeeded').length, 1);
});

test('a renaming is no succession: the organisation keeps its id, and its cases are not touched', async () => {
  const name = '澄川县商务和投资局';
  await reorganised(ended('shangwu'), row('shangwu', { validFrom: firstDay, name }));
  const id = await ordered({ lead: 'shangwu' });
  await run(firstDay);
  assert.equal((await stateOf(id)).lead, 'shangwu');
  assert.ok(!(await typesOf(id)).includes('succeeded'));
});

test('an ended case stays with the organisation that ended it; reopened, it passes to the successor', async () => {
  await reorganised(ended('shangwu'), follows('shangmao', 'shangwu'));
  const id = await ordered({ lead: 'shangwu' });
  const unit = posted('shangwu', 'unit');
  const doer = (role: string): Doer => posted('zhengfuban', role);
  const now = at('2024-02-21');
  const steps: [Doer, string, Record<string, unknown>][] = [
    [unit, 'handle', { text: '已完成。' }],
    [doer('delivery-office'), 'verify', { passed: true }],
    [doer('delivery-office'), 'close', {}],
  ];
  for (const [by, step, args] of steps)
    await doStepNow(base.db, county, id, { command: { step, args } }, { doer: by, now });
  await run(firstDay);
  assert.equal((await stateOf(id)).lead, 'shangwu');
  const reopen = { command: { step: 'reopen', args: { reason: '群众反映反弹' } } };
  await doStepNow(base.db, county, id, reopen, { doer: doer('delivery-office'), now: at('2024-03-05') });
  assert.equal(await run('2024-03-05', false), 1, 'the rounds in between look at who leads');
  assert.equal((await stateOf(id)).lead, 'shangmao');
});

const leaderPost = (id: string, more: Partial<Post> = {}): Post => ({
  id,
  title: `副县长（${id}）`,
  organisation: 'zhengfu',
  roles: ['leader'],
  inChargeOf: [],
  predecessors: [],
  validFrom: '2023-01-01' as Day,
  assumed: [],
  ...more,
});

/** The county with these leaders’ posts beside its own. */
async function ledBy(...posts: Post[]): Promise<void> {
  const definition = { ...shipped, posts: [...shipped.posts, ...posts] };
  await installCounty(base.db, clockAt(at('2024-01-02')), definition, versionOf(definition).digest);
}
const toldOf = async (id: Id, post: string) => {
  await deliverMessages(base.db, county, clockAt(at(firstDay)));
  const told = await listMessages(base.db, county, [post], 100);
  return told.filter(({ caseId }) => caseId === id).map(({ topic }) => topic);
};

test('the leader in charge whose post has ended is followed by the post that names it, and that post is told', async () => {
  await ledBy(leaderPost('gongye'));
  const id = await ordered({ lead: 'caizhengju', leader: 'gongye' });
  const going = (await stateOf(id)).clocks;
  const next = leaderPost('chanye', { predecessors: ['gongye'], validFrom: firstDay });
  await ledBy(leaderPost('gongye', { validTo: lastDay }), next);
  assert.equal(await run(lastDay), 0, 'on its last day it is still in charge');
  assert.equal(await run(firstDay), 1);
  const { leader, lead, stage, clocks } = await stateOf(id);
  assert.deepEqual([leader, lead, stage, clocks], ['chanye', 'caizhengju', 'going', going]);
  const entry = (await listEntries(base.db, county, id)).at(-1);
  assert.deepEqual([entry?.type, entry?.body['posts']], ['succeeded', [{ from: 'gongye', to: ['chanye'] }]]);
  assert.deepEqual(await toldOf(id, 'chanye'), ['case.succeeded']);
  assert.ok(!(await toldOf(id, 'caizhengju-liaison')).includes('case.succeeded'), 'the lead stays as it was');
});

test('where no post follows the leader’s the delivery office is told, and the case goes on without one', async () => {
  await ledBy(leaderPost('jiuye', { validTo: lastDay }));
  const id = await ordered({ lead: 'caizhengju', leader: 'jiuye' });
  await run(firstDay);
  const { leader, lead, stage } = await stateOf(id);
  assert.deepEqual([leader, lead, stage], [null, 'caizhengju', 'going']);
  assert.ok((await toldOf(id, 'ducha-keyuan')).includes('case.succeeded'));
  assert.equal(await run('2024-03-02'), 0, 'nothing is written about it again');
});

test('what would be told to a party without any post today is told to the delivery office', async () => {
  await reorganised(row('kongbai'));
  const id = await ordered({ lead: 'kongbai', accepted: false });
  assert.ok((await toldOf(id, 'ducha-keyuan')).includes('case.assigned'));
});
