import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Diagnostic, Place } from '../kernel/index.ts';
import { finding } from './finding.ts';

type Issue = z.core.$ZodIssue;
type Doc = ReturnType<typeof parseDocument>;

function worded(issue: Issue, value: unknown, place: Place): Diagnostic[] {
  const field = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      finding('field-unknown', place, { field: field ? `${field}.${key}` : key }),
    );
  if (value === undefined) return [finding('field-missing', place, { field })];
  if (issue.code === 'invalid_format' && issue.format === 'date')
    return [finding('day-does-not-exist', place, { day: String(value) })];
  return [finding('field-wrong', place, { field: field || '/', why: issue.message })];
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined),
    value,
  );

/**
 * A value held against a schema of this room: the parsed value, or every finding. `placeOf` says where a path
 * stands in the text it came from.
 */
export function checkValue<T>(
  schema: z.ZodType<T>,
  value: unknown,
  placeOf: (path: readonly PropertyKey[]) => Place = () => ({}),
): { value: T | undefined; diagnostics: Diagnostic[] } {
  const read = schema.safeParse(value);
  if (read.success) return { value: read.data, diagnostics: [] };
  const diagnostics = read.error.issues.flatMap((issue) =>
    worded(issue, valueAt(value, issue.path), placeOf(issue.path)),
  );
  return { value: undefined, diagnostics };
}

/** The line and column of the nearest written thing on the way to a path. */
function placeIn(doc: Doc, lines: LineCounter, path: readonly PropertyKey[], file?: string): Place {
  for (let length = path.length; length >= 0; length -= 1) {
    const node: unknown = doc.getIn(path.slice(0, length), true);
    if (typeof node !== 'object' || node === null || !('range' in node)) continue;
    if (!Array.isArray(node.range)) continue;
    const { line, col } = lines.linePos(Number(node.range[0]));
    return { ...(file === undefined ? {} : { file }), line, column: col };
  }
  return file === undefined ? {} : { file };
}

/** A value from YAML or JSON text by a schema, or every finding with its line and column. */
export function readText<T>(
  schema: z.ZodType<T>,
  text: string,
  file?: string,
): { value: T | undefined; diagnostics: Diagnostic[]; placeOf: (path: readonly PropertyKey[]) => Place } {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines });
  const placeOf = (path: readonly PropertyKey[]): Place => placeIn(doc, lines, path, file);
  if (doc.errors.length > 0) {
    const diagnostics = doc.errors.map((wrong) => {
      const { line, col } = lines.linePos(wrong.pos[0]);
      const place = { ...(file === undefined ? {} : { file }), line, column: col };
      return finding('not-yaml', place, { why: wrong.message.split('\n')[0] ?? wrong.code });
    });
    return { value: undefined, diagnostics, placeOf };
  }
  try {
    return { ...checkValue(schema, doc.toJS(), placeOf), placeOf };
  } catch (wrong) {
    // The library throws for an alias without its anchor, and for aliases that unfold without end.
    if (!(wrong instanceof ReferenceError)) throw wrong;
    const place = file === undefined ? {} : { file };
    return { value: undefined, diagnostics: [finding('not-yaml', place, { why: wrong.message })], placeOf };
  }
}
