import type { Diagnostic } from '../kernel/index.ts';
import { claimsIn, type Draft, type Drafts } from './claims.ts';
import { type CommitmentDraft, commitmentsIn, type Promises } from './commitments.ts';
import { emptyText, noPlan, noReview, notAReport, noYear, wrongEncoding } from './diagnostics.ts';
import { fold } from './fold.ts';
import { documentHead, partYear } from './head-of-document.ts';
import { paragraphsOf } from './lines.ts';
import { type Outline, outlineOf, type Sentence } from './outline.ts';
import { type Numbers, numbersIn, type Quantity } from './quantities.ts';
import type { Claim, Commitment, DocumentHead, NonClaim, Reading, Section, Span, Waiver } from './reading.ts';

/** A reading with the name of the rule that decided at each span: what `read --explain` prints. */
export type Traced = {
  readonly reading: Reading;
  readonly rules: readonly (Span & {
    readonly what: 'claim' | 'non-claim' | 'commitment' | 'waiver';
    readonly rule: string;
  })[];
};

const nothing: DocumentHead = { title: null, place: null, year: null, speaker: null, date: null };

const refused = (diagnostics: readonly Diagnostic[]): Traced => ({
  reading: {
    document: nothing,
    sections: [],
    claims: [],
    nonClaims: [],
    commitments: [],
    waived: [],
    diagnostics,
  },
  rules: [],
});

type Found = { numbers: Numbers; drafts: Drafts; promises: Promises };

/** Reads a text and keeps which rule decided where. */
export function trace(text: string): Traced {
  if (text.trim() === '') return refused([emptyText()]);
  const damaged = text.indexOf('\ufffd');
  if (damaged >= 0 && (text.match(/\ufffd/g)?.length ?? 0) > text.length / 200)
    return refused([wrongEncoding(damaged)]);
  const folded = fold(text);
  const paragraphs = paragraphsOf(folded);
  const outline = outlineOf(folded, paragraphs);
  const document = documentHead(text, folded, paragraphs, outline.parts);
  const found = readSentences(folded, text, outline, document.year);
  const sections = sectionsOf(text, outline, document.year);
  const diagnostics = judge(folded, outline, document);
  return assemble({ text, folded, document, sections, found, diagnostics });
}

/** The reading contract for a text; offsets are UTF-16 code units of the text as given. Never throws for bad text. */
export const readDocument = (text: string): Reading => trace(text).reading;

function judge(folded: string, outline: Outline, document: DocumentHead): Diagnostic[] {
  const roles = new Set(outline.sentences.map((s) => s.role));
  const reported =
    /政府工作报告|向大会(?:作|做)?(?:政府)?(?:工作)?报告|人民政府/.test(folded) ||
    /工作(?:回顾|安排|目标|任务|重点)/.test(folded);
  if (!reported || (!roles.has('plan') && !roles.has('review') && !roles.has('term-review')))
    return [notAReport()];
  const found: Diagnostic[] = [];
  if (!roles.has('plan')) found.push(noPlan());
  if (!roles.has('review') && !roles.has('term-review')) found.push(noReview());
  if (document.year === null) found.push(noYear());
  return found;
}

const PLANNING = new Set(['plan', 'self-building']);

function readSentences(folded: string, text: string, outline: Outline, year: number | null): Found {
  const numbers = numbersIn(folded, { start: 0, end: folded.length });
  const drafts: Drafts = { claims: [], nonClaims: [] };
  const promises: Promises = { commitments: [], waived: [] };
  const { quantities } = numbers;
  let q = 0;
  for (const sentence of outline.sentences) {
    const own: Quantity[] = [];
    while (q < quantities.length && (quantities[q]?.start ?? 0) < sentence.end) {
      const quantity = quantities[q];
      if (quantity && quantity.start >= sentence.start) own.push(quantity);
      else if (quantity)
        drafts.nonClaims.push({
          start: quantity.start,
          end: quantity.end,
          reason: 'outside-sentence',
          rule: 'outside-sentence',
        });
      q += 1;
    }
    readSentence(folded, text, sentence, own, year, drafts, promises);
  }
  for (; q < quantities.length; q += 1) {
    const quantity = quantities[q];
    if (quantity)
      drafts.nonClaims.push({
        start: quantity.start,
        end: quantity.end,
        reason: 'outside-sentence',
        rule: 'outside-sentence',
      });
  }
  return { numbers, drafts, promises };
}

