import type { Db } from '../db/index.ts';
import { type CountyId, digestOf, type Id } from '../kernel/index.ts';
import { type Fault, findFaults } from './chain.ts';
import { listPrivateParts } from './private/store.ts';
import { findDocument } from './review/store.ts';
import { type CaseRecord, listCases, listEntries } from './store.ts';

/** What holding a case against its entries found: nothing, where it is sound. */
export type CaseVerdict = {
  readonly id: Id;
  readonly number: string;
  readonly entries: number;
  readonly faults: readonly { readonly seq: number; readonly fault: Fault | 'source-altered' }[];
};

/** Holds one case against what was written: its entries, its private parts, and the text it rests on. */
export async function verifyCase(db: Db, county: CountyId, record: CaseRecord): Promise<CaseVerdict> {
  const entries = await listEntries(db, county, record.id);
  const parts = await listPrivateParts(db, county, record.id);
  const faults: CaseVerdict['faults'][number][] = findFaults(county, record.id, entries, parts, record.head);
  const { source } = record.state;
  if (source?.kind === 'document') {
    const document = await findDocument(db, county, source.document);
    const stands = document && digestOf(document.content) === source.digest;
    if (!stands) faults.push({ seq: 1, fault: 'source-altered' });
  }
  return { id: record.id, number: record.number, entries: entries.length, faults };
}

/** Verdicts over every case of a county, newest first, page by page. */
export async function* verifyCounty(db: Db, county: CountyId): AsyncGenerator<CaseVerdict> {
  const pageSize = 200;
  let after: { openedAt: CaseRecord['openedAt']; id: Id } | undefined;
  for (;;) {
    const page = await listCases(db, county, { after }, pageSize);
    for (const record of page) yield await verifyCase(db, county, record);
    const last = page.at(-1);
    if (!last || page.length < pageSize) return;
    after = { openedAt: last.openedAt, id: last.id };
  }
}
