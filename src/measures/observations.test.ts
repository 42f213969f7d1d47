import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import { day, measure } from './facts.fixture.ts';
import { listObservations, type NewObservation, recordObservations } from './index.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.drop());

const by = (at: string) => ({ post: 'ducha', account: newId(), at: `${at}T02:00:00.000Z` as Instant });
const figure = (fields: Partial<NewObservation> = {}): NewObservation => ({
  measure: 'retail-sales',
  place: '',
  period: '2025-Q1',
  aspect: 'level',
  grade: 'statistics-bureau',
  edition: '快报',
  issuedOn: day('2025-04-20'),
  value: '20.10',
  source: { kind: 'hand', note: '季度快报' },
  ...fields,
});
const record = (rows: readonly NewObservation[], at = '2025-04-21') =>
  recordObservations(base.db, chengchuan, rows, [measure()], by(at));
const vintages = async () =>
  (await listObservations(base.db, chengchuan, ['retail-sales'], 2025)).map((o) => [
    o.vintage,
    o.value,
    o.edition,
  ]);

test('a revision is a vintage beside the one before, and the same figure again is no revision', async () => {
  assert.deepEqual(await record([figure()]), { added: 1, unchanged: 0 });
  assert.deepEqual(await record([figure({ value: '20.1' })]), { added: 0, unchanged: 1 });
  const revised = figure({ value: '20.4', edition: '修订', issuedOn: day('2025-09-01') });
  assert.deepEqual(await record([revised], '2025-09-02'), { added: 1, unchanged: 0 });
  assert.deepEqual(await vintages(), [
    [1, '20.10', '快报'],
    [2, '20.4', '修订'],
  ]);
});

test('the application can neither change nor remove an observation', async () => {
  await assert.rejects(base.db.updateTable('observation').set({ value: '1' }).execute(), /permission denied/);
  await assert.rejects(base.db.deleteFrom('observation').execute(), /permission denied/);
});

test('one wrong row keeps all of them out, and every finding names its row', async () => {
  const before = await vintages();
  const rows = [
    figure({ period: '2025-Q2', issuedOn: day('2025-07-20') }),
    figure({ measure: 'nothing-such' }),
    figure({ period: '2025-13' }),
    figure({ period: '2025-05' }),
    figure({ period: '2025-Q4' }),
    figure({ aspect: 'rank', value: '1.5' }),
  ];
  await assert.rejects(
    record(rows),
    (error: { diagnostics?: { code: string; place: { line?: number } }[] }) => {
      assert.deepEqual(
        error.diagnostics?.map(({ code, place }) => [place.line, code]),
        [
          [2, 'unknown-measure'],
          [3, 'unreadable-period'],
          [4, 'period-too-short'],
          [5, 'period-ahead'],
          [6, 'rank-not-whole'],
        ],
      );
      return true;
    },
  );
  assert.deepEqual(await vintages(), before);
});

test('a department’s measure has no figures of the statistics bureau', async () => {
  const own = measure({ authority: 'department' });
  await assert.rejects(recordObservations(base.db, chengchuan, [figure()], [own], by('2025-05-01')), {
    code: 'bad-input',
  });
});
