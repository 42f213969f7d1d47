import { newId, Refusal } from '../../kernel/index.ts';
import { targetOf } from '../target.ts';
import type { Claim, Draft, Proposal } from './proposal.ts';

type Text = { readonly content: string };

const draftOf = (base: Draft, text: string, claims: readonly Claim[]): Draft => ({
  ...base,
  title: text.replace(/\s+/g, ' ').trim().slice(0, 400),
  type: base.type === 'numeric' && claims.length === 0 ? 'descriptive' : base.type,
  targets: claims.map((claim) => targetOf(claim, base.deadline)).slice(0, 20),
});

const claimsWithin = (claims: readonly Claim[], start: number, end: number): readonly Claim[] =>
  claims.filter((claim) => claim.start >= start && claim.end <= end);

const emptyDraft: Draft = {
  title: '',
  type: 'descriptive',
  targets: [],
  deadline: null,
  lead: null,
  joins: [],
  leader: null,
  milestones: [],
  children: [],
  note: '',
};

/** A proposal for a stretch that the reader passed over, or that people want to see on its own. */
export function proposeStretch(
  document: Text,
  claims: readonly Claim[],
  at: { start: number; end: number; ordinal: number },
): Proposal {
  const { start, end } = trimmed(document.content, at.start, at.end);
  if (end <= start || end - start > 2000) {
    throw new Refusal('bad-input', {
      zh: '请选中报告中的一段文字（不超过2000字），再立为事项。',
      en: 'Select a stretch of the report (2,000 characters at most) to propose it.',
    });
  }
  const own = claimsWithin(claims, start, end);
  const type = own.length > 0 ? 'numeric' : 'descriptive';
  return {
    id: newId(),
    ordinal: at.ordinal,
    start,
    end,
    state: 'proposed',
    draft: { ...draftOf(emptyDraft, document.content.slice(start, end), own), type },
    version: 1,
    waivedBecause: null,
    caseId: null,
  };
}

/** Cuts blanks and loose punctuation from both ends of a stretch. */
function trimmed(text: string, start: number, end: number): { start: number; end: number } {
  const loose = /[\s，,、；;。]/;
  let from = Math.max(0, start);
  let to = Math.min(text.length, end);
  while (from < to && loose.test(text.charAt(from))) from += 1;
  while (to > from && loose.test(text.charAt(to - 1))) to -= 1;
  return { start: from, end: to };
}

/**
 * Splits a proposal in two at an offset of the text. The first keeps its place and what was decided about it;
 * each gets the figures of its own stretch.
 * @throws Refusal `bad-input` where the offset leaves one side without words
 */
export function splitProposal(
  proposal: Proposal,
  at: number,
  document: Text,
  claims: readonly Claim[],
): [Proposal, Proposal] {
  const left = trimmed(document.content, proposal.start, Math.min(at, proposal.end));
  const right = trimmed(document.content, Math.max(at, proposal.start), proposal.end);
  if (left.end <= left.start || right.end <= right.start) {
    throw new Refusal('bad-input', {
      zh: '拆分处须在这一条的文字中间，两边都要有内容。',
      en: 'Split inside the stretch, so that both sides hold words.',
    });
  }
  const part = (span: { start: number; end: number }): Draft =>
    draftOf(
      proposal.draft,
      document.content.slice(span.start, span.end),
      claimsWithin(claims, span.start, span.end),
    );
  return [
    { ...proposal, ...left, draft: part(left) },
    { ...proposal, ...right, id: newId(), version: 1, draft: { ...part(right), note: '' } },
  ];
}

/**
 * Merges neighbours into the first of them: one stretch from the first word to the last, all targets,
 * children and milestones, the earliest lead unit that was chosen.
 * @throws Refusal `bad-input` where fewer than two are given, or another proposal stands between them
 */
export function mergeProposals(
  chosen: readonly Proposal[],
  all: readonly Proposal[],
  document: Text,
): { merged: Proposal; replaced: Proposal[] } {
  const parts = chosen.toSorted((a, b) => a.start - b.start);
  const [first, ...rest] = parts;
  if (!first || rest.length === 0) {
    throw new Refusal('bad-input', { zh: '请至少选两条再合并。', en: 'Choose at least two to merge.' });
  }
  const end = Math.max(...parts.map((p) => p.end));
  const ids = new Set(parts.map((p) => p.id));
  const between = all.find(
    (p) => !ids.has(p.id) && p.state !== 'replaced' && p.start < end && p.end > first.start,
  );
  if (between) {
    throw new Refusal(
      'bad-input',
      {
        zh: `只能合并相邻的条目；中间还有第 ${between.ordinal} 条。`,
        en: `Only neighbours can be merged; number ${between.ordinal} stands between them.`,
      },
      { between: between.ordinal },
    );
  }
  const drafts = parts.map((p) => p.draft);
  const lead = drafts.find((d) => d.lead !== null)?.lead ?? null;
  const draft: Draft = {
    ...first.draft,
    title: document.content.slice(first.start, end).replace(/\s+/g, ' ').trim().slice(0, 400),
    type: drafts.some((d) => d.type === 'numeric') ? 'numeric' : first.draft.type,
    targets: drafts.flatMap((d) => d.targets).slice(0, 20),
    deadline:
      drafts
        .map((d) => d.deadline)
        .toSorted()
        .at(-1) ?? null,
    lead,
    joins: [...new Set(drafts.flatMap((d) => [...d.joins, ...(d.lead ? [d.lead] : [])]))].filter(
      (o) => o !== lead,
    ),
    leader: drafts.find((d) => d.leader !== null)?.leader ?? null,
    milestones: drafts.flatMap((d) => d.milestones).slice(0, 40),
    children: drafts.flatMap((d) => d.children).slice(0, 500),
    goal: drafts.find(({ goal }) => goal)?.goal,
    note: drafts
      .map((d) => d.note)
      .filter(Boolean)
      .join('\n')
      .slice(0, 2000),
  };
  return { merged: { ...first, end, draft }, replaced: rest.map((p) => ({ ...p, state: 'replaced' })) };
}
