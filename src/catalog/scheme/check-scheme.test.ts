import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { checkCounty } from '../check-county.ts';

const root = new URL('../../../', import.meta.url);

async function filesOf(folder: string, prefix: string): Promise<[string, string][]> {
  const names = await readdir(new URL(folder, root));
  return await Promise.all(
    names
      .filter((name) => !name.endsWith('.md'))
      .map(
        async (name) =>
          [`${prefix}${name}`, await readFile(new URL(`${folder}/${name}`, root), 'utf8')] as [
            string,
            string,
          ],
      ),
  );
}
const files = new Map([
  ...(await filesOf('counties/chengchuan', '')),
  ...(await filesOf('matters', '../../matters/')),
]);
const file = 'scheme-duban-2025.yaml';
const sound = files.get(file) ?? '';

/** What the checker says when a stretch of the scheme is changed: code and line of each error, and its hints. */
function findings(from: string, to: string) {
  assert.ok(sound.includes(from), from);
  const text = sound.replace(from, to);
  const { diagnostics, definition } = checkCounty(new Map([...files, [file, text]]));
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  assert.equal(definition === undefined, errors.length > 0);
  return errors.map(({ code, place, message, hint }) => ({
    code,
    at: text.split('\n')[(place.line ?? 0) - 1] ?? '',
    said: `${message.en} ${hint.en}`,
  }));
}

test('the scheme of the made-up county is sound, and so is the one to be confirmed', async () => {
  assert.deepEqual(findings('id: duban', 'id: duban'), []);
  const other = new Map([
    ...(await filesOf('counties/xingyang', '')),
    ...(await filesOf('matters', '../../matters/')),
  ]);
  const { definition } = checkCounty(other);
  assert.deepEqual(
    definition?.schemes.map(({ id, confirmed }) => [id, confirmed]),
    [['duban-2021', false]],
  );
});

