import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../bin/suohe', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'suohe-launch-'));
chmodSync(folder, 0o711); // Started by root, the server's own user passes through.
after(() => rmSync(folder, { recursive: true }));

const { DATABASE_URL, DATABASE_OWNER_URL, LC_ALL, LC_MESSAGES, NODE_TEST_CONTEXT, ...rest } = process.env;
const environment = { ...rest, LANG: 'en_US.UTF-8' };

function suohe(words: readonly string[], env: Readonly<Record<string, string>> = {}, file = launcher) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], {
    encoding: 'utf8',
    env: { ...environment, ...env },
  });
  return { status, stdout, stderr };
}

test('help names every command and ends well, in the language of the environment', () => {
  const english = suohe(['--help']);
  assert.equal(english.status, 0);
  for (const name of ['start', 'migrate', 'schema', 'clock', 'define'])
    assert.match(english.stdout, new RegExp(`^ {2}${name} `, 'm'));
  assert.match(suohe(['--help'], { LANG: 'C' }).stdout, /用法：/);
  assert.match(suohe(['--lang', 'zh', '--help']).stdout, /用法：/);
});

test('a misused command ends with 2, a refused one with 1 and one sentence', () => {
  assert.equal(suohe(['polish']).status, 2);
  const refused = suohe(['start'], { PORT: 'eighty', SUOHE_DATA: path.join(folder, 'unused') });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /^The setting PORT=eighty is wrong: .*\n$/);
});

test('without installed packages one sentence says what to do', () => {
  const bare = path.join(folder, 'bare');
  mkdirSync(bare);
  for (const part of ['bin', 'scripts'])
    cpSync(path.join(launcher, '../..', part), path.join(bare, part), { recursive: true });
  writeFileSync(path.join(bare, 'package.json'), '{"type":"module"}');
  const { status, stderr } = suohe(['read', 'x'], {}, path.join(bare, 'bin/suohe'));
  assert.equal(status, 1);
  assert.equal(stderr, 'The packages are not installed. In the project folder, first run: npm ci\n');
});

test('a taken port is told before a database is made', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const bound = other.address();
  const port = typeof bound === 'object' ? String(bound?.port) : '';
  const data = path.join(folder, 'taken');
  const { status, stderr } = suohe(['start'], { PORT: port, SUOHE_DATA: data });
  other.close();
  assert.equal(status, 1);
  assert.match(stderr, new RegExp(`^Port ${port} is taken by another program\\..*\\n$`));
  assert.equal(existsSync(path.join(data, 'postgresql')), false);
});

test('Ctrl-C, even twice, stops server and database in order', async () => {
  const data = path.join(folder, 'started');
  const child = spawn(process.execPath, [launcher, 'start'], {
    env: { ...environment, PORT: '0', SUOHE_DATA: data },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: string[] = [];
  const lines = createInterface(child.stderr);
  lines.on('line', (line) => {
    said.push(line);
    if (line.startsWith('Suohe is ready')) child.kill('SIGINT');
    if (line.startsWith('Stopping')) child.kill('SIGINT');
  });
  const [code] = await once(child, 'exit');
  assert.equal(code, 0, said.join('\n'));
  assert.match(said.join('\n'), /First start.*Suohe is ready: http:\/\/127\.0\.0\.1:\d+\/.*Stopped\./s);
  assert.equal(existsSync(path.join(data, 'postgresql/postmaster.pid')), false);
  assert.equal(existsSync(path.join(data, 'suohe.lock')), false);
});
