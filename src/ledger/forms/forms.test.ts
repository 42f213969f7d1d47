import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import {
  clockAt,
  chengchuan as county,
  foundCounty,
  foundPost,
  takeOverFiles,
} from '../../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../../test/support/database.ts';
import { definitionOf } from '../../catalog/index.ts';
import type { Day, Instant } from '../../clock/index.ts';
import { inTransaction } from '../../db/index.ts';
import { type Id, newId } from '../../kernel/index.ts';
import { recordObservations } from '../../measures/index.ts';
import { burdenOf, burdenRows } from '../burden/load-burden.ts';
import { doStepNow } from '../do-step.ts';
import type { Doer } from '../doer.ts';
import { findCase } from '../store.ts';
import { verifyCase } from '../verify.ts';
import { closeForm, withdrawForm } from './end-form.ts';
import { answeredBefore, answersOf, fillForm } from './fill-form.ts';
import { dueOf, FormWish, nextRound } from './form.ts';
import { sameNumber } from './known.ts';
import { knownOf, sendForm } from './send-form.ts';
import { sendRounds } from './send-rounds.ts';
import { listCopies } from './store.ts';

const at = (day: string): Instant => `${day}T01:00:00.000Z` as Instant;
const person = (id: string, organisation: string, role: string): Doer => ({
  account: newId(),
  posts: [{ id, organisation, roles: [role] }],
});
const asker = person('caizheng-lianluo', 'caizheng', 'unit');
const builder = person('zhujian-lianluo', 'zhujian', 'unit');

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await foundPost(base.db, { id: 'zhujian-lianluo', organisation: 'zhujian', roles: ['unit'] });
  await takeOverFiles(base.db);
});
after(() => base.drop());

type Wish = Parameters<typeof FormWish.parse>[0] & object;
const wish = (more: Wish = {}) =>
  FormWish.parse({
    title: '在建项目情况表',
    basis: '年度统计报表制度',
    columns: [
      { name: '在建项目数', kind: 'number', unit: '个', required: true },
      { name: '说明', kind: 'text', required: false },
    ],
    units: ['zhujian'],
    every: 'once',
    due: '2025-03-14',
    ...more,
  });

const send = (more: Wish, day: string, doer = asker) =>
  inTransaction(base.db, (tx) => sendForm(tx, county, wish(more), { doer, now: at(day) }));

const copiesOf = async (form: Id) => await listCopies(base.db, county, form);
const firstOf = async (form: Id) => (await copiesOf(form))[0] ?? assert.fail('no copy');
const fill = (id: Id, fields: Record<string, unknown>, day: string, minutesSpent: number | null = null) =>
  fillForm(base.db, county, id, { fields, minutesSpent }, { doer: builder, now: at(day) });

const unitIn = async (month: string, unit = 'zhujian') =>
  (await burdenOf(base.db, county, month)).units.find((one) => one.unit === unit);
const formsIn = async (month: string, unit?: string) =>
  (await unitIn(month, unit))?.byKind.find(({ kind }) => kind === 'form');

test('a form goes to all its units or to none, each with a copy of its own that counts for it', async () => {
  await assert.rejects(send({ units: ['zhujian', 'meiyou'] }, '2025-03-03'), { code: 'bad-input' });
  assert.equal(await formsIn('2025-03'), undefined);
  const form = await send({ units: ['zhujian', 'zhengfuban'] }, '2025-03-03');
  const copies = await copiesOf(form.id);
  assert.deepEqual(copies.map(({ state }) => [state.lead, state.deadline, state.stage]).sort(), [
    ['zhengfuban', '2025-03-14', 'sent'],
    ['zhujian', '2025-03-14', 'sent'],
  ]);
  assert.equal((await formsIn('2025-03', 'zhengfuban'))?.count, 1);
  const asked = (await unitIn('2025-03'))?.byAsker.map(({ asker: by }) => by);
  assert.deepEqual(asked, ['caizheng']);
});

test('without minutes of the asker the county’s estimate holds, by the number of fields; what it took stands apart', async () => {
  await send({ minutes: 90, units: ['zhengfuban'], due: '2025-04-15' }, '2025-04-01');
  assert.equal((await formsIn('2025-04', 'zhengfuban'))?.minutes, 90);
  const form = await send({ due: '2025-04-15' }, '2025-04-01');
  const copy = await firstOf(form.id);
  assert.equal((await formsIn('2025-04'))?.minutes, 10 + 2 * 3);
  await fill(copy.id, { 在建项目数: 12 }, '2025-04-02', 25);
  const counted = await formsIn('2025-04');
  assert.deepEqual([counted?.minutes, counted?.spent, counted?.spentCount], [16, 25, 1]);
  const { rows } = await burdenRows(base.db, county, '2025-04', {
    filter: { unit: 'zhujian', kind: 'form' },
    from: 0,
    most: 10,
  });
  assert.deepEqual(
    rows.map(({ minutes, spent, number }) => [minutes, spent, number]),
    [[16, 25, copy.number]],
  );
});

