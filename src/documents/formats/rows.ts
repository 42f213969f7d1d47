import type { Diagnostic } from '../../kernel/index.ts';
import type { Claim, Reading } from '../reading.ts';
import type { FileText } from './parse.ts';

/** How readings of many files are written: JSON Lines with one line a file, or CSV with one row a claim. */
export type RowFormat = 'jsonl' | 'csv';

/** What was read from a file, before it is written. */
type Answer = FileText & { readonly reading: Reading | null };

const EMPTY: Omit<Reading, 'diagnostics'> = {
  document: { title: null, place: null, year: null, speaker: null, date: null },
  sections: [],
  claims: [],
  nonClaims: [],
  commitments: [],
  waived: [],
};

/** Everything that was found wrong with a file, before and while it was read. */
const findingsOf = ({ diagnostics, reading }: Answer): Diagnostic[] => [
  ...diagnostics,
  ...(reading?.diagnostics ?? []),
];

/** One line: the reading of a file; for other formats than plain text with the text its offsets refer to. */
function jsonLine(file: string, answer: Answer): string {
  const { format, encoding, text, reading } = answer;
  const own = format === null || format === 'txt' ? {} : { text };
  const row = { file, format, encoding, ...(reading ?? EMPTY), diagnostics: findingsOf(answer), ...own };
  return `${JSON.stringify(row)}\n`;
}

type Cell = string | number | null;

const columns: readonly (readonly [string, (claim: Claim) => Cell])[] = [
  ['id', (c) => c.id],
  ['start', (c) => c.start],
  ['end', (c) => c.end],
  ['quote', (c) => c.quote],
  ['clause', (c) => c.clause],
  ['metric', (c) => c.metric],
  ['action', (c) => c.action],
  ['kind', (c) => c.kind],
  ['direction', (c) => c.direction],
  ['op', (c) => c.op],
  ['value', (c) => c.value],
  ['value2', (c) => c.value2],
  ['base', (c) => c.base],
  ['unit', (c) => c.unit],
  ['modality', (c) => c.modality],
  ['period', (c) => c.period],
  ['deadline', (c) => c.deadline],
];

/** Office programs would run such a cell as a formula; an apostrophe in front keeps it a text. */
const FORMULA = /^(?:[=@\t\r]|[+-](?!\d))/;

function csvCell(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvRow = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\n`;

const frame = ['file', 'format', 'place', 'year'];
/** The first row, behind the mark by which office programs know UTF-8. Source of the form: RFC 4180. */
const csvHeader = `\ufeff${csvRow([...frame, ...columns.map(([name]) => name), 'severity', 'diagnostic', 'message'])}`;

/** A row a claim, then a row a finding; a file with neither has one row, so that it is not read again. */
function csvRows(file: string, answer: Answer): string {
  const { place = null, year = null } = answer.reading?.document ?? {};
  const own: Cell[] = [file, answer.format, place, year];
  const claims = (answer.reading?.claims ?? []).map((claim) =>
    csvRow([...own, ...columns.map(([, cell]) => cell(claim)), null, null, null]),
  );
  const blank = columns.map(() => null);
  const findings = findingsOf(answer).map((d) =>
    csvRow([...own, ...blank, d.severity, d.code, `${d.message.zh}${d.hint.zh}`]),
  );
  const rows = [...claims, ...findings];
  return rows.length > 0 ? rows.join('') : csvRow([...own, ...blank, null, null, null]);
}

/** What stands at the top of a table of readings: the first row of CSV, nothing in JSON Lines. */
export const headerOf = (format: RowFormat): string => (format === 'csv' ? csvHeader : '');

/** The rows of one file, by the name it shall have in them: a line of JSON, or a CSV row a claim and a finding. */
export const rowsOf = (format: RowFormat, file: string, answer: Answer): string =>
  format === 'csv' ? csvRows(file, answer) : jsonLine(file, answer);
