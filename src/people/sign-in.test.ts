import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Clock, Day, Instant } from '../clock/index.ts';
import { inTransaction } from '../db/index.ts';
import { CountyId, newId } from '../kernel/index.ts';
import { insertNewPosts, replaceOrganisations, saveCounty } from './county/store.ts';
import {
  acceptInvitation,
  addPerson,
  anyPost,
  findActor,
  findInvitation,
  inviteFirstAdministrator,
  signIn,
  signOut,
} from './index.ts';
import { insertHoldings } from './store.ts';

const county = CountyId.parse('chengchuan');
const from = '2020-01-01' as Day;

/** A clock that stands where the test puts it. */
const clockAt = (at: string): Clock => ({ now: () => at as Instant });
const morning = clockAt('2025-02-10T01:00:00.000Z');

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await inTransaction(base.db, async (tx) => {
    await saveCounty(tx, {
      id: county,
      name: '澄川县',
      englishName: 'Chengchuan',
      simulated: true,
      definition: null,
    });
    await replaceOrganisations(tx, county, [
      { id: 'zhengfuban', name: '澄川县人民政府办公室', kind: 'office', validFrom: from },
      { id: 'caizheng', name: '澄川县财政局', kind: 'department', validFrom: from },
    ]);
    await insertNewPosts(tx, county, [
      {
        id: 'guanli',
        title: '系统管理员',
        organisation: 'zhengfuban',
        roles: ['administrator'],
        validFrom: from,
      },
      {
        id: 'ducha',
        title: '督查室经办',
        organisation: 'zhengfuban',
        roles: ['delivery-office'],
        validFrom: from,
      },
      { id: 'caiwu', title: '财政局联络员', organisation: 'caizheng', roles: ['unit'], validFrom: from },
    ]);
  });
});
after(() => base.drop());

const codeOf = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (refusal: { code: string }) => refusal.code,
  );

test('the first link sets up the administrator, works once, and is not made again afterwards', async () => {
  const first = await inviteFirstAdministrator(base.db, morning, [county]);
  const again = await inviteFirstAdministrator(base.db, morning, [county]);
  assert.ok(first && again);
  assert.equal(
    await findInvitation(base.db, morning, first),
    undefined,
    'a new start makes the old link void',
  );
  assert.equal((await findInvitation(base.db, morning, again))?.first, true);

  const chosen = { login: 'wang', name: '王工', password: 'correct horse battery' };
  const token = await acceptInvitation(base.db, morning, again, chosen);
  const actor = await findActor(base.db, morning, token);
  assert.deepEqual(actor?.posts.map((post) => post.id).toSorted(), ['ducha', 'guanli']);
  assert.equal(await codeOf(acceptInvitation(base.db, morning, again, chosen)), 'not-found');
  assert.equal(await inviteFirstAdministrator(base.db, morning, [county]), undefined);
});

test('a person signs in with login in any case and password, and out again', async () => {
  const token = await signIn(base.db, morning, 'WANG', 'correct horse battery');
  assert.equal((await findActor(base.db, morning, token))?.name, '王工');
  await signOut(base.db, token);
  assert.equal(await findActor(base.db, morning, token), undefined);
});

test('a session ends after twelve hours', async () => {
  const token = await signIn(base.db, morning, 'wang', 'correct horse battery');
  assert.ok(await findActor(base.db, clockAt('2025-02-10T12:59:59.000Z'), token));
  assert.equal(await findActor(base.db, clockAt('2025-02-10T13:00:00.000Z'), token), undefined);
});

test('a wrong password and an unknown login get the same answer', async () => {
  const wrong = await signIn(base.db, morning, 'wang', 'guess').catch((e: Error) => e.message);
  const unknown = await signIn(base.db, morning, 'nobody', 'guess').catch((e: Error) => e.message);
  assert.equal(wrong, unknown);
});

test('five wrong passwords lock an account for a quarter of an hour, against the right one too', async () => {
  const { token } = await addPerson(base.db, morning, county, {
    login: 'li',
    name: '李会计',
    posts: ['caiwu'],
  });
  await acceptInvitation(base.db, morning, token, {
    login: 'li',
    name: '李会计',
    password: 'a long password',
  });
  for (let i = 0; i < 5; i++)
    assert.equal(await codeOf(signIn(base.db, morning, 'li', 'guess')), 'sign-in-needed');
  assert.equal(await codeOf(signIn(base.db, morning, 'li', 'a long password')), 'too-often');
  const later = clockAt('2025-02-10T01:15:00.001Z');
  assert.equal(await codeOf(signIn(base.db, later, 'li', 'a long password')), 'done');
});

test('a person is not added twice, nor to a post that does not exist', async () => {
  const person = { login: 'Wang', name: '王二', posts: ['caiwu'] };
  assert.equal(await codeOf(addPerson(base.db, morning, county, person)), 'conflict');
  assert.equal(
    await codeOf(addPerson(base.db, morning, county, { ...person, login: 'wang2', posts: ['x'] })),
    'bad-input',
  );
});

test('a post that is held from tomorrow gives no right today; the day turns at midnight in Shanghai', async () => {
  const { account, token } = await addPerson(base.db, morning, county, {
    login: 'zhao',
    name: '赵科长',
    posts: ['caiwu'],
  });
  const evening = clockAt('2025-02-10T15:00:00.000Z');
  const session = await acceptInvitation(base.db, evening, token, {
    login: 'zhao',
    name: '赵科长',
    password: 'a long password',
  });
  await inTransaction(base.db, (tx) =>
    insertHoldings(tx, [{ county, id: newId(), post: 'ducha', account, from: '2025-02-11' as Day }]),
  );
  const mayReview = anyPost('delivery-office');
  const on = async (clock: Clock) => {
    const actor = await findActor(base.db, clock, session);
    return actor && mayReview(actor, county)?.id;
  };
  assert.equal(await on(clockAt('2025-02-10T15:59:59.999Z')), undefined);
  assert.equal(await on(clockAt('2025-02-10T16:00:00.000Z')), 'ducha');
});

test('a role counts in the county of its post alone', async () => {
  const token = await signIn(base.db, morning, 'wang', 'correct horse battery');
  const actor = await findActor(base.db, morning, token);
  assert.ok(actor);
  assert.equal(anyPost('delivery-office')(actor, county)?.id, 'ducha');
  assert.equal(anyPost('delivery-office')(actor, CountyId.parse('elsewhere')), undefined);
});
