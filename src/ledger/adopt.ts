import { dayAt } from '../clock/index.ts';
import { type Db, inTransaction } from '../db/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { changeCases } from './change-case.ts';
import { officeOf } from './commitment.ts';
import { listReadingsOf } from './plan/store.ts';
import type { CaseRecord } from './store.ts';

/**
 * Adopts commitments, the chosen ones or all of a document that are readings still: from this day they are the
 * county's own, and who adopted them and when is an entry of each (law 8). All or none.
 */
export const adoptCases = (
  db: Db,
  county: CountyId,
  which: { readonly cases: readonly Id[] } | { readonly document: Id },
  author: Author,
): Promise<CaseRecord[]> =>
  inTransaction(db, async (tx) => {
    const ids = 'cases' in which ? which.cases : await listReadingsOf(tx, county, which.document);
    const adopt = { step: 'adopt', fields: { adoptedOn: dayAt(author.at) } };
    const by = { doer: officeOf(author), now: author.at };
    return await changeCases(tx, county, ids, () => [adopt], by);
  });
