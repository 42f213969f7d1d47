import { type Measure, unitNamed } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { aside, type Computation, figure, nothing, rowOf, vintageWords } from './computation.ts';
import { type Decimal, decimal, minus, negated, quotient, signOf, times } from './decimal.ts';
import type { MeasureFacts } from './facts.ts';
import { type Aspect, byTrust, knownFrom, type Observation } from './observation.ts';
import { daysOf, lastDay, type Period, yearBefore } from './period.ts';
import type { Target } from './target.ts';

/** What is asked of the observations: of which year, as known on which day. */
export type Asked = { readonly year: number; readonly asOf: Day };

const levelOf = (measure: Measure, { value }: Observation): { amount: Decimal; unit: string } => {
  const unit = unitNamed(measure.unit);
  if (!unit) return { amount: decimal(value), unit: measure.unit };
  const scale = decimal(`1${'0'.repeat(unit.zeros)}`);
  return { amount: times(decimal(value), scale), unit: unit.base };
};

/** How growth is counted: a share grows by points, everything else by percent. */
const growthUnit = ({ growth }: Measure): string => (growth === 'points' ? '百分点' : '%');

function figureValueOf(measure: Measure, o: Observation): Computation['value'] {
  if (o.aspect === 'rank') return figure(decimal(o.value), '位');
  if (o.aspect === 'growth') return figure(decimal(o.value), growthUnit(measure));
  const { amount, unit } = levelOf(measure, o);
  return figure(amount, unit);
}

const leafOf = (measure: Measure, o: Observation): Computation => {
  const words = vintageWords(o);
  return {
    rule: {
      zh: `${measure.name}，${o.period}：${words.zh}`,
      en: `${measure.name}, ${o.period}: ${words.en}`,
    },
    value: figureValueOf(measure, o),
    row: rowOf(o, knownFrom(o)),
    parts: [],
  };
};

/** The rows of one aspect that the county knew on a day. */
const known = ({ observations }: MeasureFacts, id: string, aspect: Aspect, asOf: Day): Observation[] =>
  observations.filter(
    (o) => o.measure === id && o.place === '' && o.aspect === aspect && knownFrom(o) <= asOf,
  );

/** One figure of a period: the best grade, of it the newest vintage; the others are shown aside. */
function chosen(measure: Measure, rows: readonly Observation[]): Computation | undefined {
  const [best, ...others] = rows.toSorted(byTrust);
  if (!best) return undefined;
  const leaf = leafOf(measure, best);
  if (others.length === 0) return leaf;
  return {
    rule: {
      zh: `${measure.name}，${best.period}：取级别最高、同级中最新的一次`,
      en: `${measure.name}, ${best.period}: the best grade, and of it the newest vintage`,
    },
    value: leaf.value,
    parts: [leaf, ...others.map((o) => aside(leafOf(measure, o)))],
  };
}

const inYear = (period: Period, year: number): boolean => daysOf(period)?.last.slice(0, 4) === String(year);

/** Of rows with the latest end, those of one period: a quarter and its last month may end together. */
function latest(rows: readonly Observation[], year: number): readonly Observation[] {
  const own = rows.filter(({ period }) => inYear(period, year));
  const last = own.reduce((end, { period }) => (lastDay(period) > end ? lastDay(period) : end), '');
  const ending = own.filter(({ period }) => lastDay(period) === last);
  const [best] = ending.toSorted(byTrust);
  return ending.filter(({ period }) => period === best?.period);
}

/** The newest figure of a measure in a year, as known on a day. */
export function newestOf(
  measure: Measure,
  facts: MeasureFacts,
  aspect: Aspect,
  { year, asOf }: Asked,
): Computation | undefined {
  return chosen(measure, latest(known(facts, measure.id, aspect, asOf), year));
}

const noObservation = ({ name }: Measure, { year, asOf }: Asked): Computation =>
  nothing({
    zh: `“${name}”在${asOf}时还没有${year}年的数`,
    en: `On ${asOf} there was no figure of “${name}” for ${year} yet`,
  });

/** Levels of the newest period and of the same period a year before, where both are known. */
function pairOf(measure: Measure, facts: MeasureFacts, { year, asOf }: Asked) {
  const rows = known(facts, measure.id, 'level', asOf);
  const now = latest(rows, year);
  const [period] = now.map((o) => o.period);
  if (period === undefined) return undefined;
  const before = rows.filter((o) => o.period === yearBefore(period));
  return { now: chosen(measure, now), before: chosen(measure, before), period };
}

const figureIn = (node: Computation | undefined): Decimal | undefined =>
  node?.value.kind === 'figure' ? decimal(node.value.value) : undefined;

