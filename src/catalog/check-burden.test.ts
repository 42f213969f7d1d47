import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkCounty, loadCounty } from './index.ts';
import { sampleFiles } from './sample.fixture.ts';

const codesWith = (more: Readonly<Record<string, string>>) =>
  checkCounty(new Map(Object.entries({ ...sampleFiles, ...more }))).diagnostics.map(({ code }) => code);

const cap = (more: string) => `caps:\n  - { id: towns, name: 乡镇, valid_from: 2025-01-01, ${more} }\n`;

test('a county that writes neither minutes nor caps has those that ship, each marked as assumed', async () => {
  const { definition } = await loadCounty(new URL('../../counties/xingyang', import.meta.url).pathname);
  assert.ok(definition);
  assert.ok(definition.demands.length > 0 && definition.caps.length > 0);
  for (const { assumed } of definition.demands) assert.ok(assumed.includes('minutes'));
  for (const { assumed } of definition.caps) assert.ok(assumed.includes('demands'));
});

test('a county that wants no cap says so, and the shipped ones do not hold', () => {
  assert.deepEqual(codesWith({ 'caps.yaml': 'caps: []\n' }), []);
});

test('a cap for a kind of organisation that there is not would warn nobody: it is found', () => {
  assert.deepEqual(codesWith({ 'caps.yaml': cap('kinds: [townn], demands: 20') }), ['unknown-kind']);
});

test('a cap without a figure is found', () => {
  assert.deepEqual(codesWith({ 'caps.yaml': cap('kinds: [town]') }), ['cap-without-figure']);
});

test('two estimates for one kind of demand on one day are found', () => {
  const line = '  - { id: form, name: 填报表, minutes: 10, valid_from: 2025-01-01 }\n';
  assert.deepEqual(codesWith({ 'demands.yaml': `demands:\n${line}${line}` }), ['duplicate-id']);
});
