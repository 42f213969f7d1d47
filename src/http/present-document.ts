import type { Reading } from '../documents/index.ts';
import {
  completenessOf,
  type DocumentSummary,
  type KeptLeads,
  MINUTES,
  type Proposal,
  type StoredDocument,
} from '../ledger/index.ts';
import type { DocumentRow, DocumentView, LeadSuggestion, ProposalView } from '../wire/index.ts';

/** Who can lead, and what the county's own duties say of a text: an empty list where it defines none. */
export type Units = {
  readonly organisations: readonly { readonly id: string; readonly name: string }[];
  readonly leadsOf: (text: string) => readonly LeadSuggestion[];
};

/** A unit of the county that goes by a usual department name: 澄川县财政局 for 财政局. */
const unitCalled = (name: string, { organisations }: Units) =>
  organisations.find((o) => o.name === name) ?? organisations.find((o) => o.name.endsWith(name));

/**
 * The county's duties speak first; where they say nothing, the usual departments that the reader named: no
 * duty of the county says so, so they are assumed.
 */
function suggest(
  quote: string,
  read: Reading['commitments'][number] | undefined,
  units: Units,
): LeadSuggestion[] {
  const own = units.leadsOf(quote).slice(0, 3);
  if (own.length > 0) return [...own];
  // Units that minutes name themselves stand in the draft already.
  const usual = (read?.lead ?? []).filter(({ reason }) => reason !== 'named');
  return usual.map(({ name, confidence }) => {
    const unit = unitCalled(name, units);
    return { organisation: unit?.id ?? null, name: unit?.name ?? name, confidence, assumed: true };
  });
}

/** The headings that stand over a place, outermost first. */
const sectionPath = (sections: Reading['sections'], start: number): string =>
  sections
    .filter((s) => s.start <= start && start < s.end && s.title !== '')
    .map((s) => s.title)
    .join(' › ');

/** The lead units that are suggested for a proposal today, by their ids; null for one the county does not have. */
export function suggestedUnits(
  proposal: Proposal,
  document: Pick<StoredDocument, 'content'>,
  reading: Pick<Reading, 'sections' | 'commitments'>,
  units: Units,
): (string | null)[] {
  return presentProposal(proposal, document, reading, units).suggestedLeads.map((s) => s.organisation);
}

/** One proposal, with its quote and what the reader suggests as lead units. */
export function presentProposal(
  proposal: Proposal,
  document: Pick<StoredDocument, 'content'>,
  reading: Pick<Reading, 'sections' | 'commitments'>,
  units: Units,
): ProposalView {
  const read = reading.commitments.find((c) => c.start === proposal.start && c.end === proposal.end);
  const quote = document.content.slice(proposal.start, proposal.end);
  return {
    ...proposal,
    draft: {
      ...proposal.draft,
      targets: [...proposal.draft.targets],
      joins: [...proposal.draft.joins],
      milestones: [...proposal.draft.milestones],
      children: [...proposal.draft.children],
    },
    quote,
    section: sectionPath(reading.sections, proposal.start),
    suggestedLeads: suggest(quote, read, units),
  };
}

export const presentRow = (document: DocumentSummary): DocumentRow => ({
  id: document.id,
  kind: document.kind === MINUTES ? 'minutes' : 'work-report',
  title: document.title,
  place: document.place,
  year: document.year,
  fileName: document.fileName,
  uploadedAt: document.uploadedAt,
  proposals: document.proposals,
  adopted: document.adopted,
});

/** A document with its reading and the proposals made of it. */
export function presentDocument(
  document: StoredDocument,
  reading: Reading,
  proposals: readonly Proposal[],
  { leads, adopted }: { readonly leads: KeptLeads; readonly adopted: number },
  units: Units,
): DocumentView {
  const count = (state: Proposal['state']) => proposals.filter((p) => p.state === state).length;
  return {
    document: {
      ...presentRow({
        ...document,
        proposals: { proposed: count('proposed'), confirmed: count('confirmed'), waived: count('waived') },
        adopted,
      }),
      digest: document.digest,
      speaker: document.speaker,
      indexNumber: document.indexNumber,
    },
    text: document.content,
    sections: [...reading.sections],
    claims: [...reading.claims],
    nonClaims: [...reading.nonClaims],
    waived: [...reading.waived],
    diagnostics: [...reading.diagnostics],
    proposals: proposals.map((p) => presentProposal(p, document, reading, units)),
    completeness: completenessOf(document.content, reading, proposals),
    keptLeads: leads,
  };
}
