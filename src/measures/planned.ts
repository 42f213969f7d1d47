import { type Day, daysBetween } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { type Computation, figure, nothing } from './computation.ts';
import { compare, type Decimal, decimal, minus, plus, quotient, times } from './decimal.ts';
import { canCatchUp } from './judge.ts';
import { sayPeriod } from './period.ts';
import { roughly } from './round.ts';
import type { Milestone, Target } from './target.ts';

type Point = { readonly due: Day; readonly value: Decimal; readonly name: string };

/**
 * True where the target itself is the plan on every day: growth over last year, limits, and shares that have to hold.
 * An amount that is reached in the course of the year needs planned values.
 */
export const holdsAllYear = ({ kind, op, unit }: Target): boolean =>
  kind === 'growth' ||
  kind === 'rank' ||
  op === 'le' ||
  op === 'lt' ||
  (unit === '%' && op !== 'ge' && op !== 'gt');

/** Nothing more is planned than the target asks: it may have been lowered since its milestones were set. */
export function withinTarget(target: Target, planned: Decimal): Decimal {
  const aim = target.value === null ? undefined : decimal(target.value);
  return aim && canCatchUp(target) && compare(planned, aim) > 0 ? aim : planned;
}

/** The planned points in order; the last is the target itself on its day. */
function pointsOf(target: Target, due: Day | null, milestones: readonly Milestone[]): Point[] {
  const aim = target.value === null ? undefined : decimal(target.value);
  const points = milestones
    .flatMap(({ due: day, planned, name }): Point[] =>
      planned === null ? [] : [{ due: day, value: withinTarget(target, decimal(planned)), name }],
    )
    .toSorted((a, b) => (a.due < b.due ? -1 : 1));
  if (due === null || !aim) return points;
  return [...points.filter((point) => point.due < due), { due, value: aim, name: '目标' }];
}

const pointWords = ({ due, name }: Point): Wording => ({
  zh: `${name}（${sayPeriod(due).zh}）的计划数`,
  en: `planned for ${name} (${due})`,
});

const leaf = (point: Point, unit: string): Computation => ({
  rule: pointWords(point),
  value: figure(point.value, unit),
  parts: [],
});

/** Between two planned points by days, exactly to six places. */
function between(a: Point, b: Point, asOf: Day): Decimal {
  const whole = decimal(daysBetween(a.due, b.due));
  const gone = decimal(daysBetween(a.due, asOf));
  return plus(a.value, quotient(times(minus(b.value, a.value), gone), whole, 6));
}

/**
 * The planned cumulative value (时序进度) of a day, from the milestones; `undefined` where nothing is planned yet for
 * that day. Planned values are joined by a line only where the definition says so, and only between two points.
 */
export function plannedOn(
  target: Target,
  due: Day | null,
  milestones: readonly Milestone[],
  { asOf, join }: { readonly asOf: Day; readonly join: 'step' | 'linear' },
): Computation | undefined {
  const points = pointsOf(target, due, milestones);
  const past = points.findLast((point) => point.due <= asOf);
  const next = points.find((point) => point.due > asOf);
  const { unit } = target;
  if (!past) {
    if (!holdsAllYear(target) || target.value === null) return undefined;
    return {
      rule: { zh: '全年都按目标值衡量', en: 'The target itself is the measure all through the year' },
      value: figure(decimal(target.value), unit),
      parts: [],
    };
  }
  if (join === 'step' || !next)
    return {
      rule: { zh: '已到期的最近一个计划数', en: 'The latest planned value that is due' },
      value: figure(past.value, unit),
      parts: [leaf(past, unit)],
    };
  return {
    rule: { zh: '前后两个计划数之间按天数推算', en: 'Between two planned values, by days' },
    value: figure(roughly(between(past, next, asOf), unit), unit),
    parts: [leaf(past, unit), leaf(next, unit)],
  };
}

/** Why no planned value can be given. */
export const noPlan = (): Computation =>
  nothing({
    zh: '到这一天还没有计划数；请在节点中填写各季度的计划累计数',
    en: 'Nothing is planned for this day yet; give planned cumulative values in the milestones',
  });
