import { type Db, inTransaction, type Tx } from '../../db/index.ts';
import type { Reading } from '../../documents/index.ts';
import { type CountyId, canonicalJson, type Id, Refusal } from '../../kernel/index.ts';
import type { Author } from '../chain.ts';
import { changeCases } from '../change-case.ts';
import { officeOf } from '../commitment.ts';
import { expectProposal, type Proposal } from './proposal.ts';
import { mergeProposals, proposeStretch, splitProposal } from './rearrange.ts';
import {
  findDocument,
  findLastStep,
  findReading,
  insertProposals,
  listProposals,
  lockProposal,
  markUndone,
  recordStep,
  type StepKind,
  type StoredDocument,
  saveProposal,
} from './store.ts';

/** A document under review. */
export type ReviewRef = { readonly county: CountyId; readonly document: Id };

/** A proposal of it, and the version that the writer saw. */
export type Seen = { readonly id: Id; readonly version: number };

type Desk = { tx: Tx; document: StoredDocument; reading: Reading; all: Proposal[] };

/** The proposal, if it still stands as a step left it. Versions do not count: undoing a later step makes new ones. */
function expectUntouched(now: Proposal, after: Proposal): Proposal {
  const words = ({ version: _, ...rest }: Proposal) => canonicalJson(rest);
  if (words(now) === words(after)) return now;
  throw new Refusal(
    'stale-version',
    {
      zh: `第 ${now.ordinal} 条在这一步之后又有改动，不能再撤销这一步。`,
      en: `Number ${now.ordinal} was changed after this step, so the step can no longer be undone.`,
    },
    { proposal: now.id },
  );
}

/** Opens a transaction with everything at hand that a rearrangement looks at. */
const atDesk = <T>(db: Db, ref: ReviewRef, work: (desk: Desk) => Promise<T>): Promise<T> =>
  inTransaction(db, async (tx) => {
    const document = await findDocument(tx, ref.county, ref.document);
    const reading = await findReading(tx, ref.county, ref.document);
    if (!document || !reading) {
      throw new Refusal('not-found', {
        zh: '没有这份文件，或它不属于本县。',
        en: 'There is no such document in this county.',
      });
    }
    return await work({ tx, document, reading, all: await listProposals(tx, ref.county, ref.document) });
  });

async function take(tx: Tx, ref: ReviewRef, seen: Seen): Promise<Proposal> {
  const proposal = await lockProposal(tx, ref.county, ref.document, seen.id);
  if (!proposal) {
    throw new Refusal('not-found', { zh: '没有这一条拟立项事项。', en: 'There is no such proposal.' });
  }
  return expectProposal(proposal, 'proposed', seen.version);
}

type Change = { kind: StepKind; before: Proposal[]; changed: Proposal[]; made: Proposal[] };

/** Saves what a rearrangement changed and made, and records the step. */
async function settle(tx: Tx, ref: ReviewRef, change: Change, author: Author): Promise<Proposal[]> {
  const { county, document } = ref;
  const saved: Proposal[] = [];
  for (const proposal of change.changed)
    saved.push(await saveProposal(tx, county, document, proposal, author));
  await insertProposals(tx, county, document, change.made, author);
  const after = [...saved, ...change.made];
  await recordStep(tx, county, document, { kind: change.kind, before: change.before, after }, author);
  return after.filter((p) => p.state !== 'replaced');
}

/** Proposes a stretch of the text by hand: nothing that the reader passed over is out of reach. */
export const proposeByHand = (
  db: Db,
  ref: ReviewRef,
  span: { start: number; end: number },
  author: Author,
): Promise<Proposal[]> =>
  atDesk(db, ref, async ({ tx, document, reading, all }) => {
    const ordinal = Math.max(0, ...all.map((p) => p.ordinal)) + 1;
    const made = proposeStretch(document, reading.claims, { ...span, ordinal });
    const twin = all.find((p) => p.start === made.start && p.end === made.end);
    if (twin) {
      throw new Refusal(
        'conflict',
        {
          zh: `这段文字已是第 ${twin.ordinal} 条。`,
          en: `This stretch is proposal ${twin.ordinal} already.`,
        },
        { proposal: twin.id },
      );
    }
    return await settle(tx, ref, { kind: 'propose', before: [], changed: [], made: [made] }, author);
  });

/** Splits a proposal in two at an offset of the text. */
export const splitAt = (
  db: Db,
  ref: ReviewRef,
  seen: Seen,
  at: number,
  author: Author,
): Promise<Proposal[]> =>
  atDesk(db, ref, async ({ tx, document, reading, all }) => {
    const before = await take(tx, ref, seen);
    const [first, second] = splitProposal(before, at, document, reading.claims);
    const ordinal = Math.max(0, ...all.map((p) => p.ordinal)) + 1;
    const made = [{ ...second, ordinal }];
    return await settle(tx, ref, { kind: 'split', before: [before], changed: [first], made }, author);
  });

/** Merges neighbouring proposals into the first of them. */
export const merge = (db: Db, ref: ReviewRef, chosen: readonly Seen[], author: Author): Promise<Proposal[]> =>
  atDesk(db, ref, async ({ tx, document, all }) => {
    const before: Proposal[] = [];
    for (const seen of chosen.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      before.push(await take(tx, ref, seen));
    const { merged, replaced } = mergeProposals(before, all, document);
    return await settle(tx, ref, { kind: 'merge', before, changed: [merged, ...replaced], made: [] }, author);
  });

/**
 * Undoes the last step of this person in a document. A confirmed commitment is withdrawn by an entry: the
 * ledger forgets nothing.
 *
 * @returns what was undone and the proposals as they stand now, or undefined where nothing is left to undo
 * @throws Refusal `stale-version` where one of the proposals was changed since
 */
export const undoLastStep = (
  db: Db,
  ref: ReviewRef,
  author: Author,
): Promise<{ kind: StepKind; proposals: Proposal[] } | undefined> =>
  inTransaction(db, async (tx) => {
    const { county, document } = ref;
    const step = await findLastStep(tx, county, document, author.account);
    if (!step) return undefined;
    const standing: Proposal[] = [];
    for (const after of step.after.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const now = await lockProposal(tx, county, document, after.id);
      if (!now) throw new Error('A proposal of a recorded step is gone.');
      standing.push(expectUntouched(now, after));
    }
    const opened = step.kind === 'confirm' ? standing.flatMap((p) => p.caseId ?? []) : [];
    const withdraw = { step: 'withdraw', args: { reason: '撤销确认' } };
    await changeCases(tx, county, opened, () => [withdraw], { doer: officeOf(author), now: author.at });
    const proposals: Proposal[] = [];
    for (const now of standing) {
      const before = step.before.find((p) => p.id === now.id) ?? { ...now, state: 'replaced' as const };
      proposals.push(await saveProposal(tx, county, document, { ...before, version: now.version }, author));
    }
    await markUndone(tx, county, document, step.seq, author.at);
    return { kind: step.kind, proposals: proposals.filter((p) => p.state !== 'replaced') };
  });
