import { type Measure, unitNamed } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import type { Wording } from '../kernel/index.ts';
import { amountOf, aside, type Computation, figure, rowOf, vintageWords } from './computation.ts';
import { type Decimal, decimal, plus, times, zero } from './decimal.ts';
import type { CaseFacts, MeasureFacts } from './facts.ts';
import { type Aspect, byTrust, knownFrom, type Observation } from './observation.ts';
import { daysOf, lastDay, type Period, sayPeriod } from './period.ts';

/**
 * What is asked of the observations: of which year, as known on which day. `until`: figures of periods that end later do
 * not count. `area`: of which place or unit, where it is not the whole county.
 */
export type Asked = {
  readonly year: number;
  readonly asOf: Day;
  readonly until?: Day;
  readonly area?: string;
  /** Which figures of units count: what they report unless a verdict says otherwise, or only what a verdict upheld. */
  readonly counts?: 'reported' | 'verified' | undefined;
};

/** What decides about one period of a series. */
export type Dated = { readonly period: Period; readonly until: Day; readonly computed: Computation };

/** The area of a case's lead unit for a measure that is kept by area; undefined where it speaks of the whole county. */
export const areaOf = ({ areas }: Measure, { area }: Pick<CaseFacts, 'area'>): string | undefined =>
  areas === undefined ? undefined : area.find((id) => /^\d{12}$/.test(id) === (areas === 'place'));

/** Whether the figures of a measure are counted from the beginning of the year. */
export const isCumulative = ({ nature, figures }: Measure): boolean =>
  nature === 'flow' && figures !== 'single';

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

/** A measure and period in words: 社会消费品零售总额2025年1—5月; of an area, that of 青石镇. */
function nameOf(measure: Measure, { period, place, aspect }: Observation, { areas }: MeasureFacts): Wording {
  const when = sayPeriod(period, isCumulative(measure));
  const area = place === '' ? '' : (areas.find(({ id }) => id === place)?.name ?? place);
  const what = {
    level: { zh: '', en: '' },
    growth: { zh: '增速', en: ' growth' },
    rank: { zh: '位次', en: ' rank' },
  };
  return {
    zh: `${area}${measure.name}${what[aspect].zh}，${when.zh}`,
    en: `${area === '' ? '' : `${area}: `}${measure.name}${what[aspect].en}, ${when.en}`,
  };
}

function leafOf(measure: Measure, o: Observation, facts: MeasureFacts): Computation {
  const words = vintageWords(o);
  const name = nameOf(measure, o, facts);
  return {
    rule: { zh: `${name.zh}：${words.zh}`, en: `${name.en}: ${words.en}` },
    value: figureValueOf(measure, o),
    row: rowOf(o, measure.name, knownFrom(o)),
    parts: [],
  };
}

/** One figure of a period: the best grade, of it the newest vintage; the others are shown aside. */
function chosen(
  measure: Measure,
  rows: readonly Observation[],
  facts: MeasureFacts,
): Computation | undefined {
  const [best, ...others] = rows.toSorted(byTrust);
  if (!best) return undefined;
  const leaf = leafOf(measure, best, facts);
  if (others.length === 0) return leaf;
  const name = nameOf(measure, best, facts);
  return {
    rule: {
      zh: `${name.zh}：取级别最高、同级中最新的一次`,
      en: `${name.en}: the best grade, and of it the newest vintage`,
    },
    value: leaf.value,
    parts: [leaf, ...others.map((o) => aside(leafOf(measure, o, facts)))],
  };
}

const inYear = (period: Period, year: number): boolean => lastDay(period).slice(0, 4) === String(year);

/** The rows of one aspect for a year that the county knew on a day. */
function knownRows(
  measure: Measure,
  { observations }: MeasureFacts,
  aspect: Aspect,
  { year, asOf, until }: Asked,
): Observation[] {
  return observations.filter(
    (o) =>
      o.measure === measure.id &&
      o.aspect === aspect &&
      knownFrom(o) <= asOf &&
      inYear(o.period, year) &&
      (until === undefined || lastDay(o.period) <= until),
  );
}

/** By the end of their periods, in order; a quarter and its last month may end together, then the more trusted decides. */
function byPeriod(measure: Measure, rows: readonly Observation[], facts: MeasureFacts): Dated[] {
  return [...Map.groupBy(rows, ({ period }) => lastDay(period))]
    .flatMap(([, ending]): Dated[] => {
      const [best] = ending.toSorted(byTrust);
      const period = best?.period ?? '';
      const until = daysOf(period)?.last;
      const computed = chosen(
        measure,
        ending.filter((o) => o.period === period),
        facts,
      );
      return until === undefined || !computed ? [] : [{ period, until, computed }];
    })
    .toSorted((a, b) => (a.until < b.until ? -1 : 1));
}

const sumOf = (nodes: readonly Computation[]): Decimal =>
  nodes.reduce<Decimal>((total, node) => plus(total, amountOf(node) ?? zero), zero);

const unitOf = ({ value }: Computation): string => (value.kind === 'figure' ? value.unit : '');

