import type { County, Duty, Goal, Measure, Organisation, Place, Post } from './definition.ts';
import type { LocalDay } from './local-day.ts';
import type { Matter } from './matter/matter.ts';
import type { Cap, Demand, MeetingSeries } from './office.ts';
import type { PlanHead, PlanSection, PlanTarget } from './plan.ts';
import type { Scheme } from './scheme/scheme.ts';
import type { Entry } from './source.ts';

/** The ids of records that have findings of their own: `all` where the file itself could not be read. */
export type Broken = ReadonlySet<string> | 'all';

/** A list of a county as read: its sound records, and the ids of the others. */
export type DraftList<T> = { readonly entries: readonly Entry<T>[]; readonly broken: Broken };

export const isSound = (broken: Broken): boolean => broken !== 'all' && broken.size === 0;

export type DraftPlan = {
  readonly file: string;
  readonly head: Entry<PlanHead> | undefined;
  readonly sections: DraftList<PlanSection>;
  readonly targets: DraftList<PlanTarget>;
};

/** All that the files of a county say, each record with its place, before the checks that cross files. */
export type DraftCounty = {
  readonly county: Entry<County> | undefined;
  readonly places: DraftList<Place>;
  readonly organisations: DraftList<Organisation>;
  readonly posts: DraftList<Post>;
  readonly duties: DraftList<Duty>;
  readonly measures: DraftList<Measure>;
  readonly goals: DraftList<Goal>;
  readonly localDays: DraftList<LocalDay>;
  readonly meetings: DraftList<MeetingSeries>;
  readonly demands: DraftList<Demand>;
  readonly caps: DraftList<Cap>;
  readonly matters: DraftList<Matter>;
  readonly schemes: DraftList<Scheme>;
  readonly plans: readonly DraftPlan[];
};
