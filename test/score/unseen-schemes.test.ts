import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCounty } from '../../src/catalog/check-county.ts';
import { type Scheme, toCompute } from '../../src/catalog/index.ts';
import type { Day, Instant } from '../../src/clock/index.ts';
import {
  digestsOf,
  factKey,
  neededFacts,
  ratesOf,
  resultOf,
  type ScoreResult,
  unitsOf,
} from '../../src/ledger/score/result.ts';
import { facts, linesOf, type Row } from '../../src/rules/index.ts';
import { chengchuan } from '../support/county.ts';
import { byHand } from './by-hand.ts';

const root = new URL('../../', import.meta.url);

/** The text files of a folder under the names by which a county's folder knows them. */
async function filesOf(folder: string, prefix: string): Promise<[string, string][]> {
  const found = (await readdir(new URL(folder, root))).filter((name) => !name.endsWith('.md'));
  return await Promise.all(
    found.map(
      async (name): Promise<[string, string]> => [
        `${prefix}${name}`,
        await readFile(new URL(`${folder}/${name}`, root), 'utf8'),
      ],
    ),
  );
}

const schemeFiles = await filesOf('test/fixtures/schemes', '');
const names = schemeFiles.map(([name]) => name).sort();
const { definition, diagnostics } = checkCounty(
  new Map([
    ...(await filesOf('counties/chengchuan', '')),
    ...(await filesOf('matters', '../../matters/')),
    ...schemeFiles,
  ]),
);
assert.ok(definition, JSON.stringify(diagnostics, null, 1));
const versions = definition.matters.map((matter) => ({ matter, digest: 'sha256:0' as const }));
const units = definition.organisations.slice(1, 4);

const days = ['2024-12-30', '2025-03-01', '2025-06-30', '2025-12-31', '2026-01-11'];

/** Texts that the expressions of a scheme name, and one that none does: so that every branch is walked. */
function wordsOf(scheme: Scheme): string[] {
  const rates = ratesOf(scheme, versions);
  const lines = linesOf(toCompute(scheme), new Map(rates.map(({ id, compute }) => [id, compute])));
  const texts = lines.flatMap(({ counting }) => [counting.among, counting.counts]);
  return [
    'other',
    ...new Set(texts.flatMap((text) => [...text.matchAll(/"([^"]*)"/g)].map((found) => found[1] ?? ''))),
  ];
}

/** Random rows for whatever a scheme counts, by the kinds of its columns alone. */
function rowsFor(scheme: Scheme): fc.Arbitrary<Map<string, Row[]>> {
  const known = wordsOf(scheme);
  const likely = known.filter((word) => ['kept', 'deadline', 'verified', 'handling'].includes(word));
  const words = fc.constantFrom(...known, ...Array.from({ length: 12 }, () => likely).flat());
  const ofKind = {
    text: words,
    boolean: fc.constantFrom(true, true, false),
    number: fc.oneof(fc.nat(4), fc.constant(2025)),
    day: fc.constantFrom(...days),
  };
  const needed = neededFacts(scheme, ratesOf(scheme, versions));
  const lists = needed.map(({ matter, kind, columns }) => {
    const own: Readonly<Record<string, { kind: keyof typeof ofKind; optional?: boolean }>> =
      facts[kind].columns;
    const values = fc.record(
      Object.fromEntries(
        columns.map((name) => {
          const column = own[name];
          const some: fc.Arbitrary<Row['values'][string]> = ofKind[column?.kind ?? 'text'];
          return [
            name,
            name === 'plan_year'
              ? fc.constantFrom(2025, 2025, 2024)
              : column?.optional
                ? fc.option(some)
                : some,
          ];
        }),
      ),
    );
    const unit = fc.constantFrom(...units.map(({ id }) => id));
    return fc
      .array(fc.record({ unit, values }), { minLength: 30, maxLength: 160 })
      .map((list): [string, Row[]] => [
        factKey(matter, kind),
        list.map((one, index) => ({
          ...one,
          case: `${kind}-${index}`,
          number: `${kind}〔2025〕${index}号`,
          title: '事项',
          times: 1,
        })),
      ]);
  });
  return fc.tuple(...lists).map((pairs) => new Map(pairs));
}

const compute = (scheme: Scheme, rows: Map<string, Row[]>): ScoreResult =>
  resultOf({
    county: chengchuan,
    scheme,
    rates: ratesOf(scheme, versions),
    units: unitsOf(scheme, units),
    exclusions: [],
    facts: rows,
    on: '2026-01-12' as Day,
    at: '2026-01-12T02:00:00.000Z' as Instant,
  });

for (const name of names)
  test(`${name} is a scheme without code: sound, computed, and recomputed by hand to the last digit`, () => {
    const scheme = definition.schemes.find(({ id }) => name === `scheme-${id}.yaml`);
    assert.ok(scheme, name);
    const seen = { ranked: 0, apart: 0, graded: new Set<string>(), givenBack: 0, few: 0 };
    fc.assert(
      fc.property(rowsFor(scheme), (rows) => {
        const result = compute(scheme, rows);
        const digest = digestsOf(result).whole;
        for (const score of result.scores) {
          seen.ranked += Number(score.rank !== null);
          seen.apart += Number(score.apart !== null);
          seen.few += Number(score.few);
          seen.givenBack += Number(Number(score.givenBack) > 0);
          if (score.grade) seen.graded.add(score.grade);
        }
        assert.deepEqual(
          byHand(JSON.stringify({ digest, result })),
          result.scores.map(({ unit, total, rank, grade }) => ({ unit, total, rank, grade })),
        );
      }),
      { seed: 12345, numRuns: 40 },
    );
    assert.ok(seen.ranked > 0, 'somebody is ranked');
    if (scheme.grades.length > 0) assert.ok(seen.graded.size > 1, [...seen.graded].join());
    if (scheme.fullMarks !== undefined)
      assert.ok(seen.givenBack > 0 && seen.few > 0, 'the floor and few items show');
  });
