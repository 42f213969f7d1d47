import { findDigestInForce, type Matter } from '../catalog/index.ts';
import { dayAt, type Instant } from '../clock/index.ts';
import type { Db, Tx } from '../db/index.ts';
import { type CountyId, type Id, newId } from '../kernel/index.ts';
import type { Opening } from './command.ts';
import { decideOpen } from './decide-open.ts';
import type { Doer } from './doer.ts';
import { groundToOpen, matterNow } from './ground.ts';
import { takeFromBlock } from './number-block.ts';
import { type CaseRecord, takeNumbers } from './store.ts';
import { writeCase } from './write-case.ts';

/** The number of a case, as official documents are numbered: 建议〔2026〕12号. */
async function numberFor(
  tx: Tx,
  county: CountyId,
  { series, numbering }: Matter,
  year: number,
  pool: Db | undefined,
): Promise<string> {
  const ordinal =
    numbering === 'block' && pool
      ? await takeFromBlock(pool, county, series, year)
      : await takeNumbers(tx, county, series, year, 1);
  return `${series}〔${year}〕${ordinal}号`;
}

/**
 * Opens a case of a matter: entry, projection and outbox row in the caller's transaction (law 2).
 *
 * @param by `pool` lends number blocks to matters that take them; without it numbers are taken one by one
 * @throws Refusal `not-found` where the county has no such matter today, and whatever `decideOpen` refuses
 */
export async function openCase(
  tx: Tx,
  county: CountyId,
  matter: string,
  opening: Opening,
  by: { readonly doer: Doer; readonly now: Instant; readonly id?: Id; readonly pool?: Db },
): Promise<CaseRecord> {
  const { doer, now, id = newId(), pool } = by;
  const version = await matterNow(tx, county, matter, now);
  const ground = await groundToOpen(tx, county, version, now, opening);
  const definition = await findDigestInForce(tx, county);
  // Refused first without a number: a series without gaps stays locked from here to the end of the transaction.
  const unnumbered = { number: '', matterVersion: version.digest, definition: definition ?? null };
  decideOpen(ground, opening, unnumbered, doer);
  const number = await numberFor(tx, county, version.matter, Number(dayAt(now).slice(0, 4)), pool);
  const decision = decideOpen(ground, opening, { ...unnumbered, number }, doer);
  return await writeCase(tx, county, { id, state: undefined }, [decision], { doer, ground });
}
