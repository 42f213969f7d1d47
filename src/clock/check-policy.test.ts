import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { nationalCalendar } from './calendar.ts';
import { readLocalDays, readNotice } from './check-notice.ts';
import { readPolicies } from './check-policy.ts';
import type { Day } from './day.ts';
import { atWallTime } from './moment.ts';
import { readyPolicies } from './policies/index.ts';
import { dueOf } from './reading.ts';

const calendar = nationalCalendar();

test('a policy without a start is found, with its line and both languages', () => {
  const { policies, diagnostics } = readPolicies(
    `clocks:
  - id: reply
    name: { zh: 答复, en: Reply }
    basis: [{ law: 澄川县办法, article: 第三条 }]
    span: { amount: 5, unit: working-day }
`,
    'clocks.yaml',
  );
  assert.equal(policies, undefined);
  assert.deepEqual(
    diagnostics.map((d) => [d.code, d.place.line, d.message.zh]),
    [['field-missing', 2, '缺少“clocks.0.start”。']],
  );
});

test('policies that contradict themselves are found, all at once', () => {
  const clock = (id: string, more: string): string => `
  - id: ${id}
    name: { zh: 答复, en: Reply }
    basis: [{ law: 澄川县办法, article: 第三条 }]
    start: { event: accepted, name: { zh: 受理, en: acceptance } }
    ${more}`;
  const text = `clocks:${[
    clock('half-a-day', 'span: { amount: 0.5, unit: calendar-day }'),
    clock('hours', 'span: { amount: 4, unit: hour }\n    rolls: next-working-day'),
    clock(
      'back',
      'span: { amount: 3, unit: working-day }\n    direction: before\n    rolls: next-working-day',
    ),
    clock('back', 'span: { amount: 0, unit: working-day }'),
    clock('fine', 'span: { amount: 2, unit: month }'),
  ].join('')}`;
  const { policies, diagnostics } = readPolicies(text);
  assert.equal(policies, undefined);
  assert.deepEqual(
    diagnostics.map((d) => d.code),
    [
      'policy-contradicts-itself',
      'policy-contradicts-itself',
      'policy-contradicts-itself',
      'policy-contradicts-itself',
      'policy-id-twice',
    ],
  );
  assert.equal(
    readPolicies(`clocks:${clock('fine', 'span: { amount: 2, unit: month }')}`).policies?.length,
    1,
  );
});

test('every ready policy names its law, warns in both languages and gives a due day', () => {
  const all = [...readyPolicies().values()];
  assert.ok(all.length >= 35);
  for (const policy of all) {
    assert.ok(policy.basis.length > 0 && policy.name.zh !== policy.name.en, policy.id);
    const at = atWallTime('2026-03-02' as Day, 10, 0);
    assert.ok(dueOf(policy, at, calendar).due.length === 10, policy.id);
  }
});

test('the examples of docs/clocks.md are read as they stand there', () => {
  const docs = readFileSync(new URL('../../docs/clocks.md', import.meta.url), 'utf8');
  const [clocks = '', notice = '', local = ''] = [...docs.matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, yaml]) => yaml,
  );
  const { policies, diagnostics } = readPolicies(clocks, 'clocks.md');
  assert.deepEqual(diagnostics, []);
  assert.equal(policies?.[0]?.extension?.approver.id, 'head-of-organ');
  assert.deepEqual(readNotice(notice).diagnostics, []);
  assert.equal(readLocalDays(local).days?.length, 1);
});
