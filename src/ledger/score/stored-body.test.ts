import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomResult } from '../../../test/score/random-result.ts';
import { readBody, type StoredBody } from './stored-body.ts';

/** A result as format 1 stored it: no bases, additions, grades; every row by itself; points of few rows by `indicator`. */
function asFormatOne(): StoredBody {
  const samples = fc.sample(randomResult, { seed: 5, numRuns: 60 });
  const found = samples.find(
    ({ result: { scheme } }) =>
      scheme.takingPart.least === 0 &&
      scheme.floor === 0 &&
      scheme.few !== undefined &&
      scheme.indicators.length > 0,
  );
  assert.ok(found);
  const { scheme, lines, scores: _s, ...rest } = found.result;
  const { bases: _b, additions: _a, grades: _g, takingPart: _t, floor: _f, few, ...kept } = scheme;
  return {
    ...rest,
    format: 1,
    scheme: {
      ...kept,
      indicators: scheme.indicators.map(({ marks: _, ...one }) => one),
      deductions: scheme.deductions.map(({ counts: _, ...one }) => one),
      few: few && { indicator: few.of, below: few.below, times: few.times },
    },
    lines: lines
      .filter(({ use }) => use === 'indicator' || use === 'deduction')
      .map(({ use: _, rows, ...line }) => ({ ...line, rows: rows.map(({ times: __, ...row }) => row) })),
  };
}

test('a result of an earlier format is read as it was: who had points then is ranked', () => {
  const read = readBody(asFormatOne());
  assert.equal(read.format, 2);
  assert.deepEqual(read.scheme.few?.of, 'kept');
  assert.ok(read.lines.every(({ rows }) => rows.every(({ times }) => times === 1)));
  for (const { weighted, rank, apart } of read.scores)
    assert.deepEqual([rank === null, apart], [weighted === null, weighted === null ? 'no-points' : null]);
});
