import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { marksOf, runsOf, type Span } from './marks.ts';
import { paragraphsOf } from './paragraphs.ts';

const layers: readonly Span['layer'][] = ['claim', 'proposal', 'waived', 'target'];

const spansIn = (length: number) =>
  fc.array(
    fc
      .tuple(fc.nat(length), fc.nat(length), fc.constantFrom(...layers), fc.nat(30))
      .map(([a, b, layer, id]): Span => ({ start: Math.min(a, b), end: Math.max(a, b), layer, id: `${id}` })),
    { maxLength: 25 },
  );

const marked = fc
  .string({ unit: fc.constantFrom('澄', '川', '3', '。', '\n', ' '), minLength: 1, maxLength: 80 })
  .chain((text) => fc.tuple(fc.constant(text), spansIn(text.length)));

test('the runs of a text, put together, are the text', () => {
  fc.assert(
    fc.property(marked, ([text, spans]) => {
      const runs = runsOf(0, text.length, spans);
      assert.equal(runs.map((run) => text.slice(run.start, run.end)).join(''), text);
      const inMarks = marksOf(runs).flatMap((mark) => mark.runs);
      assert.deepEqual(inMarks, runs);
    }),
  );
});

test('every character of a proposal stands in a run that names it', () => {
  fc.assert(
    fc.property(marked, ([text, spans]) => {
      const runs = runsOf(0, text.length, spans);
      for (const span of spans.filter((s) => s.layer === 'proposal')) {
        for (let at = span.start; at < Math.min(span.end, text.length); at++) {
          const run = runs.find((r) => r.start <= at && at < r.end);
          assert.ok(run?.proposals.includes(span.id));
        }
      }
    }),
  );
});

test('paragraphs leave out blank lines and nothing else', () => {
  fc.assert(
    fc.property(marked, ([text]) => {
      const shown = paragraphsOf(text, []).map((p) => text.slice(p.start, p.end));
      assert.deepEqual(
        shown,
        text.split('\n').filter((line) => line.trim() !== ''),
      );
    }),
  );
});

test('a claim inside a proposal does not cut its mark in two', () => {
  const text = '新增停车泊位1500个。';
  const marks = marksOf(
    runsOf(0, text.length, [
      { start: 0, end: 11, layer: 'proposal', id: 'p' },
      { start: 6, end: 11, layer: 'claim', id: 'c' },
    ]),
  );
  assert.deepEqual(
    marks.map((mark) => [mark.proposal, mark.runs.length]),
    [
      ['p', 2],
      [undefined, 1],
    ],
  );
});

test('a line that only holds the title of a section is a heading', () => {
  const text = '开头的话\n一、今年的安排\n（一）修路 修路75公里。';
  const sections = [
    { start: 5, end: 30, level: 1, title: '一、今年的安排' },
    { start: 13, end: 30, level: 2, title: '（一）修路' },
  ];
  assert.deepEqual(
    paragraphsOf(text, sections).map((p) => p.heading),
    [undefined, 1, undefined],
  );
});
