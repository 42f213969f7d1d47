import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chengchuan as county, personAt } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { type CountyDefinition, loadCounty, versionOf } from '../catalog/index.ts';
import type { Clock, Day, Instant } from '../clock/index.ts';
import { type Id, newId } from '../kernel/index.ts';
import { deliverMessages, runLadder } from '../ledger/index.ts';
import { beginSession, findActor, installCounty } from '../people/index.ts';
import type { CaseStand, CaseView, ChainVerdict, KeptFile, Problem } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

// The last evening before a deadline: forty units, each with several reports and a file, while the office reads its
// board and looks at a sheet, and the worker climbs the ladder beside them.

const folder = fileURLToPath(new URL('../../counties/chengchuan', import.meta.url));
const units = Array.from({ length: 40 }, (_, place) => `bumen-${place + 1}`);
let base: TestDatabase;
let app: App;
let now = '2025-06-30T01:00:00.000Z' as Instant;
const clock: Clock = { now: () => now };
const tokens = new Map<string, string>();

/** The made-up county with forty departments more, each with a post that reports. */
function withForty(definition: CountyDefinition): CountyDefinition {
  const validFrom = '2023-01-01' as Day;
  const [unit] = definition.organisations;
  const [post] = definition.posts;
  assert.ok(unit && post);
  return {
    ...definition,
    organisations: [
      ...definition.organisations,
      ...units.map((id, place) => ({
        ...unit,
        id,
        name: `澄川县第${place + 1}局`,
        shortNames: [],
        validFrom,
      })),
    ],
    posts: [
      ...definition.posts,
      ...units.map((id) => ({
        ...post,
        id,
        title: '督查联络员',
        organisation: id,
        roles: ['unit'],
        inChargeOf: [],
      })),
    ],
  };
}

/** `seen` is the last entry that somebody saw, or `*` for whatever stands. */
type Ask = { readonly body?: unknown; readonly seen?: number | '*'; readonly key?: string };

