import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { pipeline } from 'node:stream/promises';
import type { Output } from './folder-output.ts';
import { notOurs } from './folder-progress.ts';

/** By this number in its head a database is known as one of readings. Changes of the tables change it. */
const OURS = 0x73_68_00_01;

/** One table for each list of the reading contract, each row with the file it was read from. */
const TABLES = `
create table document (
  file text primary key, sha256 text, format text, encoding text,
  title text, place text, year integer, speaker text, date text, index_number text,
  text text -- what offsets refer to; null for plain text, where it is the file itself
) without rowid;
create table section (file text, id integer, start integer, "end" integer, level integer, title text, role text, year integer,
  primary key (file, id)) without rowid;
create table claim (file text, id integer, start integer, "end" integer, quote text, clause text, metric text, action text,
  kind text, direction text, op text, value real, value2 real, base real, unit text, modality text, period text, deadline text,
  primary key (file, id)) without rowid;
create table non_claim (file text, start integer, "end" integer, reason text);
create index non_claim_by_file on non_claim (file);
create table commitment (file text, id integer, start integer, "end" integer, text text, section integer, type text,
  deadline text, projects text, themes text, -- lists of texts, as JSON
  primary key (file, id)) without rowid;
create table commitment_claim (file text, commitment integer, claim integer,
  primary key (file, commitment, claim)) without rowid;
create table commitment_lead (file text, commitment integer, place integer, name text, confidence real, reason text,
  primary key (file, commitment, place)) without rowid;
create table waived (file text, start integer, "end" integer, reason text);
create index waived_by_file on waived (file);
create table diagnostic (file text, severity text, code text, message text, hint text);
create index diagnostic_by_file on diagnostic (file);
`;

const list = (table: string, path: string, columns: readonly string[]): string =>
  `insert into ${table} select :file, ${columns.map((c) => `value ->> '${c}'`).join(', ')} from json_each(:line, '$.${path}')`;

const SPAN = ['start', 'end'];
/** The rows of a file, out of its line of JSON: one statement a table. */
const STATEMENTS: readonly string[] = [
  `insert into document select :file, :digest, r ->> 'format', r ->> 'encoding', r ->> '$.document.title',
    r ->> '$.document.place', r ->> '$.document.year', r ->> '$.document.speaker', r ->> '$.document.date',
    r ->> '$.document.indexNumber', r ->> 'text' from (select :line as r)`,
  `insert into section select :file, key, ${[...SPAN, 'level', 'title', 'role', 'year'].map((c) => `value ->> '${c}'`).join(', ')}
    from json_each(:line, '$.sections')`,
  list('claim', 'claims', [
    ...[
      'id',
      ...SPAN,
      'quote',
      'clause',
      'metric',
      'action',
      'kind',
      'direction',
      'op',
      'value',
      'value2',
      'base',
    ],
    ...['unit', 'modality', 'period', 'deadline'],
  ]),
  list('non_claim', 'nonClaims', [...SPAN, 'reason']),
  list('commitment', 'commitments', [
    'id',
    ...SPAN,
    'text',
    'section',
    'type',
    'deadline',
    'projects',
    'themes',
  ]),
  `insert into commitment_claim select distinct :file, c.value ->> 'id', k.value
    from json_each(:line, '$.commitments') c, json_each(c.value, '$.claims') k`,
  `insert into commitment_lead select :file, c.value ->> 'id', l.key + 1, l.value ->> 'name', l.value ->> 'confidence',
    l.value ->> 'reason' from json_each(:line, '$.commitments') c, json_each(c.value, '$.lead') l`,
  list('waived', 'waived', [...SPAN, 'reason']),
  `insert into diagnostic select :file, value ->> 'severity', value ->> 'code', value ->> '$.message.zh', value ->> '$.hint.zh'
    from json_each(:line, '$.diagnostics')`,
];
const NAMES = [
  'document',
  'section',
  'claim',
  'non_claim',
  'commitment',
  'commitment_claim',
  'commitment_lead',
  'waived',
  'diagnostic',
];

/** Opens a database of readings, or makes one where there is none. */
function opened(out: string): DatabaseSync {
  const database = new DatabaseSync(out);
  try {
    const id = database.prepare('pragma application_id').get()?.['application_id'];
    const tables = database.prepare('select count(*) as n from sqlite_schema').get()?.['n'];
    if (tables !== 0 && id !== OURS) throw notOurs(out);
    if (tables === 0) database.exec(`begin; pragma application_id = ${OURS}; ${TABLES} commit`);
    return database;
  } catch (error) {
    database.close();
    // SQLITE_NOTADB: the file holds something else.
    if (error instanceof Error && 'errcode' in error && error.errcode === 26) throw notOurs(out);
    throw error;
  }
}

async function digestOf(file: string): Promise<string | undefined> {
  const digest = createHash('sha256');
  try {
    await pipeline(createReadStream(file), digest);
    return digest.digest('hex');
  } catch {
    // It cannot be read now: whoever reads it finds out and says why.
    return undefined;
  }
}

/**
 * A database file (SQLite): nothing has to be installed, and a file opens in R, Python, DuckDB or a spreadsheet program.
 * A later run reads what is new and what has changed, by the hash of each file, and replaces the rows of that file.
 * @throws Refusal `conflict` where the file is something else
 */
export function databaseIn(out: string): Output {
  const database = opened(out);
  const known = database.prepare('select sha256 from document where file = :file');
  const removals = NAMES.map((name) => database.prepare(`delete from ${name} where file = :file`));
  const insertions = STATEMENTS.map((statement) => {
    const prepared = database.prepare(statement);
    prepared.setAllowUnknownNamedParameters(true);
    return prepared;
  });
  return {
    rows: 'jsonl',
    has: async (file, whole) => {
      const digest = known.get({ file })?.['sha256'];
      return typeof digest === 'string' && digest === (await digestOf(whole));
    },
    write: async (file, digest, rows) => {
      const line = Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength).toString();
      database.exec('begin');
      try {
        for (const removal of removals) removal.run({ file });
        for (const insertion of insertions) insertion.run({ file, digest, line });
        database.exec('commit');
      } catch (error) {
        database.exec('rollback');
        throw error;
      }
    },
    close: async () => database.close(),
  };
}
