import pg from 'pg';
import { Refusal } from '../kernel/index.ts';

const oldest = 15;

/**
 * The role that a given server knows us by. Refuses a server that is away, older than PostgreSQL 15, not in
 * UTF-8 or set to write days in another order.
 */
export async function askFitServer(address: string): Promise<string> {
  const client = new pg.Client({ connectionString: address, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined); // Whoever asks next gets the error.
  const where = `${client.host}:${client.port}/${client.database ?? ''}`;
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message || error.name : String(error);
    throw new Refusal(
      'not-ready',
      {
        zh: `连接不上数据库 ${where}（${reason}）。请检查 DATABASE_URL 与该服务器是否在运行。`,
        en: `The database ${where} cannot be reached (${reason}). Check DATABASE_URL and whether that server is running.`,
      },
      { server: where },
    );
  }
  try {
    const answer = await client.query<{ role: string; version: string; encoding: string; days: string }>(
      `select session_user as role, current_setting('server_version_num') as version, current_setting('server_encoding') as encoding,
              current_setting('datestyle') as days`,
    );
    const [found] = answer.rows;
    const major = Math.floor(Number(found?.version) / 10_000);
    if (major < oldest) throw tooOld(where, major);
    if (found?.encoding !== 'UTF8' || !found.days.startsWith('ISO')) throw otherText(where);
    return found.role;
  } finally {
    await client.end();
  }
}

const tooOld = (where: string, major: number): Refusal =>
  new Refusal(
    'not-ready',
    {
      zh: `数据库 ${where} 是 PostgreSQL ${major}，本程序需要 ${oldest} 及以上版本。请升级服务器，或不设 DATABASE_URL 而使用内置数据库。`,
      en: `The database ${where} is PostgreSQL ${major}; this program needs ${oldest} or newer. Upgrade the server, or leave DATABASE_URL unset to use the built-in one.`,
    },
    { server: where, major },
  );

const otherText = (where: string): Refusal =>
  new Refusal(
    'not-ready',
    {
      zh: `数据库 ${where} 的编码须为 UTF8，日期格式（datestyle）须为 ISO。请按此重建数据库或修改该数据库的设置。`,
      en: `The database ${where} must use the encoding UTF8 and the datestyle ISO. Create it so, or change its settings.`,
    },
    { server: where },
  );
