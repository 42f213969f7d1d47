import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { takeNumbers } from './store.ts';

const blockSize = 50;
const blocks = new WeakMap<Db, Map<string, { next: number; last: number }>>();

/**
 * Takes a number from a block that this process holds: tickets by the thousand must not wait for one another.
 * Numbers of a block may stay unused, so a series taken so may have gaps.
 *
 * @param pool not a transaction: what was taken stays taken when the case is not opened after all
 */
export async function takeFromBlock(
  pool: Db,
  county: CountyId,
  series: string,
  year: number,
): Promise<number> {
  const key = `${county} ${series} ${year}`;
  const ofPool = blocks.get(pool) ?? new Map();
  blocks.set(pool, ofPool);
  const held = ofPool.get(key);
  if (held && held.next <= held.last) {
    held.next += 1;
    return held.next - 1;
  }
  const last = await takeNumbers(pool, county, series, year, blockSize);
  const first = last - blockSize + 1;
  ofPool.set(key, { next: first + 1, last });
  return first;
}
