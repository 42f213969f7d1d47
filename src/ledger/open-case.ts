import type { Matter } from '../catalog/index.ts';
import { dayAt, type Instant } from '../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, type Id, newId } from '../kernel/index.ts';
import type { Opening } from './command.ts';
import { decideOpen } from './decide-open.ts';
import type { Decision, Ground } from './deciding.ts';
import type { Doer } from './doer.ts';
import { groundToOpen, matterNow } from './ground.ts';
import { takeFromBlock } from './number-block.ts';
import { type CaseRecord, takeNumbers } from './store.ts';
import { writeCase } from './write-case.ts';

type By = { readonly doer: Doer; readonly now: Instant; readonly id?: Id };

const yearOf = (now: Instant): number => Number(dayAt(now).slice(0, 4));

/** A decision with its number, as official documents are numbered: 建议〔2026〕12号. */
function numbered(decision: Decision, { series }: Matter, year: number, ordinal: number): Decision {
  const number = `${series}〔${year}〕${ordinal}号`;
  const { happened, content } = decision;
  if (happened.type !== 'opened') throw new Error('Only an opening takes a number.');
  return {
    ...decision,
    happened: { type: 'opened', body: { ...happened.body, number } },
    content: { ...content, body: { ...content.body, number } },
  };
}

/** Decides to open before a number is taken: what is refused takes none. */
async function decideUnnumbered(
  db: Db,
  county: CountyId,
  matter: string,
  opening: Opening,
  { doer, now }: By,
): Promise<{ ground: Ground; decision: Decision }> {
  const version = await matterNow(db, county, matter, now);
  const ground = await groundToOpen(db, county, version, now, opening);
  const identity = { number: '', matterVersion: version.digest, definition: version.definition };
  return { ground, decision: decideOpen(ground, opening, identity, doer) };
}

/**
 * Opens a case of a matter in a transaction of the caller: entry, projection and outbox row together (law 2).
 * Its series has no gaps: the number is taken last, and is free again where the transaction fails.
 *
 * @throws Refusal `not-found` where the county has no such matter today, and whatever `decideOpen` refuses
 */
export async function openCase(
  tx: Tx,
  county: CountyId,
  matter: string,
  opening: Opening,
  by: By,
): Promise<CaseRecord> {
  const { ground, decision } = await decideUnnumbered(tx, county, matter, opening, by);
  const year = yearOf(by.now);
  const ordinal = await takeNumbers(tx, county, ground.matter.series, year, 1);
  const decisions = [numbered(decision, ground.matter, year, ordinal)];
  return await writeCase(tx, county, { id: by.id ?? newId(), state: undefined }, decisions, {
    doer: by.doer,
    ground,
  });
}

/** The same by itself. Where the matter's numbers come from blocks, nobody waits for anybody. */
export async function openCaseNow(
  db: Db,
  county: CountyId,
  matter: string,
  opening: Opening,
  by: By,
): Promise<CaseRecord> {
  const { ground, decision } = await decideUnnumbered(db, county, matter, opening, by);
  if (ground.matter.numbering === 'yearly')
    return await inTransaction(db, (tx) => openCase(tx, county, matter, opening, by));
  const year = yearOf(by.now);
  const ordinal = await takeFromBlock(db, county, ground.matter.series, year);
  const decisions = [numbered(decision, ground.matter, year, ordinal)];
  return await writeCase(db, county, { id: by.id ?? newId(), state: undefined }, decisions, {
    doer: by.doer,
    ground,
  });
}
