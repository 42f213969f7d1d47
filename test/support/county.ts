import {
  insertVersion,
  loadCounty,
  type Matter,
  type Organisation,
  takeOverMatters,
  versionOf,
} from '../../src/catalog/index.ts';
import type { Clock, Day, Instant } from '../../src/clock/index.ts';
import { type Db, inTransaction } from '../../src/db/index.ts';
import { CountyId, type Id } from '../../src/kernel/index.ts';
import { insertNewPosts, replaceOrganisations, saveCounty } from '../../src/people/county/store.ts';
import { acceptInvitation, addPerson, findActor, type Role } from '../../src/people/index.ts';

/** The made-up county of the tests: 澄川县 exists nowhere. */
export const chengchuan = CountyId.parse('chengchuan');

/** A clock that stands where the test puts it. */
export const clockAt = (at: string): Clock => ({ now: () => at as Instant });

const validFrom = '2020-01-01' as Day;

/** One post for every role, so that a test can be anybody. */
export const postOf: Record<Role, string> = {
  administrator: 'guanliyuan',
  'delivery-office': 'ducha',
  unit: 'caizheng-lianluo',
  leader: 'xianzhang',
  auditor: 'shenji',
};

/** The matters of the made-up county, as its files and those that come with Suohe define them. */
export async function matters(): Promise<readonly Matter[]> {
  const { definition, diagnostics } = await loadCounty(
    new URL('../../counties/chengchuan', import.meta.url).pathname,
  );
  if (!definition) throw new Error(diagnostics.map(({ message }) => message.en).join('\n'));
  return definition.matters;
}

/** Puts the made-up county under the definitions of its files as well, with further organisations where a test names some. */
export async function takeOverFiles(db: Db, more: readonly Organisation[] = []): Promise<void> {
  const { definition: read } = await loadCounty(
    new URL('../../counties/chengchuan', import.meta.url).pathname,
  );
  if (!read) throw new Error('The files of the made-up county have faults.');
  const definition = { ...read, organisations: [...read.organisations, ...more] };
  const { digest } = versionOf(definition);
  const { name, englishName } = definition.county;
  await inTransaction(db, async (tx) => {
    await insertVersion(tx, definition, digest, '2020-01-01T00:00:00.000Z' as Instant);
    await saveCounty(tx, { id: chengchuan, name, englishName, simulated: true, definition: digest });
  });
}

/** Brings the made-up county into a test database: three organisations, a post for every role, its matters. */
export async function foundCounty(db: Db): Promise<void> {
  const defined = await matters();
  await inTransaction(db, async (tx) => {
    await saveCounty(tx, {
      id: chengchuan,
      name: '澄川县',
      englishName: 'Chengchuan County',
      simulated: true,
      definition: null,
    });
    await replaceOrganisations(tx, chengchuan, [
      { id: 'zhengfuban', name: '澄川县人民政府办公室', kind: 'office', validFrom },
      { id: 'caizheng', name: '澄川县财政局', kind: 'department', validFrom },
      { id: 'zhujian', name: '澄川县住房和城乡建设局', kind: 'department', validFrom },
    ]);
    const organisationOf: Record<Role, string> = {
      administrator: 'zhengfuban',
      'delivery-office': 'zhengfuban',
      unit: 'caizheng',
      leader: 'zhengfuban',
      auditor: 'zhengfuban',
    };
    await takeOverMatters(tx, chengchuan, defined, '2020-01-01T00:00:00.000Z' as Instant);
    const roles = Object.keys(postOf) as Role[];
    await insertNewPosts(
      tx,
      chengchuan,
      roles.map((role) => ({
        id: postOf[role],
        title: `测试岗位 ${role}`,
        organisation: organisationOf[role],
        roles: [role],
        validFrom,
      })),
    );
  });
}

let persons = 0;

/** A signed-in person with these roles: the session's token and the account. */
export async function personWith(
  db: Db,
  clock: Clock,
  ...roles: Role[]
): Promise<{ token: string; account: Id }> {
  persons += 1;
  const person = {
    login: `person${persons}`,
    name: `人员${persons}`,
    posts: roles.map((role) => postOf[role]),
  };
  const added = await addPerson(db, clock, chengchuan, person);
  const token = await acceptInvitation(db, clock, added.token, { ...person, password: 'a long password' });
  const actor = await findActor(db, clock, token);
  if (!actor) throw new Error('The person that was just added cannot sign in.');
  return { token, account: actor.account };
}

/** A further post of the made-up county. */
export const foundPost = (
  db: Db,
  post: { readonly id: string; readonly organisation: string; readonly roles: readonly string[] },
): Promise<void> =>
  inTransaction(db, (tx) =>
    insertNewPosts(tx, chengchuan, [
      { ...post, roles: [...post.roles], title: `测试岗位 ${post.id}`, validFrom },
    ]),
  );

/** A signed-in person at these posts: the session's token. */
export async function personAt(db: Db, clock: Clock, ...posts: string[]): Promise<string> {
  persons += 1;
  const person = { login: `person${persons}`, name: `人员${persons}`, posts };
  const added = await addPerson(db, clock, chengchuan, person);
  return await acceptInvitation(db, clock, added.token, { ...person, password: 'a long password' });
}

/** The organisations of the made-up county as a reorganisation leaves them: one row a stretch of days. */
export const reorganise = (
  db: Db,
  organisations: Parameters<typeof replaceOrganisations>[2],
): Promise<void> => inTransaction(db, (tx) => replaceOrganisations(tx, chengchuan, organisations));
