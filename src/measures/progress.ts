import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { amountOf, aside, type Computation, figure, nothing } from './computation.ts';
import { decimal } from './decimal.ts';
import { type CaseFacts, type MeasureFacts, type PromiseVersion, versionOn } from './facts.ts';
import { canCatchUp, doubtOf, isReached } from './judge.ts';
import { measuredOf } from './measured.ts';
import { childrenFinished, milestonesProven } from './parts.ts';
import { type Asking, reportedFigures, reportedOf } from './reported.ts';
import type { Asked } from './series.ts';
import { sumOfParts } from './sums.ts';
import type { Target } from './target.ts';
import { directionOf, inArea, type Judged, measureCalled, paceOf } from './without-figure.ts';

/** What decides about a figure: a county measure, the child cases, what the unit reports, or nothing yet. */
export type Basis = 'measure' | 'parts' | 'children' | 'reports' | 'none';

/** One target: what it came to by the day, from what, and whether it is reached (null: it cannot be told). */
export type TargetProgress = {
  readonly target: Target;
  readonly due: Day | null;
  readonly basis: Basis;
  readonly reached: boolean | null;
  readonly computed: Computation;
  /** The day that a measure's figure speaks of; null where there is none, or the figure is what stands today. */
  readonly until: Day | null;
  /** Why the figure is doubted and decides nothing. */
  readonly doubt: Wording | null;
};

/** “3 of 5”: milestones proven, or children finished. */
export type Count = { readonly what: 'milestones' | 'children'; readonly computed: Computation };

/** How far a promise is on a day, computed; with the version of its terms that was in force then. */
export type Progress = {
  readonly asOf: Day;
  readonly type: PromiseVersion['type'];
  readonly version: {
    readonly seq: number;
    readonly on: Day;
    readonly why: PromiseVersion['why'];
    /** Its place among all versions until that day, from 1, and how many there are. */
    readonly place: number;
    readonly of: number;
  };
  readonly targets: readonly TargetProgress[];
  readonly count: Count | null;
  /** True where everything that was promised is reached or proven; null where something cannot be told. */
  readonly done: boolean | null;
};

/** Tolerances by definition, where a target states none: a share of the value, and points of growth. */
export type Tolerances = { readonly about: number; readonly pace: number } & Pick<Asked, 'counts'>;

type Question = {
  readonly facts: CaseFacts;
  readonly terms: PromiseVersion;
  readonly known: MeasureFacts;
} & {
  readonly asked: Asked & Tolerances;
};

/** The rule above a figure, with what else was said about it shown aside. */
function decided(
  rule: Wording,
  node: Computation,
  others: readonly (Computation | undefined)[],
): Computation {
  const rest = others.flatMap((other) => (other ? [aside(other)] : []));
  return { rule, value: node.value, parts: [node, ...rest] };
}

type Found = { readonly basis: Basis; readonly computed: Computation; readonly until: Day | null };

/** A county measure decides before child cases, child cases before what the unit itself reports. */
function figureOf({ facts, known, asked, terms }: Question, asking: Asking): Found {
  const { target } = asking;
  const reported = reportedOf(facts, asking, asked);
  const measure = target.measure === undefined ? undefined : measureCalled(known, target.measure);
  const own = measure && measuredOf(target, measure, known, { ...asked, ...inArea(measure, facts) });
  const measured = own?.computed;
  if (measure && measured?.value.kind === 'figure')
    return {
      basis: 'measure',
      until: own?.until ?? null,
      computed: decided(
        { zh: `以县里的指标“${measure.name}”为准`, en: `The county’s measure “${measure.name}” decides` },
        measured,
        [reported],
      ),
    };
  const sum = terms.type === 'countable' ? undefined : sumOfParts(facts, target, known, asked);
  if (sum)
    return {
      basis: 'parts',
      until: null,
      computed: decided({ zh: '以下级件合计为准', en: 'The sum of the child cases decides' }, sum, [
        measured,
        reported,
      ]),
    };
  if (reported)
    return {
      basis: 'reports',
      until: null,
      computed: measured
        ? decided(
            {
              zh: '指标还没有数，暂以报送数为准',
              en: 'The measure has no figure yet: the reported one stands in',
            },
            reported,
            [measured],
          )
        : reported,
    };
  return {
    basis: 'none',
    until: null,
    computed: measured ?? nothing({ zh: '还没有报送过数', en: 'No figure was reported yet' }),
  };
}

/** A countable promise with a figure counts its finished children; without children it is what was reported. */
function countedOf(question: Question, asking: Asking): Found {
  const { facts, terms, asked } = question;
  const children = childrenFinished(facts, terms, asked.asOf);
  if (terms.type !== 'countable' || !children || children.value.kind !== 'count' || !asking.first)
    return figureOf(question, asking);
  return {
    basis: 'children',
    until: null,
    computed: {
      rule: { zh: '已完成的个数', en: 'How many are finished' },
      value: figure(decimal(children.value.done), asking.target.unit),
      parts: [children],
    },
  };
}

