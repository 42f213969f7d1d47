// How long the worker's round takes that counts the due days of every open case again, because the county's calendar is
// another than the one they were counted by: after an upgrade, after a year's notice, after a local day. First a round in
// which no day moves, then one in which every case's does and gets an entry, by a local day off among the days it waits for.
//
//   node bench/recount.ts [COUNT]       100000 unless named
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { sql } from 'kysely';
import { loadCounty, versionOf } from '../src/catalog/index.ts';
import { addDays, type Clock, Day, machineClock, today } from '../src/clock/index.ts';
import { type Db, migrate, openPool, readSettings, startDatabase } from '../src/db/index.ts';
import { CountyId, newId } from '../src/kernel/index.ts';
import { adoptCases, importSheet, listPlan, reprojectCases } from '../src/ledger/index.ts';
import { installCounty } from '../src/people/index.ts';

const county = CountyId.parse('chengchuan');
const count = Number(process.argv[2] ?? 100_000);
const data = path.join(mkdtempSync(path.join(tmpdir(), 'suohe-recount-')), 'data');
const settings = readSettings({ ...process.env, SUOHE_DATA: data });
const clock: Clock = machineClock;

const folder = fileURLToPath(new URL('../counties/chengchuan', import.meta.url));

/** The county with a local day off on some days. */
async function install(db: Db, off: readonly Day[]): Promise<void> {
  const { definition } = await loadCounty(folder);
  if (!definition) throw new Error('The made-up county cannot be read.');
  const localDays = off.map((day) => ({
    day,
    working: false,
    name: { zh: '测算用', en: 'for the bench' },
    source: '测算用',
    assumed: [],
  }));
  const whole = { ...definition, localDays: [...definition.localDays, ...localDays] };
  await installCounty(db, clock, whole, versionOf(whole).digest);
}

/** One adopted commitment: its acceptance clock counts working days, its deadline is agreed. */
async function adopted(db: Db): Promise<string> {
  const at = clock.now();
  const author = { post: 'ducha-zhuren', account: newId(), at, organisation: 'zhengfuban' };
  const year = Number(today(clock).slice(0, 4));
  const addition = {
    title: '新建公共停车位600个',
    type: 'descriptive' as const,
    targets: [],
    deadline: Day.parse(`${year + 1}-06-30`),
    lead: 'caizhengju',
    joins: [],
    leader: 'changwu',
    milestones: [],
    children: [],
    year,
    continues: null,
    note: '',
    source: { kind: 'sheet' as const, file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '车位' },
  };
  await importSheet(db, county, { changes: [], additions: [addition] }, '测算', author);
  const id = (await listPlan(db, county, year))[0]?.id;
  if (!id) throw new Error('The commitment was not opened.');
  await adoptCases(db, county, { cases: [id] }, author);
  return id;
}

/** Copies of a case with its entries, set-based. */
async function multiply(ownerUrl: string, template: string): Promise<void> {
  const owner = openPool(ownerUrl, 1);
  try {
    await sql`
      with made as materialized (
        select n, (substr(${template}, 1, 14) || '7' || substr(md5(n::text), 1, 3) || '-8' || substr(md5(n::text), 4, 3)
          || '-' || substr(md5(n::text), 7, 12))::uuid as id
        from generate_series(1, ${count - 1}::integer) as n
      ), cases as (
        insert into ledger_case (county, id, matter, number, title, stage, lead_organisation, deadline, matter_version,
          ended, body, seq, head, opened_at, fold, due_at, next_at, plan_year)
        select c.county, m.id, c.matter, 'bench' || m.n, c.title, c.stage, c.lead_organisation, c.deadline,
          c.matter_version, c.ended, c.body, c.seq, c.head, c.opened_at, c.fold, c.due_at, c.next_at, c.plan_year
        from made m, ledger_case c where c.county = ${county} and c.id = ${template}::uuid
      )
      insert into entry (county, case_id, seq, type, version, at, by_post, by_account, body, private_digest, previous, hash)
      select e.county, m.id, e.seq, e.type, e.version, e.at, e.by_post, e.by_account, e.body, null, e.previous, e.hash
      from made m, entry e where e.county = ${county} and e.case_id = ${template}::uuid`.execute(owner);
    for (const table of ['ledger_case', 'entry'])
      await sql`vacuum (analyze) ${sql.table(table)}`.execute(owner);
  } finally {
    await owner.destroy();
  }
}

async function round(db: Db, words: string): Promise<void> {
  const began = performance.now();
  const moved = await reprojectCases(db, county, clock);
  const seconds = (performance.now() - began) / 1000;
  const load = loadavg()[0]?.toFixed(1);
  console.log(`${words}: ${count} open cases, ${moved} moved, ${seconds.toFixed(1)} s (load ${load})`);
}

chmodSync(path.dirname(data), 0o755);
console.log(`${cpus().length} cores, ${cpus()[0]?.model}; Node ${process.version}`);
const database = await startDatabase(settings, () => undefined);
try {
  const { ownerUrl } = database;
  if (ownerUrl === undefined) throw new Error('The bench runs on an embedded database.');
  await migrate(ownerUrl, { app: database.appRole });
  await install(database.db, []);
  await multiply(ownerUrl, await adopted(database.db));
  await round(database.db, 'no day moves');
  const on = today(clock);
  await install(database.db, [addDays(on, 1), addDays(on, 2), addDays(on, 3)]);
  await round(database.db, 'every case moves');
} finally {
  await database.stop();
  rmSync(path.dirname(data), { recursive: true, force: true });
}
