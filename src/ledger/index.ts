export { type Author, type Entry, type Fault, findFaults } from './chain.ts';
export type { Commitment } from './commitment.ts';
export { lookAtPrivatePart } from './look-at-private-part.ts';
export { mayLookAtPrivatePart, mayReadLedger, mayReview } from './policy.ts';
export {
  confirmProposal,
  correctProposal,
  type ProposalRef,
  restoreProposal,
  waiveProposal,
} from './review/decide-proposal.ts';
export type { Draft, Proposal } from './review/proposal.ts';
export {
  type DocumentSummary,
  findDocument,
  findReading,
  listDocuments,
  listProposals,
  type StoredDocument,
} from './review/store.ts';
export { uploadDocument } from './review/upload.ts';
export { sentenceAround } from './sentence.ts';
export { type CaseRecord, findCase, listCases, listEntries, listPrivateParts } from './store.ts';
