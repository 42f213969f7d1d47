import { definitionOf, findLead } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { Reading } from '../documents/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import { findDocument, findReading, type StoredDocument } from '../ledger/index.ts';
import { listOrganisations } from '../people/index.ts';
import type { Units } from './present-document.ts';
import { notFound } from './problem.ts';

/** A document with its reading, and the organisations that can be its lead units on a day. */
export async function loadDocument(
  db: Db,
  county: CountyId,
  id: Id,
  on: Day,
): Promise<{ document: StoredDocument; reading: Reading; units: Units }> {
  const document = await findDocument(db, county, id);
  const reading = document && (await findReading(db, county, id));
  if (!document || !reading) {
    throw notFound('没有这份文件，或它不属于本县。', 'There is no such document in this county.');
  }
  const definition = await definitionOf(db, county);
  const leadsOf = (text: string) =>
    (definition ? findLead(definition, text, on) : []).map(({ organisation, confidence }) => ({
      organisation: organisation.id,
      name: organisation.name,
      confidence,
    }));
  return { document, reading, units: { organisations: await listOrganisations(db, county, on), leadsOf } };
}
