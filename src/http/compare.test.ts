import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chengchuan, clockAt, foundCounty, personWith } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { newId } from '../kernel/index.ts';
import type { ComparisonView, Uploaded } from '../wire/index.ts';
import type { App } from './app.ts';
import { SESSION_COOKIE } from './gate.ts';
import { buildServer } from './server.ts';

const clock = clockAt('2032-02-10T01:00:00.000Z');
let base: TestDatabase;
let app: App;
let cookies: Record<string, string>;

before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  cookies = { [SESSION_COOKIE]: (await personWith(base.db, clock, 'delivery-office')).token };
  app = await buildServer({ db: base.db, clock, web: import.meta.dirname, log: 'silent' });
});
after(async () => {
  await app.close();
  await base.drop();
});

const path = `/api/counties/${chengchuan}`;

async function upload(year: number, review: string, plan: string): Promise<string> {
  const text = `澄川县${year}年政府工作报告\n一、${year - 1}年工作回顾\n${review}\n二、${year}年重点工作\n${plan}\n`;
  const response = await app.inject({
    method: 'POST',
    url: `${path}/documents?fileName=${year}.txt`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: Buffer.from(text),
    cookies,
  });
  return response.json<Uploaded>().id;
}

const compare = (last: string, now: string) =>
  app.inject({ url: `${path}/comparison?last=${last}&this=${now}`, cookies });

test('two documents of the county are held against each other, and the wrong way round is refused', async () => {
  const last = await upload(2031, '各项工作平稳。', '新建社区食堂7家。');
  const now = await upload(2032, '新建社区食堂9家。', '办好民生实事。');
  const response = await compare(last, now);
  assert.equal(response.statusCode, 200, response.body);
  const { items, counts, ratio } = response.json<ComparisonView>();
  assert.deepEqual(
    items.map(({ verdict, last: planned, now: told }) => [verdict, planned.figure, told?.figure]),
    [['exceeded', '7家', '9家']],
  );
  assert.deepEqual([counts.exceeded, ratio.kept, ratio.judged], [1, 1, 1]);
  assert.equal((await compare(now, last)).statusCode, 422);
  assert.equal((await compare(newId(), now)).statusCode, 404);
});
