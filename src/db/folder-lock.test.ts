import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { lockFolder } from './folder-lock.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'suohe-lock-'));
after(() => rmSync(folder, { recursive: true }));

const leave = (holder: object | string): void =>
  writeFileSync(
    path.join(folder, 'suohe.lock'),
    typeof holder === 'string' ? holder : JSON.stringify(holder),
  );

test('a folder has one holder, and is free again when given back', () => {
  const release = lockFolder(folder);
  assert.throws(() => lockFolder(folder), { code: 'conflict', facts: { folder, pid: process.pid } });
  release();
  lockFolder(folder)();
  assert.equal(existsSync(path.join(folder, 'suohe.lock')), false);
});

test('a holder that was killed holds nothing, even when its number lives on in another process', () => {
  leave({ pid: process.pid, started: 'an earlier life' });
  lockFolder(folder)();
  leave({ pid: 2 ** 22 + 1, started: 'gone' });
  lockFolder(folder)();
  assert.equal(existsSync(path.join(folder, 'suohe.lock')), false);
});

test('a lock that a full disk cut short holds nothing', () => {
  leave('{"pid": 12');
  lockFolder(folder)();
  assert.equal(existsSync(path.join(folder, 'suohe.lock')), false);
});

test('of many that find a dead holder at once, exactly one takes its place', async () => {
  leave({ pid: 2 ** 22 + 1, started: 'gone' });
  const module = new URL('./folder-lock.ts', import.meta.url).href;
  const script = `
    import { lockFolder } from ${JSON.stringify(module)};
    await new Promise((resolve) => process.stdin.once('data', resolve));
    try { lockFolder(${JSON.stringify(folder)}); console.log('mine'); } catch (error) { console.log(error.code); }
    process.stdin.once('end', () => process.exit()).resume();
  `;
  const children = Array.from({ length: 6 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] }),
  );
  const answers = children.map(async (child) => String((await once(child.stdout, 'data'))[0]).trim());
  for (const child of children) child.stdin.write('go\n');
  const said = await Promise.all(answers);
  for (const child of children) child.stdin.end();
  await Promise.all(children.map((child) => once(child, 'exit')));
  assert.deepEqual(said.toSorted(), ['conflict', 'conflict', 'conflict', 'conflict', 'conflict', 'mine']);
});
