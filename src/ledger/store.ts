import type { Instant } from '../clock/index.ts';
import type { Db, Tx } from '../db/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import type { Entry, Head, PrivatePart } from './chain.ts';
import type { Commitment } from './commitment.ts';

/** A case as its projection row holds it. */
export type CaseRecord = {
  readonly id: Id;
  readonly number: string;
  readonly commitment: Commitment;
  readonly openedAt: Instant;
  readonly head: Head;
};

/** Takes the next number of a series without gaps: the row stays locked until the transaction ends. */
export async function takeNumber(tx: Tx, county: CountyId, series: string, year: number): Promise<number> {
  const row = await tx
    .insertInto('number_series')
    .values({ county, series, year, last: 1 })
    .onConflict((at) =>
      at
        .columns(['county', 'series', 'year'])
        .doUpdateSet((eb) => ({ last: eb('number_series.last', '+', 1) })),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertEntries(
  tx: Tx,
  sealed: readonly { entry: Entry; secret: PrivatePart | undefined }[],
): Promise<void> {
  await tx
    .insertInto('entry')
    .values(
      sealed.map(({ entry: e }) => ({
        county: e.county,
        case_id: e.caseId,
        seq: e.seq,
        type: e.type,
        version: e.version,
        at: e.at,
        by_post: e.byPost,
        by_account: e.byAccount,
        body: JSON.stringify(e.body),
        private_digest: e.privateDigest,
        previous: e.previous,
        hash: e.hash,
      })),
    )
    .execute();
  const secrets = sealed.flatMap(({ entry: e, secret }) =>
    secret
      ? [
          {
            county: e.county,
            case_id: e.caseId,
            seq: e.seq,
            salt: secret.salt,
            body: JSON.stringify(secret.body),
          },
        ]
      : [],
  );
  if (secrets.length > 0) await tx.insertInto('entry_private').values(secrets).execute();
}

/** The columns of the projection that follow from a commitment. */
function projectionOf(commitment: Commitment, head: Head) {
  const source = commitment.source.kind === 'document' ? commitment.source : undefined;
  return {
    title: commitment.title,
    state: commitment.state,
    lead_organisation: commitment.lead,
    deadline: commitment.deadline,
    plan_year: commitment.year,
    document: source?.document ?? null,
    span_start: source?.start ?? null,
    span_end: source?.end ?? null,
    body: JSON.stringify(commitment),
    seq: head.seq,
    head: head.hash,
  };
}

export async function insertCase(
  tx: Tx,
  county: CountyId,
  id: Id,
  commitment: Commitment,
  head: Head,
  openedAt: Instant,
): Promise<void> {
  const { matter, number } = commitment;
  await tx
    .insertInto('ledger_case')
    .values({ county, id, matter, number, opened_at: openedAt, ...projectionOf(commitment, head) })
    .execute();
}

/** Brings the projection of a case up to its entries. */
export async function saveCase(
  tx: Tx,
  county: CountyId,
  id: Id,
  commitment: Commitment,
  head: Head,
): Promise<void> {
  await tx
    .updateTable('ledger_case')
    .set(projectionOf(commitment, head))
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
}

/** Cases held for this transaction, in the order of their ids so that two writers never wait for each other. */
export async function lockCases(tx: Tx, county: CountyId, ids: readonly Id[]): Promise<CaseRecord[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(toCase);
}

export async function insertOutbox(
  tx: Tx,
  row: { county: CountyId; id: Id; topic: string; body: unknown; at: Instant },
): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({ ...row, body: JSON.stringify(row.body) })
    .execute();
}

const caseColumns = ['id', 'number', 'body', 'opened_at', 'seq', 'head'] as const;
type CaseColumns = {
  id: string;
  number: string;
  body: unknown;
  opened_at: string;
  seq: number;
  head: string;
};

const toCase = (row: CaseColumns): CaseRecord => ({
  id: row.id as Id,
  number: row.number,
  commitment: row.body as Commitment,
  openedAt: row.opened_at as Instant,
  head: { seq: row.seq, hash: row.head },
});

export async function findCase(db: Db, county: CountyId, id: Id): Promise<CaseRecord | undefined> {
  const row = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && toCase(row);
}

/** Which cases a list shows: of one lead unit, one year's plan, one state, with a word in title or number, after a place in the order. */
export type CaseFilter = {
  readonly lead?: string | undefined;
  readonly year?: number | undefined;
  readonly state?: Commitment['state'] | undefined;
  readonly word?: string | undefined;
  readonly after?: { readonly openedAt: Instant; readonly id: Id } | undefined;
};

/** Cases, newest first; one more than `limit` says that there is a next page. */
export async function listCases(
  db: Db,
  county: CountyId,
  filter: CaseFilter,
  limit: number,
): Promise<CaseRecord[]> {
  let query = db.selectFrom('ledger_case').select(caseColumns).where('county', '=', county);
  const { lead, year, state, word, after } = filter;
  if (lead) query = query.where('lead_organisation', '=', lead);
  if (year) query = query.where('plan_year', '=', year);
  if (state) query = query.where('state', '=', state);
  if (word) {
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    query = query.where((eb) => eb.or([eb('title', 'like', like), eb('number', 'like', like)]));
  }
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple('opened_at', 'id'), '<', eb.tuple(after.openedAt as string, after.id as string)),
    );
  }
  const rows = await query.orderBy('opened_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toCase);
}