test('what is filled in wrongly is refused with every field, and nothing is written', async () => {
  const form = await send({ due: '2025-05-20' }, '2025-05-06');
  const { id } = await firstOf(form.id);
  await assert.rejects(
    fill(id, { 在建项目数: '十二', 别的: 1 }, '2025-05-07'),
    ({ code, diagnostics }: { code: string; diagnostics: { place: { field: string } }[] }) => {
      assert.equal(code, 'bad-input');
      assert.deepEqual(
        diagnostics.map(({ place }) => place.field).sort(),
        ['別的', '在建项目数'].map((f) => (f === '別的' ? '别的' : f)).sort(),
      );
      return true;
    },
  );
  assert.equal((await firstOf(form.id)).state.stage, 'sent');
  await assert.rejects(
    fillForm(
      base.db,
      county,
      id,
      { fields: { 在建项目数: 1 }, minutesSpent: null },
      {
        doer: asker,
        now: at('2025-05-07'),
      },
    ),
    { code: 'not-allowed' },
  );
});

test('a form of several lines keeps each, and is filled in again until it is taken', async () => {
  const form = await send({ several: true, due: '2025-05-21' }, '2025-05-06');
  const { id } = await firstOf(form.id);
  await fill(id, { answers: [{ 在建项目数: 1 }, { 在建项目数: 2, 说明: '新开工' }] }, '2025-05-08');
  await fill(id, { answers: [{ 在建项目数: 3 }] }, '2025-05-09');
  assert.deepEqual(answersOf(await firstOf(form.id)), [{ 在建项目数: 3 }]);
  const closed = await inTransaction(base.db, (tx) =>
    closeForm(tx, county, form.id, { doer: asker, now: at('2025-05-22') }),
  );
  assert.deepEqual([closed.state.stage, (await firstOf(form.id)).state.stage], ['closed', 'taken']);
  await assert.rejects(fill(id, { answers: [{ 在建项目数: 4 }] }, '2025-05-23'), { code: 'wrong-state' });
  assert.ok((await verifyCase(base.db, county, await firstOf(form.id))).faults.length === 0);
});

test('a form does not close over copies that are still out', async () => {
  const form = await send({ units: ['zhujian', 'zhengfuban'], due: '2025-05-28' }, '2025-05-12');
  const close = inTransaction(base.db, (tx) =>
    closeForm(tx, county, form.id, { doer: asker, now: at('2025-05-29') }),
  );
  await assert.rejects(close, ({ wording }: { wording: { zh: string } }) =>
    /还有2份没有收到/.test(wording.zh),
  );
});

test('a withdrawn form counts no more where it was sent in the same month; what was filled in stays', async () => {
  const form = await send({ units: ['zhujian', 'zhengfuban'], due: '2025-07-25' }, '2025-07-01');
  const own = (await copiesOf(form.id)).find(({ state }) => state.lead === 'zhujian') ?? assert.fail();
  await fill(own.id, { 在建项目数: 5 }, '2025-07-02');
  const by = { doer: asker, now: at('2025-07-03') };
  await inTransaction(base.db, (tx) => withdrawForm(tx, county, form.id, '台账已有', by));
  assert.equal((await formsIn('2025-07'))?.count, 1);
  assert.deepEqual(
    [await formsIn('2025-07', 'zhengfuban'), (await unitIn('2025-07', 'zhengfuban'))?.withdrawn],
    [undefined, 1],
  );
});

test('a repeated form counts each time, is sent once a round by whichever worker, and begins with what was answered', async () => {
  const form = await send({ every: 'month', due: '2025-08-10', until: '2025-10-31' }, '2025-08-04');
  const first = await firstOf(form.id);
  await fill(first.id, { 在建项目数: 7 }, '2025-08-05');
  const clock = clockAt(at('2025-09-04'));
  assert.equal(await sendRounds(base.db, county, clockAt(at('2025-09-03'))), 0);
  const both = await Promise.all([sendRounds(base.db, county, clock), sendRounds(base.db, county, clock)]);
  assert.deepEqual(both.sort(), [0, 1]);
  const [, second] = await copiesOf(form.id);
  assert.deepEqual(
    [second?.state.deadline, second?.state.title, second?.state.opener],
    ['2025-09-10', '在建项目情况表（2025年9月）', 'caizheng'],
  );
  assert.deepEqual(await answeredBefore(base.db, county, second ?? assert.fail()), [{ 在建项目数: 7 }]);
  assert.equal((await formsIn('2025-09'))?.count, 1);
  assert.deepEqual((await unitIn('2025-09'))?.byAsker.map(({ asker: by }) => by).sort(), ['caizheng']);
  // The worker stood still in October: the round that is late is left out, and November lies after the end.
  assert.equal(await sendRounds(base.db, county, clockAt(at('2025-10-20'))), 0);
});

