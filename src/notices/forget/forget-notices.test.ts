import assert from 'node:assert/strict';
import { afterEach, beforeEach, test } from 'node:test';
import { sql } from 'kysely';
import { CountyId } from '../../kernel/index.ts';
import { dropAddress } from '../set-address.ts';
import { type NoticeStand, noticeStand, wall } from '../stand.fixture.ts';
import { forgetNotices } from './forget-notices.ts';
import { deleteNotices } from './store.ts';

let stand: NoticeStand;
beforeEach(async () => {
  stand = await noticeStand();
});
afterEach(() => stand.stop());

const count = async (table: 'notice' | 'order_link' | 'order_link_file' | 'notice_address' | 'entry') => {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    stand.base.db,
  );
  return rows[0]?.n ?? -1;
};
const forget = () => forgetNotices(stand.base.db, stand.county, stand.clock);

test('what is over goes once the county’s days have passed, and not a day before', async () => {
  const address = await stand.address();
  const id = await stand.ordered();
  await stand.urge(id, 'blue');
  await stand.round();
  stand.now = wall('2026-03-11', '08:30');
  await stand.round();
  await sql`insert into order_link_file select county, token_hash, 'sha256:00', 1, made_at from order_link`.execute(
    stand.base.db,
  );
  await dropAddress(stand.base.db, stand.clock, stand.county, address, {
    at: stand.now,
    post: 'guanliyuan',
    account: id,
  });
  const [notices, entries] = [await count('notice'), await count('entry')];
  assert.ok(notices >= 2);
  // The county keeps them 180 days; the link ended on 20 March.
  stand.now = wall('2026-09-06', '08:00');
  assert.equal(await forget(), 0);
  stand.now = wall('2026-09-08', '08:00');
  await forget();
  assert.deepEqual([await count('notice'), await count('order_link')], [0, 1]);
  assert.equal(await count('notice_address'), 1, 'a link still names it');
  stand.now = wall('2026-09-17', '08:00');
  await forget();
  assert.deepEqual(
    [await count('order_link'), await count('order_link_file'), await count('notice_address')],
    [0, 0, 0],
  );
  assert.equal(await count('entry'), entries, 'the ledger is as it was');
});

test('what waits is never forgotten, and an address that holds stays', async () => {
  await stand.address();
  await stand.urge(await stand.ordered(), 'blue');
  stand.says = () => ({ outcome: 'later', scope: 'notice', reason: { zh: '忙', en: 'busy' } });
  await stand.round();
  stand.now = wall('2027-03-11');
  await forget();
  assert.ok((await count('notice')) > 0);
  assert.equal(await count('notice_address'), 1);
});

/** Notices that were sent long ago, one a minute. */
const sentLongAgo = (county: CountyId, many: number) =>
  sql`
    insert into notice (county, address, message, case_id, seq, urgency, kind, at, tell_at, state, tries, settled_at)
    select ${county}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 1, 'other', 'case.assigned',
      ${stand.now}, ${stand.now}, 'sent', 1, ${stand.now}::timestamptz - n * interval '1 minute'
    from generate_series(1, ${many}::int) n`.execute(stand.base.db);

test('a county that names no days keeps everything', async () => {
  const silent = CountyId.parse('silent');
  await sentLongAgo(silent, 10);
  stand.now = wall('2029-03-11');
  assert.equal(await forgetNotices(stand.base.db, silent, stand.clock), 0);
  assert.equal(await count('notice'), 10);
});

test('many are deleted in portions, by the index of what was settled', async () => {
  await sentLongAgo(stand.county, 20_000);
  assert.equal(await deleteNotices(stand.base.db, stand.county, stand.now, 5000), 5000);
  stand.now = wall('2027-03-11');
  assert.equal(await forget(), 15_000);
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain select address, message from notice
    where county = ${stand.county} and state <> 'waiting' and settled_at < ${stand.now}::timestamptz
    order by settled_at limit 5000`.execute(stand.base.db);
  assert.match(rows.map((row) => row['QUERY PLAN']).join('\n'), /notice_settled/);
});
