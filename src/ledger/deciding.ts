import type { Matter, Step, Verb } from '../catalog/index.ts';
import type { Calendar, Instant } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import type { Happened } from './bodies.ts';
import type { CaseState } from './case.ts';
import type { EntryContent } from './chain.ts';
import type { Asked } from './command.ts';
import type { ActingPost } from './doer.ts';
import type { ReferenceFinder } from './reference/find-references.ts';

/** What a decision stands on beside the case: all of it comes in, so that deciding is pure. */
export type Ground = {
  readonly matter: Matter;
  readonly calendar: Calendar;
  readonly now: Instant;
  /** True where an organisation exists today. */
  readonly isUnit: (organisation: string) => boolean;
  /** What a field refers to, where the command's forms refer to anything. */
  readonly refersTo?: ReferenceFinder | undefined;
  /** What became of an organisation that does not exist today; undefined where the county never had it. */
  readonly unitGone?: (organisation: string) => Wording | undefined;
  /** True where a post that is named exists today; absent where none is named. */
  readonly isPost?: (post: string) => boolean;
  /** For openings: the case that a new one is to stand under. */
  readonly parent?: Parent | undefined;
  /** For openings: further cases that a new one is to count towards, by the ids that its form names. */
  readonly also?: ReadonlyMap<string, Parent>;
  /** How many cases under this one have not ended; known where the command asks for it. */
  readonly openParts?: number;
};

/** A case as far as those opened under it ask. */
export type Parent = Pick<CaseState, 'number' | 'matter' | 'clocks' | 'ended' | 'stage' | 'fields'>;

/** A decision: what to write, through which post. */
export type Decision = {
  readonly happened: Happened;
  readonly content: EntryContent;
  readonly post: ActingPost;
};

/** A command read against its verb: what a decision works on. */
export type Act<V extends Verb = Verb> = {
  readonly id: string;
  readonly step: Step;
  readonly args: Asked<V>;
};
