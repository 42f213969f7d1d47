// How long the burden ledger takes over DEMANDS demands of two years (60 units; orders, urgings, monthly reports): a month,
// the rows behind one unit's figure, a year beside the one before, and the warning before one more demand goes out.
//
//   node bench/burden.ts [DEMANDS]       100000 unless named; within a minute on 2 cores
//
// BENCH_PLAN=1 prints the plan of a month as well.
import { sql } from 'kysely';
import type { Day, Instant } from '../src/clock/index.ts';
import { type Db, inTransaction, openPool } from '../src/db/index.ts';
import { type Id, newId } from '../src/kernel/index.ts';
import { adoptCases } from '../src/ledger/adopt.ts';
import {
  burdenOf,
  burdenOutlook,
  burdenRows,
  burdenYear,
  countedOn,
} from '../src/ledger/burden/load-burden.ts';
import { boundsOf } from '../src/ledger/burden/month.ts';
import { explainMonth } from '../src/ledger/burden/store.ts';
import { doStepNow } from '../src/ledger/do-step.ts';
import { registerOrder } from '../src/ledger/index.ts';
import { openCommitment } from '../src/ledger/open-commitment.ts';
import { chengchuan as county, foundCounty, takeOverFiles } from '../test/support/county.ts';
import { testDatabase } from '../test/support/database.ts';

const demands = Number(process.argv[2] ?? 100_000);
const units = 60;
const reporting = 300;
const post = { id: 'ducha', organisation: 'zhengfuban', roles: ['delivery-office'] };
const doer = { account: newId(), posts: [post] };
const at = (day: string): Instant => `${day}T01:00:00.000Z` as Instant;

const base = await testDatabase();
await foundCounty(base.db);
await takeOverFiles(base.db);

/** An order that was given and urged once, and a commitment that reports every month: what is copied. */
async function templates(db: Db): Promise<{ order: Id; promise: Id }> {
  const now = at('2024-01-02');
  const order = await inTransaction(db, (tx) =>
    registerOrder(
      tx,
      county,
      {
        title: '排水改造',
        lead: 'zhujian',
        deadline: '2024-06-28' as Day,
        fields: { origin: '领导批示', clause: '排水改造' },
      },
      { doer, now },
    ),
  );
  const urge = { step: 'urge', args: { level: 'reminder', text: '请于本周报送' } };
  await doStepNow(db, county, order.id, { command: urge }, { doer, now });
  const promise = await inTransaction(db, (tx) =>
    openCommitment(
      tx,
      county,
      {
        ...{
          title: '停车位',
          type: 'numeric',
          lead: 'zhujian',
          joins: [],
          leader: null,
          milestones: [],
          children: [],
        },
        targets: [
          {
            metric: '车位',
            kind: 'value',
            direction: 'none',
            op: 'ge',
            value: 600,
            value2: null,
            unit: '个',
          },
        ],
        ...{ deadline: '2025-12-31' as Day, year: 2025, continues: null, note: '' },
        source: { kind: 'sheet', file: '表.xlsx', digest: 'sha256:00', row: 3, quote: '车位' },
      },
      { post: post.id, account: doer.account, at: now, organisation: post.organisation },
    ),
  );
  const by = { post: post.id, account: doer.account, at: now, organisation: post.organisation };
  await adoptCases(db, county, { cases: [promise] }, by);
  return { order: order.id, promise };
}

/** Copies of a case with its entries, spread over the units and over the days from 2024 on. */
async function copy(owner: Db, template: string, count: number, days: number): Promise<void> {
  await sql`
    with made as materialized (
      select n, gen_random_uuid() as id, 'danwei' || (n % ${units}) as unit,
        timestamptz '2024-01-02 01:00Z' + (n::bigint * ${days} / ${count}) * interval '1 day' as at
      from generate_series(0, ${count - 1}::integer) n
    ), cases as (
      insert into ledger_case (county, id, matter, number, title, stage, lead_organisation, deadline, matter_version,
        ended, body, seq, head, opened_at, fold)
      select c.county, m.id, c.matter, c.matter || m.n, c.title, c.stage, m.unit, c.deadline, c.matter_version, false,
        jsonb_set(c.body, '{lead}', to_jsonb(m.unit)), c.seq, c.head, m.at, c.fold
      from made m, ledger_case c where c.county = ${county} and c.id = ${template}
    )
    insert into entry (county, case_id, seq, type, version, at, by_post, by_account, body, private_digest, previous, hash)
    select e.county, m.id, e.seq, e.type, e.version, m.at, e.by_post, e.by_account,
      case when e.body ? 'order' then jsonb_set(e.body, '{order,unit}', to_jsonb(m.unit))
        when e.body ->> 'lead' is not null then jsonb_set(e.body, '{lead}', to_jsonb(m.unit)) else e.body end,
      null, e.previous, e.hash
    from made m, entry e where e.county = ${county} and e.case_id = ${template}`.execute(owner);
}

async function median(act: () => Promise<unknown>): Promise<string> {
  const times: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const began = performance.now();
    await act();
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  return `${Math.round(times[2] ?? 0)} ms`;
}

const { order, promise } = await templates(base.db);
const owner = openPool(base.ownerUrl, 1);
// 24 reports, a task and a result of each commitment; a task and an order for all that is left.
const orders = Math.max(1, Math.round((demands - reporting * 26) / 2));
await copy(owner, order, orders, 720);
await copy(owner, promise, reporting, 1);
for (const table of ['ledger_case', 'entry']) await sql`vacuum (analyze) ${sql.table(table)}`.execute(owner);
await owner.destroy();

const month = '2025-06';
const on = '2025-06-15' as Day;
const year = await burdenYear(base.db, county, 2025, '2025-12-31' as Day);
const total = [...year.months, ...year.before].reduce((sum, { count }) => sum + count, 0);
const found = (await burdenOf(base.db, county, month)).units.reduce((sum, { count }) => sum + count, 0);
const more = { units: ['danwei1'], kind: 'task' as const, text: '报送车位' };
process.stdout.write(`${total} demands of two years, ${found} of them in ${month}\n`);
for (const [what, act] of [
  ['a month, units, askers and kinds', () => burdenOf(base.db, county, month)],
  [
    'the rows of one unit',
    () => burdenRows(base.db, county, month, { filter: { unit: 'danwei1' }, from: 0, most: 500 }),
  ],
  ['a year beside the year before', () => burdenYear(base.db, county, 2025, '2025-12-31' as Day)],
  ['the warning before one more demand', () => burdenOutlook(base.db, county, more, on)],
] as const)
  process.stdout.write(`${what}: ${await median(act)}\n`);
if (process.env['BENCH_PLAN'] !== undefined) {
  const counted = await countedOn(base.db, county, on);
  const { rows } = await explainMonth(base.db, county, boundsOf(month), counted);
  process.stdout.write(`${rows.map((row) => row['QUERY PLAN']).join('\n')}\n`);
}
await base.drop();
