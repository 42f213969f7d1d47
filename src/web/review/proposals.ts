import type { DocumentRow, DocumentView, Draft, ProposalState, ProposalView } from '../../wire/index.ts';

/** Which proposals the list shows; an absent field asks for nothing. */
export type Filter = {
  readonly state?: ProposalState | undefined;
  readonly type?: Draft['type'] | undefined;
  readonly section?: string | undefined;
  /** Id of the lead unit; `none` asks for those that have none yet. */
  readonly unit?: string | undefined;
};

/** The proposals that a filter lets through, in the order of the text. */
export const filtered = (proposals: readonly ProposalView[], filter: Filter): ProposalView[] =>
  proposals
    .filter(
      ({ state, draft, section }) =>
        state !== 'replaced' &&
        (filter.state === undefined || state === filter.state) &&
        (filter.type === undefined || draft.type === filter.type) &&
        (filter.section === undefined || section === filter.section) &&
        (filter.unit === undefined || (draft.lead ?? 'none') === filter.unit),
    )
    .sort((a, b) => a.start - b.start || a.ordinal - b.ordinal);

/** The proposal `step` places on; at the ends of the list it stays where it is. */
export function neighbour(
  list: readonly ProposalView[],
  from: string | undefined,
  step: 1 | -1,
): ProposalView | undefined {
  const at = list.findIndex((p) => p.id === from);
  if (at === -1) return step === 1 ? list[0] : list.at(-1);
  return list[Math.min(Math.max(at + step, 0), list.length - 1)];
}

/** The next proposal that still waits, from `from` on and round the end; undefined where none waits. */
export function nextProposed(
  list: readonly ProposalView[],
  from: string | undefined,
): ProposalView | undefined {
  const at = list.findIndex((p) => p.id === from);
  const round = [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))];
  return round.find((p) => p.state === 'proposed');
}

/** Counts the proposals by state. What was replaced by a merge or a split is no longer counted. */
export function countStates(proposals: readonly ProposalView[]): DocumentRow['proposals'] {
  const counts = { proposed: 0, confirmed: 0, waived: 0, replaced: 0 };
  for (const { state } of proposals) counts[state] += 1;
  const { replaced: _, ...standing } = counts;
  return standing;
}

/** The document with proposals changed or added, counted again. An older version never replaces a newer one. */
export function withProposals(view: DocumentView, changed: readonly ProposalView[]): DocumentView {
  const byId = new Map(view.proposals.map((p) => [p.id, p]));
  for (const proposal of changed) {
    const known = byId.get(proposal.id);
    if (!known || known.version <= proposal.version) byId.set(proposal.id, proposal);
  }
  const proposals = [...byId.values()];
  return { ...view, proposals, document: { ...view.document, proposals: countStates(proposals) } };
}