async function ask<T>(who: string, path: string, { body, seen, key }: Ask = {}) {
  const bytes = Buffer.isBuffer(body);
  const response = await app.inject({
    method: body === undefined ? 'GET' : 'POST',
    url: `/api/counties/${county}${path}`,
    cookies: { [SESSION_COOKIE]: tokens.get(who) ?? '' },
    headers: {
      ...(bytes ? { 'content-type': 'application/octet-stream' } : {}),
      ...(seen === undefined ? {} : { 'if-match': seen === '*' ? seen : `"${seen}"` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return { status: response.statusCode, body: (isJson ? response.json() : {}) as T };
}

/** Goes to another moment; a session lasts a working day, so everybody signs in again. */
async function goTo(moment: string): Promise<void> {
  for (const [who, token] of tokens) {
    const actor = await findActor(base.db, clock, token);
    assert.ok(actor, who);
    tokens.set(who, await beginSession(base.db, { now: () => moment as Instant }, actor.account));
  }
  now = moment as Instant;
}

const step = <T = CaseStand>(
  who: string,
  id: string,
  name: string,
  args: object,
  also: Omit<Ask, 'body'> = {},
) => ask<T>(who, `/cases/${id}/steps/${name}`, { body: { args }, seen: '*', ...also });

const cases = new Map<string, Id>();

/** A commitment of a unit that is due this evening, adopted by the office and accepted by the unit. */
async function promise(unit: string, title = `${unit}的承诺`): Promise<Id> {
  const target = {
    metric: '件数',
    kind: 'value',
    direction: 'none',
    op: 'ge',
    value: 10,
    value2: null,
    unit: '件',
  };
  const { body: opened } = await ask<CaseStand>('office', '/cases', {
    body: {
      matter: 'commitment',
      title,
      lead: unit,
      deadline: '2025-06-30',
      fields: { type: 'numeric', targets: [target], milestones: [], children: [], year: 2025 },
    },
  });
  const adopt = { body: { args: {}, fields: { adoptedOn: '2025-06-30' } }, seen: opened.seq };
  const { body: adopted } = await ask<CaseStand>('office', `/cases/${opened.id}/steps/adopt`, adopt);
  const accepted = await step(unit, opened.id, 'accept', {}, { seen: adopted.seq });
  assert.equal(accepted.status, 200, JSON.stringify(accepted.body));
  return opened.id;
}

before(async () => {
  base = await testDatabase();
  const { definition } = await loadCounty(folder);
  assert.ok(definition);
  const larger = withForty(definition);
  await installCounty(base.db, clock, larger, versionOf(larger).digest);
  tokens.set('office', await personAt(base.db, clock, 'ducha-zhuren'));
  tokens.set('clerk', await personAt(base.db, clock, 'ducha-keyuan'));
  for (const unit of units) tokens.set(unit, await personAt(base.db, clock, unit));
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
  await app.ready();
  for (const unit of units) cases.set(unit, await promise(unit));
});
after(async () => {
  await app.close();
  await base.drop();
});

const picture = (unit: string): Buffer =>
  Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), Buffer.from(unit)]);

/** What a unit does in that minute: three reports, one of them pressed twice, and a file as evidence. */
async function hurry(unit: string): Promise<number[]> {
  const id = cases.get(unit) ?? '';
  const report = (value: number, key: string) =>
    step(unit, id, 'report', { text: `完成${value}件。`, value, period: '2025-06' }, { key });
  const twice = newId();
  const [first, again, second, third, file] = await Promise.all([
    report(4, twice),
    report(4, twice),
    report(7, newId()),
    report(10, newId()),
    ask<KeptFile>(unit, `/cases/${id}/files`, { body: picture(unit) }),
  ]);
  const evidence = { name: '现场.png', kind: '现场照片', digest: file.body.digest, bytes: file.body.bytes };
  const attached = await step(unit, id, 'attach', { evidence }, { key: newId() });
  return [first, again, second, third, file, attached].map(({ status }) => status);
}

test('forty units in one minute, each with reports and a file: nothing is refused, and nothing is lost', async () => {
  await goTo('2025-06-30T15:59:20.000Z');
  const office = async () => {
    const pages = [
      '/plans/2025/progress',
      '/plans/2025/sheet.xlsx',
      '/work?part=turn',
      '/messages',
      '/cases',
    ];
    for (let round = 0; round < 3; round += 1)
      for (const page of pages) assert.equal((await ask('office', page)).status, 200, page);
  };
  const worker = async () => {
    for (let round = 0; round < 3; round += 1) {
      await runLadder(base.db, county, clock);
      await deliverMessages(base.db, county, clock);
    }
  };
  const [answers] = await Promise.all([Promise.all(units.map(hurry)), office(), worker()]);
  assert.deepEqual(
    answers.flat().filter((status) => status >= 300),
    [],
  );
  for (const unit of units) {
    const { body } = await ask<CaseView>(unit, `/cases/${cases.get(unit)}`);
    const types = body.entries.map(({ type }) => type);
    assert.deepEqual(
      [
        types.filter((type) => type === 'reported').length,
        types.filter((type) => type === 'evidence-attached').length,
      ],
      [3, 1],
      `${unit}: three reports, the one pressed twice written once, and its evidence`,
    );
    assert.deepEqual(
      body.entries.map(({ seq }) => seq),
      body.entries.map((_, place) => place + 1),
    );
    const { body: chain } = await ask<ChainVerdict>(unit, `/cases/${cases.get(unit)}/verification`);
    assert.equal(chain.sound, true, unit);
  }
});

test('what is reported as done one second before midnight is in time; two seconds later it is late for good', async () => {
  const [early = '', late = ''] = units;
  await goTo('2025-06-30T15:59:59.000Z');
  const inTime = await step(early, cases.get(early) ?? '', 'handle', { text: '完成。' }, { key: newId() });
  assert.equal(inTime.status, 200);
  await goTo('2025-06-30T16:00:01.000Z');
  await runLadder(base.db, county, clock);
  const tooLate = await step(late, cases.get(late) ?? '', 'handle', { text: '完成。' }, { key: newId() });
  assert.equal(tooLate.status, 200, 'late work is taken in all the same');
  const breachesOf = async (unit: string) =>
    (await ask<CaseView>(unit, `/cases/${cases.get(unit)}`)).body.standing.breaches.map(
      ({ clock: c, due }) => [c.id, due],
    );
  assert.deepEqual(await breachesOf(early), []);
  assert.deepEqual(await breachesOf(late), [['deadline', '2025-06-30']]);
});

test('a report belongs to the county’s day: a second after midnight it is one of July', async () => {
  const [, , third = ''] = units;
  const keyed = await step(
    third,
    cases.get(third) ?? '',
    'report',
    { text: '补报。', value: 11, period: '2025-07' },
    { key: newId() },
  );
  assert.equal(keyed.status, 200, 'July has begun here');
  const ahead = await step<Problem>(
    third,
    cases.get(third) ?? '',
    'report',
    { text: '预报。', value: 12, period: '2025-08' },
    { key: newId() },
  );
  assert.deepEqual([ahead.status, ahead.body.code], [422, 'bad-input']);
});

test('two of the office decide on one report at once: one verdict stands, the other sees what happened', async () => {
  const [early = ''] = units;
  const id = cases.get(early) ?? '';
  const { body: seen } = await ask<CaseView>('office', `/cases/${id}`);
  const [yes, no] = await Promise.all([
    step<Problem>('office', id, 'verify', { passed: true }, { seen: seen.seq }),
    step<Problem>('clerk', id, 'verify', { passed: false, reason: '少两件' }, { seen: seen.seq }),
  ]);
  assert.deepEqual([yes.status, no.status].toSorted(), [200, 409]);
  const loser = yes.status === 409 ? yes : no;
  assert.equal(loser.body.code, 'stale-version');
  assert.equal(loser.body.facts?.['current'], seen.seq + 1);
  const { body: after } = await ask<CaseView>('office', `/cases/${id}`);
  assert.equal(after.entries.filter(({ type }) => type === 'verified').length, 1);
});
