import type { Measure } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { amountOf, type Computation, figure, nothing } from './computation.ts';
import { inUnit } from './convert.ts';
import { type Decimal, decimal, minus, negated, quotient, signOf, times } from './decimal.ts';
import type { MeasureFacts } from './facts.ts';
import type { Aspect } from './observation.ts';
import { type Period, sayPeriod, yearBefore } from './period.ts';
import { type Asked, type Dated, isCumulative, seriesOf } from './series.ts';
import type { Target } from './target.ts';

/** What a measure says, and the day that it speaks of; null where it says nothing. */
export type Measured = { readonly computed: Computation; readonly until: Day | null };

const unknown = (computed: Computation): Measured => ({ computed, until: null });

const noObservation = ({ name }: Measure, { year, asOf }: Asked): Measured => {
  const on = sayPeriod(asOf);
  return unknown(
    nothing({
      zh: `截至${on.zh}，“${name}”还没有${year}年的数`,
      en: `On ${on.en} there was no figure of “${name}” for ${year} yet`,
    }),
  );
};

function newestOf(measure: Measure, facts: MeasureFacts, aspect: Aspect, asked: Asked): Measured {
  return seriesOf(measure, facts, aspect, asked).at(-1) ?? noObservation(measure, asked);
}

/** The level of a period with that of the same period a year before, which may not be known. */
type Pair = Dated & { readonly before: Computation | undefined };

function pairsOf(measure: Measure, facts: MeasureFacts, asked: Asked): Pair[] {
  const { until: _, ...rest } = asked;
  const before = seriesOf(measure, facts, 'level', { ...rest, year: asked.year - 1 });
  return seriesOf(measure, facts, 'level', asked).map((now) => ({
    ...now,
    before: before.find(({ period }) => period === yearBefore(now.period))?.computed,
  }));
}

/** What a pair comes to by a rule of two figures; missing where the year before is not known. */
function ofPair(
  measure: Measure,
  { computed: now, before }: Pair,
  compute: (now: Decimal, before: Decimal, parts: readonly Computation[]) => Computation,
): Computation {
  const amounts = [amountOf(now), before && amountOf(before)];
  const parts = before ? [now, before] : [now];
  const [a, b] = amounts;
  if (a !== undefined && b !== undefined) return compute(a, b, parts);
  return nothing(
    {
      zh: `缺少上年同期数，“${measure.name}”与上年同期比不出来`,
      en: `Without the figure of the same period last year “${measure.name}” cannot be compared with it`,
    },
    parts,
  );
}

const isIndex = ({ growth }: Measure): boolean => growth === 'index';

/** Of an index that takes the same period last year as 100, the growth is what lies above 100. */
function overHundred(now: Computation): Computation {
  const amount = amountOf(now);
  if (amount === undefined) return now;
  return {
    rule: {
      zh: '以上年同期为100的指数：涨幅＝指数－100',
      en: 'An index that takes the same period last year as 100: its growth is what lies above 100',
    },
    value: figure(minus(amount, decimal(100)), '%'),
    parts: [now],
  };
}

/** Growth computed from two levels, only where the measure's growth is defined so (DOMAIN 23). */
function computedGrowth(measure: Measure, pair: Pair): Computation {
  if (isIndex(measure)) return overHundred(pair.computed);
  return ofPair(measure, pair, (now, before, parts) => {
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
    return {
      rule: {
        zh: '名义增速＝（本期－上年同期）÷上年同期，四舍五入到两位小数',
        en: 'Nominal growth: (this period − the same last year) ÷ the same last year, rounded to two decimals',
      },
      value: figure(quotient(times(minus(now, before), decimal(100)), before, 2), '%'),
      parts,
    };
  });
}

/** At constant prices or comparable scope a ratio of levels is no growth; some measures have none at all. */
function noComputedGrowth({ name, growth }: Measure): Computation | undefined {
  switch (growth) {
    case 'nominal':
    case 'points':
    case 'index':
      return undefined;
    case 'constant-price':
    case 'comparable-scope': {
      const zh = growth === 'constant-price' ? '可比价' : '同口径';
      const en = growth === 'constant-price' ? 'constant prices' : 'comparable scope';
      return nothing({
        zh: `“${name}”的增速按${zh}计算，两年绝对额之比不是增速；等待公布的增速`,
        en: `The growth of “${name}” is at ${en}: a ratio of levels is not growth. The issued growth is awaited`,
      });
    }
    case 'none':
      return nothing({
        zh: `“${name}”按定义不计增速`,
        en: `By its definition no growth is computed for “${name}”`,
      });
  }
}

