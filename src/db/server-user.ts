import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../kernel/index.ts';

/** The user of the machine under which a PostgreSQL server runs when this process is root. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number };

const ask = (...words: [string, ...string[]]): string | undefined => {
  const [command, ...rest] = words;
  const answer = spawnSync(command, rest, { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
};

function userNamed(name: string): ServerUser | undefined {
  const uid = ask('id', '-u', name);
  const gid = ask('id', '-g', name);
  return uid === undefined || gid === undefined ? undefined : { name, uid: Number(uid), gid: Number(gid) };
}

let known: ServerUser | undefined;

/**
 * PostgreSQL refuses to run as root: then it runs as `postgres`, else as a system user `suohe`, which is
 * created once. Undefined where this process is an ordinary user, under whom the server runs as well.
 */
export function serverUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  known ??= userNamed('postgres') ?? userNamed('suohe') ?? createdUser();
  return known;
}

function createdUser(): ServerUser {
  ask('useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'suohe');
  const user = userNamed('suohe');
  if (user !== undefined) return user;
  throw new Refusal('not-ready', {
    zh: 'PostgreSQL 不能以 root 运行，而系统用户 suohe 创建失败。请以普通用户启动，或先执行 useradd --system suohe。',
    en: 'PostgreSQL cannot run as root, and the system user suohe could not be created. Start as an ordinary user, or run: useradd --system suohe',
  });
}

/** The user of the machine that owns a file (if it is there), with the name that `peer` sign-in needs; undefined without a file. */
export function ownerOf(file: string): ServerUser | undefined {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined) return undefined;
  const { uid, gid } = stat;
  const name = ask('id', '-un', String(uid));
  return name === undefined ? undefined : { name, uid, gid };
}

/** Name of the user of this process; `peer` sign-in knows people by it. */
export function ownName(): string {
  const name = ask('id', '-un');
  if (name !== undefined) return name;
  throw new Refusal('not-ready', {
    zh: `当前用户（uid ${process.getuid?.()}）在系统中没有登记名称，内置数据库无法启动。请换一个有名称的用户，或设置 DATABASE_URL。`,
    en: `The current user (uid ${process.getuid?.()}) has no name on this machine, so the built-in database cannot start. Use a user with a name, or set DATABASE_URL.`,
  });
}

/** Whether a user may pass through every folder down to and including this one (those that exist). */
export function mayEnter(folder: string, user: ServerUser): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const seen = statSync(at, { throwIfNoEntry: false });
    if (seen !== undefined) {
      const bit = seen.uid === user.uid ? 0o100 : seen.gid === user.gid ? 0o010 : 0o001;
      if ((seen.mode & bit) === 0) return false;
    }
    if (at === path.dirname(at)) return true;
  }
}
