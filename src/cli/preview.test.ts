import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import { z } from 'zod';
import { chengchuan as county, foundCounty, foundPost } from '../../test/support/county.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import type { Instant } from '../clock/index.ts';
import { newId } from '../kernel/index.ts';
import { openCaseNow } from '../ledger/index.ts';

const project = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'suohe-preview-'));
let base: TestDatabase;
before(async () => {
  base = await testDatabase();
  await foundCounty(base.db);
  await foundPost(base.db, { id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] });
  const doer = {
    account: newId(),
    posts: [{ id: 'zuoxi', organisation: 'zhengfuban', roles: ['hotline-desk'] }],
  };
  const opening = { title: '路灯不亮', fields: { kind: '求助', content: '路灯不亮' } };
  await openCaseNow(base.db, county, 'hotline', opening, {
    doer,
    now: '2025-02-10T01:00:00.000Z' as Instant,
  });
});
after(async () => {
  rmSync(root, { recursive: true });
  await base.drop();
});

/** A copy of the made-up county with a hotline of its own, which calls its first stage otherwise. */
function changed(): string {
  const folder = join(root, 'changed');
  cpSync(join(project, 'counties/chengchuan'), folder, { recursive: true });
  const hotline = readFileSync(join(project, 'matters/hotline.yaml'), 'utf8');
  writeFileSync(join(folder, 'matter-hotline.yaml'), hotline.replaceAll('registered', 'noted'));
  return folder;
}

async function preview(...words: string[]): Promise<{ code: number | null; out: string }> {
  const child = spawn(process.execPath, [join(project, 'src/cli/main.ts'), 'define', 'preview', ...words], {
    env: { ...process.env, LC_ALL: 'zh_CN.UTF-8', DATABASE_URL: base.appUrl },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { out: await text(child.stdout), code: await ended };
}

test('the dry run says by stage which open cases keep the old version, and that the new one lacks their stage', async () => {
  const { code, out } = await preview(changed());
  assert.equal(code, 0);
  assert.match(out, /热线工单（hotline）：有新版本，适用于 2021-01-01 起立的件/);
  assert.match(out, /在办 1 件按现行版本立件，仍按它办完/);
  assert.match(out, /新版本取消，这些件仍有：环节“已登记”\(registered\)/);
  assert.match(out, /已登记：1 件（热线〔2025〕1号）。新版本没有这个环节/);
  assert.match(out, /承诺事项（commitment）：没有变化/);
});

test('programs get the same as JSON', async () => {
  const { out } = await preview('--json', join(root, 'changed'));
  const Answer = z.object({ matters: z.array(z.object({ matter: z.string(), change: z.string() })) });
  const { matters } = Answer.parse(JSON.parse(out));
  assert.equal(matters.find(({ matter }) => matter === 'hotline')?.change, 'changed');
});
