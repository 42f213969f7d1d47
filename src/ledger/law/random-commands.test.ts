import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matters } from '../../../test/support/county.ts';
import { runLives } from './random-commands.fixture.ts';

const defined = await matters();

for (const seed of [20210203, 733])
  test(`random commands never reach a state that a definition does not allow, and fold to the same (seed ${seed})`, () => {
    const { tried, entries } = runLives(defined, { lives: 100, length: 120, seed });
    assert.equal(tried, 12_000);
    assert.ok(entries > 500, `only ${entries} commands were let through`);
  });
