import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Instant } from '../clock/index.ts';
import { CountyId, newId } from '../kernel/index.ts';
import { type Entry, ERASED, findFaults, type Head, originOf, type PrivatePart, seal } from './chain.ts';

const county = CountyId.parse('chengchuan');
const author = { post: 'ducha', account: newId(), at: '2025-02-10T01:00:00.000Z' as Instant };

function chainOf(length: number) {
  const caseId = newId();
  const contents = Array.from({ length }, (_, i) => ({
    type: 'noted',
    version: 1,
    body: { 说明: `第 ${i + 1} 条`, value: 36_000_000_000 + i },
    ...(i === 0 ? { privateBody: { note: '内部说明' } } : {}),
  }));
  const sealed = seal(county, caseId, { seq: 0, hash: originOf(county, caseId) }, contents, author);
  const entries = sealed.map(({ entry }) => entry);
  const secrets = new Map<number, PrivatePart>();
  for (const { entry, secret } of sealed) if (secret) secrets.set(entry.seq, secret);
  const last = entries.at(-1);
  assert.ok(last);
  const head: Head = { seq: last.seq, hash: last.hash };
  const faults = (these: readonly Entry[], parts = secrets, at = head) =>
    findFaults(county, caseId, these, parts, at).map(({ seq, fault }) => `${seq} ${fault}`);
  return { caseId, entries, secrets, head, faults };
}

test('a chain that nobody touched has no fault', () => {
  const { entries, faults } = chainOf(5);
  assert.deepEqual(faults(entries), []);
});

test('a changed word in an entry shows at that entry', () => {
  const { entries, faults } = chainOf(5);
  const altered = entries.map((e) => (e.seq === 3 ? { ...e, body: { ...e.body, 说明: '改过' } } : e));
  assert.deepEqual(faults(altered), ['3 altered']);
});

test('an entry rewritten with a fresh hash of its own breaks the one after it', () => {
  const { caseId, entries, faults } = chainOf(5);
  const second = entries[1];
  assert.ok(second);
  const [forged] = seal(
    county,
    caseId,
    { seq: 2, hash: second.hash },
    [{ type: 'noted', version: 1, body: {} }],
    author,
  );
  assert.ok(forged);
  assert.deepEqual(faults(entries.map((e) => (e.seq === 3 ? forged.entry : e))), ['4 wrong-previous']);
});

test('a missing entry shows, in the middle and at the end', () => {
  const { entries, faults } = chainOf(5);
  assert.deepEqual(faults(entries.filter((e) => e.seq !== 2)), ['2 missing']);
  assert.deepEqual(faults(entries.slice(0, 4)), ['5 missing']);
  assert.deepEqual(faults([]), ['1 missing', '2 missing', '3 missing', '4 missing', '5 missing']);
});

test('entries in another order show', () => {
  const { entries, faults } = chainOf(3);
  const [a, b, c] = entries;
  assert.ok(a && b && c);
  assert.ok(faults([a, c, b]).includes('2 out-of-order'));
});

test('a chain moved to another case shows at its first entry', () => {
  const { entries, head } = chainOf(2);
  const other = newId();
  const moved = entries.map((e) => ({ ...e, caseId: other }));
  const found = findFaults(county, other, moved, new Map(), head).map((f) => f.fault);
  assert.ok(found.includes('wrong-previous') && found.includes('altered'));
});

test('a private part may be erased where an entry says so, and may not vanish or be changed', () => {
  const { caseId, entries, secrets, head, faults } = chainOf(2);
  assert.deepEqual(faults(entries, new Map()), ['1 private-part-missing']);
  const [erased] = seal(
    county,
    caseId,
    head,
    [{ type: ERASED, version: 1, body: { seq: 1, reason: '期满' } }],
    author,
  );
  assert.ok(erased);
  const after = [...entries, erased.entry];
  assert.deepEqual(faults(after, new Map(), { seq: 3, hash: erased.entry.hash }), []);
  const part = secrets.get(1);
  assert.ok(part);
  assert.deepEqual(faults(entries, new Map([[1, { ...part, body: { note: '改过' } }]])), [
    '1 private-part-altered',
  ]);
});

test('a projection that remembers another head shows', () => {
  const { entries, secrets, faults, head } = chainOf(2);
  assert.deepEqual(faults(entries, secrets, { ...head, hash: originOf(county, newId()) }), [
    '2 projection-differs',
  ]);
  assert.deepEqual(faults(entries, secrets, { seq: 1, hash: head.hash }), ['2 projection-differs']);
});

test('the private part of an entry cannot be guessed from the chain: equal notes have different digests', () => {
  const one = chainOf(1).entries[0];
  const two = chainOf(1).entries[0];
  assert.ok(one?.privateDigest && two?.privateDigest);
  assert.notEqual(one.privateDigest, two.privateDigest);
});
