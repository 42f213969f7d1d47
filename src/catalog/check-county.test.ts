import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { z } from 'zod';
import { checkCounty } from './index.ts';
import { sampleFiles, sampleWith } from './sample.fixture.ts';

/** A planted fault: what is replaced by what, and the finding it must cause on the line that holds `at`. */
const Fault = z.strictObject({
  rule: z.string(),
  file: z.string(),
  from: z.string(),
  to: z.string(),
  code: z.string(),
  at: z.string(),
});

const faults = z
  .array(Fault)
  .parse(parse(readFileSync(join(import.meta.dirname, 'faults.cases.yaml'), 'utf8')));

const lineOf = (text: string, needle: string): number =>
  text.slice(0, text.indexOf(needle)).split('\n').length;

for (const { rule, file, from, to, code, at } of faults) {
  test(rule, () => {
    const files = sampleWith(file, from, to);
    const { definition, diagnostics } = checkCounty(files);
    const found = diagnostics.filter((each) => each.code === code);
    assert.notDeepEqual(found, [], `found only ${JSON.stringify(diagnostics.map((each) => each.code))}`);
    assert.equal(definition, undefined);
    if (at === '') return;
    const line = lineOf(files.get(file) ?? '', at);
    assert.ok(
      found.some((each) => each.place.file === file && each.place.line === line),
      `expected line ${line}, found ${JSON.stringify(found.map((each) => each.place))}`,
    );
  });
}

test('the sample in which faults are planted is sound', () => {
  const { definition, diagnostics } = checkCounty(new Map(Object.entries(sampleFiles)));
  assert.deepEqual(diagnostics, []);
  assert.equal(definition?.plans[0]?.targets.length, 3);
});

test('every finding is there at once, in the order of the files', () => {
  const files = sampleWith('places.csv', '990101101201,', '99010110120,');
  files.set('goals.yaml', (sampleFiles['goals.yaml'] ?? '').replace('parent: vision', 'parent: visions'));
  files.set('posts.yaml', (sampleFiles['posts.yaml'] ?? '').replace('roles: [leader]', 'roles: [chief]'));
  const { diagnostics } = checkCounty(files);
  assert.deepEqual(
    diagnostics.map(({ code, place }) => `${place.file}:${place.line} ${code}`),
    ['goals.yaml:3 dangling-reference', 'places.csv:6 wrong-value', 'posts.yaml:4 unknown-role'],
  );
});

test('a record with a fault of its own causes no second finding where others refer to it', () => {
  const files = sampleWith('organisations.yaml', 'kind: government', 'kind: goverment');
  assert.deepEqual(
    checkCounty(files).diagnostics.map(({ code }) => code),
    ['wrong-value'],
  );
});

test('a file that must be there is missed by its name, and a strange one is refused', () => {
  const files = new Map(Object.entries(sampleFiles));
  files.delete('posts.yaml');
  files.set('mesures.yaml', 'measures: []');
  const found = checkCounty(files).diagnostics.map(({ code, place }) => [code, place.file]);
  assert.deepEqual(found, [
    ['unknown-file', 'mesures.yaml'],
    ['missing-file', 'posts.yaml'],
  ]);
});

test('an organisation keeps its id through a renaming in another row', () => {
  const renamed = `  - { name: 青石镇政府（新）, id: qingshi, kind: town, superior: zhengfu, valid_from: 2023-07-01 }\n`;
  const files = sampleWith(
    'organisations.yaml',
    'place: "990101101000"\n    valid_from: 2020-01-01\n',
    `place: "990101101000"\n    valid_from: 2020-01-01\n    valid_to: 2023-06-30\n${renamed}`,
  );
  assert.deepEqual(checkCounty(files).diagnostics, []);
});

test('every finding says what to do, in both languages', () => {
  for (const { file, from, to } of faults) {
    for (const { message, hint } of checkCounty(sampleWith(file, from, to)).diagnostics) {
      for (const text of [message.zh, message.en, hint.zh, hint.en]) assert.notEqual(text.trim(), '');
      assert.match(message.zh, /\p{Script=Han}/u);
      assert.doesNotMatch(message.zh + message.en + hint.zh + hint.en, /undefined|\[object/);
    }
  }
});

test('a local day off that is a Saturday anyway is doubted, and does not keep the files out', () => {
  const { definition, diagnostics } = checkCounty(sampleWith('local-days.yaml', '2025-07-23', '2025-07-26'));
  assert.deepEqual(
    diagnostics.map(({ code, severity, place }) => `${severity} ${code} ${place.line}`),
    ['warning local-day-changes-nothing 3'],
  );
  assert.equal(definition?.localDays.length, 2);
});

test('a file nested beyond reason is refused without exhausting the stack', () => {
  const files = new Map(Object.entries({ ...sampleFiles, 'goals.yaml': `goals: ${'['.repeat(200_000)}` }));
  assert.ok(checkCounty(files).diagnostics.some(({ code }) => code === 'yaml-depth'));
});

test('a file that cannot be read is the only finding, whoever refers into it', () => {
  const files = sampleWith('organisations.yaml', 'kind: government', 'kind: [');
  assert.deepEqual(
    [...new Set(checkCounty(files).diagnostics.map(({ place }) => place.file))],
    ['organisations.yaml'],
  );
  const table = sampleWith('places.csv', 'code,name', 'code，name');
  assert.deepEqual(
    [...new Set(checkCounty(table).diagnostics.map(({ place }) => place.file))],
    ['places.csv'],
  );
});

test('a file with more wrong lines than a call takes arguments is a list of findings, not a crash', () => {
  const wrong = Array.from({ length: 130_000 }, () => 'k: 1').join('\n');
  const files = new Map(Object.entries({ ...sampleFiles, 'goals.yaml': `goals: []\n${wrong}` }));
  assert.ok(checkCounty(files).diagnostics.length >= 130_000);
});

test('a doubtful thing is a warning, which does not keep the county from being loaded', () => {
  const twice = checkCounty(sampleWith('duties.yaml', '[招商, 签约]', '[招商, 签约, 招商]'));
  assert.deepEqual(
    twice.diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    ['warning repeated-word'],
  );
  assert.ok(twice.definition);
  const kind = checkCounty(sampleWith('places.csv', '青石镇,town', '青石镇,township'));
  assert.deepEqual(
    kind.diagnostics.map(({ code, severity }) => `${severity} ${code}`),
    ['warning code-of-other-kind'],
  );
  assert.ok(kind.definition);
});
