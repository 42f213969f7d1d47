import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FormSchema } from './matter.ts';
import { referenceFaults, referencesIn } from './reference.ts';

const form = (properties: FormSchema['properties']): FormSchema => ({ properties, required: [] });
const faults = (properties: FormSchema['properties']) =>
  referenceFaults(form(properties), new Set(['commitment'])).map(({ path, en }) => [path.join('.'), en]);

test('a field refers to one thing, a list with each of its items, a line within its scheme', () => {
  const asked = form({
    plan: { type: 'string', refersTo: { kind: 'case', matters: ['commitment'] } },
    units: { type: 'array', items: { type: 'string' }, refersTo: 'unit' },
    scheme: { type: 'string', refersTo: 'scheme' },
    line: { type: 'string', refersTo: { kind: 'scheme-line', of: 'scheme' } },
    words: { type: 'string' },
  });
  const found = referencesIn(asked, { plan: 'a', units: ['b', 'c'], scheme: 'd', line: 'e', words: 'f' });
  assert.deepEqual(
    found.map(({ field, kind, value, matters, scheme }) => [field, kind, value, matters, scheme]),
    [
      ['plan', 'case', 'a', ['commitment'], undefined],
      ['units', 'unit', 'b', [], undefined],
      ['units', 'unit', 'c', [], undefined],
      ['scheme', 'scheme', 'd', [], undefined],
      ['line', 'scheme-line', 'e', [], 'd'],
    ],
  );
});

test('a field that is left out refers to nothing', () => {
  assert.deepEqual(referencesIn(form({ unit: { type: 'string', refersTo: 'unit' } }), {}), []);
});

test('what cannot be referred to is told at its field', () => {
  assert.deepEqual(faults({ who: { type: 'string', refersTo: 'resident' } }), [
    ['properties.who.refersTo', 'refers_to is one of case | unit | post | matter | scheme | scheme-line.'],
  ]);
  assert.deepEqual(faults({ unit: { type: 'integer', refersTo: 'unit' } }), [
    ['properties.unit', 'A field that refers to something is a text (type: string), or a list of texts.'],
  ]);
  assert.match(
    String(faults({ one: { type: 'string', refersTo: { kind: 'case', matters: ['x'] } } })),
    /matter “x”/,
  );
  assert.match(String(faults({ line: { type: 'string', refersTo: { kind: 'scheme-line' } } })), /with of/);
});
