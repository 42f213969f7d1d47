import type { Db } from './pool.ts';

/** How long something is kept, in milliseconds: what another process changed may show so much later. */
const keptFor = 2000;
/** More than this is not kept at once; a county has some thousand people. */
const most = 5000;

/**
 * What was read from a database, kept for a moment: who asks, and what things are called, is asked for many times a
 * second and changes a few times a day. An act of this process that changes it calls `forget`. What is read in a
 * transaction is never kept for others.
 */
export class Kept<T> {
  #of = new WeakMap<Db, Map<string, { readonly since: number; readonly value: Promise<T> }>>();

  get(db: Db, key: string, read: () => Promise<T>): Promise<T> {
    const now = performance.now();
    const values = this.#of.get(db) ?? new Map();
    const known = values.get(key);
    if (known && now - known.since < keptFor) return known.value;
    if (values.size >= most) values.clear();
    const kept = { since: now, value: read() };
    this.#of.set(db, values.set(key, kept));
    // What could not be read is asked for again, not kept.
    kept.value.catch(() => {
      if (values.get(key) === kept) values.delete(key);
    });
    return kept.value;
  }

  /** Everything is read again. */
  forget(): void {
    this.#of = new WeakMap();
  }
}
