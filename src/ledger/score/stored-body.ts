import { Scheme, toCompute } from '../../catalog/index.ts';
import { type ShownLine, type ShownRow, scoresOf } from '../../rules/index.ts';
import type { ScoreResult } from './result.ts';

type RowBefore = Omit<ShownRow, 'times'>;
type LineBefore = Omit<ShownLine, 'use' | 'rows'> & { readonly rows: readonly RowBefore[] };

/** Format 1: every row by itself, and of the scheme neither bases nor additions, floor, ceiling or grades. */
type FormatOne = Omit<ScoreResult, 'format' | 'scheme' | 'lines' | 'scores'> & {
  readonly format: 1;
  readonly scheme: unknown;
  readonly lines: readonly LineBefore[];
};

/** A result as it is stored, in the format of its day: its digest is that of these bytes. */
export type StoredBody = ScoreResult | FormatOne;

/** A stored result in the format of today. What it came to is not touched: everybody with points took part then. */
export function readBody(body: StoredBody): ScoreResult {
  if (body.format === 2) return body;
  const scheme: Scheme = { ...Scheme.parse(body.scheme), takingPart: { of: [], least: 0 } };
  const indicators = new Set(scheme.indicators.map(({ id }) => id));
  const lines = body.lines.map(
    (line): ShownLine => ({
      ...line,
      use: indicators.has(line.id) ? 'indicator' : 'deduction',
      rows: line.rows.map((row) => ({ ...row, times: 1 })),
    }),
  );
  const scores = scoresOf(toCompute(scheme), lines, body.units);
  return { ...body, format: 2, scheme, lines, scores };
}
