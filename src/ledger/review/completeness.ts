import type { Reading } from '../../documents/index.ts';
import type { Proposal } from './proposal.ts';

/** How far the review of a plan is, counted by sentences of its plan parts. Nothing falls under the table. */
export type Completeness = {
  readonly sentences: number;
  /** In a confirmed commitment. */
  readonly confirmed: number;
  /** Set aside: by the office, or by the reader as no commitment. */
  readonly waived: number;
  /** In a proposal that still awaits a decision. */
  readonly open: number;
  /** In nothing at all: must be none. */
  readonly lost: number;
};

type Span = { readonly start: number; readonly end: number };

const planRoles = new Set(['plan', 'self-building']);

/** The stretches of a text that plan, as the innermost sections say. */
function planStretches(sections: Reading['sections']): Span[] {
  const plan = sections.filter((s) => planRoles.has(s.role));
  return plan.filter(
    (s) => !plan.some((o) => o !== s && o.start <= s.start && s.end <= o.end && o.level < s.level),
  );
}

/** Sentences with words in them, by their closing mark or line end. */
function sentencesIn(text: string, { start, end }: Span): Span[] {
  const found: Span[] = [];
  let from = start;
  for (let at = start; at < end; at++) {
    if (at + 1 < end && !/[。！？!?\n]/.test(text.charAt(at))) continue;
    if (/[\p{L}\p{N}]/u.test(text.slice(from, at + 1))) found.push({ start: from, end: at + 1 });
    from = at + 1;
  }
  return found;
}

const touches = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Counts every sentence of the plan parts once, by the furthest it has come. */
export function completenessOf(
  text: string,
  reading: Pick<Reading, 'sections' | 'waived'>,
  proposals: readonly Proposal[],
): Completeness {
  const count = { sentences: 0, confirmed: 0, waived: 0, open: 0, lost: 0 };
  const standing = proposals.filter((p) => p.state !== 'replaced');
  const headings = reading.sections.map((s) => ({ title: s.title.replace(/\s/g, ''), start: s.start }));
  for (const sentence of planStretches(reading.sections).flatMap((s) => sentencesIn(text, s))) {
    const words = text.slice(sentence.start, sentence.end).replace(/\s/g, '');
    const isHeading = headings.some(
      (h) => h.title !== '' && words.startsWith(h.title) && words.length <= h.title.length + 1,
    );
    const here = standing.filter((p) => touches(p, sentence));
    if (isHeading && here.length === 0) continue;
    count.sentences += 1;
    if (here.some((p) => p.state === 'proposed')) count.open += 1;
    else if (here.some((p) => p.state === 'confirmed')) count.confirmed += 1;
    else if (here.length > 0 || reading.waived.some((w) => touches(w, sentence))) count.waived += 1;
    else count.lost += 1;
  }
  return count;
}
