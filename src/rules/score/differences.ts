import type { Scored } from './compute.ts';
import type { ShownRow } from './lines.ts';

/** What a later result of one scheme says otherwise than an earlier one. */
export type Difference = {
  readonly unit: string;
  readonly name: string;
  readonly before: { readonly total: string | null; readonly rank: number | null } | null;
  readonly after: { readonly total: string | null; readonly rank: number | null } | null;
  /**
   * Rows that came, went or count otherwise, by indicator or deduction: what each counts, `excluded`, or
   * `not-counted`; null where there is no such row.
   */
  readonly rows: readonly {
    readonly line: string;
    readonly number: string | null;
    readonly before: string | null;
    readonly after: string | null;
  }[];
};

const keyOf = ({ case: id, values }: ShownRow): string => id ?? JSON.stringify(values);

function saidOf({ excluded, counts, times }: ShownRow): string {
  const own = excluded ? 'excluded' : (counts ?? 'not-counted');
  return times === 1 ? own : `${own}×${times}`;
}

/** Rows of a unit by line and case; of several rows of one case the count is told together. */
function rowsOf(
  { lines }: Scored,
  unit: string,
): Map<string, { line: string; number: string | null; said: string }> {
  const rows = new Map<string, { line: string; number: string | null; said: string }>();
  for (const line of lines)
    for (const row of line.rows) {
      if (row.unit !== unit) continue;
      const key = `${line.id} ${keyOf(row)}`;
      const before = rows.get(key);
      const said = saidOf(row);
      rows.set(key, { line: line.id, number: row.number, said: before ? `${before.said}, ${said}` : said });
    }
  return rows;
}

function changedRows(before: Scored, after: Scored, unit: string): Difference['rows'] {
  const [old, now] = [rowsOf(before, unit), rowsOf(after, unit)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const [was, is] = [old.get(key), now.get(key)];
    const one = is ?? was;
    if (!one || was?.said === is?.said) return [];
    return [{ line: one.line, number: one.number, before: was?.said ?? null, after: is?.said ?? null }];
  });
}

/** The units whose score, rank or rows differ between two results of one scheme. */
export function differences(before: Scored, after: Scored): Difference[] {
  const old = new Map(before.scores.map((score) => [score.unit, score]));
  const now = new Map(after.scores.map((score) => [score.unit, score]));
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((unit) => {
    const [was, is] = [old.get(unit), now.get(unit)];
    const rows = changedRows(before, after, unit);
    if (rows.length === 0 && was?.total === is?.total && was?.rank === is?.rank) return [];
    const stand = (one: typeof was) => (one ? { total: one.total, rank: one.rank } : null);
    return [{ unit, name: is?.name ?? was?.name ?? unit, before: stand(was), after: stand(is), rows }];
  });
}
