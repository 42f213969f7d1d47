import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Reading } from '../documents/index.ts';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const place = mkdtempSync(path.join(tmpdir(), 'suohe-read-'));
after(() => rmSync(place, { recursive: true, force: true }));

function read(
  words: readonly string[],
  input = '',
): { status: number | null; stdout: string; stderr: string } {
  const options = {
    encoding: 'utf8',
    input,
    env: { ...process.env, LANG: 'en_US.UTF-8', LC_ALL: '' },
  } as const;
  return spawnSync(process.execPath, [main, 'read', ...words], options);
}

const report =
  '澄川县2031年政府工作报告\n一、2030年工作回顾\n全县造林3万亩。\n二、2031年重点工作\n新建社区食堂7家。\n';

test('for a web page, --text writes the text that the offsets refer to', () => {
  const page = path.join(place, 'page.html');
  const out = path.join(place, 'text.txt');
  writeFileSync(
    page,
    `<html><body><ul><li><a href="#">首页</a></ul><p>${report.replaceAll('\n', '<p>')}</body></html>`,
  );
  const { status, stdout } = read([page, '--json', '--text', out]);
  assert.equal(status, 0);
  const text = readFileSync(out, 'utf8');
  const reading: Reading = JSON.parse(stdout);
  assert.deepEqual(
    reading.claims.map((c) => text.slice(c.start, c.end)),
    ['3万亩', '7家'],
  );
});

test('a hyphen reads standard input', () => {
  const { status, stdout } = read(['-', '--json'], report);
  assert.equal(status, 0);
  const reading: Reading = JSON.parse(stdout);
  assert.equal(report.slice(reading.claims[0]?.start, reading.claims[0]?.end), '3万亩');
});

test('a file in a known format that is not read ends with 1 and says what to do', () => {
  const file = path.join(place, 'report.txt');
  writeFileSync(file, Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
  const { status, stderr } = read([file]);
  assert.equal(status, 1);
  assert.match(stderr, /old Word \(doc\).*save it as docx/);
});