test('a form without an end, with a field twice, or a choice of nothing is refused before anything is written', async () => {
  const refused = async (more: Wish, said: RegExp) =>
    await assert.rejects(send(more, '2025-03-03'), ({ wording }: { wording: { zh: string } }) =>
      said.test(wording.zh),
    );
  await refused({ every: 'month' }, /一直发下去/);
  await refused({ every: 'year', until: '2030-01-01' }, /最长一年/);
  await refused({ due: '2025-02-28' }, /已经过去/);
  await refused({ units: ['zhujian', 'zhujian'] }, /重复/);
  const column = { name: '在建项目数', kind: 'number', required: true };
  await refused({ columns: [column, column] }, /写了两次/);
  await refused(
    { columns: [{ name: '进度', kind: 'choice', required: true, choices: ['快'] }] },
    /至少写两个/,
  );
  assert.throws(() => wish({ columns: [{ name: '__proto__', kind: 'text', required: true }] }));
});

test('a unit may hand a copy back, and its asker may send it to the right one', async () => {
  const form = await send({ due: '2025-11-14' }, '2025-11-03');
  const { id } = await firstOf(form.id);
  const step = (name: string, args: object, doer: Doer) =>
    doStepNow(
      base.db,
      county,
      id,
      { command: { step: name, args: { ...args } } },
      { doer, now: at('2025-11-04') },
    );
  await step('hand-back', { reason: '台账已有这个数' }, builder);
  await step('assign', { lead: 'zhengfuban' }, asker);
  assert.equal((await findCase(base.db, county, id))?.state.lead, 'zhengfuban');
  assert.equal((await formsIn('2025-11', 'zhengfuban'))?.count, 1);
});

test('before a form goes out its asker hears what the county has already, and the form keeps that it was told', async () => {
  const wanted = {
    columns: ['本月地区生产总值', '在建项目数', '随便', '人均收入'],
    units: ['zhujian'],
  };
  const figure = {
    measure: 'gdp',
    period: '2025-Q3',
    place: '',
    aspect: 'level' as const,
    value: '120.5',
    grade: 'reported' as const,
    edition: '月报',
    issuedOn: '2025-10-20' as Day,
    source: { kind: 'hand' as const, note: '' },
  };
  const { measures = [] } = (await definitionOf(base.db, county)) ?? {};
  const ground = { measures, areas: [], by: 'system' as const };
  await recordObservations(base.db, county, [figure], ground, {
    account: newId(),
    at: at('2025-10-20'),
    dryRun: false,
  });
  const known = await knownOf(base.db, county, wanted, '2025-11-05' as Day);
  const [measure, ...others] = known;
  assert.deepEqual(
    [measure?.kind === 'measure' && measure.name, measure?.kind === 'measure' && measure.latest],
    ['地区生产总值', { period: '2025-Q3', value: '120.5' }],
  );
  assert.ok(
    others.length > 0 && others.every(({ kind, column }) => kind === 'form' && column === '在建项目数'),
  );
  const form = await send({ due: '2025-12-19' }, '2025-12-01');
  assert.match(String(form.state.fields['known']), /在建项目数：报表〔2025〕/);
});

test('a name means the same number where it is alike but for words in passing', () => {
  assert.ok(sameNumber('新建公共停车位', '本月新建公共停车位数（个）'));
  assert.ok(sameNumber('5G基站', '5g 基站数量'));
  assert.ok(!sameNumber('户数', '低保户数'));
  assert.ok(!sameNumber('地区生产总值', '人均地区生产总值'));
  assert.ok(!sameNumber('', '户数'));
});

test('rounds fall on the same day of later periods, on the last where a month is shorter', () => {
  const form = { due: '2025-01-31' as Day, every: 'month' as const };
  assert.deepEqual([dueOf(form, 2), dueOf(form, 3)], ['2025-02-28', '2025-03-31']);
  const rest = { basis: '', columns: [], several: false, units: [], known: [], days: 5, round: 1 };
  const until = '2025-03-31' as Day;
  const next = (on: string) => nextRound({ ...form, ...rest, until }, on as Day);
  assert.deepEqual(
    [next('2025-02-22'), next('2025-02-23')?.round, next('2025-03-01'), next('2025-03-27')?.round],
    [undefined, 2, undefined, 3],
  );
});
