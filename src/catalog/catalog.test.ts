import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Day } from '../clock/index.ts';
import { loadCounty, organisationsOn } from './index.ts';

const folder = (county: string) => join(import.meta.dirname, '../../counties', county);

for (const county of ['xingyang', 'chengchuan']) {
  test(`the files of ${county} load without a finding`, async () => {
    const { definition, digest, diagnostics } = await loadCounty(folder(county));
    assert.deepEqual(diagnostics, []);
    assert.equal(definition?.county.id, county);
    assert.match(digest ?? '', /^sha256:[0-9a-f]{64}$/);
  });
}

test('an organisation that was replaced stands no more on the day its successor begins', async () => {
  const { definition } = await loadCounty(folder('xingyang'));
  assert.ok(definition);
  const on = (day: string) => organisationsOn(definition, day as Day).map(({ id }) => id);
  assert.ok(on('2021-05-31').includes('fupinban'));
  assert.ok(!on('2021-05-31').includes('xiangcunzhenxingju'));
  assert.ok(!on('2021-06-01').includes('fupinban'));
  assert.ok(on('2021-06-01').includes('xiangcunzhenxingju'));
});
