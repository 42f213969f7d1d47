import { calendarIn } from '../../catalog/index.ts';
import { type Clock, type Day, dayAt, today } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import { findDocument, findOrder, type IssuedOrder, matterOfCase } from '../../ledger/index.ts';
import { inThread } from '../in-thread.ts';
import { namesOn } from '../names-on.ts';
import type { SheetFile } from '../sheet/export-sheet.ts';
import { fileNameOf, type OrderNames, type OrderPaper, orderPaper } from './order.ts';

/** Names as of the day of the order, and the document that the case rests on. */
async function orderNames(db: Db, county: CountyId, { state }: IssuedOrder, on: Day): Promise<OrderNames> {
  const [names, document] = await Promise.all([
    namesOn(db, county, on),
    state.source?.kind === 'document' ? findDocument(db, county, state.source.document) : undefined,
  ]);
  return { ...names, document: document?.title };
}

/** What one order says on paper. */
export async function loadOrderPaper(
  db: Db,
  clock: Clock,
  county: CountyId,
  { caseId, seq }: { readonly caseId: Id; readonly seq: number },
): Promise<OrderPaper> {
  const issued = await findOrder(db, county, { caseId, seq, on: today(clock) });
  if (!issued) {
    throw new Refusal('not-found', {
      zh: '这一件没有这份督办单，或它没有编号。',
      en: 'The case has no such order, or it bears no number.',
    });
  }
  const version = await matterOfCase(db, county, issued.state);
  const names = await orderNames(db, county, issued, dayAt(issued.order.at));
  return orderPaper(issued, version?.matter, names, await calendarIn(db, county));
}

/**
 * An order (督办单、催办单) as an official document to print, with the receipt to answer on. Its content comes from
 * the ledger as of its entry, with the names of that day.
 *
 * @throws Refusal `not-found` where that entry of the case is no order
 */
export async function printOrder(
  db: Db,
  clock: Clock,
  county: CountyId,
  at: { readonly caseId: Id; readonly seq: number },
): Promise<SheetFile> {
  const paper = await loadOrderPaper(db, clock, county, at);
  return {
    bytes: await inThread(new URL('./write-order.worker.ts', import.meta.url), paper),
    fileName: fileNameOf(paper),
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  };
}
