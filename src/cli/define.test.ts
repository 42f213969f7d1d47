import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { z } from 'zod';

const project = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'suohe-define-'));
after(() => rmSync(root, { recursive: true }));

const suohe = (...words: string[]) =>
  spawnSync(process.execPath, [join(project, 'src/cli/main.ts'), 'define', 'check', ...words], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'zh_CN.UTF-8' },
  });

/** A copy of the made-up county in which one unit refers to a superior that is not there. */
function faulty(): string {
  const folder = join(root, 'faulty');
  cpSync(join(project, 'counties/chengchuan'), folder, { recursive: true });
  const file = join(folder, 'organisations.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace('superior: zhengfu\n', 'superior: zhengfoo\n'));
  return folder;
}

test('the counties that are shipped are sound: exit 0, each with its digest, the made-up one marked', () => {
  const { status, stdout } = suohe();
  assert.equal(status, 0);
  assert.match(stdout, /澄川县（虚构） chengchuan sha256:[0-9a-f]{64}/);
  assert.match(stdout, /荥阳市 xingyang sha256:[0-9a-f]{64}/);
});

test('a fault is printed with file, line, column and hint: exit 1, nothing loaded', () => {
  const { status, stdout } = suohe(faulty());
  assert.equal(status, 1);
  assert.match(
    stdout,
    /organisations\.yaml:\d+:\d+ 错误 没有单位“zhengfoo”。\n {4}在 organisations\.yaml 里加上它/,
  );
});

test('programs get the same facts as JSON', () => {
  const { status, stdout } = suohe('--json', join(root, 'faulty'), join(project, 'counties/chengchuan'));
  assert.equal(status, 1);
  const Answer = z.object({
    counties: z.array(
      z.object({ digest: z.string().nullable(), diagnostics: z.array(z.object({ code: z.string() })) }),
    ),
  });
  const [wrong, sound] = Answer.parse(JSON.parse(stdout)).counties;
  assert.equal(wrong?.digest, null);
  assert.deepEqual(
    wrong?.diagnostics.map(({ code }) => code),
    ['dangling-reference'],
  );
  assert.match(sound?.digest ?? '', /^sha256:/);
});

test('a folder that is not there is misuse: exit 2', () => {
  const { status, stderr } = suohe(join(root, 'nowhere'));
  assert.equal(status, 2);
  assert.match(stderr, /找不到文件夹/);
});