const planted: readonly [rule: string, from: string, to: string, code: string, at: RegExp][] = [
  ['weights that do not add to 100', 'weight: 40', 'weight: 39.5', 'weights-not-100', /id: kept/],
  [
    'a rate that no matter defines',
    'commitment/kept-rate',
    'commitment/kept-share',
    'unknown-rate',
    /kept-share/,
  ],
  [
    'a rate defined in words alone',
    'commitment/kept-rate',
    'hotline/response-rate',
    'unknown-rate',
    /response-rate/,
  ],
  [
    'a matter that is not there',
    'inspection/confirmed-rate',
    'inspektion/confirmed-rate',
    'unknown-matter',
    /inspektion/,
  ],
  [
    'an indicator that says nothing of missing data',
    ', missing: share-out }',
    ' }',
    'missing-field',
    /id: kept/,
  ],
  ['ratings so few that one could tell who rated', 'least: 5', 'least: 2', 'raters-shown', /id: satisfied/],
  [
    'points by the number of complaints',
    'matter: commitment, facts: cases',
    'matter: hotline, facts: cases',
    'complaints-counted',
    /no-plan/,
  ],
  [
    'residents as those who are scored',
    'kinds: [town, zone]',
    'kinds: [resident]',
    'wrong-value',
    /resident/,
  ],
  ['facts that nobody hands over', 'facts: orders', 'facts: petitions', 'wrong-value', /petitions/],
  ['a misspelt column', 'and milestones = 0', 'and milestone = 0', 'wrong-expression', /milestone = 0/],
  [
    'a unit in two groups',
    'kinds: [town, zone]',
    'kinds: [town, zone, department]',
    'unit-in-two-groups',
    /id: towns/,
  ],
  [
    'a unit that does not exist',
    'except: [zhengfuban]',
    'except: [nobody]',
    'unknown-organisation',
    /nobody/,
  ],
  [
    'a tie settled by an indicator that is none',
    'by: [kept, on-time]',
    'by: [speed]',
    'unknown-indicator',
    /speed/,
  ],
  ['two indicators of one name', 'id: on-time', 'id: kept', 'duplicate-id', /name: \{ zh: 按时/],
  [
    'a procedure without time to object',
    'procedure: score',
    'procedure: commitment',
    'no-objection-window',
    /procedure/,
  ],
  [
    'a period that ends before it begins',
    'to: 2025-12-31',
    'to: 2024-12-31',
    'ends-before-it-begins',
    /period/,
  ],
  [
    'a rate without its matter',
    'rate: commitment/kept-rate',
    'rate: kept-rate',
    'wrong-value',
    /rate: kept-rate/,
  ],
  ['a weight of zero', 'weight: 40', 'weight: 0', 'wrong-value', /weight: 0/],
  ['a negative weight', 'weight: 40', 'weight: -40', 'wrong-value', /weight: -40/],
  ['a weight above a hundred', 'weight: 40', 'weight: 140', 'wrong-value', /weight: 140/],
  ['full marks beside indicators', 'places: 2', 'full_marks: 100\nplaces: 2', 'two-beginnings', /full_marks/],
  [
    'a floor of more places than the score has',
    'places: 2',
    'floor: 0.25\nplaces: 1',
    'too-many-places',
    /floor/,
  ],
  ['a cap below the points of one row', 'cap: 10', 'cap: 1', 'cap-below-points', /cap: 1/],
  [
    'a floor above its ceiling',
    'places: 2',
    'floor: 90\nceiling: 80\nplaces: 2',
    'bounds-crossed',
    /ceiling/,
  ],
  [
    'a division by what may be zero',
    'points: 2,',
    'points: 2, counts: 1 / milestones,',
    'wrong-expression',
    /1 \/ milestones/,
  ],
  [
    'marks over what a rate does not have',
    'rate: commitment/kept-rate,',
    "rate: commitment/kept-rate, marks: 'percent * 2',",
    'wrong-expression',
    /percent/,
  ],
  [
    'few items of a line that is none',
    'few: { of: kept',
    'few: { of: items',
    'unknown-indicator',
    /of: items/,
  ],
  [
    'taking part by a line that is none',
    'places: 2',
    'taking_part: { of: [no-plan], least: 1 }\nplaces: 2',
    'unknown-indicator',
    /no-plan/,
  ],
  [
    'grades that rise',
    'places: 2',
    'grades:\n  - { id: a, name: { zh: 良, en: good }, least: 60 }\n  - { id: b, name: { zh: 优, en: best }, least: 90 }\nplaces: 2',
    'grades-not-falling',
    /id: b/,
  ],
  [
    'a last grade that not everybody reaches',
    'places: 2',
    'grades:\n  - { id: a, name: { zh: 优, en: best }, least: 90 }\nplaces: 2',
    'no-last-grade',
    /id: a/,
  ],
  [
    'a grade barred by a deduction that is none',
    'places: 2',
    'grades:\n  - { id: a, name: { zh: 优, en: best }, without: [fraud] }\nplaces: 2',
    'unknown-deduction',
    /fraud/,
  ],
  ['a weight with three decimal places', 'weight: 40', 'weight: 40.125', 'too-many-places', /40.125/],
];
for (const [rule, from, to, code, at] of planted)
  test(`a scheme with ${rule} is refused at its line, with what to do`, () => {
    const found = findings(from, to);
    const own = found.find((one) => one.code === code);
    assert.ok(own, JSON.stringify(found));
    assert.match(own.at, at);
    assert.ok(own.said.length > 30);
  });

test('a figure that is too small says how small it may be, and nothing of quotes', () => {
  const [zero] = findings('weight: 40', 'weight: 0');
  assert.match(zero?.said ?? '', /“0” will not do for “weight”: at least 0\.01 is needed/);
  assert.doesNotMatch(zero?.said ?? '', /quote/);
});

test('a scheme of deductions needs full marks, and a base by which units take part', () => {
  const indicators = sound.slice(sound.indexOf('indicators:'), sound.indexOf('deductions:'));
  const without = (head: string) => {
    const text = sound
      .replace(indicators, head)
      .replace('by: [kept, on-time]', 'by: []')
      .replace(/few: .*\n/, '');
    const { diagnostics } = checkCounty(new Map([...files, [file, text]]));
    return diagnostics
      .filter(({ severity }) => severity === 'error')
      .map(({ code }) => code)
      .sort();
  };
  assert.deepEqual(without(''), ['no-beginning', 'nothing-to-take-part-by']);
  assert.deepEqual(without('full_marks: 100\n'), ['nothing-to-take-part-by']);
  assert.deepEqual(without('full_marks: 100\ntaking_part: { least: 0 }\n'), []);
  assert.deepEqual(
    without(
      'full_marks: 100\nbases:\n  - { id: items, name: { zh: 事项, en: items }, matter: commitment, facts: cases, when: plan_year = this_year }\n',
    ),
    [],
  );
});

test('every fault of a scheme is told at once', () => {
  const found = findings(
    sound.slice(sound.indexOf('groups:')),
    sound
      .slice(sound.indexOf('groups:'))
      .replace('weight: 40', 'weight: 41')
      .replace('by: [kept, on-time]', 'by: [x]')
      .replace('except: [zhengfuban]', 'except: [y]'),
  );
  assert.deepEqual(found.map(({ code }) => code).sort(), [
    'unknown-indicator',
    'unknown-organisation',
    'weights-not-100',
  ]);
});
