import { fileURLToPath } from 'node:url';
import { type Clock, machineClock } from '../clock/index.ts';
import type { Db, RunningDatabase, Settings } from '../db/index.ts';
import { buildServer } from '../http/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { rebuildProjections } from '../ledger/index.ts';
import { readNoticeParts } from '../notices/index.ts';
import { inviteFirstAdministrator } from '../people/index.ts';
import { installCounties } from './counties.ts';
import { loadReport } from './load-report.ts';
import { listenError } from './port.ts';
import { tell } from './speak.ts';
import { startWorker } from './worker.ts';

/** What `suohe start` was asked for beside the settings. */
export type StartWishes = { readonly report?: string };

const webFolder = fileURLToPath(new URL('../../dist/web', import.meta.url));

/** Web and API on the settings' port; prints the address, and what to open first, once people can open it. */
export async function serve(
  settings: Settings,
  { db }: RunningDatabase,
  wishes: StartWishes,
): Promise<{ close(): Promise<void> }> {
  const clock = machineClock;
  const counties = (await installCounties(process.env, db, clock)).map((county) => county.id);
  for (const county of counties) await rebuildProjections(db, county, clock);
  const trustProxy = process.env['SUOHE_PROXY'] === '1';
  let wake: (county: CountyId) => void = () => undefined;
  const onWrite = (county: CountyId): void => wake(county);
  const notices = readNoticeParts(process.env, clock);
  const app = await buildServer({ db, clock, web: webFolder, log: 'warn', trustProxy, onWrite, notices });
  try {
    await app.listen({ port: settings.port, host: settings.host });
  } catch (error) {
    throw listenError(error, settings);
  }
  try {
    const bound = app.server.address();
    const port = typeof bound === 'object' ? (bound?.port ?? settings.port) : settings.port;
    const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
    const address = `http://${host}:${port}`;
    tell({ zh: `索河已就绪：${address}/`, en: `Suohe is ready: ${address}/` });
    await tellFirstLink(db, clock, counties, address);
    await takeInReport(db, clock, counties, address, wishes);
  } catch (error) {
    await app.close();
    throw error;
  }
  const worker = startWorker(db, counties, clock, notices);
  wake = worker.wake;
  return {
    close: async () => {
      await worker.stop();
      await app.close();
    },
  };
}

async function tellFirstLink(
  db: Db,
  clock: Clock,
  counties: readonly CountyId[],
  address: string,
): Promise<void> {
  const token = await inviteFirstAdministrator(db, clock, counties);
  if (token === undefined) return;
  tell({
    zh: `首次使用：请打开下面的一次性链接，设置管理员密码（72小时内有效，只能用一次）：\n  ${address}/invitation/${token}`,
    en: `First use: open this one-time link and set the administrator’s password (it works once, for 72 hours):\n  ${address}/invitation/${token}`,
  });
}

async function takeInReport(
  db: Db,
  clock: Clock,
  counties: readonly CountyId[],
  address: string,
  { report }: StartWishes,
): Promise<void> {
  const [county] = counties;
  if (report === undefined || county === undefined) return;
  const page = await loadReport(db, clock, county, report);
  tell({
    zh: `报告已载入，登录后审阅：${address}${page}`,
    en: `The report is loaded; sign in and review it at ${address}${page}`,
  });
}
