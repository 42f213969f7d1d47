import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { Refusal, type Wording } from '../kernel/index.ts';
import { projectRoot } from './project.ts';
import { mayEnter, serverUser } from './server-user.ts';

/** What the environment decides, the same for every command. */
export type Settings = {
  /** Port of web and API; 0 lets the machine choose. */
  readonly port: number;
  /** Address to listen on; only this machine unless said otherwise. */
  readonly host: string;
  /** Absolute path of the data folder. */
  readonly data: string;
  readonly database:
    | { readonly kind: 'embedded' }
    | { readonly kind: 'given'; readonly appUrl: string; readonly ownerUrl: string | undefined };
};

type Environment = Readonly<Record<string, string | undefined>>;

const address = z.string().refine((text) => /^postgres(ql)?:\/\/\S+$/.test(text));
const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((n) => n <= 65_535);

const rules: Record<string, Wording> = {
  PORT: {
    zh: '应为 0 到 65535 之间的端口号，例如 8080',
    en: 'must be a port number from 0 to 65535, for example 8080',
  },
  HOST: {
    zh: '应为本机监听地址，例如 127.0.0.1 或 0.0.0.0',
    en: 'must be an address to listen on, for example 127.0.0.1 or 0.0.0.0',
  },
  DATABASE_URL: {
    zh: '应形如 postgresql://用户:口令@主机:5432/数据库',
    en: 'must look like postgresql://user:password@host:5432/database',
  },
  DATABASE_OWNER_URL: {
    zh: '应形如 postgresql://用户:口令@主机:5432/数据库',
    en: 'must look like postgresql://user:password@host:5432/database',
  },
};

/** An address holds a password, so a wrong one is not repeated in messages and logs. */
const shown = (name: string, value: string): string => (name.startsWith('DATABASE') ? '…' : value);

function read<T>(env: Environment, name: string, shape: z.ZodType<T, string>): T | undefined {
  const value = env[name]?.trim() ?? '';
  if (value === '') return undefined;
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const rule = rules[name] ?? { zh: '取值有误', en: 'is wrong' };
  throw new Refusal(
    'bad-input',
    {
      zh: `环境变量 ${name}=${shown(name, value)} 有误：${rule.zh}。`,
      en: `The setting ${name}=${shown(name, value)} is wrong: it ${rule.en}.`,
    },
    { setting: name },
  );
}

/**
 * The data folder when none is named: `data` beside the program. A server that may not run as root runs as
 * another user, which often cannot enter root's home; then a folder under /var/lib, named by the program's path.
 */
function usualDataFolder(): string {
  const beside = path.join(projectRoot, 'data');
  const user = serverUser();
  if (user === undefined || mayEnter(projectRoot, user)) return beside;
  const name = createHash('sha256').update(projectRoot).digest('hex').slice(0, 8);
  return path.join('/var/lib/suohe', name);
}

/**
 * Reads PORT (8080), HOST (127.0.0.1), SUOHE_DATA, DATABASE_URL (application role) and DATABASE_OWNER_URL
 * (migrations only) from the environment. An empty value counts as not given. Refuses with `bad-input` and
 * the name of the variable in `facts.setting`.
 */
export function readSettings(env: Environment): Settings {
  const appUrl = read(env, 'DATABASE_URL', address);
  const ownerUrl = read(env, 'DATABASE_OWNER_URL', address);
  if (appUrl === undefined && ownerUrl !== undefined) {
    throw new Refusal(
      'bad-input',
      {
        zh: '设置了 DATABASE_OWNER_URL，却没有设置 DATABASE_URL。请一并给出应用角色的连接地址，或者两个都不设置。',
        en: 'DATABASE_OWNER_URL is set but DATABASE_URL is not. Set the application role’s address as well, or neither.',
      },
      { setting: 'DATABASE_URL' },
    );
  }
  const folder = env['SUOHE_DATA']?.trim() ?? '';
  return {
    port: read(env, 'PORT', port) ?? 8080,
    host: read(env, 'HOST', z.string().regex(/^[\w.:-]+$/)) ?? '127.0.0.1',
    data: folder === '' ? usualDataFolder() : path.resolve(folder),
    database: appUrl === undefined ? { kind: 'embedded' } : { kind: 'given', appUrl, ownerUrl },
  };
}
