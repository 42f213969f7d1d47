export { areasOn } from './areas.ts';
export { calendarDigest, calendarIn, calendarOf } from './calendar-of.ts';
export { type CheckedCounty, checkCounty } from './check-county.ts';
export type { Duty, Measure, Orders, Organisation, Place, Post } from './definition.ts';
export { definitionOf } from './definition-of.ts';
export {
  findLead,
  findOrganisation,
  isNameAssumed,
  isTitleAssumed,
  type LeadProposal,
  leadersOf,
  noticeHabitsOf,
  ordersOf,
  organisationsOn,
} from './find.ts';
export { loadCounty } from './load.ts';
export { compareMatters, type MatterDifference } from './matter/compare-matters.ts';
export { type FormValues, fieldName, readForm } from './matter/form.ts';
export {
  type FormSchema,
  type Lights,
  Matter,
  type MatterClock,
  mayStepFrom,
  Party,
  type Recused,
  type Rung,
  type Step,
  type Verb,
} from './matter/matter.ts';
export {
  type Reference,
  type ReferenceKind,
  type Referring,
  referenceOf,
  referencesIn,
} from './matter/reference.ts';
export { findRoleName } from './matter/role-names.ts';
export {
  findMatter,
  findMatterVersion,
  listMatters,
  listMatterVersions,
  type MatterInForce,
  type MatterVersion,
  matterDigest,
  takeOverMatters,
} from './matter/store.ts';
export type { AgendaReason, Cap, Demand, DemandKind, MeetingSeries, Rhythm } from './office.ts';
export type { Plan, ResolvedTarget } from './plan.ts';
export { Scheme, toCompute } from './scheme/scheme.ts';
export { findDigestInForce, insertVersion } from './store.ts';
export { endedBy } from './succession.ts';
export { cellsOf as tableCells } from './table-file.ts';
export { unitNamed } from './units.ts';
export { holdsOn } from './validity.ts';
export { type CountyDefinition, versionOf } from './version.ts';
