import { type Clock, dayAt, type Instant, later } from '../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../kernel/index.ts';
import type { Role } from './actor.ts';
import { hashPassword, hashToken, newToken } from './secret.ts';
import { beginSession, forgetActors } from './session.ts';
import {
  findAccountByLogin,
  findInvited,
  insertAccount,
  insertHoldings,
  listHeldPosts,
  listPosts,
  replaceInvitation,
  setCredentials,
  someoneHolds,
  spendInvitation,
} from './store.ts';

const linkLasts = 72 * 3_600_000;
/** The account that is set up by the link that the start prints. */
const FIRST_LOGIN = 'admin';

async function invite(tx: Tx, account: Id, at: Instant): Promise<string> {
  const token = newToken();
  const expiresAt = later(at, linkLasts);
  await replaceInvitation(tx, { tokenHash: hashToken(token), account, at, expiresAt });
  return token;
}

const loginTaken = (login: string): Refusal =>
  new Refusal(
    'conflict',
    { zh: `登录名“${login}”已被使用，请换一个。`, en: `The user name “${login}” is taken; choose another.` },
    { login },
  );

/**
 * The token of the one-time link by which the first administrator sets a password; undefined once an
 * administrator can sign in. A new start makes the link of the last one void. So that one person can begin,
 * the account gets the posts of the administrator and of the delivery office in every loaded county.
 */
export async function inviteFirstAdministrator(
  db: Db,
  clock: Clock,
  counties: readonly CountyId[],
): Promise<string | undefined> {
  const at = clock.now();
  const on = dayAt(at);
  if (await someoneHolds(db, 'administrator', on)) return undefined;
  return await inTransaction(db, async (tx) => {
    const known = await findAccountByLogin(tx, FIRST_LOGIN);
    const account = known?.id ?? newId();
    if (!known) await insertAccount(tx, { id: account, login: FIRST_LOGIN, name: '系统管理员', at });
    const held = (await listHeldPosts(tx, on, { account })).get(account) ?? [];
    for (const county of counties) {
      const roles: string[] = ['administrator', 'delivery-office'] satisfies Role[];
      const missing = (await listPosts(tx, county, on)).filter(
        (post) =>
          post.roles.some((role) => roles.includes(role)) &&
          !held.some((h) => h.county === county && h.id === post.id),
      );
      await insertHoldings(
        tx,
        missing.map((post) => ({ county, id: newId(), post: post.id, account, from: on })),
      );
    }
    return await invite(tx, account, at);
  });
}

/** What an open link is for. `first` is the administrator's own, who may still choose the user name. */
export async function findInvitation(
  db: Db,
  clock: Clock,
  token: string,
): Promise<{ first: boolean; login: string; name: string } | undefined> {
  const account = await findInvited(db, hashToken(token), clock.now());
  if (!account) return undefined;
  const first = !(await someoneHolds(db, 'administrator', dayAt(clock.now())));
  return { first, login: account.login, name: account.name };
}

/**
 * Sets name, user name and password by a one-time link, and signs in.
 * @returns the token of the new session
 * @throws Refusal `not-found` where the link was used, replaced or has expired, `conflict` where the user
 *   name is taken
 */
export async function acceptInvitation(
  db: Db,
  clock: Clock,
  token: string,
  is: { login: string; name: string; password: string },
): Promise<string> {
  const passwordHash = await hashPassword(is.password);
  const account = await inTransaction(db, async (tx) => {
    const invited = await findInvited(tx, hashToken(token), clock.now());
    if (!invited || !(await spendInvitation(tx, hashToken(token), clock.now()))) {
      throw new Refusal('not-found', {
        zh: '此链接已使用、已作废或已过期。请向系统管理员索取新的链接；首次启动的链接可重新启动后得到。',
        en: 'This link was used, replaced or has expired. Ask the administrator for a new one; the link of a first start comes again with the next start.',
      });
    }
    const other = await findAccountByLogin(tx, is.login);
    if (other && other.id !== invited.id) throw loginTaken(is.login);
    await setCredentials(tx, invited.id, { login: is.login, name: is.name, passwordHash });
    return invited.id;
  });
  forgetActors();
  return await beginSession(db, clock, account);
}

/**
 * Adds a person to posts of a county.
 * @returns the account, and the token of the link to hand over
 * @throws Refusal `conflict` where the user name is taken, `bad-input` where a post does not exist today
 */
export async function addPerson(
  db: Db,
  clock: Clock,
  county: CountyId,
  person: { login: string; name: string; posts: readonly string[] },
): Promise<{ account: Id; token: string }> {
  const at = clock.now();
  const on = dayAt(at);
  return await inTransaction(db, async (tx) => {
    const known = new Set((await listPosts(tx, county, on)).map((post) => post.id));
    const unknown = person.posts.filter((post) => !known.has(post));
    if (unknown.length > 0) {
      throw new Refusal(
        'bad-input',
        {
          zh: `岗位不存在或今天已不再有效：${unknown.join('、')}。`,
          en: `These posts do not exist today: ${unknown.join(', ')}.`,
        },
        { posts: unknown },
      );
    }
    const account = newId();
    if (!(await insertAccount(tx, { id: account, login: person.login, name: person.name, at }))) {
      throw loginTaken(person.login);
    }
    await insertHoldings(
      tx,
      person.posts.map((post) => ({ county, id: newId(), post, account, from: on })),
    );
    return { account, token: await invite(tx, account, at) };
  });
}
