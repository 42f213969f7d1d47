export { type CheckedCounty, type CountyDefinition, checkCounty, versionOf } from './check-county.ts';
export type { County, Duty, Goal, Measure, Organisation, Place, Post, PostRole } from './definition.ts';
export { findLead, type LeadProposal, organisationsOn } from './find.ts';
export { loadCounty } from './load.ts';
export type { Plan, PlanTarget, ResolvedTarget } from './plan.ts';
export { holdsOn, type Validity } from './validity.ts';
