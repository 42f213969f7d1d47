import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseFacts, day, report, target } from './facts.fixture.ts';
import type { Finding } from './facts.ts';
import { progress } from './progress.ts';

const roads = target({ metric: '农村公路', value: 80, unit: '公里' });
const reports = [report(3, '2025-07-08', 52, '2025-06'), report(5, '2025-12-20', 82, '2025-12')];

const verdict = (seq: number, passed: boolean, found?: number): Finding => ({
  seq,
  on: day('2025-12-22'),
  passed,
  values: found === undefined ? [] : [{ metric: '农村公路', value: found }],
});

/** What a promise of 80 km came to on a day, with the words of each row and whether it is only shown aside. */
function cameTo(findings: Finding[], counts?: 'reported' | 'verified', more = reports, asOf = '2025-12-31') {
  const facts = caseFacts({ reports: more, findings }, { targets: [roads] });
  const found = progress(facts, { measures: [], observations: [], areas: [] }, day(asOf), {
    about: 0,
    pace: 0,
    counts,
  });
  const [one] = found?.targets ?? [];
  assert.ok(one);
  const { value, parts } = one.computed;
  return {
    amount: value.kind === 'figure' ? value.value : null,
    reached: one.reached,
    rows: parts.map((part) => [
      part.rule.zh,
      part.aside === true,
      part.row?.kind === 'entry' ? part.row.grade : '',
    ]),
  };
}

test('what a verdict found stands for the claim, and the claim stays to be seen beside it', () => {
  assert.deepEqual(cameTo([verdict(7, false, 76)]), {
    amount: '76',
    reached: false,
    rows: [
      ['2025年12月22日核查认定', false, 'verified'],
      ['2025年12月20日报送，所属期2025年12月，核查未认定，未采用', true, 'reported'],
    ],
  });
});

test('where the claim was not upheld and no figure is named, the one before it counts', () => {
  const { amount, reached } = cameTo([verdict(7, false)]);
  assert.deepEqual([amount, reached], ['52', false]);
});

test('a claim that was upheld says so, and stays the figure of the unit', () => {
  const { amount, rows } = cameTo([verdict(7, true)]);
  assert.deepEqual(
    [amount, rows[0]],
    ['82', ['2025年12月20日报送，所属期2025年12月，经核查属实', false, 'reported']],
  );
});

test('a figure reported after the verdict counts again, until it is verified in its turn', () => {
  const later = [...reports, report(9, '2025-12-28', 81, '2025-12')];
  assert.equal(cameTo([verdict(7, false, 76)], undefined, later).amount, '81');
  assert.equal(cameTo([verdict(7, false, 76), verdict(11, false)], undefined, later).amount, '76');
});

test('before the day of the verdict the claim stands as it stood then', () => {
  assert.equal(cameTo([verdict(7, false, 76)], undefined, reports, '2025-12-21').amount, '82');
});

test('where a county counts only what a verdict upheld, a report alone is shown and not used', () => {
  const { amount, reached, rows } = cameTo([], 'verified');
  assert.deepEqual([amount, reached], [null, null]);
  assert.ok(rows.every(([, aside]) => aside));
  assert.equal(cameTo([verdict(4, true)], 'verified').amount, '52');
  assert.equal(cameTo([verdict(4, true), verdict(7, true)], 'verified').amount, '82');
});
