import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
// @ts-expect-error: the tools of the house are plain JavaScript, so that Node 20 reads them.
import { lockFindings } from '../scripts/check.mjs';
// @ts-expect-error: as above.
import { breachesIn } from '../scripts/rooms.mjs';

/** What the tool says about a `src` of these files. */
async function breachesOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'suohe-rooms-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(folder, 'src', name);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    return (await breachesIn(folder)).join('\n');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const sound = {
  'kernel/index.ts': `export { id } from './id.ts';\n`,
  'kernel/id.ts': `export const id = (): string => 'a';\n`,
  'ledger/index.ts': `import { id } from '../kernel/index.ts';\nexport const ledger = id();\n`,
};

test('rooms that keep their arrows are left in peace', async () => {
  assert.equal(await breachesOf(sound), '');
});

const breaches: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  [
    'an import against the arrows',
    {
      'kernel/id.ts': `import { ledger } from '../ledger/index.ts';\nexport const id = (): string => ledger;\n`,
    },
    /kernel-stays-in-its-room: src\/kernel\/id\.ts/,
  ],
  [
    'an import of a type against the arrows',
    {
      'kernel/id.ts': `import type { ledger } from '../ledger/index.ts';\nexport const id = (): typeof ledger => 'a';\n`,
    },
    /kernel-stays-in-its-room/,
  ],
  [
    'an import past the door',
    { 'ledger/index.ts': `import { id } from '../kernel/id.ts';\nexport const ledger = id();\n` },
    /enter-by-the-door: src\/ledger\/index\.ts/,
  ],
  [
    'two files in a circle',
    {
      'kernel/id.ts': `import { x } from './x.ts';\nexport const id = (): string => x;\n`,
      'kernel/x.ts': `import { id } from './id.ts';\nexport const x: string = id();\n`,
    },
    /no-circular/,
  ],
  [
    'a file without a room',
    {
      'ledger/index.ts': `import { y } from '../attic/index.ts';\nexport const ledger = y;\n`,
      'attic/index.ts': `export const y = 1;\n`,
    },
    /every-file-has-a-room/,
  ],
  [
    'SQL outside a store',
    { 'ledger/index.ts': `import { sql } from 'kysely';\nexport const ledger = sql;\n` },
    /sql-stays-in-the-store: src\/ledger\/index\.ts/,
  ],
  ['a file that the tool cannot read', { 'kernel/broken.ts': `import { from ;;; '` }, /kernel\/broken\.ts/],
];

for (const [name, files, expected] of breaches) {
  test(`${name} is found`, async () => {
    assert.match(await breachesOf({ ...sound, ...files }), expected);
  });
}

test('a lockfile without an entry for a named package, or with a registry’s address, is found', () => {
  const pack = { optionalDependencies: { 'fast-linux': '1.0.0' } };
  const whole = {
    packages: { '': {}, 'node_modules/fast': pack, 'node_modules/fast-linux': { version: '1.0.0' } },
  };
  assert.deepEqual(lockFindings(whole), []);
  assert.equal(lockFindings({ packages: { 'node_modules/fast': pack } }).length, 1);
  const addressed = { resolved: 'https://registry.example/fast.tgz' };
  assert.equal(lockFindings({ packages: { 'node_modules/fast': addressed } }).length, 1);
});
