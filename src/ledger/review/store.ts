import type { Day, Instant } from '../../clock/index.ts';
import type { Db, Tx } from '../../db/index.ts';
import type { Reading } from '../../documents/index.ts';
import type { CountyId, Id } from '../../kernel/index.ts';
import type { Author } from '../chain.ts';
import type { Offer } from './kept-leads.ts';
import type { Proposal } from './proposal.ts';

/** A document as stored; its text never changes, so offsets into it hold for good. */
export type StoredDocument = {
  readonly id: Id;
  readonly kind: string;
  readonly title: string;
  readonly place: string | null;
  readonly year: number | null;
  readonly speaker: string | null;
  readonly givenOn: Day | null;
  readonly indexNumber: string | null;
  readonly fileName: string;
  readonly digest: string;
  readonly content: string;
  readonly uploadedAt: Instant;
};

export async function findDocumentByDigest(
  db: Db,
  county: CountyId,
  digest: string,
): Promise<Id | undefined> {
  const row = await db
    .selectFrom('document')
    .select('id')
    .where('county', '=', county)
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.id as Id | undefined;
}

/** @returns false where the same text already stands in this county */
export async function insertDocument(
  tx: Tx,
  county: CountyId,
  document: StoredDocument,
  author: Author,
): Promise<boolean> {
  const done = await tx
    .insertInto('document')
    .values({
      county,
      id: document.id,
      kind: document.kind,
      title: document.title,
      place: document.place,
      year: document.year,
      speaker: document.speaker,
      given_on: document.givenOn,
      index_number: document.indexNumber,
      file_name: document.fileName,
      digest: document.digest,
      content: document.content,
      uploaded_at: document.uploadedAt,
      uploaded_by_post: author.post,
      uploaded_by_account: author.account,
    })
    .onConflict((at) => at.columns(['county', 'digest']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return done !== undefined;
}

export async function insertReading(
  tx: Tx,
  county: CountyId,
  document: Id,
  reading: Reading,
  reader: string,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('reading')
    .values({ county, document, reader, body: JSON.stringify(reading), read_at: at })
    .execute();
}

export async function insertProposals(
  tx: Tx,
  county: CountyId,
  document: Id,
  proposals: readonly Proposal[],
  author: Author,
): Promise<void> {
  if (proposals.length === 0) return;
  await tx
    .insertInto('proposal')
    .values(
      proposals.map((p) => ({
        county,
        document,
        id: p.id,
        ordinal: p.ordinal,
        span_start: p.start,
        span_end: p.end,
        state: p.state,
        draft: JSON.stringify(p.draft),
        version: p.version,
        changed_at: author.at,
        changed_by_post: author.post,
      })),
    )
    .execute();
}

export async function findDocument(db: Db, county: CountyId, id: Id): Promise<StoredDocument | undefined> {
  const row = await db
    .selectFrom('document')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      id,
      kind: row.kind,
      title: row.title,
      place: row.place,
      year: row.year,
      speaker: row.speaker,
      givenOn: row.given_on as Day | null,
      indexNumber: row.index_number,
      fileName: row.file_name,
      digest: row.digest,
      content: row.content,
      uploadedAt: row.uploaded_at as Instant,
    }
  );
}

export async function findReading(db: Db, county: CountyId, document: Id): Promise<Reading | undefined> {
  const row = await db
    .selectFrom('reading')
    .select('body')
    .where('county', '=', county)
    .where('document', '=', document)
    .executeTakeFirst();
  return row?.body as Reading | undefined;
}

type ProposalRow = {
  id: string;
  ordinal: number;
  span_start: number;
  span_end: number;
  state: string;
  draft: unknown;
  version: number;
  waived_because: string | null;
  case_id: string | null;
};

const toProposal = (row: ProposalRow): Proposal => ({
  id: row.id as Id,
  ordinal: row.ordinal,
  start: row.span_start,
  end: row.span_end,
  state: row.state as Proposal['state'],
  draft: row.draft as Proposal['draft'],
  version: row.version,
  waivedBecause: row.waived_because,
  caseId: row.case_id as Id | null,
});

export async function listProposals(db: Db, county: CountyId, document: Id): Promise<Proposal[]> {
  const rows = await db
    .selectFrom('proposal')
    .selectAll()
    .where('county', '=', county)
    .where('document', '=', document)
    .where('state', '<>', 'replaced')
    .orderBy('span_start')
    .orderBy('span_end')
    .execute();
  return rows.map(toProposal);
}

