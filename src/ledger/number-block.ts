import type { Db } from '../db/index.ts';
import type { CountyId } from '../kernel/index.ts';
import { takeNumbers } from './store.ts';

const blockSize = 50;

type Block = { next: number; readonly last: number };
const blocks = new WeakMap<Db, Map<string, Promise<Block>>>();

async function takeBlock(pool: Db, county: CountyId, series: string, year: number): Promise<Block> {
  const last = await takeNumbers(pool, county, series, year, blockSize);
  return { next: last - blockSize + 1, last };
}

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
  const ofPool = blocks.get(pool) ?? new Map<string, Promise<Block>>();
  blocks.set(pool, ofPool);
  for (;;) {
    const taken = ofPool.get(key);
    const block = await taken?.catch(() => undefined);
    if (block && block.next <= block.last) {
      block.next += 1;
      return block.next - 1;
    }
    // Used up, or not got: whoever sees it first takes the next block for all who wait.
    if (ofPool.get(key) !== taken) continue;
    const fresh = takeBlock(pool, county, series, year);
    ofPool.set(key, fresh);
    await fresh;
  }
}