export async function listEntries(db: Db, county: CountyId, caseId: Id): Promise<Entry[]> {
  const rows = await db
    .selectFrom('entry')
    .selectAll()
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .orderBy('seq')
    .execute();
  return rows.map((row) => ({
    county,
    caseId,
    seq: row.seq,
    type: row.type,
    version: row.version,
    at: row.at as Instant,
    byPost: row.by_post,
    byAccount: row.by_account as Id,
    body: row.body as Entry['body'],
    privateDigest: row.private_digest,
    previous: row.previous,
    hash: row.hash,
  }));
}

/** The private parts of a case that still stand, by seq. Only for proof, and for a look that is recorded. */
export async function listPrivateParts(
  db: Db,
  county: CountyId,
  caseId: Id,
): Promise<Map<number, PrivatePart>> {
  const rows = await db
    .selectFrom('entry_private')
    .select(['seq', 'salt', 'body'])
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .execute();
  return new Map(rows.map((row) => [row.seq, { salt: row.salt, body: row.body as PrivatePart['body'] }]));
}

/** The cases of a document that wait for adoption. */
export async function listReadingsOf(db: Db, county: CountyId, document: Id): Promise<Id[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select('id')
    .where('county', '=', county)
    .where('document', '=', document)
    .where('state', '=', 'reading')
    .execute();
  return rows.map((row) => row.id as Id);
}

/** All cases of a year's plan, in the order of the texts they rest on; those of sheets follow. */
export async function listPlan(db: Db, county: CountyId, year: number): Promise<CaseRecord[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select(caseColumns)
    .where('county', '=', county)
    .where('plan_year', '=', year)
    .orderBy('document', (at) => at.asc().nullsLast())
    .orderBy('span_start', (at) => at.asc().nullsLast())
    .orderBy('opened_at')
    .orderBy('id')
    .execute();
  return rows.map(toCase);
}

/** How many cases of each year's plan stand in which state, the newest year first. */
export async function listPlanYears(
  db: Db,
  county: CountyId,
): Promise<{ year: number; state: Commitment['state']; cases: number }[]> {
  const rows = await db
    .selectFrom('ledger_case')
    .select(({ fn }) => ['plan_year', 'state', fn.countAll<number>().as('cases')])
    .where('county', '=', county)
    .where('plan_year', 'is not', null)
    .groupBy(['plan_year', 'state'])
    .orderBy('plan_year', 'desc')
    .orderBy('state')
    .execute();
  return rows.map((row) => ({
    year: row.plan_year as number,
    state: row.state as Commitment['state'],
    cases: row.cases,
  }));
}

/** Removes a private part for good; false where none stands. Only the retention role may. */
export async function deletePrivatePart(tx: Tx, county: CountyId, caseId: Id, seq: number): Promise<boolean> {
  const gone = await tx
    .deleteFrom('entry_private')
    .where('county', '=', county)
    .where('case_id', '=', caseId)
    .where('seq', '=', seq)
    .returning('seq')
    .executeTakeFirst();
  return gone !== undefined;
}

/** A line of the access log, as it is chained. */
export type LookLine = {
  readonly county: CountyId;
  readonly seq: number;
  readonly at: Instant;
  readonly byPost: string;
  readonly byAccount: Id;
  readonly subject: string;
  readonly reason: string;
  readonly previous: string;
  readonly hash: string;
};

/** The last line of a county's access log; the county's row is held, so that lines are written one by one. */
export async function lastLook(tx: Tx, county: CountyId): Promise<Head | undefined> {
  await tx.selectFrom('county').select('county').where('county', '=', county).forUpdate().execute();
  return await tx
    .selectFrom('access_log')
    .select(['seq', 'hash'])
    .where('county', '=', county)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function insertLook(tx: Tx, line: LookLine): Promise<void> {
  await tx
    .insertInto('access_log')
    .values({
      county: line.county,
      seq: line.seq,
      at: line.at,
      by_post: line.byPost,
      by_account: line.byAccount,
      subject: line.subject,
      reason: line.reason,
      previous: line.previous,
      hash: line.hash,
    })
    .execute();
}
