import type { Diagnostic } from '../kernel/index.ts';
import type { Draft } from './claims.ts';
import type { CommitmentDraft } from './commitments.ts';
import type { Found } from './read-sentences.ts';
import type { Claim, Commitment, DocumentHead, NonClaim, Reading, Section, Span } from './reading.ts';

/** Which rule decided at a span. */
export type Decision = Span & {
  readonly what: 'claim' | 'non-claim' | 'commitment' | 'waiver';
  readonly rule: string;
};

/** A reading with the name of the rule that decided at each span: what `read --explain` prints. */
export type Traced = { readonly reading: Reading; readonly rules: readonly Decision[] };

/** A reading whose rules are spelled out only where somebody asks. */
export type Assembled = { readonly reading: Reading; readonly rules: () => readonly Decision[] };

type Reasoned = NonClaim & { readonly rule: string };
type Pieces = {
  readonly text: string;
  readonly document: DocumentHead;
  readonly sections: readonly Section[];
  readonly found: Found;
  readonly diagnostics: readonly Diagnostic[];
};

const byStart = (a: Span, b: Span): number => a.start - b.start || a.end - b.end;

/** Every digit run of the text is in a claim or gets a reason: those that no stage saw are named as such. */
function accountedFor(text: string, found: readonly Reasoned[], claims: readonly Span[]): Reasoned[] {
  const kept = outside(found, claims);
  const spans = [...kept, ...claims].sort(byStart);
  const result = [...kept];
  let i = 0;
  let reach = 0;
  for (const run of text.matchAll(/[0-9０-９]+/g)) {
    const end = run.index + run[0].length;
    for (let span = spans[i]; span && span.start <= run.index; span = spans[i]) {
      reach = Math.max(reach, span.end);
      i += 1;
    }
    if (reach < end) result.push({ start: run.index, end, reason: 'no-unit', rule: 'left-over' });
  }
  return result.sort(byStart);
}

/** Non-claims that do not lie inside a claim, each place once. */
function outside(found: readonly Reasoned[], claims: readonly Span[]): Reasoned[] {
  const kept: Reasoned[] = [];
  const ordered = [...claims].sort(byStart);
  let i = 0;
  let reach = 0;
  for (const n of [...found].sort(byStart)) {
    for (let claim = ordered[i]; claim && claim.start <= n.start; claim = ordered[i]) {
      reach = Math.max(reach, claim.end);
      i += 1;
    }
    const last = kept.at(-1);
    if (n.end <= reach || (last && last.end > n.start)) continue;
    kept.push(n);
  }
  return kept;
}

function numbered(
  draft: CommitmentDraft,
  id: number,
  text: string,
  section: number,
  ids: ReadonlyMap<Draft, number>,
): Commitment {
  const { start, end, type, deadline, projects, themes, lead } = draft;
  const claims = draft.claims.map((c) => ids.get(c)).filter((n) => n !== undefined);
  return {
    id,
    start,
    end,
    text: text.slice(start, end),
    section,
    type,
    claims,
    deadline,
    projects,
    themes,
    lead,
  };
}

/** Index of the innermost section that holds an offset, or -1. Sections are ordered by start. */
function innermost(sections: readonly Section[], offset: number): number {
  for (let k = sections.length - 1; k >= 0; k -= 1) {
    const s = sections[k];
    if (s && s.start <= offset && offset < s.end) return k;
  }
  return -1;
}

const claimOf = (draft: Draft, i: number): Claim => ({
  id: i + 1,
  start: draft.start,
  end: draft.end,
  quote: draft.quote,
  clause: draft.clause,
  metric: draft.metric,
  action: draft.action,
  kind: draft.kind,
  direction: draft.direction,
  op: draft.op,
  value: draft.value,
  value2: draft.value2,
  base: draft.base,
  unit: draft.unit,
  modality: draft.modality,
  period: draft.period,
  deadline: draft.deadline,
});

const withoutRule = ({ start, end, reason }: NonClaim): NonClaim => ({ start, end, reason });

const decision = ({ start, end }: Span, what: Decision['what'], rule: string): Decision => ({
  start,
  end,
  what,
  rule,
});

/** Orders and numbers what was found, and keeps which rule decided where. */
export function assemble({ text, document, sections, found, diagnostics }: Pieces): Assembled {
  const drafts = [...found.drafts.claims].sort(byStart);
  const ids = new Map(drafts.map((draft, i) => [draft, i + 1]));
  const unread = accountedFor(text, [...found.numbers.nonClaims, ...found.drafts.nonClaims], drafts);
  const promises = [...found.promises.commitments].sort(byStart);
  const waivers = [...found.promises.waived].sort(byStart);
  return {
    reading: {
      document,
      sections,
      claims: drafts.map(claimOf),
      nonClaims: unread.map(withoutRule),
      commitments: promises.map((draft, i) =>
        numbered(draft, i + 1, text, innermost(sections, draft.start), ids),
      ),
      waived: waivers.map(withoutRule),
      diagnostics,
    },
    rules: () => [
      ...drafts.map((d) => decision(d, 'claim', d.rule)),
      ...unread.map((d) => decision(d, 'non-claim', d.rule)),
      ...promises.map((d) => decision(d, 'commitment', d.rule())),
      ...waivers.map((d) => decision(d, 'waiver', d.rule())),
    ],
  };
}