/** The proposal, held for this transaction: a second writer waits, and then sees the newer version. */
export async function lockProposal(
  tx: Tx,
  county: CountyId,
  document: Id,
  id: Id,
): Promise<Proposal | undefined> {
  const row = await tx
    .selectFrom('proposal')
    .selectAll()
    .where('county', '=', county)
    .where('document', '=', document)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && toProposal(row);
}

/** Writes the next version of a proposal. */
export async function saveProposal(
  tx: Tx,
  county: CountyId,
  document: Id,
  proposal: Proposal,
  author: Author,
): Promise<Proposal> {
  const next = { ...proposal, version: proposal.version + 1 };
  await tx
    .updateTable('proposal')
    .set({
      span_start: next.start,
      span_end: next.end,
      state: next.state,
      draft: JSON.stringify(next.draft),
      version: next.version,
      waived_because: next.waivedBecause,
      case_id: next.caseId,
      changed_at: author.at,
      changed_by_post: author.post,
    })
    .where('county', '=', county)
    .where('document', '=', document)
    .where('id', '=', proposal.id)
    .execute();
  return next;
}

/** What a step of a review does; each can be undone while nothing else has touched its proposals. */
export type StepKind = 'confirm' | 'waive' | 'restore' | 'merge' | 'split' | 'propose';

/** A step with the proposals as they stood before and after; those it made stand in `after` alone. */
export type Step = {
  readonly kind: StepKind;
  readonly before: readonly Proposal[];
  readonly after: readonly Proposal[];
  /** Of a confirmation: the units that were suggested as lead then, the likeliest first. */
  readonly offered?: Offer['offered'];
};

/** A proposal as a step keeps it. */
type Logged = Proposal & Partial<Pick<Offer, 'offered'>>;

/** Writes a step at the end of a document's review. The reading's row is held, so that steps have one order. */
export async function recordStep(
  tx: Tx,
  county: CountyId,
  document: Id,
  step: Step,
  author: Author,
): Promise<void> {
  await lockReview(tx, county, document);
  const last = await tx
    .selectFrom('review_step')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .where('county', '=', county)
    .where('document', '=', document)
    .executeTakeFirst();
  await tx
    .insertInto('review_step')
    .values({
      county,
      document,
      seq: (last?.seq ?? 0) + 1,
      kind: step.kind,
      before: JSON.stringify(step.before),
      after: JSON.stringify(step.after.map((p) => (step.offered ? { ...p, offered: step.offered } : p))),
      at: author.at,
      by_post: author.post,
      by_account: author.account,
    })
    .execute();
}

const lockReview = (tx: Tx, county: CountyId, document: Id) =>
  tx
    .selectFrom('reading')
    .select('document')
    .where('county', '=', county)
    .where('document', '=', document)
    .forUpdate()
    .execute();

/** The confirmations of a document that stand, each with the lead units that were suggested then. */
export async function listOffers(db: Db, county: CountyId, document: Id): Promise<Offer[]> {
  const rows = await db
    .selectFrom('review_step')
    .select(['after'])
    .where('county', '=', county)
    .where('document', '=', document)
    .where('kind', '=', 'confirm')
    .where('undone_at', 'is', null)
    .execute();
  return rows.flatMap((row) =>
    (row.after as Logged[]).map(({ draft, offered = [] }) => ({
      offered,
      confirmed: draft.lead,
    })),
  );
}

/** The last step of a person in a document that still stands. */
export async function findLastStep(
  tx: Tx,
  county: CountyId,
  document: Id,
  account: Id,
): Promise<(Step & { readonly seq: number }) | undefined> {
  const row = await tx
    .selectFrom('review_step')
    .select(['seq', 'kind', 'before', 'after'])
    .where('county', '=', county)
    .where('document', '=', document)
    .where('by_account', '=', account)
    .where('undone_at', 'is', null)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      seq: row.seq,
      kind: row.kind as StepKind,
      before: row.before as Proposal[],
      after: (row.after as Logged[]).map(({ offered: _, ...proposal }) => proposal),
    }
  );
}

export async function markUndone(
  tx: Tx,
  county: CountyId,
  document: Id,
  seq: number,
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('review_step')
    .set({ undone_at: at })
    .where('county', '=', county)
    .where('document', '=', document)
    .where('seq', '=', seq)
    .execute();
}
