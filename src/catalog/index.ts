export { type CheckedCounty, checkCounty } from './check-county.ts';
export type { Duty, Goal, Measure, Organisation, Place, Post } from './definition.ts';
export { findLead, findOrganisation, type LeadProposal, leadersOf, organisationsOn } from './find.ts';
export { loadCounty } from './load.ts';
export type { Plan, ResolvedTarget } from './plan.ts';
export { holdsOn } from './validity.ts';
export { type CountyDefinition, reviveDefinition, versionOf } from './version.ts';
