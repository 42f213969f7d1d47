import type { Command } from 'commander';
import {
  diskError,
  migrate,
  type RunningDatabase,
  readSettings,
  refuseOldSchema,
  refuseUnsafeRole,
  type Settings,
  startDatabase,
} from '../db/index.ts';
import { refuseTakenPort } from './port.ts';
import type { StartWishes } from './serve.ts';
import { exits, inWords, printFailure, tell } from './speak.ts';

/** `suohe start`: database, migrations and server, until Ctrl-C. */
export function registerStart(program: Command): void {
  program
    .command('start')
    .description(inWords({ zh: '启动数据库与服务', en: 'start the database and the server' }))
    .option(
      '--report <file>',
      inWords({ zh: '启动后载入一份政府工作报告', en: 'load a work report once started' }),
    )
    .action(async (wishes: StartWishes) => {
      process.exitCode = await start(readSettings(process.env), wishes);
    });
}

/**
 * Runs until it is told to stop, and then stops everything it started, in order. A second Ctrl-C changes
 * nothing: a database is not left half stopped.
 */
async function start(settings: Settings, wishes: StartWishes): Promise<number> {
  const stopped = Promise.withResolvers<undefined>();
  const stop = (): void => stopped.resolve(undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, stop);

  const serving = import('./serve.ts'); // Read while the database starts: it is the larger part of the code.
  serving.catch(() => undefined); // Told below, where it is awaited.
  const database = await startDatabase(settings, tell, () => refuseTakenPort(settings));
  try {
    await prepare(database);
    const { serve } = await serving;
    const server = await serve(settings, database, wishes);
    const lost = await Promise.race([stopped.promise, database.lost]);
    tell({ zh: '正在停止……', en: 'Stopping…' });
    await server.close();
    await database.stop();
    tell({ zh: '已停止。', en: 'Stopped.' });
    if (lost !== undefined) return printFailure(lost);
    return exits.done;
  } catch (error) {
    throw diskError(error, settings.data);
  } finally {
    await database.stop();
  }
}

async function prepare(database: RunningDatabase): Promise<void> {
  if (database.ownerUrl === undefined) await refuseOldSchema(database.db);
  else {
    const taken = await migrate(database.ownerUrl, { app: database.appRole });
    if (taken.length > 0)
      tell({
        zh: `数据库结构已升级 ${taken.length} 步。`,
        en: `Took ${taken.length} step(s) of the database schema.`,
      });
  }
  await refuseUnsafeRole(database.db);
}
