import { z } from 'zod';
import { definitionOf, type Matter } from '../catalog/index.ts';
import { type Clock, dayAt, Instant, today } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import { CountyId, Id } from '../kernel/index.ts';
import {
  type CaseRecord,
  COMMITMENT,
  type Entry,
  earliestDue,
  entryName,
  findCase,
  findDocument,
  findReferences,
  inspectedCase,
  isPromise,
  listAround,
  listCases,
  listEntries,
  listFilesAmong,
  lookAtPrivatePart,
  matterOfCase,
  mayLookAt,
  mayReadLedger,
  mayWork,
  promisedIn,
  type StageNames,
  sentenceAround,
  stageNames,
  termsHistory,
  toPlanRecord,
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
import { cursorText, writeCursor } from './cursor.ts';
import { namedIn } from './named-in.ts';
import { Names } from './names.ts';
import { labelOf, referringIn } from './present-fields.ts';
import { StandingPresenter } from './present-standing.ts';
import { notFound } from './problem.ts';
import { doerOf } from './steps.ts';

const pageSize = 50;
const mostParts = 500;

const Cursor = z.object({ openedAt: Instant, id: Id });

/** What only cases that promise something have; where a plan is, only commitments do. */
function presentPromise(record: CaseRecord) {
  const { fields, matter } = record.state;
  if (!isPromise(fields))
    return {
      row: { type: null, targets: [], state: null, year: null },
      terms: { milestones: [], children: [], adoptedOn: null, outcome: null },
    };
  const { type, targets, milestones, children } = promisedIn(fields);
  const plan = matter === COMMITMENT ? toPlanRecord(record).commitment : undefined;
  return {
    row: { type, targets, state: plan?.state ?? null, year: plan?.year ?? null },
    terms: { milestones, children, adoptedOn: plan?.adoptedOn ?? null, outcome: plan?.outcome ?? null },
  };
}

function presentRow(record: CaseRecord, names: Names, stages: StageNames): CaseRow {
  const { state } = record;
  return {
    id: record.id,
    number: record.number,
    matter: state.matter,
    title: state.title,
    ...presentPromise(record).row,
    stage: { id: state.stage, ...stages(state) },
    ended: state.ended,
    dueAt: earliestDue(state),
    lead: state.lead === null ? null : names.unit(state.lead),
    deadline: state.deadline,
    openedAt: record.openedAt,
  };
}

function presentTerms(record: CaseRecord, names: Names) {
  const { joins, leader, continues, continuedBy } = record.state;
  return {
    ...presentPromise(record).terms,
    joins: joins.map((id) => names.unit(id)),
    leader: leader === null ? null : names.post(leader),
    continues,
    continuedBy,
  };
}

const presentEntry = (entry: Entry, names: Names, matter: Matter | undefined): EntryView => ({
  seq: entry.seq,
  type: entry.type,
  name: entryName(matter, entry),
  version: entry.version,
  at: entry.at,
  byPost: names.post(entry.byPost, dayAt(entry.at)),
  body: { ...entry.body },
  named: namedIn(entry, names),
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
  const { source } = record.state;
  if (source?.kind !== 'document') return null;
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
          matter: z.string().max(50).optional(),
          state: CaseRow.shape.state.unwrap().optional(),
          q: z.string().max(100).optional(),
          cursor: cursorText(Cursor).optional(),
        }),
        response: { 200: CasePage },
      },
    },
    async (request) => {
      const { county } = request.params;
      const { lead, year, matter, state, q, cursor } = request.query;
      const found = await listCases(
        db,
        county,
        { lead, year, matter, planState: state, word: q, after: cursor },
        pageSize + 1,
      );
      const names = await Names.load(db, county, today(clock));
      const page = found.slice(0, pageSize);
      const stages = await stageNames(
        db,
        county,
        page.map(({ state: folded }) => folded),
      );
      const last = page[page.length - 1];
      return {
        cases: page.map((record) => presentRow(record, names, stages)),
        next: found.length > pageSize && last ? writeCursor({ openedAt: last.openedAt, id: last.id }) : null,
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
      const { matter } = (await matterOfCase(db, county, record.state)) ?? {};
      const other = matter && (await inspectedCase(db, county, matter, record.state));
      const inspected = other && { record: other, entries: await listEntries(db, county, other.id) };
      const names = await Names.load(db, county, today(clock));
      const { also, ...around } = await listAround(db, county, record, mostParts);
      const cases = new Map(also.map((one) => [one.id, one]));
      const digests = record.state.evidence.map(({ digest }) => digest);
      const kept = await listFilesAmong(db, county, digests);
      const definition = await definitionOf(db, county);
      const goals = new Map(definition?.goals.map(({ id, name }) => [id, name]));
      const { fields, adjustment } = record.state;
      const changed = termsHistory(entries).flatMap(({ changes }) =>
        changes.flatMap(({ name, before, after }) => [{ [name]: before }, { [name]: after }]),
      );
      const named = [fields, adjustment?.terms.fields ?? {}, ...changed];
      const referring = named.flatMap((one) => referringIn(matter, one));
      const refersTo = await findReferences(db, county, today(clock), referring);
      return {
        ...presentRow(record, names, await stageNames(db, county, [record.state])),
        ...presentTerms(record, names),
        source: await sourceOf(db, county, record),
        standing: new StandingPresenter(
          { record, entries, matter, kept, goals, cases, refersTo, inspected, ...around },
          names,
        ).present(),
        entries: entries.map((entry) => presentEntry(entry, names, matter)),
        mayLook: mayLookAt(record.state, doerOf(request, county)),
        seq: record.head.seq,
        head: record.head.hash,
      };
    },
  );
}

/** How the fields of a matter's private forms are called: of its own, and of its steps. */
function privateLabels(matter: Matter | undefined): PrivatePart['labels'] {
  const forms = matter ? [matter, ...Object.values(matter.steps)].map(({ privateForm }) => privateForm) : [];
  const fields = forms.flatMap((form) => Object.entries(form?.properties ?? {}));
  return Object.fromEntries(fields.map(([name, schema]) => [name, labelOf(name, schema)]));
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
      // Any post may ask; the act looks at whose case it is.
      config: { policy: mayWork },
      schema: {
        params: oneCase.extend({ seq: z.coerce.number().int().min(1).max(2_147_483_647) }),
        querystring: z.object({ reason: z.string().trim().min(2).max(200) }),
        response: { 200: PrivatePart },
      },
    },
    async (request) => {
      const { county, seq } = request.params;
      const at = { caseId: request.params.case, seq };
      const by = { doer: doerOf(request, county), now: clock.now() };
      const body = await lookAtPrivatePart(db, county, at, request.query.reason, by);
      const record = await getCase(db, county, at.caseId);
      const { matter } = (await matterOfCase(db, county, record.state)) ?? {};
      return { seq, body: body && { ...body }, labels: privateLabels(matter) };
    },
  );
}
