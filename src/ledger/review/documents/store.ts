import { sql } from 'kysely';
import type { Day, Instant } from '../../../clock/index.ts';
import type { Db } from '../../../db/index.ts';
import type { CountyId, Id } from '../../../kernel/index.ts';
import type { StoredDocument } from '../store.ts';

/** A document in a list, with how far its review is. */
export type DocumentSummary = Omit<StoredDocument, 'content'> & {
  readonly proposals: { readonly proposed: number; readonly confirmed: number; readonly waived: number };
  /** How many of its commitments are no reading any more: the county has adopted them. */
  readonly adopted: number;
};

/** True of a commitment that the county has adopted; what was withdrawn before never was. */
const isAdopted = sql<boolean>`c.stage <> all ('{reading,withdrawn}'::text[])`;

/** How many commitments of a document the county has adopted. */
export async function countAdopted(db: Db, county: CountyId, document: Id): Promise<number> {
  const { count } = await db
    .selectFrom('ledger_case as c')
    .where('c.county', '=', county)
    .where('c.document', '=', document)
    .where(isAdopted)
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function listDocuments(db: Db, county: CountyId): Promise<DocumentSummary[]> {
  const rows = await db
    .selectFrom('document as d')
    .leftJoin('proposal as p', (on) => on.onRef('p.county', '=', 'd.county').onRef('p.document', '=', 'd.id'))
    .leftJoin('ledger_case as c', (on) =>
      on.onRef('c.county', '=', 'p.county').onRef('c.id', '=', 'p.case_id'),
    )
    .select([
      'd.id',
      'd.kind',
      'd.title',
      'd.place',
      'd.year',
      'd.speaker',
      'd.given_on',
      'd.index_number',
      'd.file_name',
      'd.digest',
      'd.uploaded_at',
      sql<number>`count(*) filter (where p.state = 'proposed')`.as('proposed'),
      sql<number>`count(*) filter (where p.state = 'confirmed')`.as('confirmed'),
      sql<number>`count(*) filter (where p.state = 'waived')`.as('waived'),
      sql<number>`count(*) filter (where p.state = 'confirmed' and ${isAdopted})`.as('adopted'),
    ])
    .where('d.county', '=', county)
    .groupBy(['d.county', 'd.id'])
    .orderBy('d.uploaded_at', 'desc')
    .limit(200)
    .execute();
  return rows.map((row) => ({
    id: row.id as Id,
    kind: row.kind,
    title: row.title,
    place: row.place,
    year: row.year,
    speaker: row.speaker,
    givenOn: row.given_on as Day | null,
    indexNumber: row.index_number,
    fileName: row.file_name,
    digest: row.digest,
    uploadedAt: row.uploaded_at as Instant,
    proposals: { proposed: row.proposed, confirmed: row.confirmed, waived: row.waived },
    adopted: row.adopted,
  }));
}