/** What the areas come to together on each day that any of them speaks of; one that is behind counts as it last stood. */
function sumOfAreas(measure: Measure, rows: readonly Observation[], facts: MeasureFacts): Dated[] {
  const series = [...Map.groupBy(rows, ({ place }) => place).values()].map((own) =>
    byPeriod(measure, own, facts),
  );
  const ends = new Map(series.flat().map(({ until, period }) => [until, period]));
  const named = new Set(rows.map(({ place }) => place));
  const absent = facts.areas.filter(
    ({ id, kind }) => kind === measure.areas && kind === 'place' && !named.has(id),
  );
  return [...ends].map(([until, period]) => {
    const parts = series.flatMap((own) => own.findLast((one) => one.until <= until)?.computed ?? []);
    const behind = series.filter((own) => own.findLast((one) => one.until <= until)?.until !== until).length;
    const words = areaWords(
      parts.length,
      behind,
      absent.map(({ name }) => name),
    );
    const when = sayPeriod(period, isCumulative(measure));
    const [first] = parts;
    return {
      period,
      until,
      computed: {
        rule: {
          zh: `${measure.name}，${when.zh}：${words.zh}`,
          en: `${measure.name}, ${when.en}: ${words.en}`,
        },
        value: figure(sumOf(parts), first ? unitOf(first) : measure.unit),
        parts,
      },
    };
  });
}

function areaWords(count: number, behind: number, absent: readonly string[]): Wording {
  const late =
    behind > 0
      ? { zh: `，其中${behind}个用的是较早的数`, en: `, ${behind} of them by an earlier figure` }
      : { zh: '', en: '' };
  const none =
    absent.length > 0
      ? { zh: `；没有${absent.join('、')}的数`, en: `; nothing from ${absent.join(', ')}` }
      : { zh: '', en: '' };
  return {
    zh: `${count}个地方或单位之和${late.zh}${none.zh}`,
    en: `the sum of ${count} areas${late.en}${none.en}`,
  };
}

const ofFrequency: Readonly<Record<Measure['frequency'], RegExp>> = {
  day: /-\d{2}-\d{2}$/,
  month: /^\d{4}-\d{2}$/,
  quarter: /-Q[1-4]$/,
  'half-year': /-H[12]$/,
  season: /-/,
  year: /^\d{4}$/,
};

/** How many periods of a measure there are in a year until a month; of seasons and days nobody keeps count. */
const expectedBy: Partial<Readonly<Record<Measure['frequency'], number>>> = {
  month: 1,
  quarter: 3,
  'half-year': 6,
};

/** Figures of single periods added up from the beginning of the year; what is missing in between is said. */
function addedUp(measure: Measure, dated: readonly Dated[]): Dated[] {
  const single = dated.filter(({ period }) => ofFrequency[measure.frequency].test(period));
  const months = expectedBy[measure.frequency];
  return single.map(({ period, until }, place) => {
    const parts = single.slice(0, place + 1).map(({ computed }) => computed);
    const joint =
      measure.january === 'with-february' && measure.frequency === 'month' && until.slice(5, 7) !== '01';
    const expected =
      months === undefined ? parts.length : Number(until.slice(5, 7)) / months - (joint ? 1 : 0);
    const gaps = Math.max(0, Math.ceil(expected) - parts.length);
    const when = sayPeriod(period, true);
    const [first] = parts;
    return {
      period,
      until,
      computed: {
        rule: {
          zh: `${measure.name}，${when.zh}：各期单数相加${gaps > 0 ? `；缺${gaps}期，合计偏少` : ''}`,
          en: `${measure.name}, ${when.en}: figures of single periods added up${gaps > 0 ? `; ${gaps} missing, so the sum is too small` : ''}`,
        },
        value: figure(sumOf(parts), first ? unitOf(first) : measure.unit),
        parts,
      },
    };
  });
}

/**
 * The figures of a measure through a year, one for each day that any speaks of, as known on a day: of the whole county, or
 * of one area. Where the measure says so (`roll_up: sum` and `areas`), the areas' sum fills in for a figure of the county
 * that is not there.
 */
export function seriesOf(measure: Measure, facts: MeasureFacts, aspect: Aspect, asked: Asked): Dated[] {
  const rows = knownRows(measure, facts, aspect, asked);
  const { area = '' } = asked;
  const own = byPeriod(
    measure,
    rows.filter(({ place }) => place === area),
    facts,
  );
  const rollsUp =
    area === '' && aspect === 'level' && measure.rollUp === 'sum' && measure.areas !== undefined;
  const held = new Set(own.map(({ until }) => until));
  const filled = rollsUp
    ? sumOfAreas(
        measure,
        rows.filter(({ place }) => place !== ''),
        facts,
      ).filter(({ until }) => !held.has(until))
    : [];
  const dated = [...own, ...filled].toSorted((a, b) => (a.until < b.until ? -1 : 1));
  return measure.nature === 'flow' && measure.figures === 'single' && aspect === 'level'
    ? addedUp(measure, dated)
    : dated;
}
