import { type CountyDefinition, definitionOf, findLead } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import type { Db } from '../db/index.ts';
import type { Reading } from '../documents/index.ts';
import type { CountyId, Id } from '../kernel/index.ts';
import { findDocument, findReading, type StoredDocument } from '../ledger/index.ts';
import { listOrganisations } from '../people/index.ts';
import type { LeadSuggestion } from '../wire/index.ts';
import type { Units } from './present-document.ts';
import { notFound } from './problem.ts';

type Read = { readonly document: StoredDocument; readonly reading: Reading };

/** Neither a document nor its reading ever changes, so the few that are under review are kept at hand. */
const atHand = new Map<string, Read>();
const mostAtHand = 8;

async function readOnce(db: Db, county: CountyId, id: Id): Promise<Read> {
  const key = `${county}/${id}`;
  const known = atHand.get(key);
  if (known) return known;
  const document = await findDocument(db, county, id);
  const reading = document && (await findReading(db, county, id));
  if (!document || !reading) {
    throw notFound('没有这份文件，或它不属于本县。', 'There is no such document in this county.');
  }
  const [oldest] = atHand.keys();
  if (oldest !== undefined && atHand.size >= mostAtHand) atHand.delete(oldest);
  atHand.set(key, { document, reading });
  return { document, reading };
}

type Leads = Map<string, readonly LeadSuggestion[]>;

/** What the duties say of a quote on a day, found once for each quote: definitions never change either. */
const found = new WeakMap<CountyDefinition, { on: Day; leads: Leads }>();

function leadsFrom(definition: CountyDefinition | undefined, on: Day): Units['leadsOf'] {
  if (!definition) return () => [];
  const known = found.get(definition);
  const leads: Leads = known?.on === on && known.leads.size < 5000 ? known.leads : new Map();
  found.set(definition, { on, leads });
  return (text) => {
    const before = leads.get(text);
    if (before) return before;
    const proposed = findLead(definition, text, on).map(({ organisation, confidence, assumed }) => ({
      organisation: organisation.id,
      name: organisation.name,
      confidence,
      assumed,
    }));
    leads.set(text, proposed);
    return proposed;
  };
}

/** A document with its reading, and the organisations that can be its lead units on a day. */
export async function loadDocument(
  db: Db,
  county: CountyId,
  id: Id,
  on: Day,
): Promise<Read & { units: Units }> {
  const { document, reading } = await readOnce(db, county, id);
  const leadsOf = leadsFrom(await definitionOf(db, county), on);
  return { document, reading, units: { organisations: await listOrganisations(db, county, on), leadsOf } };
}
