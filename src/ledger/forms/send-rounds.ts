import { definitionOf, endedBy } from '../../catalog/index.ts';
import { type Clock, type Day, today } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import { changeCase } from '../change-case.ts';
import { systemDoer } from '../doer.ts';
import { listUnitsAmong, lockCases } from '../store.ts';
import { FORM, FormFields, nextRound } from './form.ts';
import { openCopies } from './send-form.ts';
import { listForms } from './store.ts';

/** As many forms as a county has going at once. */
const mostForms = 1000;

/** The units of a round: those that still stand, and for those that ended whoever took over. */
async function unitsOf(tx: Tx, county: CountyId, units: readonly string[], on: Day): Promise<string[]> {
  const heirs = endedBy((await definitionOf(tx, county))?.organisations ?? [], on);
  const wanted = [...new Set(units.flatMap((unit) => heirs.get(unit) ?? [unit]))];
  const standing = await listUnitsAmong(tx, county, on, wanted);
  return wanted.filter((unit) => standing.has(unit));
}

async function sendNext(tx: Tx, county: CountyId, id: Id, clock: Clock): Promise<boolean> {
  const [record] = await lockCases(tx, county, [id]);
  if (!record || record.state.ended) return false;
  const on = today(clock);
  const fields = FormFields.parse(record.state.fields);
  const next = nextRound(fields, on);
  if (!next) return false;
  const by = { doer: systemDoer, now: clock.now() };
  const command = { step: 'next', fields: { round: next.round }, byProgram: true as const };
  await changeCase(tx, county, record, command, by);
  const { title, opener } = record.state;
  const units = await unitsOf(tx, county, fields.units, on);
  await openCopies(tx, county, { form: id, title, opener, fields, units, ...next }, by);
  return true;
}

/**
 * Sends the rounds of repeated forms whose time has come, each once, whichever worker is first: every round counts anew
 * in the month in which it goes out.
 *
 * @returns how many rounds were sent
 */
export async function sendRounds(db: Db, county: CountyId, clock: Clock): Promise<number> {
  const on = today(clock);
  const forms = await listForms(db, county, { matter: FORM, open: true, limit: mostForms });
  let sent = 0;
  for (const { id, state } of forms) {
    if (!nextRound(FormFields.parse(state.fields), on)) continue;
    if (await inTransaction(db, (tx) => sendNext(tx, county, id, clock))) sent += 1;
  }
  return sent;
}
