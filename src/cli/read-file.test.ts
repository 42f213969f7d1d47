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

test('minutes are read into their decided items, in the same shape', () => {
  const minutes = path.join(place, 'minutes.txt');
  writeFileSync(
    minutes,
    '澄川县人民政府常务会议纪要\n2025年3月12日，县长林知远主持召开县政府第12次常务会议。现纪要如下：\n一、研究校园周边秩序\n会议强调，安全无小事。\n（一）由县公安局牵头，县教育局配合，5个工作日内设置护学岗。\n',
  );
  const { status, stdout } = read([minutes, '--json']);
  assert.equal(status, 0);
  const { commitments }: Reading = JSON.parse(stdout);
  assert.deepEqual(
    commitments.map(({ lead, joins, deadline, clause, dueWords }) => [
      lead[0]?.name,
      joins,
      deadline,
      clause,
      dueWords,
    ]),
    [['县公安局', ['县教育局'], '2025-03-19', '一（一）', '5个工作日内']],
  );
  assert.match(read([minutes]).stdout, /一（一）.*2025-03-19.*县公安局、县教育局/);
});
