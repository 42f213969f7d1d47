import { z } from 'zod';
import { type Clock, Instant, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  type CaseRecord,
  type Entry,
  findCase,
  findDocument,
  listCases,
  listEntries,
  lookAtPrivatePart,
  mayLookAtPrivatePart,
  mayReadLedger,
  sentenceAround,
  verifyCase,
} from '../ledger/index.ts';
import {
  CasePage,
  CaseRow,
  CaseView,
  ChainVerdict,
  type EntryView,
  PrivatePart,
  type Source,
} from '../wire/index.ts';
import type { App } from './app.ts';
import { authorOf } from './gate.ts';
import { Names } from './names.ts';
import { notFound } from './problem.ts';

const pageSize = 50;

const Cursor = z.object({ openedAt: Instant, id: Id });

const writeCursor = (last: CaseRecord): string =>
  Buffer.from(JSON.stringify({ openedAt: last.openedAt, id: last.id })).toString('base64url');

/** Reads a cursor; one that this server did not write is refused like any other wrong query. */
const CursorText = z.string().transform((text, context) => {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch {
    // Whatever is wrong with it, the sentence for the caller is the same.
    context.addIssue('the cursor does not come from a page of this list');
    return z.NEVER;
  }
});

function presentRow(record: CaseRecord, names: Names): CaseRow {
  const { commitment } = record;
  return {
    id: record.id,
    number: record.number,
    matter: commitment.matter,
    title: commitment.title,
    type: commitment.type,
    targets: commitment.targets,
    state: commitment.state,
    year: commitment.year,
    lead: names.unit(commitment.lead),
    deadline: commitment.deadline,
    openedAt: record.openedAt,
  };
}

function presentTerms(commitment: CaseRecord['commitment'], names: Names) {
  const { joins, leader, milestones, children, adoptedOn, outcome, continues, continuedBy } = commitment;
  return {
    joins: joins.map((id) => names.unit(id)),
    leader: leader === null ? null : names.post(leader),
    milestones,
    children,
    adoptedOn,
    outcome,
    continues,
    continuedBy,
  };
}

const presentEntry = (entry: Entry, names: Names): EntryView => ({
  seq: entry.seq,
  type: entry.type,
  version: entry.version,
  at: entry.at,
  byPost: names.post(entry.byPost),
  body: { ...entry.body },
  hasPrivatePart: entry.privateDigest !== null,
  previous: entry.previous,
  hash: entry.hash,
});

const inCounty = z.object({ county: CountyId });
const oneCase = inCounty.extend({ case: Id });

async function getCase(db: Db, county: CountyId, id: Id): Promise<CaseRecord> {
  const record = await findCase(db, county, id);
  if (!record) throw notFound('台账中没有这一件，或它不属于本县。', 'There is no such case in this county.');
  return record;
}

async function sourceOf(db: Db, county: CountyId, record: CaseRecord): Promise<Source | null> {
  const { source } = record.commitment;
  if (source.kind !== 'document') return null;
  const document = await findDocument(db, county, source.document);
  if (!document) return null;
  return {
    document: document.id,
    title: document.title,
    start: source.start,
    end: source.end,
    quote: source.quote,
    sentence: sentenceAround(document.content, source.start, source.end),
  };
}

/** The ledger: cases and their entries. */
export function caseRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/cases',
    {
      config: { policy: mayReadLedger },
      schema: {
        params: inCounty,
        querystring: z.object({
          lead: z.string().max(100).optional(),
          year: z.coerce.number().int().min(1949).max(2199).optional(),
          state: CaseRow.shape.state.optional(),
          q: z.string().max(100).optional(),
          cursor: CursorText.optional(),
        }),
        response: { 200: CasePage },
      },
    },
    async (request) => {
      const { county } = request.params;
      const { lead, year, state, q, cursor } = request.query;
      const found = await listCases(db, county, { lead, year, state, word: q, after: cursor }, pageSize + 1);
      const names = await Names.load(db, county, today(clock));
      const page = found.slice(0, pageSize);
      const last = page[page.length - 1];
      return {
        cases: page.map((record) => presentRow(record, names)),
        next: found.length > pageSize && last ? writeCursor(last) : null,
      };
    },
  );

  app.get(
    '/api/counties/:county/cases/:case',
    { config: { policy: mayReadLedger }, schema: { params: oneCase, response: { 200: CaseView } } },
    async (request) => {
      const { county } = request.params;
      const record = await getCase(db, county, request.params.case);
      const entries = await listEntries(db, county, record.id);
      const names = await Names.load(db, county, today(clock));
      return {
        ...presentRow(record, names),
        ...presentTerms(record.commitment, names),
        source: await sourceOf(db, county, record),
        entries: entries.map((entry) => presentEntry(entry, names)),
        seq: record.head.seq,
        head: record.head.hash,
      };
    },
  );
}

/** Proof and need-to-know: whether the entries are what was written, and the private parts. */
export function proofRoutes(app: App, db: Db, clock: Clock): void {
  app.get(
    '/api/counties/:county/cases/:case/verification',
    { config: { policy: mayReadLedger }, schema: { params: oneCase, response: { 200: ChainVerdict } } },
    async (request) => {
      const { county } = request.params;
      const record = await getCase(db, county, request.params.case);
      const { entries, faults } = await verifyCase(db, county, record);
      return { sound: faults.length === 0, entries, faults: [...faults] };
    },
  );

  app.get(
    '/api/counties/:county/cases/:case/entries/:seq/private',
    {
      config: { policy: mayLookAtPrivatePart },
      schema: {
        params: oneCase.extend({ seq: z.coerce.number().int().min(1).max(2_147_483_647) }),
        querystring: z.object({ reason: z.string().trim().min(2).max(200) }),
        response: { 200: PrivatePart },
      },
    },
    async (request) => {
      const { county, seq } = request.params;
      const at = { caseId: request.params.case, seq };
      const body = await lookAtPrivatePart(db, county, at, request.query.reason, authorOf(request, clock));
      return { seq, body: body && { ...body } };
    },
  );
}
