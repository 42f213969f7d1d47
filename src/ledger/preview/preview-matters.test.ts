import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan as county, foundCounty, foundPost, matters } from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { type Matter, takeOverMatters } from '../../catalog/index.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { newId } from '../../kernel/index.ts';
import { doStepNow } from '../do-step.ts';
import { openCaseNow } from '../open-case.ts';
import { findCase } from '../store.ts';
import { previewMatters } from './preview-matters.ts';

let base: TestDatabase;
const defined = await matters();
const now = '2025-02-10T01:00:00.000Z' as Instant;
const on = '2025-02-10' as Day;
const desk = {
  account: newId(),
  posts: [{ id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] }],
};

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await foundPost(base.db, { id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] });
  for (const title of ['路灯不亮', '井盖缺失', '积水', '噪声', '欠薪']) {
    const opening = { title, fields: { kind: '求助', content: title } };
    const { id } = await openCaseNow(base.db, county, 'hotline', opening, { doer: desk, now });
    if (title === '噪声' || title === '欠薪') await dispatch(id);
    if (title === '欠薪') await handBack(id);
  }
});
after(() => base.drop());

type CaseId = Parameters<typeof doStepNow>[2];
const dispatch = (id: CaseId) =>
  doStepNow(
    base.db,
    county,
    id,
    { command: { step: 'dispatch', args: { lead: 'zhujian' } } },
    { doer: desk, now },
  );
const unit = { account: newId(), posts: [{ id: 'jingban', organisation: 'zhujian', roles: ['unit'] }] };
const handBack = (id: CaseId) =>
  doStepNow(
    base.db,
    county,
    id,
    { command: { step: 'hand-back', args: { reason: '不属本单位' } } },
    { doer: unit, now },
  );

const hotline = (): Matter => defined.find(({ id }) => id === 'hotline') ?? assert.fail();
/** The hotline without its stage for tickets handed back, with a new step, and another clock. */
function changedHotline(): Matter {
  const { stages, steps, clocks, ...rest } = hotline();
  const { returned: _gone, ...stays } = stages;
  const { 'hand-back': _back, ...steady } = steps;
  const handling = clocks['handling'] ?? assert.fail();
  const call = {
    ...(steps['report'] ?? assert.fail()),
    name: { zh: '先行联系', en: 'call first' },
  };
  return {
    ...rest,
    stages: stays,
    steps: { ...steady, 'call-first': call },
    clocks: { ...clocks, handling: { ...handling, stop: ['handle'] } },
  };
}
const others = defined.filter(({ id }) => id !== 'hotline');
const previewOf = async (matter: string, list: readonly Matter[]) =>
  (await previewMatters(base.db, county, list, on)).find((one) => one.matter === matter) ?? assert.fail();

test('the definitions in force, taken over again, change nothing', async () => {
  const all = await previewMatters(base.db, county, defined, on);
  assert.deepEqual(new Set(all.map(({ change }) => change)), new Set(['same']));
});

test('open cases keep the old version: what they go without, what they alone still have, what stays otherwise', async () => {
  const { change, before } = await previewOf('hotline', [...others, changedHotline()]);
  assert.equal(change, 'changed');
  const [held] = before;
  assert.deepEqual([held?.inForce, held?.open], [true, 5]);
  assert.deepEqual(
    held?.differences.map(({ part, id, change: what }) => `${part} ${id} ${what}`),
    ['stage returned lost', 'step call-first gained', 'step hand-back lost', 'clock handling changed'],
  );
});

test('by stage: how many, which for example, and whether the new version has the stage', async () => {
  const { before } = await previewOf('hotline', [...others, changedHotline()]);
  assert.deepEqual(
    before[0]?.stages.map(({ stage, count, stands, examples }) => [
      stage.name.zh,
      count,
      stands,
      examples.length,
    ]),
    [
      ['已派单', 1, true, 1],
      ['已登记', 3, true, 3],
      ['已退单', 1, false, 1],
    ],
  );
  assert.match(before[0]?.stages[1]?.examples[0] ?? '', /^热线〔2025〕\d+号$/);
});

test('a matter that is left out is named with the cases that go on under it', async () => {
  const { change, before } = await previewOf('hotline', others);
  assert.deepEqual([change, before[0]?.open], ['gone', 5]);
});

test('a matter that the county has not had is new, and touches nobody', async () => {
  const fresh = { ...changedHotline(), id: 'patrol', series: '巡查' };
  const { change, before } = await previewOf('patrol', [...defined, fresh]);
  assert.deepEqual([change, before], ['new', []]);
});

test('once the new version is in force, the preview still names the cases of the one before', async () => {
  const next = changedHotline();
  await inTransaction(base.db, (tx) => takeOverMatters(tx, county, [...others, next], now));
  const opening = { title: '停车难', fields: { kind: '求助', content: '停车难' } };
  const record = await openCaseNow(base.db, county, 'hotline', opening, { doer: desk, now });
  const { change, before } = await previewOf('hotline', [...others, next]);
  assert.deepEqual(
    [change, before.map(({ inForce, open }) => [inForce, open])],
    ['same', [[false, 5]]],
    'five keep the older one, and the sixth the new',
  );
  assert.ok(await findCase(base.db, county, record.id));
});
