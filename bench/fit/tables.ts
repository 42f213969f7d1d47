// The points of a fit as they are written into the vocabulary: rows of points, then the names that have them.

/** Width of a written row; longer ones go on below with the same points. */
const WIDTH = 118;

/** Rows in falling order of their points; names without any are left out. */
export function rowsOf(points: readonly (readonly [name: string, values: readonly number[]])[]): string {
  const rows = new Map<string, string[]>();
  for (const [name, values] of points.toSorted(([, a], [, b]) => (b[0] ?? 0) - (a[0] ?? 0))) {
    if (values.every((v) => v === 0)) continue;
    const row = values.join(' ');
    rows.set(row, [...(rows.get(row) ?? []), name]);
  }
  return [...rows].flatMap(([values, names]) => broken(values, names.toSorted())).join('\n');
}

function broken(values: string, names: readonly string[]): string[] {
  const lines: string[] = [];
  let line = values;
  for (const name of names) {
    if (line !== values && line.length + name.length + 1 > WIDTH) {
      lines.push(line);
      line = values;
    }
    line += ` ${name}`;
  }
  return [...lines, line];
}

/** The file of the vocabulary. */
export const fileOf = ({ shapes, characters, joins }: Tables, reports: number): string => `/**
 * How much each feature of a stretch of a plan, and each character and pair of characters of its act, speaks for its being
 * one line of a breakdown sheet. Written by \`node bench/fit-promises.ts --write\`: fitted to hand-made labels of ${reports}
 * reports (src/documents/gold and the older sets) and rounded; a point is a twentieth of the logarithm of odds. What counts
 * stands in labelled reports of at least three places; names of places never count. Not to be edited by hand: correct a label or
 * a feature, and fit again.
 */

/** Points for a line, points for going on the line before, features (a mark, a verb, an ending after its colon). */
export const shapes = \`
${shapes}
\`;

/** Points for being listed at all; characters and pairs of characters of the act. */
export const characters = \`
${characters}
\`;

/** Points for a line after what is left out; behind a line for leaving out, a line, going on; rules that would join the two. */
export const joins = \`
${joins}
\`;
`;

export type Tables = { readonly shapes: string; readonly characters: string; readonly joins: string };
