import assert from 'node:assert/strict';
import path from 'node:path';
import { test } from 'node:test';
import { Refusal } from '../kernel/index.ts';
import { diskError, diskRefusalIn } from './disk.ts';
import { readSettings } from './settings.ts';

test('without a word from the environment everything stays on this machine', () => {
  const { port, host, data, database } = readSettings({ PORT: '', HOST: ' ' });
  assert.deepEqual(
    { port, host, database },
    { port: 8080, host: '127.0.0.1', database: { kind: 'embedded' } },
  );
  assert.ok(path.isAbsolute(data));
});

test('what the environment says holds', () => {
  const given = { PORT: '0', HOST: '::', SUOHE_DATA: 'there', DATABASE_URL: 'postgres://a:b@c/d' };
  assert.deepEqual(readSettings({ ...given, DATABASE_OWNER_URL: 'postgresql://o@c/d' }), {
    port: 0,
    host: '::',
    data: path.resolve('there'),
    database: { kind: 'given', appUrl: 'postgres://a:b@c/d', ownerUrl: 'postgresql://o@c/d' },
  });
});

const wrong: readonly (readonly [string, string, string])[] = [
  ['PORT', '80800', 'PORT=80800'],
  ['PORT', 'eighty', 'PORT=eighty'],
  ['HOST', 'not a host', 'HOST=not a host'],
  ['DATABASE_URL', 'mysql://root:secret@c/d', 'DATABASE_URL=…'],
];

for (const [name, value, shown] of wrong) {
  test(`${shown} is refused by name, in both languages, and no password is repeated`, () => {
    assert.throws(
      () => readSettings({ [name]: value }),
      (error) => {
        assert.ok(error instanceof Refusal);
        assert.equal(error.facts['setting'], name);
        for (const text of [error.wording.zh, error.wording.en]) {
          assert.ok(text.includes(shown), text);
          assert.ok(!text.includes('secret'), text);
        }
        return true;
      },
    );
  });
}

test('an owner’s address without the application’s is refused', () => {
  assert.throws(() => readSettings({ DATABASE_OWNER_URL: 'postgres://o@c/d' }), { code: 'bad-input' });
});

test('a full and a read-only disk are told as such, whoever notices: the file system or PostgreSQL', () => {
  for (const [code, said, shape] of [
    ['ENOSPC', 'could not write to file "pg_wal/xlogtemp": No space left on device', /disk is full/],
    ['EROFS', 'could not open file: Read-only file system', /read-only/],
  ] as const) {
    const error = diskError(Object.assign(new Error('write'), { code }), '/data');
    assert.ok(error instanceof Refusal);
    assert.match(error.message, shape);
    assert.match(diskRefusalIn(said, '/data')?.message ?? '', shape);
  }
  assert.equal(diskRefusalIn('FATAL: something else', '/data'), undefined);
});
