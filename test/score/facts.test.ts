import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import type { Instant } from '../../src/clock/index.ts';
import { openOffice } from '../../src/http/office.fixture.ts';
import { alikeFacts, listFacts } from '../../src/ledger/score/facts/list-facts.ts';
import { type FactKind, facts, type Row } from '../../src/rules/index.ts';
import { chengchuan as county } from '../support/county.ts';

const office = await openOffice();
after(office.close);
const { base, goTo, promise, done } = office;

const now = '2025-10-20T01:00:00.000Z' as Instant;
const columnsOf = (kind: FactKind): string[] => Object.keys(facts[kind].columns);

/** Rows without their cases, each sort with how many there are. */
function sorts(rows: readonly Row[]): string[] {
  const counted = new Map<string, number>();
  for (const { unit, values, times } of rows) {
    const key = JSON.stringify([unit, Object.entries(values).sort()]);
    counted.set(key, (counted.get(key) ?? 0) + times);
  }
  return [...counted].map((one) => JSON.stringify(one)).sort();
}

test('facts put together in SQL are the facts case by case, of every kind and column', async () => {
  await promise('修路', 'jiaotongju');
  await promise('建桥', 'jiaotongju');
  await promise('修渠', 'shuiliju', []);
  await done(await promise('加固水库', 'shuiliju'), 'shuili', 'kept');
  await goTo(now);
  for (const kind of Object.keys(facts) as FactKind[]) {
    const asked = { matter: 'commitment', kind, now, columns: columnsOf(kind) };
    const [one, alike] = [
      await listFacts(base.db, county, asked, 1000),
      await alikeFacts(base.db, county, asked),
    ];
    assert.deepEqual(sorts(alike), sorts(one), kind);
  }
});

test('what is left out keeps its number, whatever else is like it', async () => {
  const asked = { matter: 'commitment', kind: 'cases', now, columns: ['stage'] } as const;
  const rows = await alikeFacts(base.db, county, asked, ['承诺〔2025〕1号']);
  const road = rows.find(({ number }) => number === '承诺〔2025〕1号');
  assert.deepEqual([road?.unit, road?.times, road?.title], ['jiaotongju', 1, '修路']);
  assert.equal(
    rows.reduce((all, { times }) => all + times, 0),
    4,
  );
});

test('days late are counted from the due day to the day of counting, working days and calendar days each for itself', async () => {
  const columns = ['clock', 'due', 'late', 'working_days_late', 'calendar_days_late'];
  const rows = await listFacts(base.db, county, { matter: 'commitment', kind: 'clocks', now, columns }, 1000);
  const late = rows.filter(({ values }) => values['clock'] === 'deadline' && values['late'] === true);
  // Due on Tuesday 2025-09-30; the holiday is 1 to 8 October, 11 October is worked.
  assert.deepEqual(
    late.map(({ values }) => [values['due'], values['working_days_late'], values['calendar_days_late']]),
    [1, 2, 3].map(() => ['2025-09-30', 9, 20]),
  );
});
