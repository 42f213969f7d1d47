import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import { day, measure } from './facts.fixture.ts';
import { listObservations, type NewObservation, type RecordingGround, recordObservations } from './index.ts';
import { byTrust } from './observation.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
});
after(() => base.drop());

const by = (at: string, dryRun = false) => ({
  account: newId(),
  at: `${at}T02:00:00.000Z` as Instant,
  dryRun,
});
const post = (organisation: string, office = false, place?: string) => ({
  id: `${organisation}-post`,
  organisation,
  place,
  office,
});
const ground = (fields: Partial<RecordingGround> = {}): RecordingGround => ({
  measures: [measure()],
  areas: [],
  by: [post('zhengfuban', true)],
  ...fields,
});
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
  recordObservations(base.db, chengchuan, rows, ground(), by(at)).then(({ rows: _, ...counts }) => counts);
const vintages = async () =>
  (await listObservations(base.db, chengchuan, ['retail-sales'], 2025)).map((o) => [
    o.vintage,
    o.value,
    o.edition,
  ]);

test('a revision is a vintage beside the one before, and the same figure again is no revision', async () => {
  assert.deepEqual(await record([figure()]), { added: 1, revised: 0, unchanged: 0 });
  assert.deepEqual(await record([figure({ value: '20.1' })]), { added: 0, revised: 0, unchanged: 1 });
  const revised = figure({ value: '20.4', edition: '修订', issuedOn: day('2025-09-01') });
  assert.deepEqual(await record([revised], '2025-09-02'), { added: 0, revised: 1, unchanged: 0 });
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
  await assert.rejects(
    recordObservations(base.db, chengchuan, [figure()], ground({ measures: [own] }), by('2025-05-01')),
    {
      code: 'bad-input',
    },
  );
});

const bring = (rows: readonly NewObservation[], on: Partial<RecordingGround> = {}, dryRun = false) =>
  recordObservations(base.db, chengchuan, rows, ground(on), by('2025-10-21', dryRun));
const codes = async (wish: Promise<unknown>): Promise<string[]> => {
  let found: string[] = [];
  await assert.rejects(wish, (error: { diagnostics?: { code: string }[] }) => {
    found = error.diagnostics?.map(({ code }) => code) ?? [];
    return true;
  });
  return found;
};

test('a dry run says what is new, revised, older or unchanged and what looks mistaken, and writes nothing', async () => {
  const before = await vintages();
  const rows = [
    figure({ value: '20.4', edition: '修订', issuedOn: day('2025-09-01') }),
    figure({ value: '19.9', edition: '初步', issuedOn: day('2025-04-10') }),
    figure({ value: '20.8', edition: '年报', issuedOn: day('2025-10-10') }),
    figure({ period: '2025-Q2', value: '410000', issuedOn: day('2025-07-20') }),
    figure({ period: '2025-Q3', value: '15', issuedOn: day('2025-10-20') }),
  ];
  const found = await bring(rows, {}, true);
  assert.deepEqual(
    found.rows.map(({ what }) => what),
    ['unchanged', 'older', 'revised', 'new', 'new'],
  );
  assert.deepEqual([found.added, found.revised, found.unchanged], [2, 2, 1]);
  assert.match(found.rows[3]?.doubt?.zh ?? '', /是2025年一季度的20.4亿元的20098倍，疑似单位写错/);
  assert.match(found.rows[4]?.doubt?.zh ?? '', /累计数比2025年上半年的410000亿元还小|一季度|分之一/);
  assert.deepEqual(await vintages(), before);
});

test('the same table brought by two at once is on record once', async () => {
  const rows = ['2025-Q1', '2025-Q2'].map((period) =>
    figure({ period, aspect: 'growth', value: '6.1', issuedOn: day('2025-10-01') }),
  );
  const both = await Promise.all([bring(rows), bring(rows)]);
  assert.deepEqual(both.map(({ added }) => added).toSorted(), [0, 2]);
});

test('one row that says again what another says is told so, for nobody could tell which holds', async () => {
  const row = figure({ period: '2025-Q3', issuedOn: day('2025-10-20') });
  assert.deepEqual(await codes(bring([row, { ...row, value: '21' }])), ['twice']);
});

test('who may record a measure its definition says; others are told who may, and only the office verifies', async () => {
  const measures = [measure({ recordedBy: ['tongjiju', 'area'], areas: 'place' })];
  const areas = [
    { id: '990101101000', name: '青石镇', kind: 'place' as const },
    { id: 'tongjiju', name: '澄川县统计局', kind: 'unit' as const },
  ];
  const row = figure({ period: '2025-Q3', value: '30', issuedOn: day('2025-10-20') });
  const town = { ...row, place: '990101101000', grade: 'reported' as const };
  const as = (...posts: ReturnType<typeof post>[]) => ({ measures, areas, by: posts });
  const qingshi = post('qingshi', false, '990101101000');
  assert.equal((await bring([row], as(post('tongjiju')), true)).added, 1);
  assert.equal((await bring([town], as(qingshi), true)).added, 1);
  assert.deepEqual(await codes(bring([row], as(qingshi))), ['not-the-recorder']);
  assert.deepEqual(await codes(bring([row], as(post('zhengfuban', true)))), ['not-the-recorder']);
  assert.deepEqual(await codes(bring([{ ...town, grade: 'verified' }], as(qingshi))), ['not-the-verifier']);
  await assert.rejects(
    bring([row], as(qingshi)),
    (error: { diagnostics?: { message: { zh: string } }[] }) => {
      assert.match(
        error.diagnostics?.[0]?.message.zh ?? '',
        /由澄川县统计局、各地方、各单位（只录自己的）录入，您的岗位不能录入/,
      );
      return true;
    },
  );
});

test('an area is one of the county’s, and only where the measure is kept by area', async () => {
  const row = figure({ place: '990101101000', period: '2025-Q3', issuedOn: day('2025-10-20') });
  assert.deepEqual(await codes(bring([row])), ['not-by-area']);
  assert.deepEqual(await codes(bring([row], { measures: [measure({ areas: 'place' })] })), ['unknown-area']);
});

test('what counts from January has no second half, and no January where the measure says so', async () => {
  const measures = [measure({ frequency: 'month', january: 'with-february' })];
  const issuedOn = day('2025-10-20');
  assert.deepEqual(await codes(bring([figure({ period: '2025-01', issuedOn })], { measures })), [
    'january-alone',
  ]);
  assert.deepEqual(await codes(bring([figure({ period: '2025-H2', issuedOn })], { measures })), [
    'not-from-january',
  ]);
});

test('of several editions the one issued last decides, in whatever order they came on record', () => {
  const rows = [
    { grade: 'statistics-bureau', issuedOn: day('2025-09-01'), vintage: 1 },
    { grade: 'statistics-bureau', issuedOn: day('2025-04-20'), vintage: 2 },
    { grade: 'reported', issuedOn: day('2025-10-01'), vintage: 1 },
  ] as const;
  assert.deepEqual(
    rows.toSorted(byTrust).map(({ issuedOn }) => issuedOn),
    ['2025-09-01', '2025-04-20', '2025-10-01'],
  );
});
