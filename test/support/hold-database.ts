// A process that holds a database until it is told to stop: what the tests of the launcher kill.
import { sql } from 'kysely';
import { migrate, readSettings, refuseUnsafeRole, startDatabase } from '../../src/db/index.ts';
import { Refusal } from '../../src/kernel/index.ts';

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const stopped = Promise.withResolvers<undefined>();
process.on('SIGTERM', () => stopped.resolve(undefined));
try {
  const database = await startDatabase(readSettings(process.env), ({ en }) => say(en));
  try {
    if (database.ownerUrl !== undefined) await migrate(database.ownerUrl, { app: database.appRole });
    await refuseUnsafeRole(database.db);
    await sql`insert into county values ('chengchuan', '澄川县', 'Chengchuan', true) on conflict do nothing`.execute(
      database.db,
    );
    const { rows } = await sql<{ held: number }>`select count(*) as held from county`.execute(database.db);
    say(`up, holding ${rows[0]?.held}`);
    const lost = await Promise.race([stopped.promise, database.lost]);
    if (lost !== undefined) say(`lost: ${lost.message}`);
  } finally {
    await database.stop();
  }
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  say(`refused ${error.code}: ${error.message}`);
  process.exitCode = 1;
}
