import { definitionOf, listMatters, type Scheme } from '../../catalog/index.ts';
import { dayAt, type Instant } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../../kernel/index.ts';
import { listOrganisations } from '../../people/index.ts';
import type { Row } from '../../rules/index.ts';
import type { Doer } from '../doer.ts';
import { openCase } from '../open-case.ts';
import type { CaseRecord } from '../store.ts';
import { countFacts } from './facts/list-facts.ts';
import { digestsOf, factKey, neededFacts, ratesOf, resultOf, type ScoreResult, unitsOf } from './result.ts';
import { findResult, insertResult, listExclusions, type StoredResult } from './store.ts';
import { readBody } from './stored-body.ts';

/** The schemes that a county's definitions hold now. */
export const listSchemes = async (db: Db, county: CountyId): Promise<readonly Scheme[]> =>
  (await definitionOf(db, county))?.schemes ?? [];

async function schemeNamed(db: Db, county: CountyId, id: string): Promise<Scheme> {
  const scheme = (await listSchemes(db, county)).find((one) => one.id === id);
  if (scheme) return scheme;
  throw new Refusal(
    'not-found',
    { zh: `没有评价办法“${id}”。`, en: `There is no scheme “${id}”.` },
    { scheme: id },
  );
}

function refuseBeforePeriod({ name, period }: Scheme, on: string): void {
  if (on >= period.from) return;
  throw new Refusal(
    'wrong-state',
    {
      zh: `“${name.zh}”的评价期从${period.from}开始，现在还不能计算。`,
      en: `The period of “${name.en}” begins on ${period.from}; it cannot be computed yet.`,
    },
    { from: period.from },
  );
}

/** Reads the facts in one snapshot, one query for each kind, and computes. */
async function compute(db: Db, county: CountyId, scheme: Scheme, now: Instant): Promise<ScoreResult> {
  const on = dayAt(now);
  return await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const rates = ratesOf(scheme, await listMatters(tx, county, on));
      const last = scheme.period.to < on ? scheme.period.to : on;
      const units = unitsOf(scheme, await listOrganisations(tx, county, last));
      const exclusions = await listExclusions(tx, county, scheme.id);
      const facts = new Map<string, readonly Row[]>();
      const apart = exclusions.map((one) => one.case);
      for (const needed of neededFacts(scheme, rates))
        facts.set(
          factKey(needed.matter, needed.kind),
          await countFacts(tx, county, { ...needed, now }, apart),
        );
      return resultOf({ county, scheme, rates, units, exclusions, facts, on, at: now });
    });
}

/**
 * Computes a scheme over the facts of this moment and stores the result for good, with a case that carries it
 * through publication, objections and its final state. A result never changes; computing again makes another.
 *
 * @throws Refusal `not-found`, `wrong-state` before the period begins, `not-allowed`
 */
export async function scoreUnits(
  db: Db,
  county: CountyId,
  schemeId: string,
  by: { readonly doer: Doer; readonly now: Instant },
): Promise<CaseRecord> {
  const scheme = await schemeNamed(db, county, schemeId);
  refuseBeforePeriod(scheme, dayAt(by.now));
  const body = await compute(db, county, scheme, by.now);
  const digests = digestsOf(body);
  const id = newId();
  const fields = {
    scheme: scheme.id,
    schemeDigest: digests.scheme,
    factsDigest: digests.facts,
    digest: digests.whole,
    countedOn: body.countedOn,
  };
  const title = `${scheme.name.zh}（截至${body.countedOn}）`;
  return await inTransaction(db, async (tx) => {
    const record = await openCase(
      tx,
      county,
      scheme.procedure,
      { title, fields, byProgram: true },
      { ...by, id },
    );
    await insertResult(tx, county, {
      id,
      scheme: scheme.id,
      digest: digests.whole,
      computedAt: by.now,
      body,
    });
    return record;
  });
}

/**
 * A stored result, read in the format of today, and whether it is still what its digest says.
 * @throws Refusal `not-found`
 */
export async function getResult(
  db: Db,
  county: CountyId,
  id: Id,
): Promise<StoredResult & { readonly result: ScoreResult; readonly intact: boolean }> {
  const result = await findResult(db, county, id);
  if (!result) throw new Refusal('not-found', { zh: '没有这份评价结果。', en: 'There is no such result.' });
  return {
    ...result,
    result: readBody(result.body),
    intact: digestsOf(result.body).whole === result.digest,
  };
}
