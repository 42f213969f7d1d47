// Labelled reports as the fit and its measure need them: stretches, what is known about them, what labels say becomes of them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { adverbsEnd } from '../../src/documents/act.ts';
import { actFrom, opensParagraph, unbroken } from '../../src/documents/commitments.ts';
import { fold } from '../../src/documents/fold.ts';
import { readDocument } from '../../src/documents/index.ts';
import { paragraphsOf } from '../../src/documents/lines.ts';
import { outlineOf } from '../../src/documents/outline.ts';
import { type Traits, traitsOf } from '../../src/documents/promise-points.ts';
import type { Span } from '../../src/documents/reading.ts';
import { type Segment, segmentsOf } from '../../src/documents/segments.ts';

/** A sentence of a plan. `gold`: 0 left out, 1 a line, 2 goes on the line before. */
export type LabelledSentence = {
  readonly stretches: readonly Span[];
  readonly traits: readonly Traits[];
  readonly gold: readonly number[];
  /** True where the sentence lies between the first and the last label: beyond them nothing was labelled. */
  readonly labelled: boolean;
};
export type LabelledReport = {
  readonly name: string;
  /** Reports of one place count once where it is asked how common a word is. */
  readonly place: string;
  readonly lines: readonly Span[];
  readonly sentences: readonly LabelledSentence[];
};

const overlap = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);

/** More than this share of a stretch lies in a label, or the stretch is left out; of a label inside it a smaller share. */
const MOST = 0.5;
const PART = 0.3;

/** The label that holds most of a stretch's act. */
function labelOf(act: Span, lines: readonly Span[]): Span | undefined {
  let best: Span | undefined;
  for (const line of lines) if (overlap(act, line) > Math.max(0, best ? overlap(act, best) : 0)) best = line;
  return best;
}

/** The act of a stretch: without the adverbs before it. */
function actSpan(folded: string, { start, end, shared }: Segment): Span {
  const raw = folded.slice(start, end);
  return { start: start + (shared ? 0 : Math.min(adverbsEnd(raw), raw.length - 2)), end };
}

function goldOf(folded: string, stretches: readonly Segment[], lines: readonly Span[]): number[] {
  let last: Span | undefined;
  return stretches.map((stretch) => {
    const act = actSpan(folded, stretch);
    const label = labelOf(act, lines);
    const share = label ? overlap(act, label) / (act.end - act.start) : 0;
    const inside = label && label.start >= stretch.start && label.end <= stretch.end;
    const before = last;
    last = label && (share >= MOST || (inside && share >= PART)) ? label : undefined;
    if (!last) return 0;
    return last === before ? 2 : 1;
  });
}

function labelledReport(name: string, text: string, lines: readonly Span[]): LabelledReport {
  const folded = fold(text);
  const { claims } = readDocument(text);
  const from = Math.min(...lines.map((line) => line.start));
  const to = Math.max(...lines.map((line) => line.end));
  const plan = outlineOf(folded, paragraphsOf(folded)).sentences.filter(
    (s) => !s.heading && (s.role === 'plan' || s.role === 'self-building'),
  );
  const sentences = plan.map((sentence): LabelledSentence => {
    const own = claims
      .filter((c) => c.start >= sentence.start && c.end <= sentence.end)
      .map((claim) => ({ ...claim, rule: '' }));
    const segments = segmentsOf(folded, sentence, own);
    const texts = segments.map((segment) => unbroken(folded.slice(segment.start, segment.end)));
    const opens = opensParagraph(folded, sentence);
    return {
      stretches: segments.map((segment) => ({ start: actFrom(folded, segment), end: segment.end })),
      traits: traitsOf(segments, texts, { folded, opens, selfBuilding: sentence.role === 'self-building' }),
      gold: goldOf(folded, segments, lines),
      labelled: sentence.end > from && sentence.start < to,
    };
  });
  return { name, place: name.replace(/-\d+$/, ''), lines, sentences };
}

/** All reports with labels at clause level: `offsets` holds the project's, `gold` the older sets in rows of JSON. */
export function labelledReports(offsets: string, gold: string, reports: string): LabelledReport[] {
  const textOf = (name: string): string => readFileSync(join(reports, `${name}.txt`), 'utf8');
  const own = readdirSync(offsets)
    .filter((file) => file.endsWith('.labels.json'))
    .map((file) => {
      const { report, commitments }: { report: string; commitments: [number, number][] } = JSON.parse(
        readFileSync(join(offsets, file), 'utf8'),
      );
      return labelledReport(
        report,
        textOf(report),
        commitments.map(([start, end]) => ({ start, end })),
      );
    });
  const older = readdirSync(gold)
    .filter((file) => file.endsWith('.commitments.jsonl'))
    .map((file) => {
      const name = file.replace('.commitments.jsonl', '');
      const rows = readFileSync(join(gold, file), 'utf8').split('\n').filter(Boolean);
      const lines = rows.map((row): Span => JSON.parse(row)).map(({ start, end }) => ({ start, end }));
      return labelledReport(name, textOf(name), lines);
    });
  return [...older, ...own];
}
