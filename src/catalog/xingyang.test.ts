import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { z } from 'zod';
import { loadCounty } from './index.ts';

const project = join(import.meta.dirname, '../..');
const { definition } = await loadCounty(join(project, 'counties/xingyang'));
assert.ok(definition);
const county = definition;
const targets = county.plans[0]?.targets ?? [];

test('the plan of 2021 has 93 targets with a figure and two that bind without one', () => {
  const figures = targets.filter((target) => 'unit' in target);
  assert.equal(figures.length, 93);
  const others = targets.filter((target) => !('unit' in target));
  assert.deepEqual(
    others.map(({ comparator, deadline }) => `${comparator} ${deadline}`),
    ['in-step 2021-12-31', 'proven 2021-06-30'],
  );
});

test('a plan in a file is a reading: nothing in it says that it was adopted', () => {
  assert.deepEqual(
    county.plans.map(({ status }) => status),
    ['reading'],
  );
});

test('no lead unit stands in the report, so every lead is marked as assumed', () => {
  for (const target of targets) assert.ok(target.assumed.includes('lead'), target.id);
});

test('fourteen towns and sub-districts hold 31 communities and 289 villages', () => {
  const count = (...kinds: string[]) => county.places.filter(({ kind }) => kinds.includes(kind)).length;
  assert.deepEqual([count('subdistrict'), count('town'), count('township')], [2, 9, 3]);
  assert.deepEqual([count('community'), count('village')], [31, 289]);
});

const Claim = z.object({
  modality: z.enum(['done', 'plan']),
  optional: z.boolean().optional(),
  value: z.number().nullable(),
  unit: z.string(),
  op: z.string(),
  deadline: z.string().nullable(),
});

const labelled = join(project, '../shared/gold/county-xingyang-2021.claims.jsonl');
const beside = existsSync(labelled);

test('the figures of the plan are those labelled in the report, in its order', {
  skip: beside ? false : 'the labelled reports are not beside the project',
}, () => {
  const claims = readFileSync(labelled, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Claim.parse(JSON.parse(line)))
    .filter(({ modality, optional }) => modality === 'plan' && optional !== true);
  const comparators: Record<string, string> = {
    ge: 'at-least',
    eq: 'at-least',
    le: 'at-most',
    approx: 'about',
  };
  const figures = targets.filter((target) => 'unit' in target);
  assert.deepEqual(
    figures.map(({ base, comparator }) => ({ value: base?.value, unit: base?.unit, comparator })),
    claims.map(({ value, unit, op }) => ({ value, unit, comparator: comparators[op] })),
  );
  claims.forEach(({ op, deadline }, index) => {
    const target = figures[index];
    assert.equal(target?.assumed.includes('comparator'), op === 'eq', target?.id);
    assert.equal(target?.assumed.includes('deadline'), deadline === null, target?.id);
    if (deadline !== null) assert.equal(target?.deadline, deadline);
  });
});
