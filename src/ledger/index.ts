export { adoptCases } from './adopt.ts';
export type { AskerBurden, Outlook, Tally, UnitBurden } from './burden/burden.ts';
export {
  burdenOf,
  burdenOutlook,
  burdenRows,
  burdenYear,
  type MonthBurden,
} from './burden/load-burden.ts';
export { boundsOf, type Month, monthOf } from './burden/month.ts';
export type { NumberOwed } from './burden/store.ts';
export { policyOf } from './case-clock.ts';
export type { Author, Entry } from './chain.ts';
export { type Change, findReach, listChanges } from './changes/store.ts';
export { COMMITMENT, type Commitment, type Outcome, planStateOf, type Terms } from './commitment.ts';
export { correctCase } from './correct-case.ts';
export { deliverMessages } from './dispatch/deliver.ts';
export { reprojectCases, runLadder } from './dispatch/run-ladder.ts';
export { countUnread, listMessages, type Message, markRead, takeMessages } from './dispatch/store.ts';
export { doStep, doStepNow } from './do-step.ts';
export { type Doer, mayOpenCase, partyName } from './doer.ts';
export { entryName } from './entry-name.ts';
export { type KeptFile, keepBytes, keepFile } from './evidence/keep-file.ts';
export { lookAtEvidence } from './evidence/look-at-evidence.ts';
export { listFilesAmong } from './evidence/store.ts';
export { explainClocks } from './explain-clocks.ts';
export { closeForm, withdrawForm } from './forms/end-form.ts';
export { answeredBefore, answersOf, fillForm, getCopy } from './forms/fill-form.ts';
export { COPY, Column, Every, FORM, FormFields, FormWish, schemaOf } from './forms/form.ts';
export type { Known } from './forms/known.ts';
export { knownOf, sendForm } from './forms/send-form.ts';
export { sendRounds } from './forms/send-rounds.ts';
export { countCopies, listCopies, listForms, listToFill } from './forms/store.ts';
export { type NamedRequest, once } from './idempotent.ts';
export { importSheet, type SheetAddition, type SheetChange } from './import-sheet.ts';
export { lookOver } from './inflow/look-over.ts';
export { MINUTES, ORDER, originIn, originsOf } from './inflow/order.ts';
export { type OrderProposal, proposeOrder } from './inflow/propose-order.ts';
export { issueOrders, registerOrder } from './inflow/register-order.ts';
export { drawInspections } from './inspection/draw-sample.ts';
export { dropInspection } from './inspection/drop-inspection.ts';
export { inspectedCase } from './inspection/inspected.ts';
export { type SampleList, sampleListOf } from './inspection/sample-list.ts';
export { clockName, levelNames } from './matter-names.ts';
export type { Agenda, AgendaItem } from './meetings/agenda.ts';
export { type AgendaLine, agendaNow, fixAgenda, fixedAgenda } from './meetings/fix-agenda.ts';
export { MEETING, planMeetings } from './meetings/plan-meetings.ts';
export { type Decided, decisionsIn, recordDecision } from './meetings/record-decision.ts';
export { listMeetings, listWhys, plannedDay } from './meetings/store.ts';
export { unprovenFor } from './milestones-of.ts';
export { openCase, openCaseNow } from './open-case.ts';
export { openCases } from './open-cases.ts';
export { answerByLink, type LinkFile, linkHolder, takesFiles } from './orders/answer-by-link.ts';
export { findOrder, type IssuedOrder } from './orders/find-order.ts';
export { listOrders, type OrderFilter, type OrderRecord } from './orders/store.ts';
export { listTurns, type Turn } from './plan/list-turns.ts';
export { listPlan, listPlanYears, type PlanRecord, toPlanRecord } from './plan/store.ts';
export { mayReadLedger, mayReview, mayWork } from './policy.ts';
export { type MatterPreview, previewMatters, type VersionBefore } from './preview/preview-matters.ts';
export { erasePrivatePart } from './private/erase-private-part.ts';
export { lookAtPrivatePart } from './private/look-at-private-part.ts';
export { mayLookAt, recordLook } from './private/record-look.ts';
export { type LogVerdict, verifyAccessLog } from './private/verify-access-log.ts';
export type { CaseProgress } from './progress/compute.ts';
export { progressOfCase, progressOfPlan } from './progress/progress-of.ts';
export { isPromise, promisedIn } from './promise.ts';
export { rebuildProjections } from './rebuild.ts';
export { findReferences, type ReferenceFinder } from './reference/find-references.ts';
export { type Completeness, completenessOf } from './review/completeness.ts';
export {
  confirmProposal,
  correctProposal,
  type ProposalRef,
  restoreProposal,
  waiveProposal,
} from './review/decide-proposal.ts';
export { countAdopted, type DocumentSummary, listDocuments } from './review/documents/store.ts';
export { type KeptLeads, keptLeads } from './review/kept-leads.ts';
export type { Draft, Proposal } from './review/proposal.ts';
export { merge, proposeByHand, type ReviewRef, splitAt, undoLastStep } from './review/rearrange-proposals.ts';
export {
  findDocument,
  findReading,
  listOffers,
  listProposals,
  type StoredDocument,
} from './review/store.ts';
export { uploadDocument } from './review/upload.ts';
export { carryOver, closeCases } from './roll-over.ts';
export { type AroundResult, aroundResult } from './score/around-result.ts';
export { askExclusion } from './score/ask-exclusion.ts';
export { getResult, listSchemes, scoreUnits } from './score/compute-score.ts';
export { listRates, type OpenedRate, openRate, type RateValue } from './score/rates.ts';
export type { ScoreResult } from './score/result.ts';
export { listResults } from './score/store.ts';
export { sentenceAround } from './sentence.ts';
export {
  type MatterNames,
  matterNames,
  matterOfCase,
  type StageNames,
  stageNames,
} from './stage-names.ts';
export {
  type CaseRecord,
  earliestDue,
  findCase,
  listCases,
  listCasesById,
  listEntries,
} from './store.ts';
export { succeedOrganisations } from './succession/succeed-organisations.ts';
export { type Comparator, comparatorOfBare, targetOf } from './target.ts';
export { listTerms, termIn, termName } from './terms.ts';
export { type TermsStep, termsHistory } from './terms-history.ts';
export { type CaseVerdict, verifyCase, verifyCounty } from './verify.ts';
export { choicesFor } from './worklist/choices.ts';
export { stepsFor } from './worklist/steps-for.ts';
export {
  type CaseRef,
  COUNT_LIMIT,
  listAround,
  listWork,
  searchCases,
  type WorkRecord,
} from './worklist/store.ts';
export { isAwaited, turnsOf } from './worklist/turns.ts';
