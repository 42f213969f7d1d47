export {
  BurdenMonth,
  type BurdenRow,
  BurdenRowQuery,
  BurdenRows,
  BurdenView,
  BurdenYearView,
  DemandKindView,
  OutlookQuery,
  OutlookView,
} from './burden.ts';
export { ChangePage, ChangeView } from './changes.ts';
export { ClockAnswerView, CountedDay } from './clock.ts';
export { ComparedItem, ComparisonQuery, ComparisonView, Verdict } from './compare.ts';
export { DefinedTarget, DefinitionView } from './definition.ts';
export {
  Completeness,
  DocumentRow,
  DocumentView,
  Draft,
  LeadSuggestion,
  Merge,
  Milestone,
  ProposalState,
  ProposalView,
  Split,
  Stretch,
  Target,
  Undone,
  Uploaded,
  Waive,
} from './documents.ts';
export {
  CopyRow,
  CopyView,
  FormColumn,
  FormEvery,
  FormList,
  FormPage,
  FormReason,
  FormRow,
  KnownQuery,
  KnownView,
  NewFilling,
  NewForm,
} from './forms.ts';
export {
  Clause,
  NewOrder,
  OrderHead,
  OrderNote,
  OrderProposal,
  OrdersIssued,
} from './inflow.ts';
export {
  Adopted,
  Adoption,
  CarryOver,
  CasePage,
  CaseRow,
  CaseView,
  ChainVerdict,
  Closure,
  type CommitmentRow,
  type CommitmentView,
  Correction,
  EntryView,
  type OfCommitment,
  Outcome,
  PrivatePart,
  Source,
} from './ledger.ts';
export {
  AgendaItemView,
  AgendaWish,
  MeetingList,
  MeetingRow,
  MeetingSeriesView,
  MeetingView,
  NewDecision,
} from './meetings.ts';
export {
  ChannelView,
  FailedNoticeView,
  LinksRenewed,
  NewNoticeAddress,
  NoticeAddresses,
  NoticeAddressView,
  NoticeHabits,
  NoticesOfOrder,
  RetryChannel,
  TrialOutcome,
} from './notices.ts';
export { MeasureView, NewObservations, ObservationsRecorded, ObservationView } from './observations.ts';
export {
  AnswerByLink,
  AnswerReceipt,
  FileByLink,
  filesByLink,
  OpenByLink,
  OrderByLink,
} from './order-links.ts';
export { OrderLevel, OrderPage, OrderQuery, OrderRow } from './orders.ts';
export {
  AcceptInvitation,
  CountyView,
  HoldingEnd,
  HoldingView,
  InvitationView,
  Invited,
  NewHolding,
  NewPassword,
  NewPerson,
  OrganisationView,
  PersonView,
  PostView,
  Role,
  SessionView,
  SignIn,
  UnitView,
} from './people.ts';
export { Problem } from './problem.ts';
export {
  CaseProgressView,
  ComputationView,
  type GoalProgress,
  LightColour,
  LightCounts,
  type LightReason,
  PlanProgressView,
  ProgressRow,
  type TargetProgressView,
} from './progress.ts';
export {
  ClaimShape,
  CommitmentType,
  DiagnosticShape,
  ReadFile,
  ReadingShape,
  SectionShape,
  WaiverShape,
  WordingShape,
} from './reading.ts';
export {
  ColumnView,
  DifferencesView,
  NewExclusion,
  OpenedRateView,
  RateView,
  ResultSummary,
  ResultView,
  SchemeView,
  ScoreRow,
  ScoresView,
  UnitScoreView,
} from './score.ts';
export { PlanYear, SheetApplied, SheetImport, SheetPreview } from './sheet.ts';
export {
  CaseStanding,
  FieldView,
  FindingView,
  KeptFile,
  PostRef,
  SelfReportView,
  type TermChangeView,
  type TermsStepView,
} from './standing.ts';
export {
  CaseStand,
  ClockView,
  FormView,
  FoundPage,
  MatterView,
  MessagePage,
  MessageView,
  NewCase,
  NewCases,
  ReadMessages,
  StepBody,
  StepDefinition,
  StepView,
  Unread,
  WorkPage,
  WorkRow,
} from './work.ts';
export { YearEndGap, YearEndRowView, YearEndView } from './year-end.ts';
