export {
  DocumentRow,
  DocumentView,
  Draft,
  LeadSuggestion,
  Milestone,
  ProposalState,
  ProposalView,
  Target,
  Uploaded,
  Waive,
} from './documents.ts';
export { CasePage, CaseRow, CaseView, ChainVerdict, EntryView, PrivatePart, Source } from './ledger.ts';
export {
  AcceptInvitation,
  CountyView,
  InvitationView,
  Invited,
  NewPassword,
  NewPerson,
  OrganisationView,
  PersonView,
  PostView,
  Role,
  SessionView,
  SignIn,
} from './people.ts';
export { Problem } from './problem.ts';
export {
  ClaimShape,
  CommitmentType,
  DiagnosticShape,
  SectionShape,
  WaiverShape,
  WordingShape,
} from './reading.ts';
