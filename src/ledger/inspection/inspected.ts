import type { Matter } from '../../catalog/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import type { CaseState } from '../case.ts';
import { type CaseRecord, findNumbered } from '../store.ts';

/** The case that the verdicts of a case are of, where its matter names one; undefined where they are of itself. */
export async function inspectedCase(
  db: Db,
  county: CountyId,
  { verdictsOn }: Pick<Matter, 'verdictsOn'>,
  { fields }: Pick<CaseState, 'fields'>,
): Promise<CaseRecord | undefined> {
  const number = verdictsOn === undefined ? undefined : fields[verdictsOn];
  return typeof number === 'string' ? await findNumbered(db, county, number) : undefined;
}
