import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseFacts, day, evidence, report, target } from './facts.fixture.ts';
import type { CaseFacts } from './facts.ts';
import { seen } from './seen.fixture.ts';

const monthly = { report: { day: 25, graceWorkingDays: 3 } };

const steps = (facts: Partial<CaseFacts> = {}) =>
  caseFacts(facts, {
    type: 'descriptive',
    targets: [],
    milestones: [{ name: '开工', due: day('2025-06-30'), planned: null, evidence: '' }],
  });

test('what is reported as done is not late any more while it waits to be verified, and is again when it fails', () => {
  const inTime = steps({ handledOn: day('2025-06-28') });
  assert.deepEqual(
    [seen(inTime, '2025-09-01').light, seen(inTime, '2025-09-01').codes],
    ['green', ['counted', 'waits-for-verdict']],
  );
  const late = seen(steps({ handledOn: day('2025-07-04') }), '2025-09-01');
  assert.equal(late.light, 'yellow');
  assert.match(late.words[0] ?? '', /已逾期4天（自然日），计至提交之日2025年7月4日/);
  assert.equal(seen(steps(), '2025-09-01').light, 'red', 'a verdict against it counts on');
  const verified = seen(steps({ handledOn: day('2025-07-04'), verifiedOn: day('2025-07-10') }), '2025-09-01');
  assert.deepEqual(
    [verified.light, verified.words.at(-1)],
    ['green', '2025年7月4日申请办结，2025年7月10日核查通过，待销号'],
  );
});

test('evidence that waits for its verdict stops the count for its milestone; refused, it never did', () => {
  const handed = (on: string, accepted: boolean | null) =>
    steps({
      evidence: [
        {
          ...evidence(3, '开工', accepted),
          on: day(on),
          judgedOn: accepted === null ? null : day('2025-08-01'),
        },
      ],
    });
  assert.equal(seen(handed('2025-06-20', null), '2025-07-31').light, 'green');
  assert.match(seen(handed('2025-07-10', null), '2025-07-31').words[0] ?? '', /已逾期10天/);
  assert.equal(seen(handed('2025-06-20', false), '2025-08-02').light, 'red');
});

test('a plan adopted after its year is late from the day of adoption on, and owes no monthly reports', () => {
  const facts = caseFacts(
    { adoptedOn: day('2026-11-20') },
    { targets: [target({ value: 400, unit: '个' })] },
  );
  const late = seen(facts, '2026-11-30', {}, monthly);
  assert.equal(late.light, 'yellow');
  assert.match(late.words[0] ?? '', /2026年11月20日才认定，自认定之日起算，已逾期10天/);
  assert.deepEqual(late.codes, ['overdue', 'no-figure']);
});

test('whoever has reached everything is asked for no more reports', () => {
  const terms = { targets: [target({ value: 100, unit: '个' })] };
  const facts = caseFacts({ reports: [report(2, '2025-06-20', 120)] }, terms);
  assert.deepEqual(seen(facts, '2025-11-10', {}, monthly).codes, ['reached']);
});

test('where tasks report, their commitment is not asked for the same figures again', () => {
  const terms = { targets: [target({ value: 100, unit: '个' })] };
  const task = caseFacts({ reports: [report(2, '2025-06-20', 40, '2025-06')] }, terms);
  const whole = caseFacts({ parts: [task] }, terms);
  assert.ok(!seen(whole, '2025-07-05', {}, monthly).codes.includes('no-report'));
  assert.ok(seen(caseFacts({}, terms), '2025-07-05', {}, monthly).codes.includes('no-report'));
});
