import type { Measure } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import type { Id } from '../kernel/index.ts';
import type { Observation } from './observation.ts';
import type { Milestone, Target } from './target.ts';

/** The promise as its terms stood from an entry on: opened, corrected, or adjusted by approval. */
export type PromiseVersion = {
  readonly seq: number;
  readonly on: Day;
  readonly why: 'opened' | 'corrected' | 'adjusted';
  readonly type: 'numeric' | 'countable' | 'descriptive';
  readonly targets: readonly Target[];
  readonly milestones: readonly Milestone[];
  /** Named children of a countable commitment. */
  readonly children: readonly string[];
  readonly deadline: Day | null;
};

/** A progress report (进展): figures in base units, each of the metric it names, or of the first target. */
export type ReportFact = {
  readonly seq: number;
  readonly on: Day;
  readonly period: string | null;
  readonly values: readonly { readonly metric: string | null; readonly value: number }[];
};

/**
 * A verdict on what was reported until then, by somebody else: whether it upholds it, and the totals found where it
 * names any.
 */
export type Finding = {
  readonly seq: number;
  readonly on: Day;
  readonly passed: boolean;
  readonly values: readonly { readonly metric: string; readonly value: number }[];
};

/** Evidence (佐证): `judgedOn` and `accepted` are null until somebody judged it. */
export type EvidenceFact = {
  readonly seq: number;
  readonly on: Day;
  readonly name: string;
  readonly milestone: string | null;
  readonly accepted: boolean | null;
  readonly judgedOn: Day | null;
};

/** How a case ended: `finished` counts as done, `failed` does not, `left-out` is not counted at all. */
export type Ending = 'finished' | 'failed' | 'left-out';

/** A light set by hand: darker by an inspector, brighter by a request and its approval, until a day. */
export type HandLight =
  | {
      readonly seq: number;
      readonly on: Day;
      readonly kind: 'darkened';
      readonly light: 'yellow' | 'red';
      readonly reason: string;
    }
  | {
      readonly seq: number;
      readonly on: Day;
      readonly kind: 'brightened';
      readonly light: 'green' | 'yellow';
      readonly until: Day;
      readonly reason: string;
    };

/** A case as progress sees it: its promise through time, what was reported and proven, and its parts. */
export type CaseFacts = {
  readonly id: Id;
  readonly number: string;
  readonly title: string;
  /** The year whose plan it belongs to: figures of other years do not count. */
  readonly year: number;
  /** Ordered by `seq`; the first is the opening. */
  readonly versions: readonly PromiseVersion[];
  readonly reports: readonly ReportFact[];
  readonly evidence: readonly EvidenceFact[];
  /** In the order of their entries; absent where there is none. */
  readonly findings?: readonly Finding[];
  /** The day on which the county adopted it: before it there is no light (law 8). */
  readonly adoptedOn: Day | null;
  /** In the order of their entries. */
  readonly handLights: readonly HandLight[];
  /** Reported as done (申请办结), until a verdict against it; `verifiedOn` once a person confirmed it. */
  readonly handledOn: Day | null;
  readonly verifiedOn: Day | null;
  /** The area of the lead unit, its place or else itself: a measure that is kept by area speaks of it there. */
  readonly area: readonly string[];
  readonly ended: { readonly on: Day; readonly how: Ending } | null;
  /** Child cases, also those that belong to another parent as well. */
  readonly parts: readonly CaseFacts[];
};

/** Where a figure of a measure that is kept by area belongs: a town by its code, or a unit by its id. */
export type Area = { readonly id: string; readonly name: string; readonly kind: 'place' | 'unit' };

/** What is known beside the case: the county's measures and their observations. */
export type MeasureFacts = {
  readonly measures: readonly Measure[];
  /** Towns and units by the ids under which figures of areas stand, with the day's names. */
  readonly areas: readonly Area[];
  readonly observations: readonly Observation[];
};

/** The version in force on a day; undefined before the case was opened. */
export const versionOn = ({ versions }: Pick<CaseFacts, 'versions'>, on: Day): PromiseVersion | undefined =>
  versions.findLast((version) => version.on <= on);
