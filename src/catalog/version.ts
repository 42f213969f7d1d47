import { z } from 'zod';
import { canonicalJson, type Digest, digestOf } from '../kernel/index.ts';
import { resolved } from './check-plan.ts';
import { County, Duty, Goal, Measure, Organisation, Place, Post } from './definition.ts';
import { LocalDay } from './local-day.ts';
import { Matter } from './matter/matter.ts';
import { Cap, Demand, MeetingSeries } from './office.ts';
import { type Plan, PlanHead, PlanSection, PlanTarget } from './plan.ts';
import type { Origins } from './read-county.ts';
import { Scheme } from './scheme/scheme.ts';

/** All that one county's files define, checked. Lists keep the order of the files, which is the county's own. */
export type CountyDefinition = {
  /** The shape of this value; a later shape gets the next number. Format 1 had no matters, format 2 no schemes. */
  readonly format: 3;
  readonly county: County;
  readonly places: readonly Place[];
  readonly organisations: readonly Organisation[];
  readonly posts: readonly Post[];
  readonly duties: readonly Duty[];
  readonly measures: readonly Measure[];
  readonly goals: readonly Goal[];
  /** Days on which the county departs from the national calendar; older bodies have none. */
  readonly localDays: readonly LocalDay[];
  /** Series of meetings, minutes by kind of demand, and caps (为基层减负); older bodies have none. */
  readonly meetings: readonly MeetingSeries[];
  readonly demands: readonly Demand[];
  readonly caps: readonly Cap[];
  readonly matters: readonly Matter[];
  readonly schemes: readonly Scheme[];
  readonly plans: readonly Plan[];
  /** By file: where its content comes from, and a note. */
  readonly origins: Origins;
};

/**
 * The immutable version of a definition: its canonical JSON (RFC 8785) and the hash of that text (law 7).
 * Remarks in files, their layout and line ends do not change it; the order of lists does.
 */
export function versionOf(definition: CountyDefinition): {
  readonly canonical: string;
  readonly digest: Digest;
} {
  const canonical = canonicalJson(definition);
  return { canonical, digest: digestOf(canonical) };
}

const StoredTarget = z
  .record(z.string(), z.unknown())
  .transform(({ base: _computed, ...target }) => target)
  .pipe(PlanTarget)
  .transform(resolved);

const StoredPlan = PlanHead.extend({
  status: z.literal('reading'),
  sections: z.array(PlanSection),
  targets: z.array(StoredTarget),
});

const StoredOrigin = z.strictObject({ source: z.string().optional(), note: z.string().optional() });

const StoredDefinition = z.strictObject({
  format: z.literal([1, 2, 3]).transform(() => 3 as const),
  county: County,
  places: z.array(Place),
  organisations: z.array(Organisation),
  posts: z.array(Post),
  duties: z.array(Duty),
  measures: z.array(Measure),
  goals: z.array(Goal),
  localDays: z.array(LocalDay).default([]),
  meetings: z.array(MeetingSeries).default([]),
  demands: z.array(Demand).default([]),
  caps: z.array(Cap).default([]),
  matters: z.array(Matter).default([]),
  schemes: z.array(Scheme).default([]),
  plans: z.array(StoredPlan),
  origins: z.record(z.string(), StoredOrigin),
});

/**
 * A definition read back from where its version is kept. Throws a plain error where the body is none, or is
 * not the one that the digest names: a stored version never changes (law 7), so that is a bug or tampering.
 */
export function reviveDefinition(body: unknown, digest: Digest): CountyDefinition {
  const found = digestOf(canonicalJson(body));
  if (found !== digest) throw new Error(`The stored definition ${digest} has the content of ${found}.`);
  return StoredDefinition.parse(body);
}
