export { adoptCases } from './adopt.ts';
export type { Author, Entry } from './chain.ts';
export type { Commitment, Outcome, Terms } from './commitment.ts';
export { correctCase } from './correct-case.ts';
export { erasePrivatePart } from './erase-private-part.ts';
export { importSheet, type SheetAddition, type SheetChange } from './import-sheet.ts';
export { lookAtPrivatePart } from './look-at-private-part.ts';
export { mayLookAtPrivatePart, mayReadLedger, mayReview } from './policy.ts';
export { type Completeness, completenessOf } from './review/completeness.ts';
export {
  confirmProposal,
  correctProposal,
  type ProposalRef,
  restoreProposal,
  waiveProposal,
} from './review/decide-proposal.ts';
export type { Draft, Proposal } from './review/proposal.ts';
export { merge, proposeByHand, type ReviewRef, splitAt, undoLastStep } from './review/rearrange-proposals.ts';
export {
  type DocumentSummary,
  findDocument,
  findReading,
  listDocuments,
  listProposals,
  type StoredDocument,
} from './review/store.ts';
export { uploadDocument } from './review/upload.ts';
export { carryOver, closeCases } from './roll-over.ts';
export { sentenceAround } from './sentence.ts';
export {
  type CaseRecord,
  findCase,
  listCases,
  listEntries,
  listPlan,
  listPlanYears,
} from './store.ts';
export { type CaseVerdict, verifyCase, verifyCounty } from './verify.ts';