const asIssued = ({ name }: Measure, one: Dated): Dated => ({
  ...one,
  computed: {
    rule: { zh: `“${name}”的增速，以公布数为准`, en: `The growth of “${name}” as it was issued` },
    value: one.computed.value,
    parts: [one.computed],
  },
});

/** Growth through the year: as issued, else computed where the measure's definition allows it; a period without is left out. */
export function growthsOf(measure: Measure, facts: MeasureFacts, asked: Asked): Dated[] {
  const issued = seriesOf(measure, facts, 'growth', asked).map((one) => asIssued(measure, one));
  const held = new Set(issued.map(({ until }) => until));
  const computed = noComputedGrowth(measure)
    ? []
    : pairsOf(measure, facts, asked)
        .map((pair) => ({ period: pair.period, until: pair.until, computed: computedGrowth(measure, pair) }))
        .filter((one) => one.computed.value.kind === 'figure' && !held.has(one.until));
  return [...issued, ...computed].toSorted((a, b) => (a.until < b.until ? -1 : 1));
}

/** Growth over the same period last year, of the latest period that has one; else why there is none. */
export function growthOf(measure: Measure, facts: MeasureFacts, asked: Asked): Measured {
  const newest = growthsOf(measure, facts, asked).at(-1);
  if (newest) return newest;
  const pair = pairsOf(measure, facts, asked).at(-1);
  const never = noComputedGrowth(measure);
  if (never) return unknown(never);
  return pair ? unknown(computedGrowth(measure, pair)) : noObservation(measure, asked);
}

/** How much more or less than in the same period last year, in base units. */
function changeOf(measure: Measure, facts: MeasureFacts, asked: Asked): Measured {
  const pair = pairsOf(measure, facts, asked).at(-1);
  if (!pair) return noObservation(measure, asked);
  const unit = pair.computed.value.kind === 'figure' ? pair.computed.value.unit : measure.unit;
  const computed = ofPair(measure, pair, (now, before, parts) => ({
    rule: { zh: '本期与上年同期之差', en: 'This period less the same period last year' },
    value: figure(minus(now, before), measure.growth === 'points' ? '百分点' : unit),
    parts,
  }));
  return { computed, until: pair.until };
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

/** The levels of a year in the order of their periods, of each the one that decides, in the target's unit. */
export function figuresOf(
  measure: Measure,
  facts: MeasureFacts,
  asked: Asked,
  unit: string,
): { readonly until: Day; readonly value: Decimal }[] {
  return seriesOf(measure, facts, 'level', asked).flatMap(({ until, computed }) => {
    const value = amountOf(inUnit(computed, unit));
    return value === undefined ? [] : [{ until, value }];
  });
}

/** What a target's own measure says of it, as known on a day, in the unit of the target. */
export function measuredOf(
  target: Pick<Target, 'kind' | 'direction' | 'unit'>,
  measure: Measure,
  facts: MeasureFacts,
  asked: Asked,
): Measured {
  switch (target.kind) {
    case 'value': {
      const { computed, until } = newestOf(measure, facts, 'level', asked);
      return { computed: inUnit(computed, target.unit), until };
    }
    case 'rank':
      return newestOf(measure, facts, 'rank', asked);
    case 'growth':
    case 'change': {
      const isGrowth = target.kind === 'growth' || measure.growth === 'points';
      const { computed, until } = (isGrowth ? growthOf : changeOf)(measure, facts, asked);
      const node = isGrowth ? computed : inUnit(computed, target.unit);
      return { computed: target.direction === 'down' ? asFall(node) : node, until };
    }
  }
}

/** How a period of a measure is called: 2025年1—6月 of one that counts from January; as it stands where there is no such measure. */
export const sayMeasured = (measure: Measure | undefined, period: Period): Wording =>
  sayPeriod(period, measure !== undefined && isCumulative(measure));
