import { type Diagnostic, type Digest, hasErrors } from '../kernel/index.ts';
import { checkBurden } from './check-burden.ts';
import { checkMeasuresAndGoals } from './check-goals.ts';
import { checkLocalDays } from './check-local-days.ts';
import { checkMeetings } from './check-meetings.ts';
import { checkOrders } from './check-orders.ts';
import { checkDuties, checkOrganisations, checkPosts } from './check-organisations.ts';
import { checkCounty as checkHead, checkPlaces } from './check-places.ts';
import { checkPlan, resolved } from './check-plan.ts';
import type { County } from './definition.ts';
import { type DraftCounty, type DraftList, type DraftPlan, isSound } from './draft.ts';
import { checkMatters } from './matter/check-matter.ts';
import { checkRoles } from './matter/check-roles.ts';
import type { Plan } from './plan.ts';
import { type Origins, readCounty } from './read-county.ts';
import { indexOf } from './reference.ts';
import { checkSchemes } from './scheme/check-scheme.ts';
import { type CountyDefinition, versionOf } from './version.ts';

/** The result of checking: a definition and its version only where nothing is wrong (law 11). */
export type CheckedCounty = {
  readonly definition?: CountyDefinition;
  readonly digest?: Digest;
  readonly diagnostics: readonly Diagnostic[];
};

const records = <T>(list: DraftList<T>): T[] => list.entries.map(({ record }) => record);

function planOf(plan: DraftPlan): Plan[] {
  if (plan.head === undefined) return [];
  const targets = records(plan.targets).map(resolved);
  return [{ ...plan.head.record, status: 'reading', sections: records(plan.sections), targets }];
}

function definitionOf(draft: DraftCounty, county: County, origins: Origins): CountyDefinition {
  return {
    format: 3,
    county,
    places: records(draft.places),
    organisations: records(draft.organisations),
    posts: records(draft.posts),
    duties: records(draft.duties),
    measures: records(draft.measures),
    goals: records(draft.goals),
    localDays: records(draft.localDays),
    meetings: records(draft.meetings),
    demands: records(draft.demands),
    caps: records(draft.caps),
    matters: records(draft.matters),
    schemes: records(draft.schemes),
    plans: draft.plans.flatMap(planOf),
    origins,
  };
}

function crossChecks(draft: DraftCounty): Diagnostic[] {
  const { places, organisations, measures, goals } = draft;
  const indexes = {
    places: indexOf(places.entries, ({ code }) => code, places.broken, {
      zh: '地名',
      en: 'place',
      file: 'places.csv',
    }),
    organisations: indexOf(organisations.entries, ({ id }) => id, organisations.broken, {
      zh: '单位',
      en: 'organisation',
      file: 'organisations.yaml',
    }),
    measures: indexOf(measures.entries, ({ id }) => id, measures.broken, {
      zh: '指标',
      en: 'measure',
      file: 'measures.yaml',
    }),
    goals: indexOf(goals.entries, ({ id }) => id, goals.broken, {
      zh: '目标',
      en: 'goal',
      file: 'goals.yaml',
    }),
  };
  return [
    ...(draft.county === undefined ? [] : checkHead(draft.county)),
    ...checkPlaces(draft, indexes.places),
    ...checkOrganisations(draft, indexes),
    ...checkOrders(draft, indexes.organisations),
    ...checkPosts(draft, indexes),
    ...checkDuties(draft, indexes),
    ...checkMeasuresAndGoals(draft, indexes),
    ...checkLocalDays(draft.localDays),
    ...checkMeetings(draft, indexes.organisations),
    ...checkBurden(draft),
    ...checkMatters(draft.matters.entries, draft.posts.entries),
    ...(isSound(draft.matters.broken) ? checkRoles(draft.matters.entries, draft.posts.entries) : []),
    ...(isSound(draft.matters.broken)
      ? checkSchemes(draft.schemes.entries, draft.matters.entries, organisations.entries)
      : []),
    ...draft.plans.flatMap((plan) => checkPlan(plan, indexes)),
  ];
}

const byPlace = (a: Diagnostic, b: Diagnostic): number =>
  (a.place.file ?? '').localeCompare(b.place.file ?? '', 'en') ||
  (a.place.line ?? 0) - (b.place.line ?? 0) ||
  (a.place.column ?? 0) - (b.place.column ?? 0);

/**
 * Checks the files of one county, by name within its folder: every finding at once, in the order of the
 * files, and a definition only where none of them is an error. `refused` names files that are there but
 * could not be read. Pure: the same texts give the same answer.
 */
export function checkCounty(
  files: ReadonlyMap<string, string>,
  refused: ReadonlySet<string> = new Set(),
): CheckedCounty {
  const { draft, origins, found } = readCounty(files, refused);
  const diagnostics = [...found, ...crossChecks(draft)].sort(byPlace);
  if (hasErrors(diagnostics) || draft.county === undefined) return { diagnostics };
  const definition = definitionOf(draft, draft.county.record, origins);
  return { definition, digest: versionOf(definition).digest, diagnostics };
}
