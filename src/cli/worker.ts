import type { Clock } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { deliverMessages, reprojectCases, runLadder } from '../ledger/index.ts';
import { tell } from './speak.ts';

/** How long the worker rests between two rounds, in milliseconds. */
const rest = 5000;

/**
 * Runs beside the server: climbs the ladder of cases that are due and delivers what people are to be told, round
 * after round. A round that fails is told and tried again with the next. Due days that hang on a notice which has
 * arrived since are computed again once, at the start.
 *
 * @returns how to stop it; it ends when the round under way has
 */
export function startWorker(db: Db, counties: readonly CountyId[], clock: Clock): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => undefined;
  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, rest);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const guarded = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // One county's trouble must not keep the others from being urged: it is told, and tried again.
      const reason = error instanceof Error ? error.message : String(error);
      if (!stopped)
        tell({
          zh: `督办与消息投递出错，稍后重试：${reason}`,
          en: `The worker failed and tries again: ${reason}`,
        });
    }
  };
  const run = async (): Promise<void> => {
    for (const county of counties) await guarded(() => reprojectCases(db, county, clock));
    do {
      for (const county of counties) {
        await guarded(() => runLadder(db, county, clock));
        await guarded(() => deliverMessages(db, county, clock));
      }
      if (!stopped) await pause();
    } while (!stopped);
  };
  const done = run();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await done;
    },
  };
}