function readSentence(
  folded: string,
  text: string,
  sentence: Sentence,
  own: readonly Quantity[],
  year: number | null,
  drafts: Drafts,
  promises: Promises,
): void {
  const before = drafts.claims.length;
  if (sentence.role === 'other') {
    for (const q of own)
      drafts.nonClaims.push({ start: q.start, end: q.end, reason: 'outside-the-report', rule: 'role-other' });
  } else if (own.length > 0) {
    claimsIn(folded, text, sentence, own, { role: sentence.role, year }, drafts);
  }
  if (PLANNING.has(sentence.role)) {
    if (sentence.heading)
      promises.waived.push({ start: sentence.start, end: sentence.end, reason: 'heading', rule: 'heading' });
    else commitmentsIn(folded, sentence, drafts.claims.slice(before), year, promises);
  } else if (sentence.role === 'term-plan') {
    promises.waived.push({
      start: sentence.start,
      end: sentence.end,
      reason: 'years-ahead',
      rule: 'role-term-plan',
    });
  }
}

function sectionsOf(text: string, outline: Outline, year: number | null): Section[] {
  return outline.parts.map((part) => ({
    start: part.start,
    end: part.end,
    level: part.level,
    title: text.includes(part.title) ? part.title : part.title,
    role: part.role,
    year: partYear(part, year),
  }));
}

type Assembly = {
  text: string;
  folded: string;
  document: DocumentHead;
  sections: Section[];
  found: Found;
  diagnostics: Diagnostic[];
};

function assemble({ text, document, sections, found, diagnostics }: Assembly): Traced {
  const rules: (Span & { what: 'claim' | 'non-claim' | 'commitment' | 'waiver'; rule: string })[] = [];
  const ids = new Map<Draft, number>();
  const drafts = [...found.drafts.claims].sort((a, b) => a.start - b.start);
  const claims: Claim[] = drafts.map(({ rule, ...claim }, i) => {
    const draft = drafts[i];
    if (draft) ids.set(draft, i + 1);
    rules.push({ start: claim.start, end: claim.end, what: 'claim', rule });
    return { id: i + 1, ...claim };
  });
  const nonClaims = uncovered(text, [...found.numbers.nonClaims, ...found.drafts.nonClaims], claims);
  for (const { start, end, rule } of nonClaims) rules.push({ start, end, what: 'non-claim', rule });
  const commitments = [...found.promises.commitments]
    .sort((a, b) => a.start - b.start)
    .map((draft, i) => numbered(draft, i, text, sections, ids, rules));
  const waived: Waiver[] = found.promises.waived.map(({ rule, ...waiver }) => {
    rules.push({ start: waiver.start, end: waiver.end, what: 'waiver', rule });
    return waiver;
  });
  const reading: Reading = {
    document,
    sections,
    claims,
    nonClaims: nonClaims.map(({ start, end, reason }) => ({ start, end, reason })),
    commitments,
    waived,
    diagnostics,
  };
  return { reading, rules };
}

function numbered(
  draft: CommitmentDraft,
  i: number,
  text: string,
  sections: readonly Section[],
  ids: Map<Draft, number>,
  rules: (
    | (Span & { what: 'commitment'; rule: string })
    | (Span & { what: 'claim' | 'non-claim' | 'waiver'; rule: string })
  )[],
): Commitment {
  const { rule, claims, ...rest } = draft;
  rules.push({ start: draft.start, end: draft.end, what: 'commitment', rule });
  let section = -1;
  for (const [k, s] of sections.entries()) if (s.start <= draft.start && draft.start < s.end) section = k;
  return {
    id: i + 1,
    start: rest.start,
    end: rest.end,
    text: text.slice(rest.start, rest.end),
    section,
    type: rest.type,
    claims: claims.map((c) => ids.get(c) ?? 0).filter((id) => id > 0),
    deadline: rest.deadline,
    projects: rest.projects,
    themes: rest.themes,
    lead: rest.lead,
  };
}

/** Every digit run of the text is in a claim or gets a reason: those that no stage saw are named as such. */
function uncovered(
  text: string,
  found: readonly (NonClaim & { rule: string })[],
  claims: readonly Claim[],
): (NonClaim & { rule: string })[] {
  const all = [...found].sort((a, b) => a.start - b.start);
  const spans = [...all, ...claims].sort((a, b) => a.start - b.start);
  const result = all.filter((n) => !claims.some((c) => c.start <= n.start && n.end <= c.end));
  let i = 0;
  let reach = 0;
  for (const m of text.matchAll(/[0-9０-９]+(?:[.,．，][0-9０-９]+)*/g)) {
    const end = m.index + m[0].length;
    while (i < spans.length && (spans[i]?.start ?? 0) <= m.index) {
      reach = Math.max(reach, spans[i]?.end ?? 0);
      i += 1;
    }
    if (reach >= end) continue;
    for (const run of m[0].matchAll(/[0-9０-９]+/g)) {
      const at = m.index + run.index;
      if (at + run[0].length > reach)
        result.push({ start: at, end: at + run[0].length, reason: 'no-unit', rule: 'left-over' });
    }
  }
  return result.sort((a, b) => a.start - b.start);
}
