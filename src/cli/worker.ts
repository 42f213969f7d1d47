import { definitionOf } from '../catalog/index.ts';
import { type Clock, type Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import {
  deliverMessages,
  planMeetings,
  reprojectCases,
  runLadder,
  sendRounds,
  succeedOrganisations,
} from '../ledger/index.ts';
import { listPostsToldOutside, type NoticeParts } from '../notices/index.ts';
import { Postman } from './postman.ts';
import { tell } from './speak.ts';

/** The meetings that the county's series ask for, before the ladder looks at them. */
async function planNextMeetings(db: Db, county: CountyId, clock: Clock): Promise<void> {
  const definition = await definitionOf(db, county);
  await planMeetings(db, county, clock, definition?.meetings ?? []);
}

/** How long the worker rests between two rounds, in milliseconds, and how long at least where something was written. */
const rest = 5000;
const shortRest = 500;
const shortRounds = rest / shortRest;

/**
 * Runs beside the server: climbs the ladder of cases that are due and delivers what people are to be told, round
 * after round. A round that fails is told and tried again with the next. Cases of organisations that have ended pass to
 * those that took over, all of them on the first round of a day. Due days are computed again once a county’s calendar
 * has changed. Notices outside the house are sent beside all this.
 *
 * @returns how to stop it; it ends when the round under way has
 */
export function startWorker(
  db: Db,
  counties: readonly CountyId[],
  clock: Clock,
  notices: NoticeParts = { channels: new Map(), site: undefined },
): { wake(county: CountyId): void; stop(): Promise<void> } {
  const pause = new Pause();
  const postman = new Postman(db, counties, clock, notices);
  const guarded = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      // One county's trouble must not keep the others from being urged: it is told, and tried again.
      const reason = error instanceof Error ? error.message : String(error);
      if (!pause.ended)
        tell({
          zh: `督办与消息投递出错，稍后重试：${reason}`,
          en: `The worker failed and tries again: ${reason}`,
        });
    }
  };
  const succeeded = new Map<CountyId, Day>();
  const succeed = async (county: CountyId): Promise<void> => {
    const on = today(clock);
    await succeedOrganisations(db, county, clock, { all: succeeded.get(county) !== on });
    succeeded.set(county, on);
  };
  const round = async (where: readonly CountyId[], climbs: boolean): Promise<void> => {
    for (const county of where) {
      if (climbs) {
        await guarded(() => succeed(county));
        await guarded(() => reprojectCases(db, county, clock));
        await guarded(() => planNextMeetings(db, county, clock));
        await guarded(() => sendRounds(db, county, clock));
        await guarded(() => runLadder(db, county, clock));
      }
      await guarded(async () =>
        deliverMessages(db, county, clock, await listPostsToldOutside(db, county, today(clock))),
      );
    }
    if (climbs) postman.goOut(guarded);
  };
  const run = async (): Promise<void> => {
    await round(counties, true);
    for (let short = 0; !pause.ended; ) {
      const woken = await pause.next();
      // A round that was asked for only tells what was written; after some of them the ladder has its turn again.
      short = woken.length > 0 && short < shortRounds ? short + 1 : 0;
      if (!pause.ended) await round(short > 0 ? woken : counties, short === 0);
    }
  };
  const done = run();
  return {
    wake: (county) => pause.wake(county),
    stop: async () => {
      pause.end();
      await done;
      await postman.home();
    },
  };
}

/** The rest between two rounds: cut short where somebody wrote, but never below the short rest. */
class Pause {
  #ended = false;
  #woken = new Set<CountyId>();
  #goOn: () => void = () => undefined;

  get ended(): boolean {
    return this.#ended;
  }

  wake(county: CountyId): void {
    this.#woken.add(county);
    this.#goOn();
  }

  end(): void {
    this.#ended = true;
    this.#goOn();
  }

  /** @returns the counties in which something was written since; none where the rest ended by itself */
  async next(): Promise<readonly CountyId[]> {
    await this.#rest(shortRest, () => this.#ended);
    await this.#rest(rest - shortRest, () => this.#ended || this.#woken.size > 0);
    const woken = [...this.#woken];
    this.#woken = new Set();
    return woken;
  }

  async #rest(time: number, enough: () => boolean): Promise<void> {
    if (enough()) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, time);
      this.#goOn = () => {
        if (!enough()) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.#goOn = () => undefined;
  }
}
