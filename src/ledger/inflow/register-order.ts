import { Day, dayAt, type Instant } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { changeCase, changeCases } from '../change-case.ts';
import type { Opening } from '../command.ts';
import type { Doer } from '../doer.ts';
import { openCase } from '../open-case.ts';
import type { CaseRecord } from '../store.ts';
import { lookOver } from './look-over.ts';
import { ORDER } from './order.ts';
import { listDraftedOrders } from './store.ts';

type By = { readonly doer: Doer; readonly now: Instant };

/** The step that sends a drafted order to the units it names. */
const issue = ({ state }: CaseRecord) => ({
  step: 'order',
  args: { lead: state.lead, joins: [...state.joins], leader: state.leader },
});

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

const headOf = ({ fields = {}, deadline }: Opening) => ({
  reference: textIn(fields['reference']),
  clause: textIn(fields['clause']),
  decidedOn: Day.safeParse(fields['decidedOn']).data ?? null,
  deadline: Day.safeParse(deadline).data ?? null,
});

/**
 * Registers an order that came in (快速登记) in a transaction of the caller, and where it names its lead unit sends it
 * there at once: what was said once is not asked again (law 14). Without a lead unit it stays drafted.
 *
 * @throws Refusal `conflict` where the clause of that number stands already, `bad-input` where a day cannot be right, and
 *   whatever opening or assigning refuses; then nothing is written
 */
export async function registerOrder(tx: Tx, county: CountyId, opening: Opening, by: By): Promise<CaseRecord> {
  const notes = await lookOver(tx, county, headOf(opening), dayAt(by.now));
  const stop = notes.find(({ stops }) => stops);
  if (stop) {
    const { zh, en, about, cases } = stop;
    const facts = { about, numbers: cases.map(({ number }) => number) };
    throw new Refusal(about === 'reference' ? 'conflict' : 'bad-input', { zh, en }, facts);
  }
  const opened = await openCase(tx, county, ORDER, opening, by);
  return opened.state.lead === null ? opened : await changeCase(tx, county, opened, issue(opened), by);
}

/**
 * Sends every confirmed item of minutes to its units (交办), all or none. Items without a lead unit cannot be among
 * them: the review asks for one before it confirms.
 *
 * @returns the orders that were sent
 * @throws Refusal `not-found` where nothing of the document waits to be sent
 */
export const issueOrders = (db: Db, county: CountyId, document: Id, by: By): Promise<CaseRecord[]> =>
  inTransaction(db, async (tx) => {
    const ids = await listDraftedOrders(tx, county, document);
    if (ids.length === 0) {
      throw new Refusal('not-found', {
        zh: '这份纪要没有待交办的事项：请先确认，或它们已经交办。',
        en: 'Nothing of these minutes waits to be sent: confirm items first, or they were sent already.',
      });
    }
    return await changeCases(tx, county, ids, (record) => [issue(record)], by);
  });