/** Growth computed from two levels, only where the measure's growth is defined so (DOMAIN 23). */
function computedGrowth(measure: Measure, facts: MeasureFacts, asked: Asked): Computation {
  const pair = pairOf(measure, facts, asked);
  const [now, before] = [figureIn(pair?.now), figureIn(pair?.before)];
  const parts = [pair?.now, pair?.before].filter((part) => part !== undefined);
  if (now === undefined || before === undefined)
    return parts.length === 0
      ? noObservation(measure, asked)
      : nothing(
          {
            zh: `缺少上年同期数，“${measure.name}”的增速算不出来`,
            en: `Without the figure of the same period last year the growth of “${measure.name}” cannot be computed`,
          },
          parts,
        );
  if (measure.growth === 'points')
    return {
      rule: { zh: '比重之差，单位是百分点', en: 'The difference of two shares, in percentage points' },
      value: figure(minus(now, before), '百分点'),
      parts,
    };
  if (signOf(before) <= 0)
    return nothing(
      { zh: '上年同期数不大于零，不算增速', en: 'Last year’s figure is not above zero: no growth' },
      parts,
    );
  const growth = quotient(times(minus(now, before), decimal(100)), before, 2);
  return {
    rule: {
      zh: '名义增速＝（本期－上年同期）÷上年同期，四舍五入到两位小数',
      en: 'Nominal growth: (this period − the same last year) ÷ the same last year, rounded to two decimals',
    },
    value: figure(growth, '%'),
    parts,
  };
}

/** Growth over the same period last year: as issued, else computed where the measure's definition allows it. */
export function growthOf(measure: Measure, facts: MeasureFacts, asked: Asked): Computation {
  const issued = newestOf(measure, facts, 'growth', asked);
  if (issued)
    return {
      rule: {
        zh: `“${measure.name}”的增速，以公布数为准`,
        en: `The growth of “${measure.name}” as it was issued`,
      },
      value: issued.value,
      parts: [issued],
    };
  switch (measure.growth) {
    case 'nominal':
    case 'points':
      return computedGrowth(measure, facts, asked);
    case 'constant-price':
    case 'comparable-scope':
      return nothing({
        zh: `“${measure.name}”的增速按${measure.growth === 'constant-price' ? '可比价' : '同口径'}计算，两年绝对额之比不是增速；等待公布的增速`,
        en: `The growth of “${measure.name}” is at ${measure.growth === 'constant-price' ? 'constant prices' : 'comparable scope'}: a ratio of levels is not growth. The issued growth is awaited`,
      });
    case 'none':
      return nothing({
        zh: `“${measure.name}”按定义不计增速`,
        en: `By its definition no growth is computed for “${measure.name}”`,
      });
  }
}

/** How much more or less than in the same period last year, in base units. */
function changeOf(measure: Measure, facts: MeasureFacts, asked: Asked): Computation {
  const pair = pairOf(measure, facts, asked);
  const [now, before] = [figureIn(pair?.now), figureIn(pair?.before)];
  const parts = [pair?.now, pair?.before].filter((part) => part !== undefined);
  if (now === undefined || before === undefined || pair?.now?.value.kind !== 'figure')
    return parts.length === 0
      ? noObservation(measure, asked)
      : nothing({ zh: '缺少上年同期数', en: 'The figure of the same period last year is missing' }, parts);
  const unit = measure.growth === 'points' ? '百分点' : pair.now.value.unit;
  return {
    rule: { zh: '本期与上年同期之差', en: 'This period less the same period last year' },
    value: figure(minus(now, before), unit),
    parts,
  };
}

/** A fall is stated as a positive figure: 下降3% is met by a growth of −3 %. */
function asFall(node: Computation): Computation {
  if (node.value.kind !== 'figure') return node;
  return {
    rule: { zh: '降幅，即增幅取相反数', en: 'The fall: the growth with its sign turned' },
    value: figure(negated(decimal(node.value.value)), node.value.unit),
    parts: [node],
  };
}

/** The levels of a year in the order of their periods, of each the one that decides, in base units. */
export function figuresOf(
  measure: Measure,
  facts: MeasureFacts,
  { year, asOf }: Asked,
): { readonly until: Day; readonly value: Decimal }[] {
  const rows = known(facts, measure.id, 'level', asOf).filter(({ period }) => inYear(period, year));
  return [...Map.groupBy(rows, ({ period }) => period)]
    .flatMap(([period, own]) => {
      const until = daysOf(period)?.last;
      const value = figureIn(chosen(measure, own));
      return until === undefined || value === undefined ? [] : [{ until, value }];
    })
    .toSorted((a, b) => (a.until < b.until ? -1 : 1));
}

/** What a target's own measure says of it, as known on a day. */
export function measuredOf(
  target: Pick<Target, 'kind' | 'direction'>,
  measure: Measure,
  facts: MeasureFacts,
  asked: Asked,
): Computation {
  switch (target.kind) {
    case 'value':
      return newestOf(measure, facts, 'level', asked) ?? noObservation(measure, asked);
    case 'rank':
      return newestOf(measure, facts, 'rank', asked) ?? noObservation(measure, asked);
    case 'growth':
    case 'change': {
      const compute = target.kind === 'growth' || measure.growth === 'points' ? growthOf : changeOf;
      const node = compute(measure, facts, asked);
      return target.direction === 'down' ? asFall(node) : node;
    }
  }
}
