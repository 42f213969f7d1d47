// How long rates and a score over many cases take: COUNT hotline tickets of twenty units, each with its two clocks, half of
// them rated, on an embedded PostgreSQL; the values of all rates, one of them opened, and a scheme computed and stored.
//
//   node bench/scores.ts [COUNT …]       20000 200000 unless named
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { loadCounty } from '../src/catalog/index.ts';
import { Day, Instant } from '../src/clock/index.ts';
import { type Db, migrate, openPool, readSettings, startDatabase } from '../src/db/index.ts';
import { CountyId, Id } from '../src/kernel/index.ts';
import { getResult, listRates, openRate, scoreUnits } from '../src/ledger/index.ts';
import { installCounty } from '../src/people/index.ts';

const county = CountyId.parse('chengchuan');
const root = path.join(import.meta.dirname, '..');
const now = Instant.parse('2026-01-12T01:00:00.000Z');
const period = { from: Day.parse('2025-01-01'), to: Day.parse('2025-12-31') };
const wanted = process.argv.slice(2).map(Number);
const counts = wanted.length > 0 ? wanted : [20_000, 200_000];

/** Tickets opened through the year: every tenth late, half rated, each with the entries that facts ask for. */
const seed = (from: number, upTo: number) => sql`
  with unit as (
    select id, row_number() over (order by id) - 1 as place from (
      select id from organisation where county = ${county} and kind = 'department' order by id limit 20) o
  ), made as materialized (
    select n, u.id as unit, md5(n::text)::uuid as id, timestamptz '2025-01-01' + n * interval '1 year' / ${upTo} as at,
      n % 10 = 0 as late, n % 2 = 0 as rated
    from generate_series(${from}::integer, ${upTo - 1}::integer) as n join unit u on u.place = n % 20
  ), cases as (
    insert into ledger_case (county, id, matter, number, title, stage, lead_organisation, ended, body, seq, head, opened_at, fold)
    select ${county}, id, 'hotline', 'bench' || n, '路灯不亮', 'closed', unit, true, jsonb_build_object(
      'clocks', jsonb_build_object(
        'return', jsonb_build_object('status', 'stopped', 'late', late, 'due', to_char(at + interval '1 day', 'YYYY-MM-DD'),
          'dueAt', at + interval '1 day', 'events', jsonb_build_array(jsonb_build_object('type', 'stopped', 'at', at))),
        'handling', jsonb_build_object('status', 'stopped', 'late', late, 'due', to_char(at + interval '5 days', 'YYYY-MM-DD'),
          'dueAt', at + interval '5 days', 'events', jsonb_build_array(jsonb_build_object('type', 'stopped', 'at', at)))),
      'breaches', '[]'::jsonb, 'handlers', '[]'::jsonb, 'urgings', '[]'::jsonb, 'evidence', '[]'::jsonb, 'answered', true,
      'merged', false, 'rating', case when rated then jsonb_build_object(
        'solved', (array['yes', 'partly', 'no'])[1 + n % 3], 'satisfied', (array['very', 'yes', 'fairly', 'no'])[1 + n % 4]) end,
      'fields', '{}'::jsonb), 2, 'bench', at, 3
    from made
  )
  insert into entry (county, case_id, seq, type, version, at, by_post, by_account, body, previous, hash)
  select ${county}, id, k, (array['handled', 'rated'])[k], 1, at + k * interval '3 days', 'bench', id, '{}'::jsonb, '', 'bench'
  from made, generate_series(1, 2) as k where k = 1 or rated`;

async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const cpu = process.cpuUsage();
  const value = await work();
  const { user, system } = process.cpuUsage(cpu);
  const seconds = (microseconds: number): string => (microseconds / 1e6).toFixed(2);
  const took = ((performance.now() - began) / 1000).toFixed(2);
  console.log(`  ${name}: ${took} s, of which this process computed ${seconds(user + system)} s`);
  return value;
}

async function measure(db: Db): Promise<void> {
  const asked = { ...period, now };
  const rates = await timed('all rates of all matters', () => listRates(db, county, asked));
  for (const { matter, rate, value } of rates)
    if (matter === 'hotline' && value)
      console.log(`    ${rate}: ${value.numerator} of ${value.rows}, ${value.percent}%`);
  const which = { matter: 'hotline', rate: 'on-time-rate' };
  const opened = await timed('one rate opened', () => openRate(db, county, which, asked));
  console.log(`    ${opened.units.length} units, ${opened.rows.length} rows shown, more: ${opened.more}`);
  const office = {
    account: Id.parse('0197a000-0000-7000-8000-000000000001'),
    posts: [{ id: 'ducha-zhuren', organisation: 'zhengfuban', roles: ['delivery-office'] }],
  };
  const stored = await timed('a scheme of four rates computed and stored', () =>
    scoreUnits(db, county, 'hotline-2025', { doer: office, now }),
  );
  const { result } = await timed('the result read back', () => getResult(db, county, stored.id));
  const kept = result.lines.map(({ rows }) => rows.length);
  const size = Buffer.byteLength(JSON.stringify(result)) / 1e6;
  console.log(`    rows kept by line: ${kept.join(', ')}; ${size.toFixed(1)} MB`);
}

const data = mkdtempSync(path.join(tmpdir(), 'suohe-bench-'));
// As root the database runs as another user, who must get through to its folder.
chmodSync(data, 0o755);
const settings = readSettings({ SUOHE_DATA: path.join(data, 'data') });
const database = await startDatabase(settings, () => undefined);
try {
  if (database.ownerUrl === undefined) throw new Error('The bench runs on an embedded database.');
  await migrate(database.ownerUrl, { app: database.appRole });
  const folder = path.join(data, 'county');
  cpSync(path.join(root, 'counties/chengchuan'), folder, { recursive: true });
  cpSync(
    path.join(root, 'test/fixtures/schemes/scheme-hotline-2025.yaml'),
    path.join(folder, 'scheme-hotline-2025.yaml'),
  );
  const { definition, digest } = await loadCounty(folder);
  if (!definition || !digest) throw new Error('The made-up county has faults.');
  await installCounty(database.db, { now: () => now }, definition, digest);
  const owner = openPool(database.ownerUrl, 1);
  let held = 0;
  for (const count of counts.toSorted((a, b) => a - b)) {
    await seed(held, count).execute(owner);
    await sql`analyze`.execute(owner);
    held = count;
    console.log(`${held} cases:`);
    await measure(database.db);
  }
  await owner.destroy();
} finally {
  await database.stop();
  rmSync(data, { recursive: true, force: true });
}
