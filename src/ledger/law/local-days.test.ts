import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { clockAt, chengchuan as county } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type CountyDefinition, calendarIn, loadCounty, versionOf } from '../../catalog/index.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { installCounty } from '../../people/index.ts';
import { reprojectCases } from '../dispatch/run-ladder.ts';
import { doStepNow } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { explainClocks } from '../explain-clocks.ts';
import { matterNow } from '../ground.ts';
import { proposeOrder } from '../inflow/propose-order.ts';
import { openCaseNow } from '../open-case.ts';
import { findCase, listEntries } from '../store.ts';
import { verifyCase } from '../verify.ts';

let base: TestDatabase;
let shipped: CountyDefinition;
before(async () => {
  base = await testDatabase();
  const { definition } = await loadCounty(new URL('../../../counties/chengchuan', import.meta.url).pathname);
  shipped = definition ?? assert.fail();
});
after(() => base.drop());

const received = '2025-03-03T01:00:00.000Z' as Instant;
const later = clockAt('2025-03-05T01:00:00.000Z');
const source = '澄川县防汛抗旱指挥部第3号令';
const dayOff = (day: string) => ({ day: day as Day, working: false, name: { zh: '防汛停工', en: 'flood' } });
const worked = (day: string) => ({ day: day as Day, working: true, name: { zh: '调休', en: 'moved' } });

/** The county as its files stand with these local days, after its worker has come by. */
async function countyWith(...days: ReturnType<typeof dayOff>[]): Promise<number> {
  const definition = { ...shipped, localDays: days.map((one) => ({ ...one, source, assumed: [] })) };
  await installCounty(base.db, later, definition, versionOf(definition).digest);
  return await reprojectCases(base.db, county, later);
}

const window: Doer = {
  account: newId(),
  posts: [{ id: 'chuangkou', organisation: 'zhengshuju', roles: ['window'] }],
};

/** An application that was accepted on Monday 3 March 2025: twenty working days by law end on 31 March. */
async function accepted(): Promise<Id> {
  const by = { doer: window, now: received };
  const opening = { title: '食品经营许可', fields: { item: '食品经营许可' }, private: { applicant: '某店' } };
  const { id } = await openCaseNow(base.db, county, 'licence', { ...opening, lead: 'zhengshuju' }, by);
  await doStepNow(base.db, county, id, { command: { step: 'accept' } }, by);
  return id;
}
const caseOf = async (id: Id) => (await findCase(base.db, county, id)) ?? assert.fail();
const dueOf = async (id: Id) => (await caseOf(id)).state.clocks['legal']?.due;
const typesOf = async (id: Id) => (await listEntries(base.db, county, id)).map(({ type }) => type);

test('a day on which the county’s offices are closed is no working day of its cases, and the clock says by whose order', async () => {
  await countyWith(dayOff('2025-03-12'));
  const id = await accepted();
  assert.equal(await dueOf(id), '2025-04-01');
  const { matter } = await matterNow(base.db, county, 'licence', received);
  const clocks = explainClocks(matter, (await caseOf(id)).state, received, await calendarIn(base.db, county));
  const told = clocks.find((clock) => clock.id === 'legal')?.days.find(({ day }) => day === '2025-03-12');
  assert.equal(told?.counts, 0);
  assert.match(told?.reason.zh ?? '', /防汛停工/);
});

test('a Saturday that the county works instead counts', async () => {
  await countyWith(worked('2025-03-08'));
  assert.equal(await dueOf(await accepted()), '2025-03-28');
});

test('open clocks are counted again when a local day is ordered and when it is taken back, each time by one entry', async () => {
  await countyWith();
  const id = await accepted();
  assert.equal(await dueOf(id), '2025-03-31');
  const before = await typesOf(id);
  assert.ok((await countyWith(dayOff('2025-03-12'))) > 0);
  assert.equal(await reprojectCases(base.db, county, later), 0, 'counted once, nothing is left');
  assert.equal(await dueOf(id), '2025-04-01');
  await countyWith();
  assert.equal(await dueOf(id), '2025-03-31');
  assert.deepEqual(await typesOf(id), [...before, 'reprojected', 'reprojected']);
  assert.deepEqual((await verifyCase(base.db, county, await caseOf(id))).faults, []);
});

test('two workers who find a new calendar write each entry once', async () => {
  await countyWith();
  const id = await accepted();
  const definition = { ...shipped, localDays: [{ ...dayOff('2025-03-20'), source, assumed: [] }] };
  await installCounty(base.db, later, definition, versionOf(definition).digest);
  await Promise.all([reprojectCases(base.db, county, later), reprojectCases(base.db, county, later)]);
  assert.equal((await typesOf(id)).filter((type) => type === 'reprojected').length, 1);
});

test('a period that minutes set in working days goes by the county’s calendar too', async () => {
  await countyWith(dayOff('2025-03-12'));
  const { deadline } = await proposeOrder(base.db, county, '3个工作日内整改到位。', '2025-03-10' as Day);
  assert.equal(deadline, '2025-03-14');
});

test('another word for the same day, or a change elsewhere in the files, moves no clock', async () => {
  await countyWith(dayOff('2025-03-12'));
  await accepted();
  const renamed = { ...dayOff('2025-03-12'), name: { zh: '暴雨停工', en: 'rain' } };
  assert.equal(await countyWith(renamed), 0);
});

test('a case that has ended keeps the days it was decided by', async () => {
  await countyWith();
  const id = await accepted();
  const by = { doer: window, now: received };
  await doStepNow(base.db, county, id, { command: { step: 'withdraw', args: { reason: '申请人撤回' } } }, by);
  await countyWith(dayOff('2025-03-12'));
  assert.equal((await typesOf(id)).includes('reprojected'), false);
});
