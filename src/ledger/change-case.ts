import type { Instant } from '../clock/index.ts';
import type { Tx } from '../db/index.ts';
import { type CountyId, type Id, Refusal } from '../kernel/index.ts';
import type { Command } from './command.ts';
import { decideStep } from './decide.ts';
import type { Doer } from './doer.ts';
import { groundOf } from './ground.ts';
import { numberOrder } from './number-order.ts';
import { type CaseRecord, lockCases } from './store.ts';
import { writeCase } from './write-case.ts';

/**
 * Does steps to cases, as a command for each says: entries, projection and outbox rows in the caller's
 * transaction (law 2). All cases stand or fall together; a case without a command stays as it is.
 *
 * @returns the cases that got an entry, as they are afterwards
 * @throws Refusal `not-found` where one of the cases is not of this county, or what the decision refuses
 */
export async function changeCases(
  tx: Tx,
  county: CountyId,
  ids: readonly Id[],
  commandsFor: (record: CaseRecord) => readonly Command[],
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<CaseRecord[]> {
  const records = await lockCases(tx, county, ids);
  if (records.length < new Set(ids).size) {
    throw new Refusal('not-found', {
      zh: '所选事项中有的不在本县台账之中，请刷新后重试。',
      en: 'Some of the chosen cases are not in this county’s ledger; load the page again.',
    });
  }
  const changed: CaseRecord[] = [];
  for (const record of records) {
    let after = record;
    for (const command of commandsFor(record)) after = await changeCase(tx, county, after, command, by);
    if (after !== record) changed.push(after);
  }
  return changed;
}

/** Does one step to a case that the caller holds locked. */
export async function changeCase(
  tx: Tx,
  county: CountyId,
  record: CaseRecord,
  command: Command,
  { doer, now }: { readonly doer: Doer; readonly now: Instant },
): Promise<CaseRecord> {
  const ground = await groundOf(tx, county, record.state, now, [command]);
  const decided = decideStep(ground, record.state, command, doer);
  const decision = await numberOrder(tx, county, decided, { state: record.state, ground });
  return await writeCase(tx, county, record, [decision], { doer, ground });
}
