import { type Day, daysBetween } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { amountOf, type Computation, figure, nothing } from './computation.ts';
import { type Decimal, decimal, minus, plus, quotient, times } from './decimal.ts';
import type { CaseFacts, MeasureFacts } from './facts.ts';
import { canCatchUp, isAdditive, isReached } from './judge.ts';
import { figuresOf } from './measured.ts';
import { sayPeriod } from './period.ts';
import type { TargetProgress } from './progress.ts';
import { reportedFigures } from './reported.ts';
import { roughly } from './round.ts';
import type { Asked } from './series.ts';
import { sumOfParts } from './sums.ts';
import { inArea, measureCalled } from './without-figure.ts';

/** Where the figure would be on its day at the present pace, and whether that reaches the target. */
export type Forecast = { readonly computed: Computation; readonly reaches: boolean | null };

type Point = { readonly until: Day; readonly value: Decimal };

const monthEnds = ({ year, asOf }: Asked): Day[] =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}-28` as Day).filter(
    (day) => day <= asOf,
  );

/** The figures through the year, each with the day it speaks of. */
function pointsOf(
  facts: CaseFacts,
  { target, basis, due }: TargetProgress,
  first: boolean,
  known: MeasureFacts,
  asked: Asked,
): Point[] {
  if (basis === 'reports')
    return reportedFigures(facts, { target, first, due }, asked).map(({ until, value }) => ({
      until,
      value: decimal(value),
    }));
  const measure = target.measure === undefined ? undefined : measureCalled(known, target.measure);
  if (basis === 'measure' && measure)
    return figuresOf(measure, known, { ...asked, ...inArea(measure, facts) }, target.unit);
  if (basis !== 'parts') return [];
  return monthEnds(asked).flatMap((until) => {
    const sum = sumOfParts(facts, target, known, { ...asked, asOf: until });
    const value = sum && amountOf(sum);
    return value === undefined ? [] : [{ until, value }];
  });
}

const no = (zh: string, en: string): Forecast => ({ computed: nothing({ zh, en }), reaches: null });

const dated = (points: readonly Point[]): Point[] => [
  ...new Map(points.map((point) => [point.until, point])).values(),
];

const rule = (from: Point, to: Point, due: Day): Wording => ({
  zh: `按现有速度：最近数＋（最近数－最早数）÷${daysBetween(from.until, to.until)}天×到${sayPeriod(due).zh}剩余的${daysBetween(to.until, due)}天；是估计，取整`,
  en: `At the present pace: the latest figure + (latest − earliest) ÷ ${daysBetween(from.until, to.until)} days × the ${daysBetween(to.until, due)} days left until ${due}; an estimate, rounded`,
});

/**
 * The forecast of an amount by its present pace, a straight line through the first and the latest figure of the year.
 * There is none for growth, shares and ranks, after the day, or from too few figures.
 */
export function forecastOf(
  facts: CaseFacts,
  one: TargetProgress,
  first: boolean,
  known: MeasureFacts,
  { fewest, about, ...asked }: Asked & { readonly fewest: number; readonly about: number },
): Forecast {
  const { target, due } = one;
  if (!isAdditive(target) || target.value === null || one.basis === 'children')
    return no(
      '不作预测：增速、比重、位次和逐个计数的不按速度推算',
      'No forecast: growth, shares, ranks and counted children have no pace',
    );
  if (one.doubt) return no('不作预测：数有疑问', 'No forecast: the figure is doubted');
  if (one.reached && canCatchUp(target))
    return { ...no('已达到目标，不再预测', 'The target is reached: no forecast is needed'), reaches: true };
  if (due === null || due <= asked.asOf)
    return no('不作预测：已到期或没有期限', 'No forecast: the day has come, or there is none');
  const points = dated(pointsOf(facts, one, first, known, asked));
  const [from, to] = [points[0], points.at(-1)];
  if (points.length < fewest || !from || !to)
    return no(
      `不作预测：有${points.length}个时点的数，至少要${fewest}个`,
      `No forecast: there are figures of ${points.length} days, ${fewest} are needed`,
    );
  const days = decimal(daysBetween(from.until, to.until));
  const left = decimal(daysBetween(to.until, due));
  const ahead = quotient(times(minus(to.value, from.value), left), days, 2);
  const value = roughly(plus(to.value, ahead), target.unit);
  const leaf = ({ until, value: at }: Point): Computation => ({
    rule: { zh: `${sayPeriod(until).zh}的数`, en: `the figure of ${until}` },
    value: figure(at, target.unit),
    parts: [],
  });
  return {
    computed: { rule: rule(from, to, due), value: figure(value, target.unit), parts: [leaf(to), leaf(from)] },
    reaches: isReached(target, value, about) ?? null,
  };
}
