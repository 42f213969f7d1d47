import { sql } from 'kysely';
import { type Db, openPool } from '../../src/db/index.ts';
import type { CountyId } from '../../src/kernel/index.ts';
import { pairsOf } from '../../src/ledger/search/text.ts';
import { complaintOf, streets, subjects } from './life.ts';

const filled = ['ledger_case', 'case_search', 'entry'];

/** Indexes that are no keys are built when the rows stand: row by row they would take most of the time. */
async function withoutIndexes(owner: Db, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; text: string }>`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as text
    from pg_index i join pg_class t on t.oid = i.indrelid
    where t.relname = any(${filled}) and not i.indisprimary`.execute(owner);
  for (const { name } of rows) await sql`drop index ${sql.raw(name)}`.execute(owner);
  await work();
  await sql`set maintenance_work_mem = '1GB'`.execute(owner);
  for (const { text } of rows) await sql.raw(text).execute(owner);
}

const textOf = (street: string, subject: string): string => {
  const complaint = complaintOf(subject);
  return `求助\n${complaint}。来电人反映此情况已持续数日。\n${street}`;
};

/** The pairs of every street with every subject; those of the numbers come with each case. */
const pairRows = () =>
  streets.flatMap((street, s) =>
    subjects.map((subject, j) => ({
      s,
      j,
      street,
      complaint: complaintOf(subject),
      pairs: pairsOf(textOf(street, subject)),
    })),
  );

/** Copies one case with its entries for the numbers from…upTo, a case each half minute from last November on. */
const copyCases = (county: CountyId, template: string, from: number, upTo: number) => sql`
  with word as materialized (
    select * from jsonb_to_recordset(${JSON.stringify(pairRows())}::jsonb)
      as w (s integer, j integer, street text, complaint text, pairs text[])
  ), made as materialized (
    select n, at, (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
        || '8' || substr(md5(n::text), 4, 15))::uuid as id,
      w.street || house || w.complaint as title, w.street,
      array(select ${county} || ' ' || floor(extract(epoch from at) / 604800)::integer || ' ' || pair
        from unnest(w.pairs || array[right(w.street, 1) || house, house || '号', house, 'bench' || n, '@hotline']) as pair) as pairs
    from generate_series(${from}::integer, ${upTo - 1}::integer) as n,
      lateral (select timestamptz '2025-11-01' + n * interval '30 seconds' as at, (n::bigint * 7 % 999)::text as house) as t,
      word w
    where w.s = n % 10 and w.j = (n::bigint * 3 + n / 10) % 10
  ), cases as (
    insert into ledger_case (county, id, matter, number, title, stage, lead_organisation, deadline, matter_version,
      ended, body, seq, head, opened_at, fold, due_at, next_at)
    select c.county, m.id, c.matter, 'bench' || m.n, m.title, c.stage, c.lead_organisation, c.deadline,
      c.matter_version, m.n % 20 > 0, jsonb_set(c.body, '{title}', to_jsonb(m.title)), c.seq, c.head, m.at, c.fold,
      case when m.n % 20 = 0 then now() + interval '30 days' + m.n * interval '1 second' end,
      case when m.n % 20 = 0 then now() + interval '29 days' + m.n * interval '1 second' end
    from made m, ledger_case c where c.county = ${county} and c.id = ${template}
  ), words as (
    insert into case_search (county, case_id, body, pairs)
    select ${county}, id, translate('bench' || n || E'\n' || title || E'\n求助\n' || title || E'。来电人反映此情况已持续数日。\n' || street, '，', ','), pairs
    from made
  )
  insert into entry (county, case_id, seq, type, version, at, by_post, by_account, body, private_digest, previous, hash)
  select e.county, m.id, e.seq, e.type, e.version, m.at, e.by_post, e.by_account, e.body, null, e.previous, e.hash
  from made m, entry e where e.county = ${county} and e.case_id = ${template}`;

/** Copies of one case with its entries, set-based; then statistics, as a server that grew to this size has them. */
export async function multiply(
  ownerUrl: string,
  county: CountyId,
  template: string,
  held: number,
  count: number,
): Promise<void> {
  const owner = openPool(ownerUrl, 1);
  const step = 50_000;
  try {
    await withoutIndexes(owner, async () => {
      for (let from = held; from < count; from += step) {
        const upTo = Math.min(count, from + step);
        await copyCases(county, template, from, upTo).execute(owner);
        process.stderr.write(`\r${upTo} cases `);
      }
    });
    for (const table of filled) await sql`vacuum (analyze) ${sql.table(table)}`.execute(owner);
    await sql`checkpoint`.execute(owner).catch(() => undefined); // Only a role with power over the server may.
    process.stderr.write('\n');
  } finally {
    await owner.destroy();
  }
}

/** How many copies stand in a folder that was kept from an earlier run. */
export async function countSeeded(db: Db, county: CountyId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ledger_case where county = ${county} and number like 'bench%'`.execute(db);
  return rows[0]?.count ?? 0;
}
