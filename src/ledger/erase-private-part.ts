import { type Db, inTransaction } from '../db/index.ts';
import { type CountyId, type Id, Refusal } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { changeCases } from './change-case.ts';
import { erasePart } from './commitment.ts';
import { deletePrivatePart } from './store.ts';

/**
 * Erases the private part of an entry for good, and writes that as an entry of the case (law 3): both or
 * neither. The chain stays sound, for it knows the part by its digest alone.
 *
 * @param retention a pool of the retention role; the application's own role may not erase
 * @throws Refusal `not-found` where no private part stands there
 */
export const erasePrivatePart = (
  retention: Db,
  county: CountyId,
  at: { readonly caseId: Id; readonly seq: number },
  reason: string,
  author: Author,
): Promise<void> =>
  inTransaction(retention, async (tx) => {
    await changeCases(tx, county, [at.caseId], () => [erasePart(at.seq, reason)], author);
    if (await deletePrivatePart(tx, county, at.caseId, at.seq)) return;
    throw new Refusal('not-found', {
      zh: '这条记录没有可清除的非公开内容。',
      en: 'This entry has no private part to erase.',
    });
  });