/**
 * The figure that decides: after a target's day that of its day, where it kept the target or nothing can be made good any
 * more (a limit, growth, a place); else the newest, for what was missed may still be done later.
 */
function decisiveOf(question: Question, asking: Asking): Found {
  const { target, due } = asking;
  const { asked } = question;
  const newest = countedOf(question, asking);
  if (due === null || due >= asked.asOf || newest.basis === 'children') return newest;
  const onTheDay = countedOf({ ...question, asked: { ...asked, until: due } }, asking);
  const amount = amountOf(onTheDay.computed);
  if (amount === undefined) return newest;
  return isReached(target, amount, asked.about) || !canCatchUp(target) ? onTheDay : newest;
}

/** A measure's figures come from offices that issue them; what units report themselves is doubted where it leaps. */
function doubtAbout({ facts, asked }: Question, asking: Asking, { basis, computed }: Found): Wording | null {
  const amount = amountOf(computed);
  if (amount === undefined || basis === 'children') return null;
  const before = basis === 'reports' ? reportedFigures(facts, asking, asked).at(-2) : undefined;
  return doubtOf(asking.target, amount, before && decimal(before.value)) ?? null;
}

function judged(
  question: Question,
  asking: Asking,
): Judged & { readonly basis: Basis; readonly doubt: Wording | null } {
  const { facts, known, asked } = question;
  const { target } = asking;
  const basis: Basis = target.measure === undefined ? 'reports' : 'measure';
  const { inStepWith } = target;
  const doubt = null;
  if (target.value === null && inStepWith !== undefined)
    return { basis, doubt, ...paceOf(facts, { ...asking, target: { ...target, inStepWith } }, known, asked) };
  if (target.value === null && target.direction !== 'none')
    return { basis, doubt, ...directionOf(facts, asking, known, asked) };
  if (target.value === null)
    return {
      basis: 'none',
      doubt,
      reached: null,
      until: null,
      computed: nothing({
        zh: '没有写明数值、方向或与何指标同步，无法计算；请督查室补充',
        en: 'Neither figure, direction nor pace is stated: nothing can be computed until the office adds one',
      }),
    };
  const found = decisiveOf(question, asking);
  const amount = amountOf(found.computed);
  const doubted = doubtAbout(question, asking, found);
  const reached = amount === undefined || doubted ? null : (isReached(target, amount, asked.about) ?? null);
  return { ...found, doubt: doubted, reached };
}

function countOf({ facts, terms, asked }: Question): Count | null {
  const children = terms.type === 'countable' ? childrenFinished(facts, terms, asked.asOf) : undefined;
  if (children) return { what: 'children', computed: children };
  if (terms.milestones.length > 0 && terms.milestones.every(({ planned }) => planned === null))
    return { what: 'milestones', computed: milestonesProven(facts, terms, asked.asOf) };
  return null;
}

const isComplete = ({ computed: { value } }: Count): boolean =>
  value.kind === 'count' && value.of > 0 && value.done === value.of;

/** All of it, or null where a part cannot be told and none is known to be missed. */
function allOf(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.length === 0 || parts.includes(null) ? null : true;
}

/**
 * How far a promise is on a day: pure, from the terms in force that day and the facts known by then. A figure comes
 * from a county measure (best grade, newest vintage), from child cases (each once in a sum), or from what the unit
 * reported; milestones and children are counted, never averaged, and never made a percentage.
 *
 * @returns undefined where the case was not open yet
 */
export function progress(
  facts: CaseFacts,
  known: MeasureFacts,
  asOf: Day,
  tolerances: Tolerances,
): Progress | undefined {
  const terms = versionOn(facts, asOf);
  if (!terms) return undefined;
  const question = { facts, terms, known, asked: { year: facts.year, asOf, ...tolerances } };
  const targets = terms.targets.map((target, place): TargetProgress => {
    const due = target.deadline ?? terms.deadline;
    return { target, due, ...judged(question, { target, first: place === 0, due }) };
  });
  const count = countOf(question);
  const standing = facts.versions.filter(({ on }) => on <= asOf);
  const counts = count && (terms.type === 'descriptive' || targets.length === 0) ? [isComplete(count)] : [];
  return {
    asOf,
    type: terms.type,
    version: {
      seq: terms.seq,
      on: terms.on,
      why: terms.why,
      place: standing.length,
      of: facts.versions.length,
    },
    targets,
    count,
    done: allOf([...targets.map(({ reached }) => reached), ...counts]),
  };
}
