import type { Command } from 'commander';
import { migrate, readSettings, startDatabase } from '../db/index.ts';
import { Refusal } from '../kernel/index.ts';
import { inWords, tell } from './speak.ts';

/** `suohe migrate`: brings the database's schema up to this version, without starting the application. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .description(
      inWords({ zh: '将数据库结构升级到本版本', en: 'bring the database schema up to this version' }),
    )
    .action(async () => {
      const database = await startDatabase(readSettings(process.env), tell);
      try {
        if (database.ownerUrl === undefined) throw ownerMissing();
        const taken = await migrate(database.ownerUrl, { app: database.appRole });
        tell(
          taken.length === 0
            ? { zh: '数据库结构已是最新。', en: 'The database schema is up to date.' }
            : {
                zh: `已升级 ${taken.length} 步：${taken.join('、')}。`,
                en: `Took ${taken.length} step(s): ${taken.join(', ')}.`,
              },
        );
      } finally {
        await database.stop();
      }
    });
}

const ownerMissing = (): Refusal =>
  new Refusal(
    'bad-input',
    {
      zh: '升级数据库结构需要所有者角色。请用 DATABASE_OWNER_URL 给出其连接地址。',
      en: 'Migrating needs the owner role. Give its address by DATABASE_OWNER_URL.',
    },
    { setting: 'DATABASE_OWNER_URL' },
  );
