import { calendarIn } from '../../catalog/index.ts';
import { type Day, dayAt, periodEndBy } from '../../clock/index.ts';
import { type Db, inTransaction } from '../../db/index.ts';
import { isMinutes, type Reading, readText, textOf } from '../../documents/index.ts';
import {
  type CountyId,
  type Diagnostic,
  digestOf,
  hasErrors,
  type Id,
  newId,
  Refusal,
} from '../../kernel/index.ts';
import type { Author } from '../chain.ts';
import { MINUTES } from '../inflow/order.ts';
import { namedLeaders, namedUnits } from '../inflow/propose-order.ts';
import { type Known, proposalsOf } from './proposal.ts';
import {
  findDocumentByDigest,
  insertDocument,
  insertProposals,
  insertReading,
  type StoredDocument,
} from './store.ts';

/** What reads here; stored beside each reading, so that a better reader can be told from an older one. */
const READER = 'suohe-reader/1';

const unreadable = (diagnostics: readonly Diagnostic[]): Refusal => {
  const first = diagnostics.find((d) => d.severity === 'error');
  return new Refusal(
    'bad-input',
    {
      zh: `文件未载入：${first?.message.zh ?? '无法读取。'}`,
      en: `The file was not loaded: ${first?.message.en ?? 'it cannot be read.'}`,
    },
    {},
    diagnostics,
  );
};

const toDocument = (reading: Reading, text: string, fileName: string, author: Author): StoredDocument => ({
  id: newId(),
  kind: isMinutes(text) ? MINUTES : 'work-report',
  title: reading.document.title || fileName,
  place: reading.document.place,
  year: reading.document.year,
  speaker: reading.document.speaker,
  givenOn: reading.document.date as Day | null,
  indexNumber: reading.document.indexNumber ?? null,
  fileName,
  digest: digestOf(text),
  content: text,
  uploadedAt: author.at,
});

async function knownOn(db: Db, county: CountyId, on: Day): Promise<Known> {
  const [units, leaders] = await Promise.all([namedUnits(db, county, on), namedLeaders(db, county, on)]);
  return { units, leaders };
}

/**
 * Takes in a work report or minutes of a meeting (txt, docx, html, pdf with text): reads it, and stores its text with its reading and
 * proposals, all or nothing; what is stored is the text, so that every offset refers to it. The same text twice
 * leads to the document that already stands.
 *
 * @throws Refusal `bad-input` with diagnostics where the file is neither a readable work report nor minutes
 */
export async function uploadDocument(
  db: Db,
  county: CountyId,
  file: { readonly bytes: Uint8Array; readonly name: string },
  author: Author,
): Promise<{ id: Id; existed: boolean; diagnostics: readonly Diagnostic[] }> {
  const decoded = await textOf(file.bytes);
  if (hasErrors(decoded.diagnostics)) throw unreadable(decoded.diagnostics);
  const { text } = decoded;
  const standing = await findDocumentByDigest(db, county, digestOf(text));
  if (standing) return { id: standing, existed: true, diagnostics: [] };

  const reading = readText(text, periodEndBy(await calendarIn(db, county)));
  const diagnostics = [...decoded.diagnostics, ...reading.diagnostics];
  if (hasErrors(diagnostics)) throw unreadable(diagnostics);

  const document = toDocument(reading, text, file.name, author);
  const known = document.kind === MINUTES ? await knownOn(db, county, dayAt(author.at)) : undefined;
  const inserted = await inTransaction(db, async (tx) => {
    if (!(await insertDocument(tx, county, document, author))) return false;
    await insertReading(tx, county, document.id, reading, READER, author.at);
    await insertProposals(tx, county, document.id, proposalsOf(reading, known), author);
    return true;
  });
  if (inserted) return { id: document.id, existed: false, diagnostics };
  const other = await findDocumentByDigest(db, county, document.digest);
  if (!other) throw new Error('A document that stands already was not found.');
  return { id: other, existed: true, diagnostics: [] };
}
