import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { decodeText, type Reading, readDocument, type Span } from './index.ts';

const directory = join(import.meta.dirname, '../../../shared/reports');
const present = existsSync(directory);
if (!present)
  process.stdout.write(
    'notice: ../shared/reports is not here, so the reading of real reports is not tested\n',
  );
const skip = present ? false : 'no ../shared/reports';

const readings = (): { name: string; text: string; reading: Reading }[] =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const { text } = decodeText(readFileSync(join(directory, name)));
      return { name, text, reading: readDocument(text) };
    });
const all = present ? readings() : [];

const inside = (span: Span, at: number, end: number): boolean => span.start <= at && end <= span.end;
const ordered = (spans: readonly Span[]): boolean =>
  spans.every((s, i) => i === 0 || (spans[i - 1]?.start ?? 0) <= s.start);

/** Digit runs that are in no claim and no non-claim, or in two. */
function strayDigits(text: string, { claims, nonClaims }: Reading): string[] {
  const spans = [...claims, ...nonClaims].sort((a, b) => a.start - b.start);
  const stray: string[] = [];
  let from = 0;
  for (const run of text.matchAll(/[0-9０-９]+/g)) {
    const end = run.index + run[0].length;
    while ((spans[from]?.end ?? end) <= run.index) from += 1;
    const holding = spans.slice(from, from + 6).filter((s) => inside(s, run.index, end));
    if (holding.length !== 1) stray.push(`${run[0]} at ${run.index} in ${holding.length}`);
  }
  return stray;
}

/** Sentences of the plan and self-building parts that no commitment and no waiver touches. */
function lostSentences(text: string, reading: Reading): string[] {
  const spans = [...reading.commitments, ...reading.waived];
  const parts = reading.sections.filter(
    (s) => (s.role === 'plan' || s.role === 'self-building') && s.level === 1,
  );
  const lost: string[] = [];
  for (const part of parts) {
    for (const m of text.slice(part.start, part.end).matchAll(/[^。！？\n]*[一-龥][^。！？\n]*[。！？\n]/g)) {
      const start = part.start + m.index;
      const end = start + m[0].length;
      if (!spans.some((s) => s.start < end && s.end > start)) lost.push(m[0].slice(0, 40));
    }
  }
  return lost;
}

test('every digit run of a real report is in exactly one claim or non-claim', { skip }, () => {
  assert.deepEqual(
    all.flatMap(({ name, text, reading }) => strayDigits(text, reading).map((s) => `${name}: ${s}`)),
    [],
  );
});

test('every sentence of a plan part of a real report is in a commitment or waived', { skip }, () => {
  assert.deepEqual(
    all.flatMap(({ name, text, reading }) => lostSentences(text, reading).map((s) => `${name}: ${s}`)),
    [],
  );
});

test('quotes and texts of a real report stand exactly at their offsets', { skip }, () => {
  for (const { name, text, reading } of all) {
    for (const c of reading.claims) assert.equal(text.slice(c.start, c.end), c.quote, name);
    for (const c of reading.commitments) assert.equal(text.slice(c.start, c.end), c.text, name);
    for (const s of [...reading.claims, ...reading.nonClaims, ...reading.commitments, ...reading.waived])
      assert.ok(s.start < s.end, name);
  }
});

test('sections, claims, commitments and waivers of a real report are ordered and refer to what is there', {
  skip,
}, () => {
  for (const { name, reading } of all) {
    const { sections, claims, nonClaims, commitments, waived } = reading;
    for (const spans of [sections, claims, nonClaims, commitments, waived]) assert.ok(ordered(spans), name);
    for (const c of commitments) {
      assert.ok(sections[c.section], `${name}: commitment ${c.id} in section ${c.section}`);
      for (const id of c.claims) assert.equal(claims[id - 1]?.id, id, name);
      assert.ok(c.lead.length <= 3, name);
    }
  }
});

test('sections of a real report nest: a deeper one ends no later than the one it lies in', { skip }, () => {
  for (const { name, reading } of all) {
    const open: Reading['sections'][number][] = [];
    for (const section of reading.sections) {
      while (open.length > 0 && (open.at(-1)?.level ?? 0) >= section.level) open.pop();
      assert.ok(section.end <= (open.at(-1)?.end ?? section.end), `${name}: ${section.title}`);
      open.push(section);
    }
  }
});

test('nearly every real report shows its review, its plan and its year without an error', { skip }, () => {
  const bad = all
    .filter(({ reading }) => reading.diagnostics.length > 0 || reading.document.year === null)
    .map(({ name }) => name);
  assert.ok(bad.length <= 2, bad.join(', '));
});

test('a real report reads the same twice', { skip }, () => {
  for (const { name, text, reading } of all.slice(0, 12)) assert.deepEqual(readDocument(text), reading, name);
});
