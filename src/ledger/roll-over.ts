import { type Day, dayAt } from '../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { changeCases } from './change-case.ts';
import { type Commitment, carryOverCommitment, closeCommitment, type Outcome } from './commitment.ts';
import { openCase } from './open-commitment.ts';
import type { CaseRecord } from './store.ts';

/** Closes commitments at year's end with their outcome; all or none. */
export const closeCases = (
  db: Db,
  county: CountyId,
  cases: readonly Id[],
  end: { readonly outcome: Outcome; readonly reason: string },
  author: Author,
): Promise<CaseRecord[]> =>
  inTransaction(db, (tx) =>
    changeCases(tx, county, cases, (c) => [closeCommitment(c, { on: dayAt(author.at), ...end })], author),
  );

/**
 * Carries unfinished commitments over into the plan of another year: each is continued by a new case that
 * names it, and stays in the ledger with the reason. All or none.
 */
export const carryOver = (
  db: Db,
  county: CountyId,
  cases: readonly Id[],
  into: { readonly year: number; readonly deadline: Day | null; readonly reason: string },
  author: Author,
): Promise<CaseRecord[]> =>
  inTransaction(db, async (tx) => {
    const heirs = new Map(cases.map((id) => [id, newId()]));
    const heirOf = (id: Id): Id => {
      const heir = heirs.get(id);
      if (!heir) throw new Error('A case was changed that nobody asked for.');
      return heir;
    };
    const ended = await changeCases(
      tx,
      county,
      cases,
      (c, id) => {
        expectLaterYear(c, into.year);
        return [carryOverCommitment(c, { id: heirOf(id), year: into.year }, into.reason)];
      },
      author,
    );
    for (const record of ended) await openHeir(tx, county, record, heirOf(record.id), into, author);
    return ended;
  });

function expectLaterYear(commitment: Commitment, year: number): void {
  if (year > commitment.year) return;
  throw new Refusal(
    'bad-input',
    {
      zh: `${commitment.number}属于${commitment.year}年计划，只能结转到以后年度。`,
      en: `${commitment.number} belongs to the plan of ${commitment.year} and can only be carried over into a later year.`,
    },
    { number: commitment.number, year },
  );
}

async function openHeir(
  tx: Tx,
  county: CountyId,
  { id, commitment }: CaseRecord,
  heir: Id,
  into: { readonly year: number; readonly deadline: Day | null },
  author: Author,
): Promise<void> {
  const { title, type, targets, lead, joins, leader, children, source } = commitment;
  const { year, deadline } = into;
  const terms = { title, type, targets, lead, joins, leader, children, source, milestones: [] };
  await openCase(tx, county, { ...terms, year, deadline, continues: id, note: '' }, author, heir);
}
