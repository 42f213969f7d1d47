import { findMatter } from '../../catalog/index.ts';
import { dayAt, type Instant } from '../../clock/index.ts';
import type { Db } from '../../db/index.ts';
import type { CountyId } from '../../kernel/index.ts';
import { type Doer, mayOpenCase } from '../doer.ts';
import type { CaseRecord } from '../store.ts';
import {
  type ExclusionRequest,
  listExclusionRequests,
  listResults,
  listUnderResult,
  type ResultSummary,
  type UnderResult,
} from './store.ts';

/** What stands around a result: requests to leave items out, objections, other results of its scheme. */
export type AroundResult = {
  readonly exclusions: readonly ExclusionRequest[];
  readonly objections: readonly UnderResult[];
  readonly versions: readonly ResultSummary[];
  /** Whether the time to object runs and the asking person may; whether they may ask for an exclusion. */
  readonly mayObject: boolean;
  readonly mayAskExclusion: boolean;
};

const mostRequests = 200;
const mostVersions = 50;

/** The window under which an objection is opened runs, and the person may open one. */
async function mayOpenUnder(
  db: Db,
  county: CountyId,
  matterId: string,
  { state }: CaseRecord,
  { doer, now }: { readonly doer: Doer; readonly now: Instant },
): Promise<boolean> {
  const matter = (await findMatter(db, county, matterId, dayAt(now)))?.matter;
  if (!matter || !mayOpenCase(matter, doer)) return false;
  const { under } = matter.open;
  if (!under) return true;
  const clock = under.within === undefined ? undefined : state.clocks[under.within];
  return !state.ended && clock?.status === 'running' && now <= clock.dueAt;
}

/** Reads what stands around a result of a scheme, and what the asking person may do about it. */
export async function aroundResult(
  db: Db,
  county: CountyId,
  { record, scheme }: { readonly record: CaseRecord; readonly scheme: string },
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<AroundResult> {
  return {
    exclusions: await listExclusionRequests(db, county, scheme, mostRequests),
    objections: await listUnderResult(db, county, record.id),
    versions: await listResults(db, county, mostVersions, scheme),
    mayObject: await mayOpenUnder(db, county, 'score-objection', record, by),
    mayAskExclusion: await mayOpenUnder(db, county, 'score-exclusion', record, by),
  };
}
