import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { type Change, listChanges } from '../ledger/index.ts';

/** Somebody who is told of changes from a place on. */
type Watcher = {
  position: number;
  /** Takes changes in their order; false where nothing more can be taken until `ready`. */
  readonly take: (changes: readonly Change[]) => boolean;
  full: boolean;
};

type Watched = { readonly watchers: Set<Watcher>; timer: NodeJS.Timeout | undefined; busy: boolean };

/** What a watcher holds: `ready` after it could take nothing more, `leave` when it goes. */
export type Watching = { ready(): void; leave(): void };

const page = 200;

/**
 * Reads the changes of counties for all who watch them: one question a round and county however many watch, none
 * where nobody does, and no connection held in between. Watchers who stand at one place share an answer, so one that
 * comes late catches up by the same way.
 */
export class ChangeFeed {
  readonly #db: Db;
  readonly #every: number;
  readonly #failed: (error: unknown) => void;
  readonly #counties = new Map<CountyId, Watched>();

  constructor(db: Db, parts: { readonly every: number; readonly failed: (error: unknown) => void }) {
    this.#db = db;
    this.#every = parts.every;
    this.#failed = parts.failed;
  }

  /** How many watch. */
  get size(): number {
    return [...this.#counties.values()].reduce((sum, { watchers }) => sum + watchers.size, 0);
  }

  /** Tells of every change of a county after a place, in order, each once. */
  watch(county: CountyId, after: number, take: Watcher['take']): Watching {
    const watched = this.#counties.get(county) ?? { watchers: new Set(), timer: undefined, busy: false };
    this.#counties.set(county, watched);
    const watcher: Watcher = { position: after, take, full: false };
    watched.watchers.add(watcher);
    void this.#round(county, watched);
    return {
      ready: () => {
        watcher.full = false;
      },
      leave: () => {
        watched.watchers.delete(watcher);
        if (watched.watchers.size > 0 || this.#counties.get(county) !== watched) return;
        clearTimeout(watched.timer);
        this.#counties.delete(county);
      },
    };
  }

  async #round(county: CountyId, watched: Watched): Promise<void> {
    if (watched.busy) return;
    watched.busy = true;
    clearTimeout(watched.timer);
    try {
      while (await this.#tell(county, watched));
    } catch (error) {
      // The database may be away for a while: watchers keep their place and are told when it is back.
      this.#failed(error);
    }
    watched.busy = false;
    if (watched.watchers.size > 0)
      watched.timer = setTimeout(() => void this.#round(county, watched), this.#every);
  }

  /** One question for each place at which somebody stands; true where one of them may have more to read at once. */
  async #tell(county: CountyId, { watchers }: Watched): Promise<boolean> {
    const places = new Set([...watchers].filter(({ full }) => !full).map(({ position }) => position));
    let more = false;
    for (const place of places) {
      const changes = await listChanges(this.#db, county, place, page);
      const last = changes.at(-1);
      if (!last) continue;
      more ||= changes.length === page;
      for (const watcher of watchers) {
        if (watcher.full || watcher.position !== place) continue;
        watcher.position = last.position;
        watcher.full = !watcher.take(changes);
      }
    }
    return more;
  }
}
