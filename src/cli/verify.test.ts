import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import { chengchuan as county, foundCounty, foundPost } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Instant } from '../clock/index.ts';
import { openPool } from '../db/index.ts';
import { newId } from '../kernel/index.ts';
import { lookAtPrivatePart, openCaseNow } from '../ledger/index.ts';

let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await foundPost(base.db, { id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] });
  const posts = [{ id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] }];
  const by = { doer: { account: newId(), posts }, now: '2025-02-10T01:00:00.000Z' as Instant };
  const content = { title: '路灯不亮', fields: { kind: '求助', content: '路灯不亮' } };
  const opening = { ...content, private: { caller: '来电人甲' } };
  const { id } = await openCaseNow(base.db, county, 'hotline', opening, by);
  await lookAtPrivatePart(base.db, county, { caseId: id, seq: 1 }, '联系诉求人', by);
});
after(() => base.drop());

async function verify(): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), 'verify'], {
    env: { ...process.env, LC_ALL: 'zh_CN.UTF-8', DATABASE_URL: base.appUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { out: await text(child.stdout), code: await ended };
}

test('verify holds cases and access log: sound is exit 0, a tampered log is named and exit 1', async () => {
  assert.deepEqual(await verify(), { code: 0, out: '' });
  const owner = openPool(base.adminUrl, 1);
  await sql`update access_log set reason = '例行检查'`.execute(owner);
  await owner.destroy();
  assert.deepEqual(await verify(), { code: 1, out: 'chengchuan 查阅记录第 1 条：内容被改动\n' });
});
