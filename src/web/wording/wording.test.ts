import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { en } from './en.ts';
import { zh } from './zh.ts';

const room = join(import.meta.dirname, '..');

const sources = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .filter(
    (path) =>
      /\.tsx?$/.test(path) && !path.endsWith('.test.ts') && !/wording[/\\](\w+-)?(zh|en)\.ts$/.test(path),
  )
  .map((path) => ({ path, source: readFileSync(join(room, path), 'utf8') }));

const blanks = (sentence: string): string[] => (sentence.match(/\{\{\w+\}\}/g) ?? []).sort();

test('both languages have the same sentences', () => {
  assert.deepEqual(Object.keys(en).sort(), Object.keys(zh).sort());
});

test('both languages fill the same blanks, and leave none of them empty', () => {
  const english = new Map(Object.entries(en));
  for (const [key, sentence] of Object.entries(zh)) {
    const other = english.get(key) ?? '';
    assert.deepEqual(blanks(other), blanks(sentence), key);
    assert.ok(sentence.trim() !== '' && other.trim() !== '', key);
  }
});

test('a blank has two braces on each side: with one it would stand on the page as it is written', () => {
  for (const [key, sentence] of [...Object.entries(zh), ...Object.entries(en)])
    assert.doesNotMatch(sentence.replaceAll(/\{\{\w+\}\}/g, ''), /[{}]/, key);
});

test('every sentence is used by some page', () => {
  assert.ok(sources.length > 20, 'the sources of the room were found');
  const unused = Object.keys(zh).filter((key) => !sources.some(({ source }) => source.includes(`'${key}'`)));
  assert.deepEqual(unused, []);
});

test('every sentence that a page asks for is there', () => {
  const asked = sources.flatMap(({ path, source }) =>
    [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map(([, key = '']) => ({ path, key })),
  );
  assert.ok(asked.length > 100, 'the calls were found');
  assert.deepEqual(
    asked.filter(({ key }) => !(key in zh)),
    [],
  );
});

test('no page holds Chinese of its own, but where both languages stand side by side', () => {
  const allowed = new Set([
    'ask/problem.ts',
    'ask/request.ts',
    'app/header.tsx',
    'parts/head.tsx',
    'format/computed.ts',
    'format/figure.ts',
    'format/target.ts',
    'format/typed-day.ts',
    'inflow/source-kind.ts',
    'review/examples.ts',
  ]);
  const withoutComments = (source: string) => source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const own = sources.filter(
    ({ path, source }) => !allowed.has(path) && /[\u4e00-\u9fff]/.test(withoutComments(source)),
  );
  assert.deepEqual(
    own.map(({ path }) => path),
    [],
  );
});
