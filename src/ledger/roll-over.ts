import type { Day } from '../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../db/index.ts';
import { type CountyId, type Id, newId, Refusal } from '../kernel/index.ts';
import type { Author } from './chain.ts';
import { changeCases } from './change-case.ts';
import { type Commitment, commitmentOf, type Outcome, officeOf } from './commitment.ts';
import { openCommitment } from './open-commitment.ts';
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
    changeCases(tx, county, cases, () => [{ step: 'close', args: end }], {
      doer: officeOf(author),
      now: author.at,
    }),
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
      ({ id, state }) => {
        expectLaterYear(commitmentOf(state), into.year);
        const args = { into: heirOf(id), year: into.year, reason: into.reason };
        return [{ step: 'carry-over', args }];
      },
      { doer: officeOf(author), now: author.at },
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
  { id, state }: CaseRecord,
  heir: Id,
  into: { readonly year: number; readonly deadline: Day | null },
  author: Author,
): Promise<void> {
  const { title, type, targets, lead, joins, leader, children, source } = commitmentOf(state);
  const { year, deadline } = into;
  const terms = { title, type, targets, lead, joins, leader, children, source, milestones: [] };
  // What it serves does not end with the year.
  const goal = typeof state.fields['goal'] === 'string' ? state.fields['goal'] : undefined;
  await openCommitment(tx, county, { ...terms, goal, year, deadline, continues: id, note: '' }, author, heir);
}
