import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCounty } from '../check-county.ts';
import { sampleFiles } from '../sample.fixture.ts';

const sound = `id: errand
name: { zh: 代办, en: errand }
valid_from: 2020-01-01
series: 代办
numbering: yearly
open: { by: ["role:leader"], stage: begun }
form:
  required: [what]
  properties:
    what: { type: string, title: 内容, title_en: what, max_length: 100 }
private_form:
  properties:
    who: { type: string, title: 何人, title_en: who }
stages:
  begun: { name: { zh: 已立, en: begun } }
  done: { name: { zh: 已办, en: done } }
  closed: { name: { zh: 办结, en: closed }, end: true }
steps:
  handle: { name: { zh: 办理, en: handle }, verb: handle, from: [begun], to: done, by: ["role:leader"] }
  close: { name: { zh: 办结, en: close }, verb: close, from: [done], to: closed, by: ["role:leader"] }
clocks:
  handling: { policy: hotline-handling, start: [open], stop: [handle] }
ladder:
  - { level: blue, at: due, clocks: [handling], to: ["role:leader"] }
public: [what]
`;

/** The findings about a matter in which one thing was changed, as file:line code. */
function findings(before: string, after: string, more: Record<string, string> = {}): string[] {
  assert.ok(sound.includes(before), before);
  const files = new Map(
    Object.entries({ ...sampleFiles, 'matter-errand.yaml': sound.replace(before, after), ...more }),
  );
  return checkCounty(files).diagnostics.map(({ code, place }) => `${place.file}:${place.line} ${code}`);
}

test('the matter in which faults are planted is sound, and part of the county’s version', () => {
  assert.deepEqual(findings('', ''), []);
  const withIt = checkCounty(new Map(Object.entries({ ...sampleFiles, 'matter-errand.yaml': sound })));
  assert.deepEqual(
    withIt.definition?.matters.map(({ id }) => id),
    ['errand'],
  );
  assert.notEqual(withIt.digest, checkCounty(new Map(Object.entries(sampleFiles))).digest);
});

const choice = (words: string): string => `title_en: what, enum: [急, 缓]${words}, max_length: 100 }`;

test('a choice has a word for each of its values, in Chinese and in English', () => {
  const asked = 'title_en: what, max_length: 100 }';
  assert.deepEqual(findings(asked, choice(', enum_en: [urgent, not urgent]')), []);
  assert.deepEqual(findings(asked, choice(', enum_en: [urgent]')), ['matter-errand.yaml:10 wrong-form']);
  assert.deepEqual(findings(asked, choice('')), ['matter-errand.yaml:10 no-english']);
});

test('words without English are told once for the whole matter, and stop nothing', () => {
  const files = { ...sampleFiles, 'matter-errand.yaml': sound.replaceAll(/title_en: \w+(, )?/g, '') };
  const { definition, diagnostics } = checkCounty(new Map(Object.entries(files)));
  assert.ok(definition);
  const [found, ...more] = diagnostics;
  assert.equal(more.length, 0);
  assert.equal(found?.severity, 'warning');
  assert.match(found.message.en, /what、who/);
});

