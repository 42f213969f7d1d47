import { sql } from 'kysely';
import type { Day, Instant } from '../clock/index.ts';
import type { Db, Tx } from '../db/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import type { Actor, Post } from './actor.ts';

export type Account = {
  readonly id: Id;
  readonly login: string;
  readonly name: string;
  readonly passwordHash: string | null;
  readonly failedSignIns: number;
  readonly lockedUntil: Instant | null;
  readonly disabled: boolean;
};

type AccountRow = {
  id: string;
  login: string;
  name: string;
  password_hash: string | null;
  failed_sign_ins: number;
  locked_until: string | null;
  disabled_at: string | null;
};

const toAccount = (row: AccountRow): Account => ({
  id: row.id as Id,
  login: row.login,
  name: row.name,
  passwordHash: row.password_hash,
  failedSignIns: row.failed_sign_ins,
  lockedUntil: row.locked_until as Instant | null,
  disabled: row.disabled_at !== null,
});

export async function findAccountByLogin(db: Db, login: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom('account')
    .selectAll()
    .where((eb) => eb(eb.fn('lower', ['login']), '=', login.toLowerCase()))
    .executeTakeFirst();
  return row && toAccount(row);
}

/** Writes an account; false where the login is taken. */
export async function insertAccount(
  tx: Tx,
  account: { id: Id; login: string; name: string; at: Instant },
): Promise<boolean> {
  const row = await tx
    .insertInto('account')
    .values({ id: account.id, login: account.login, name: account.name, created_at: account.at })
    .onConflict((at) => at.expression(sql`lower(login)`).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function setCredentials(
  tx: Tx,
  account: Id,
  is: { login: string; name: string; passwordHash: string },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({
      login: is.login,
      name: is.name,
      password_hash: is.passwordHash,
      failed_sign_ins: 0,
      locked_until: null,
    })
    .where('id', '=', account)
    .execute();
}

/** Counts a failed sign-in, and from the fifth on locks until the given moment. */
export async function countFailure(db: Db, account: Id, lockUntil: Instant): Promise<void> {
  await db
    .updateTable('account')
    .set((eb) => ({
      failed_sign_ins: eb('failed_sign_ins', '+', 1),
      locked_until: eb
        .case()
        .when(eb('failed_sign_ins', '>=', 4))
        .then(sql<string>`${lockUntil}::timestamptz`)
        .else(eb.ref('locked_until'))
        .end(),
    }))
    .where('id', '=', account)
    .execute();
}

export async function clearFailures(db: Db, account: Id): Promise<void> {
  await db
    .updateTable('account')
    .set({ failed_sign_ins: 0, locked_until: null })
    .where('id', '=', account)
    .where((eb) => eb.or([eb('failed_sign_ins', '>', 0), eb('locked_until', 'is not', null)]))
    .execute();
}

export async function insertSession(
  tx: Tx,
  session: { tokenHash: string; account: Id; at: Instant; expiresAt: Instant },
): Promise<void> {
  await tx
    .deleteFrom('session')
    .where('account', '=', session.account)
    .where('expires_at', '<', session.at)
    .execute();
  await tx
    .insertInto('session')
    .values({
      token_hash: session.tokenHash,
      account: session.account,
      created_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function deleteSession(db: Db, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('token_hash', '=', tokenHash).execute();
}

/** Posts of a county, or of all, that exist on a day, each with its organisation's name on that day. */
const postsOn = (db: Db, on: Day) =>
  db
    .selectFrom('post as p')
    .innerJoin('organisation as o', (join) =>
      join
        .onRef('o.county', '=', 'p.county')
        .onRef('o.id', '=', 'p.organisation')
        .on('o.valid_from', '<=', on)
        .on((eb) => eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>=', on)])),
    )
    .where('p.valid_from', '<=', on)
    .where((eb) => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>=', on)]))
    .select(['p.county', 'p.id', 'p.title', 'p.organisation', 'o.name as organisation_name', 'p.roles']);

type PostRow = {
  county: string;
  id: string;
  title: string;
  organisation: string;
  organisation_name: string;
  roles: string[];
};

const toPost = (row: PostRow): Post => ({
  county: row.county as CountyId,
  id: row.id,
  title: row.title,
  organisation: row.organisation,
  organisationName: row.organisation_name,
  roles: row.roles,
});

/**
 * The person of a running session, where the account still stands, with the posts held or covered on a day: one
 * question, since it is asked at every request.
 */
export async function findSessionActor(
  db: Db,
  tokenHash: string,
  now: Instant,
  on: Day,
): Promise<{ actor: Actor; expiresAt: Instant } | undefined> {
  const held = postsOn(db, on)
    .innerJoin('holding as h', (join) => join.onRef('h.county', '=', 'p.county').onRef('h.post', '=', 'p.id'))
    .where('h.valid_from', '<=', on)
    .where((eb) => eb.or([eb('h.valid_to', 'is', null), eb('h.valid_to', '>=', on)]))
    .select('h.account')
    .as('held');
  const rows = await db
    .selectFrom('session as s')
    .innerJoin('account as a', 'a.id', 's.account')
    .leftJoin(held, 'held.account', 'a.id')
    .select([
      'a.id as account',
      'a.login',
      'a.name',
      's.expires_at',
      'held.county',
      'held.id',
      'held.title',
      'held.organisation',
      'held.organisation_name',
      'held.roles',
    ])
    .where('s.token_hash', '=', tokenHash)
    .where('s.expires_at', '>', now)
    .where('a.disabled_at', 'is', null)
    .orderBy('held.county')
    .orderBy('held.id')
    .execute();
  const [first] = rows;
  if (!first) return undefined;
  const posts = rows.flatMap(({ county, id, title, organisation, organisation_name, roles }) =>
    county && id && title && organisation && organisation_name && roles
      ? [toPost({ county, id, title, organisation, organisation_name, roles })]
      : [],
  );
  const { account, login, name, expires_at } = first;
  return { actor: { account: account as Id, login, name, posts }, expiresAt: expires_at as Instant };
}

export async function listPosts(db: Db, county: CountyId, on: Day): Promise<Post[]> {
  const rows = await postsOn(db, on).where('p.county', '=', county).orderBy('p.id').execute();
  return rows.map(toPost);
}

/** The posts that persons hold or cover on a day, by account. */
export async function listHeldPosts(
  db: Db,
  on: Day,
  of: { account: Id } | { county: CountyId },
): Promise<Map<Id, Post[]>> {
  let query = postsOn(db, on)
    .innerJoin('holding as h', (join) => join.onRef('h.county', '=', 'p.county').onRef('h.post', '=', 'p.id'))
    .where('h.valid_from', '<=', on)
    .where((eb) => eb.or([eb('h.valid_to', 'is', null), eb('h.valid_to', '>=', on)]))
    .select('h.account');
  query =
    'account' in of ? query.where('h.account', '=', of.account) : query.where('h.county', '=', of.county);
  const held = new Map<Id, Post[]>();
  for (const row of await query.orderBy('p.county').orderBy('p.id').execute()) {
    const account = row.account as Id;
    held.set(account, [...(held.get(account) ?? []), toPost(row)]);
  }
  return held;
}

export async function insertHoldings(
  tx: Tx,
  holdings: readonly { county: CountyId; id: Id; post: string; account: Id; from: Day }[],
): Promise<void> {
  if (holdings.length === 0) return;
  await tx
    .insertInto('holding')
    .values(
      holdings.map((h) => ({
        county: h.county,
        id: h.id,
        post: h.post,
        account: h.account,
        kind: 'holder',
        valid_from: h.from,
      })),
    )
    .execute();
}

/** Accounts with any post in the county, by name. */
export async function listAccounts(db: Db, county: CountyId): Promise<Account[]> {
  const rows = await db
    .selectFrom('account')
    .selectAll()
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('holding')
          .select('holding.id')
          .where('holding.county', '=', county)
          .whereRef('holding.account', '=', 'account.id'),
      ),
    )
    .orderBy('name')
    .execute();
  return rows.map(toAccount);
}

/** Whether anyone who can sign in holds a post with this role, in any county. */
export async function someoneHolds(db: Db, role: string, on: Day): Promise<boolean> {
  const row = await db
    .selectFrom('post as p')
    .innerJoin('holding as h', (join) => join.onRef('h.county', '=', 'p.county').onRef('h.post', '=', 'p.id'))
    .innerJoin('account as a', 'a.id', 'h.account')
    .select('a.id')
    .where(sql<boolean>`${role} = any(p.roles)`)
    .where('h.valid_from', '<=', on)
    .where((eb) => eb.or([eb('h.valid_to', 'is', null), eb('h.valid_to', '>=', on)]))
    .where('a.password_hash', 'is not', null)
    .where('a.disabled_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Makes this the only open link of an account. */
export async function replaceInvitation(
  tx: Tx,
  invitation: { tokenHash: string; account: Id; at: Instant; expiresAt: Instant },
): Promise<void> {
  await tx.deleteFrom('invitation').where('account', '=', invitation.account).execute();
  await tx
    .insertInto('invitation')
    .values({
      token_hash: invitation.tokenHash,
      account: invitation.account,
      created_at: invitation.at,
      expires_at: invitation.expiresAt,
    })
    .execute();
}

/** The account that an open link belongs to. */
export async function findInvited(db: Db, tokenHash: string, now: Instant): Promise<Account | undefined> {
  const row = await db
    .selectFrom('invitation as i')
    .innerJoin('account as a', 'a.id', 'i.account')
    .selectAll('a')
    .where('i.token_hash', '=', tokenHash)
    .where('i.used_at', 'is', null)
    .where('i.expires_at', '>', now)
    .where('a.disabled_at', 'is', null)
    .executeTakeFirst();
  return row && toAccount(row);
}

/** Uses a link up; false where somebody did so before. */
export async function spendInvitation(tx: Tx, tokenHash: string, now: Instant): Promise<boolean> {
  const row = await tx
    .updateTable('invitation')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('account')
    .executeTakeFirst();
  return row !== undefined;
}

/** The first person who holds a post with a role in a county, and that post. */
export async function findHolder(
  db: Db,
  county: CountyId,
  role: string,
  on: Day,
): Promise<{ post: string; account: Id } | undefined> {
  const row = await postsOn(db, on)
    .innerJoin('holding as h', (join) => join.onRef('h.county', '=', 'p.county').onRef('h.post', '=', 'p.id'))
    .where('p.county', '=', county)
    .where(sql<boolean>`${role} = any(p.roles)`)
    .where('h.valid_from', '<=', on)
    .where((eb) => eb.or([eb('h.valid_to', 'is', null), eb('h.valid_to', '>=', on)]))
    .select('h.account')
    .orderBy('h.id')
    .limit(1)
    .executeTakeFirst();
  return row && { post: row.id, account: row.account as Id };
}
