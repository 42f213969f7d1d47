import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, test } from 'node:test';
import * as byName from 'suohe/documents';
import { z } from 'zod';
import * as door from './index.ts';

const root = path.join(import.meta.dirname, '../..');
const place = mkdtempSync(path.join(tmpdir(), 'suohe-library-'));
after(() => rmSync(place, { recursive: true, force: true }));

test('the reading room is imported by the name of the package', () => {
  assert.equal(byName.readDocument, door.readDocument);
});

test('the built package runs the lines of its README elsewhere, in plain JavaScript', () => {
  const built = path.join(place, 'node_modules/suohe');
  mkdirSync(path.dirname(built), { recursive: true });
  execFileSync(process.execPath, [path.join(root, 'scripts/library.mjs'), built]);
  const manifest = z
    .object({ dependencies: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(path.join(built, 'package.json'), 'utf8')));
  for (const name of Object.keys(manifest.dependencies))
    symlinkSync(path.join(root, 'node_modules', name), path.join(place, 'node_modules', name));
  const readme = readFileSync(path.join(built, 'README.md'), 'utf8');
  const lines = /```js\n([\s\S]*?)```/.exec(readme)?.[1];
  assert.ok(lines);
  writeFileSync(path.join(place, 'read.mjs'), lines);
  // Names are not asked: this page goes through a worker thread of the package.
  const report = readFileSync(path.join(root, 'test/fixtures/chengchuan-2025.txt'), 'utf8');
  const page = `<html><body>${report.replaceAll('\n', '<p>')}</body></html>`;
  writeFileSync(path.join(place, 'report.docx'), page);
  const said = execFileSync(process.execPath, ['read.mjs'], { cwd: place, encoding: 'utf8' });
  assert.match(said, /^\[\] \[\] 2025\n/);
  assert.ok(said.split('\n').length > 50);
});