const faults: readonly (readonly [what: string, before: string, after: string, found: string[]])[] = [
  [
    'a stage that no step leads to',
    '  closed:',
    '  lost: { name: { zh: 遗失, en: lost }, end: true }\n  closed:',
    ['matter-errand.yaml:17 unreachable-stage'],
  ],
  [
    'a stage that nobody may leave',
    'from: [done], to: closed',
    'from: [begun], to: closed',
    ['matter-errand.yaml:16 stage-without-exit'],
  ],
  [
    'no end at all',
    ', end: true }',
    ' }',
    [
      'matter-errand.yaml:15 no-end',
      'matter-errand.yaml:17 stage-without-exit',
      'matter-errand.yaml:20 end-missing',
    ],
  ],
  [
    'a step that waits for a clock that is not there',
    'to: done, by',
    'to: done, after: notice, by',
    ['matter-errand.yaml:19 unknown-clock'],
  ],
  [
    'cases under a matter that is not there',
    'stage: begun }',
    'stage: begun, under: { matter: nothing } }',
    ['matter-errand.yaml:6 unknown-matter'],
  ],
  [
    'cases opened within a clock that the matter above does not have',
    'stage: begun }',
    'stage: begun, under: { matter: errand, within: notice } }',
    ['matter-errand.yaml:6 unknown-clock'],
  ],
  [
    'a rate whose expression names no column',
    'public: [what]',
    'rates:\n  share:\n    name: { zh: 率, en: rate }\n    numerator: { zh: 甲, en: a }\n    denominator: { zh: 乙, en: b }\n    as_of: { zh: 当日, en: today }\n    compute: { facts: cases, among: endde, counts: "1" }\npublic: [what]',
    ['matter-errand.yaml:31 wrong-expression'],
  ],
  [
    'a closing step that leads to no end',
    'verb: close, from: [done], to: closed',
    'verb: close, from: [done], to: begun',
    [
      'matter-errand.yaml:15 no-end',
      'matter-errand.yaml:17 unreachable-stage',
      'matter-errand.yaml:20 end-missing',
    ],
  ],
  [
    'a role that has no name for refusals and screens',
    'to: done, by: ["role:leader"]',
    'to: done, by: ["role:leader", "role:runner"]',
    ['matter-errand.yaml:19 role-without-name'],
  ],
  [
    'proof of a milestone type that there is none of, for a field that no form has',
    'verb: handle, from: [begun],',
    'verb: handle, proof: { of: [built], where: { sort: big } }, from: [begun],',
    ['matter-errand.yaml:19 unknown-milestone', 'matter-errand.yaml:19 unknown-field'],
  ],
  ['a misspelt stage', 'to: done', 'to: don', ['matter-errand.yaml:19 unknown-stage']],
  [
    'a clock that starts with no step',
    'start: [open]',
    'start: [begin]',
    ['matter-errand.yaml:22 unknown-step'],
  ],
  [
    'a clock without a policy that is known',
    'policy: hotline-handling',
    'policy: hotline',
    ['matter-errand.yaml:22 unknown-policy'],
  ],
  [
    'silence that means nothing',
    'stop: [handle] }',
    'stop: [handle], on_silence: handle }',
    ['matter-errand.yaml:22 silence-means-nothing'],
  ],
  [
    'a rung that watches no clock',
    'clocks: [handling], to',
    'clocks: [handlin], to',
    ['matter-errand.yaml:24 unknown-clock'],
  ],
  [
    'a step that only the system may do, and no clock asks for',
    'from: [begun], to: done, by: ["role:leader"]',
    'from: [begun], to: done, by: [system]',
    ['matter-errand.yaml:19 nobody-does-it'],
  ],
  [
    'a step whose role no post has',
    'from: [begun], to: done, by: ["role:leader"]',
    'from: [begun], to: done, by: ["role:courier"]',
    ['matter-errand.yaml:19 missing-owner', 'matter-errand.yaml:19 role-without-name'],
  ],
  [
    'a matter that nobody may open',
    'open: { by: ["role:leader"]',
    'open: { by: ["role:courier"]',
    ['matter-errand.yaml:6 matter-not-in-use', 'matter-errand.yaml:6 role-without-name'],
  ],
  [
    'a required field that the form does not have',
    'required: [what]',
    'required: [why]',
    ['matter-errand.yaml:8 wrong-form'],
  ],
  [
    'a private field that is to be public',
    'public: [what]',
    'public: [who]',
    ['matter-errand.yaml:25 unknown-field'],
  ],
  [
    'a verb that the kernel does not know',
    'verb: handle',
    'verb: dream',
    ['matter-errand.yaml:19 wrong-value'],
  ],
];

for (const [what, before, after, expected] of faults)
  test(`the checker finds ${what}, with file and line`, () => {
    assert.deepEqual(findings(before, after), expected);
  });

test('two versions of a matter that hold on one day, and two matters that number alike, are found', () => {
  const twice = findings('', '', { 'matter-later.yaml': sound.replace('2020-01-01', '2024-01-01') });
  assert.deepEqual(twice, ['matter-later.yaml:3 overlapping-validity']);
  const alike = findings('', '', { 'matter-other.yaml': sound.replace('id: errand', 'id: other') });
  assert.deepEqual(alike, ['matter-other.yaml:4 series-taken']);
});
