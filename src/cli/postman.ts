import { type Clock, type Day, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { forgetNotices, type NoticeParts, planNotices, sendNotices } from '../notices/index.ts';

type Guard = (work: () => Promise<unknown>) => Promise<void>;

/** Takes notices out of the house, one round at a time: a slow mail server holds up neither ladder nor messages. */
export class Postman {
  readonly #db: Db;
  readonly #counties: readonly CountyId[];
  readonly #clock: Clock;
  readonly #parts: NoticeParts;
  readonly #tidied = new Map<CountyId, Day>();
  #underWay: Promise<void> | undefined;

  constructor(db: Db, counties: readonly CountyId[], clock: Clock, parts: NoticeParts) {
    this.#db = db;
    this.#counties = counties;
    this.#clock = clock;
    this.#parts = parts;
  }

  /** Begins a round, unless one is under way. */
  goOut(guarded: Guard): void {
    this.#underWay ??= this.#round(guarded).finally(() => {
      this.#underWay = undefined;
    });
  }

  async #round(guarded: Guard): Promise<void> {
    for (const county of this.#counties) {
      await guarded(() => planNotices(this.#db, county, this.#clock));
      await guarded(() => sendNotices(this.#db, county, this.#clock, this.#parts));
      await guarded(() => this.#tidy(county));
    }
  }

  /** Once a day: what the county keeps no longer goes. */
  async #tidy(county: CountyId): Promise<void> {
    const on = today(this.#clock);
    if (this.#tidied.get(county) === on) return;
    await forgetNotices(this.#db, county, this.#clock);
    this.#tidied.set(county, on);
  }

  /** Waits until the round under way has ended. */
  async home(): Promise<void> {
    await this.#underWay;
  }
}
