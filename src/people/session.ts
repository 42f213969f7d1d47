import { type Clock, dayAt, later } from '../clock/index.ts';
import { type Db, inTransaction, Kept } from '../db/index.ts';
import { Refusal } from '../kernel/index.ts';
import type { Actor } from './actor.ts';
import { hashToken, newToken, passwordFits } from './secret.ts';
import {
  clearFailures,
  countFailure,
  deleteSession,
  findAccountByLogin,
  findSessionActor,
  insertSession,
} from './store.ts';

const minutes = 60_000;
/** A working day; who comes back tomorrow signs in again. */
const sessionLasts = 12 * 60 * minutes;
const lockLasts = 15 * minutes;

/**
 * Signs a person in with a password.
 * @returns the token of the new session, to be kept by the browser alone
 * @throws Refusal `sign-in-needed` where login and password do not fit (it does not say which), `too-often`
 *   after five failures, for a quarter of an hour. Source: GB/T 22239-2019, 8.1.4.1 (failed sign-ins).
 */
export async function signIn(db: Db, clock: Clock, login: string, password: string): Promise<string> {
  const now = clock.now();
  const account = await findAccountByLogin(db, login);
  if (account?.lockedUntil && account.lockedUntil > now) {
    throw new Refusal(
      'too-often',
      {
        zh: '密码连续输错次数过多，该账号已暂时锁定，请15分钟后再试，或联系系统管理员。',
        en: 'Too many wrong passwords: this account is locked for a while. Try again in 15 minutes, or ask the administrator.',
      },
      { lockedUntil: account.lockedUntil },
    );
  }
  const fits = await passwordFits(account?.passwordHash, password);
  if (!account || !fits || account.disabled) {
    if (account) await countFailure(db, account.id, later(now, lockLasts));
    throw new Refusal('sign-in-needed', {
      zh: '登录名或密码不正确。',
      en: 'User name and password do not fit together.',
    });
  }
  await clearFailures(db, account.id);
  return await beginSession(db, clock, account.id);
}

/** Begins a session for an account whose identity was just proven. */
export async function beginSession(db: Db, clock: Clock, account: Actor['account']): Promise<string> {
  const token = newToken();
  const at = clock.now();
  await inTransaction(db, (tx) =>
    insertSession(tx, { tokenHash: hashToken(token), account, at, expiresAt: later(at, sessionLasts) }),
  );
  return token;
}

const keptActors = new Kept<Awaited<ReturnType<typeof findSessionActor>>>();

/**
 * Who a session's token speaks for, with the posts of the day. Kept for a moment, since every request asks: what
 * another process changed holds two seconds later at the latest.
 */
export async function findActor(db: Db, clock: Clock, token: string): Promise<Actor | undefined> {
  const now = clock.now();
  const on = dayAt(now);
  const tokenHash = hashToken(token);
  const known = await keptActors.get(db, `${tokenHash} ${on}`, () =>
    findSessionActor(db, tokenHash, now, on),
  );
  return known && known.expiresAt > now ? known.actor : undefined;
}

/** Makes what this process did to accounts, posts and who holds them count from the next request on. */
export const forgetActors = (): void => keptActors.forget();

/** Ends a session; a token that is none ends nothing. */
export async function signOut(db: Db, token: string): Promise<void> {
  await deleteSession(db, hashToken(token));
  forgetActors();
}
