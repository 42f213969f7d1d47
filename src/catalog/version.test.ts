import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../kernel/index.ts';
import { checkCounty, versionOf } from './index.ts';
import { sampleFiles, sampleWith } from './sample.fixture.ts';
import { reviveDefinition } from './version.ts';

const digestWith = (change: (text: string) => string): string | undefined =>
  checkCounty(new Map(Object.entries(sampleFiles).map(([file, text]) => [file, change(text)]))).digest;

const sound = digestWith((text) => text);

test('a version is the hash of the canonical text of its definition', () => {
  const { definition, digest } = checkCounty(new Map(Object.entries(sampleFiles)));
  assert.ok(definition);
  const version = versionOf(definition);
  assert.equal(version.digest, digest);
  assert.equal(digestOf(version.canonical), digest);
  assert.deepEqual(JSON.parse(version.canonical).county.id, 'chengchuan');
});

test('line ends, remarks and the order of fields do not make a new version', () => {
  assert.equal(
    digestWith((text) => text.replaceAll('\n', '\r\n')),
    sound,
  );
  assert.equal(
    digestWith((text) => (text.startsWith('#') ? text : `# 说明\n${text}`)),
    sound,
  );
  const reordered = sampleWith(
    'organisations.yaml',
    'id: zhengfu\n    kind: government',
    'kind: government\n    id: zhengfu',
  );
  assert.equal(checkCounty(reordered).digest, sound);
});

test('any change of content makes a new version, the order of organisations included', () => {
  assert.notEqual(checkCounty(sampleWith('plan-2023.yaml', 'value: 1.7', 'value: 1.8')).digest, sound);
  assert.notEqual(
    checkCounty(sampleWith('plan-2023.yaml', 'assumed: [lead]', 'assumed: [lead, goal]')).digest,
    sound,
  );
  const admin = (sampleFiles['posts.yaml'] ?? '').split('\n')[2] ?? '';
  const posts = sampleWith('posts.yaml', `${admin}\n`, '');
  posts.set('posts.yaml', `${posts.get('posts.yaml')}${admin}\n`);
  assert.match(checkCounty(posts).digest ?? '', /^sha256:/);
  assert.notEqual(checkCounty(posts).digest, sound);
});

test('a figure is kept in base units as well, exactly', () => {
  const { definition } = checkCounty(new Map(Object.entries(sampleFiles)));
  const target = definition?.plans[0]?.targets[0];
  assert.deepEqual(target?.base, { unit: '元', value: 170_000_000 });
});

test('a stored version is read back whole, and refused where its content is not what its digest names', () => {
  const { definition, digest } = checkCounty(new Map(Object.entries(sampleFiles)));
  assert.ok(definition && digest);
  const { canonical } = versionOf(definition);
  assert.deepEqual(
    JSON.parse(JSON.stringify(reviveDefinition(JSON.parse(canonical), digest))),
    JSON.parse(canonical),
  );
  const changed: unknown = JSON.parse(canonical.replace('"value":1.7', '"value":1.9'));
  assert.throws(() => reviveDefinition(changed, digest), /has the content of sha256:/);
  assert.throws(() => reviveDefinition({ format: 2 }, digest));
});
