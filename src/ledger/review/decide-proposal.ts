import { dayAt } from '../../clock/index.ts';
import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import { type CountyId, type Id, Refusal } from '../../kernel/index.ts';
import type { Author } from '../chain.ts';
import { leadMissing, officeOf } from '../commitment.ts';
import { expectGoal } from '../expect-goal.ts';
import { expectUnits } from '../expect-units.ts';
import { matterNow } from '../ground.ts';
import { MINUTES, ORDER, orderOf, originsOf } from '../inflow/order.ts';
import { openCase } from '../open-case.ts';
import { openCommitment } from '../open-commitment.ts';
import type { Offer } from './kept-leads.ts';
import { type Draft, expectProposal, type Proposal, type ProposalState } from './proposal.ts';
import {
  findDocument,
  lockProposal,
  recordStep,
  type StepKind,
  type StoredDocument,
  saveProposal,
} from './store.ts';

/** Which proposal is meant, and the version that its writer saw (If-Match). */
export type ProposalRef = {
  readonly county: CountyId;
  readonly document: Id;
  readonly id: Id;
  readonly version: number;
};

async function load(tx: Tx, ref: ProposalRef, state: ProposalState): Promise<Proposal> {
  const proposal = await lockProposal(tx, ref.county, ref.document, ref.id);
  if (!proposal) {
    throw new Refusal('not-found', {
      zh: '没有这一条拟立项事项。',
      en: 'There is no such proposal in this document.',
    });
  }
  return expectProposal(proposal, state, ref.version);
}

/** The lead units that are suggested for a proposal: kept with its confirmation, so that it shows how good they were. */
type Offered = (proposal: Proposal) => Offer['offered'];

/** One decision on one proposal: load, decide, save; and a step of the review, where it can be undone. */
const decide = (
  db: Db,
  ref: ProposalRef,
  { from, step, offered }: { from: ProposalState; step: StepKind | undefined; offered?: Offered },
  author: Author,
  change: (p: Proposal, tx: Tx) => Promise<Proposal>,
): Promise<Proposal> =>
  inTransaction(db, async (tx) => {
    const before = await load(tx, ref, from);
    const after = await saveProposal(tx, ref.county, ref.document, await change(before, tx), author);
    if (step)
      await recordStep(
        tx,
        ref.county,
        ref.document,
        { kind: step, before: [before], after: [after], ...(offered && { offered: offered(before) }) },
        author,
      );
    return after;
  });

/** Keeps a corrected draft. */
export const correctProposal = (db: Db, ref: ProposalRef, draft: Draft, author: Author): Promise<Proposal> =>
  decide(db, ref, { from: 'proposed', step: undefined }, author, async (proposal, tx) => {
    await expectUnits(tx, ref.county, draft, dayAt(author.at));
    await expectGoal(tx, ref.county, draft.goal);
    return { ...proposal, draft };
  });

type Confirmed = {
  readonly draft: Draft;
  readonly document: StoredDocument;
  readonly proposal: Proposal;
};

/** Opens what a confirmed draft becomes: an order where the document is minutes, else a commitment. */
async function open(
  tx: Tx,
  county: CountyId,
  { draft, document, proposal: { start, end } }: Confirmed,
  author: Author,
): Promise<Id> {
  const source = {
    kind: 'document' as const,
    document: document.id,
    digest: document.digest,
    start,
    end,
    quote: document.content.slice(start, end),
  };
  if (document.kind === MINUTES) {
    if (draft.lead === null) throw leadMissing();
    const by = { doer: officeOf(author), now: author.at };
    const { matter } = await matterNow(tx, county, ORDER, author.at);
    return (await openCase(tx, county, ORDER, orderOf(draft, document, source, originsOf(matter)), by)).id;
  }
  const lists = {
    targets: [...draft.targets],
    joins: [...draft.joins],
    milestones: [...draft.milestones],
    children: [...draft.children],
  };
  const year = document.year ?? Number(dayAt(author.at).slice(0, 4));
  return await openCommitment(tx, county, { ...draft, ...lists, year, continues: null, source }, author);
}

/** Confirms a draft: its case stands in the ledger from here on, tied to its sentence. */
export const confirmProposal = (
  db: Db,
  ref: ProposalRef,
  draft: Draft,
  author: Author,
  offered: Offered = () => [],
): Promise<Proposal> =>
  decide(db, ref, { from: 'proposed', step: 'confirm', offered }, author, async (proposal, tx) => {
    await expectUnits(tx, ref.county, draft, dayAt(author.at));
    await expectGoal(tx, ref.county, draft.goal);
    const document = await findDocument(tx, ref.county, ref.document);
    if (!document) throw new Error('A proposal without its document.');
    const caseId = await open(tx, ref.county, { draft, document, proposal }, author);
    return { ...proposal, draft, state: 'confirmed', caseId };
  });

/** Sets a proposal aside with a reason: nothing of a plan is lost silently. */
export const waiveProposal = (db: Db, ref: ProposalRef, reason: string, author: Author): Promise<Proposal> =>
  decide(db, ref, { from: 'proposed', step: 'waive' }, author, async (proposal) => ({
    ...proposal,
    state: 'waived',
    waivedBecause: reason,
  }));

/** Takes a waiver back. */
export const restoreProposal = (db: Db, ref: ProposalRef, author: Author): Promise<Proposal> =>
  decide(db, ref, { from: 'waived', step: 'restore' }, author, async (proposal) => ({
    ...proposal,
    state: 'proposed',
    waivedBecause: null,
  }));
