import type { Measure } from '../catalog/index.ts';
import type { Day } from '../clock/index.ts';
import { amountOf, type Computation, figure, nothing } from './computation.ts';
import { compare, decimal, minus, negated, signOf } from './decimal.ts';
import type { CaseFacts, MeasureFacts } from './facts.ts';
import { growthOf, growthsOf, measuredOf, sayMeasured } from './measured.ts';
import { sayPeriod } from './period.ts';
import { type Asking, reportedFigures, reportedOf } from './reported.ts';
import { type Asked, areaOf } from './series.ts';
import type { Target } from './target.ts';

/** What was computed, and whether it is as promised; null where it cannot be told. */
export type Judged = {
  readonly computed: Computation;
  readonly reached: boolean | null;
  /** The day that the figure speaks of. */
  readonly until: Day | null;
};

const unknown = (computed: Computation): Judged => ({ computed, reached: null, until: null });

/** The county's measure that words name: by id, by name, or as it is also called (经济 for 地区生产总值). */
export const measureCalled = ({ measures }: MeasureFacts, name: string): Measure | undefined =>
  measures.find(({ id }) => id === name) ??
  measures.find((measure) => measure.name === name || measure.alsoCalled?.includes(name));

/** Growth of both for the latest period that both have; else of each the latest, to show what is missing. */
function growthPair(facts: CaseFacts, asking: Asking, other: Measure, known: MeasureFacts, asked: Asked) {
  const id = asking.target.measure;
  const measure = id === undefined ? undefined : measureCalled(known, id);
  const others = growthsOf(other, known, asked);
  if (!measure) {
    const own = reportedOf(facts, asking, asked);
    const its = others.at(-1);
    return {
      own,
      its: its?.computed ?? growthOf(other, known, asked).computed,
      until: its?.until ?? null,
      when: null,
    };
  }
  const owns = growthsOf(measure, known, asked);
  const both = owns.findLast(({ until }) => others.some((one) => one.until === until));
  if (!both)
    return {
      own: growthOf(measure, known, asked).computed,
      its: growthOf(other, known, asked).computed,
      until: null,
      when: null,
    };
  const its = others.find(({ until }) => until === both.until);
  return {
    own: both.computed,
    its: its?.computed ?? growthOf(other, known, asked).computed,
    until: both.until,
    when: sayMeasured(measure, both.period),
  };
}

/** Keeping pace: own growth less that of the other measure, in points; met down to the tolerance below zero. */
export function paceOf(
  facts: CaseFacts,
  asking: Asking & { readonly target: Target & { readonly inStepWith: string } },
  known: MeasureFacts,
  asked: Asked & { readonly pace: number },
): Judged {
  const { inStepWith, tolerance, metric } = asking.target;
  const other = measureCalled(known, inStepWith);
  if (!other)
    return unknown(
      nothing({
        zh: `县里没有叫“${inStepWith}”的指标，无从比较；请在目标里选定与之同步的指标`,
        en: `The county has no measure “${inStepWith}” to compare with; choose one in the target`,
      }),
    );
  const { own, its, until, when } = growthPair(facts, asking, other, known, asked);
  const parts = [...(own ? [own] : []), its];
  const [a, b] = [own && amountOf(own), amountOf(its)];
  if (a === undefined || b === undefined || (until === null && !isReported(asking, known)))
    return unknown(
      nothing(
        {
          zh: `“${metric}”和“${other.name}”还没有同一时期的增速，暂不能判断是否同步`,
          en: `There is no growth of “${metric}” and “${other.name}” for the same period yet: it cannot be told whether they keep pace`,
        },
        parts,
      ),
    );
  const gap = minus(a, b);
  const allowed = tolerance ?? asked.pace;
  const of = when ? { zh: `${when.zh}，`, en: `${when.en}: ` } : { zh: '', en: '' };
  const limit =
    allowed > 0
      ? { zh: `不低于－${allowed}个百分点`, en: `not below −${allowed} points` }
      : { zh: '不低于0', en: 'not below 0' };
  return {
    reached: compare(gap, negated(decimal(allowed))) >= 0,
    until,
    computed: {
      rule: {
        zh: `${of.zh}本指标增速减“${other.name}”增速；${limit.zh}为同步`,
        en: `${of.en}its growth less that of “${other.name}”; in step where it is ${limit.en}`,
      },
      value: figure(gap, '百分点'),
      parts,
    },
  };
}

const isReported = ({ target: { measure } }: Asking, known: MeasureFacts): boolean =>
  measure === undefined || measureCalled(known, measure) === undefined;

/** A direction alone: whether the measure, or what was reported through the year, moves that way. */
export function directionOf(facts: CaseFacts, asking: Asking, known: MeasureFacts, asked: Asked): Judged {
  const { direction, measure: id } = asking.target;
  const measure = id === undefined ? undefined : measureCalled(known, id);
  const { computed, until } = measure
    ? movedBy(measure, known, { ...asked, ...inArea(measure, facts) })
    : {
        computed:
          reportedMove(facts, asking, asked) ??
          nothing({
            zh: '至少要有两个时期的报送才看得出升降',
            en: 'Reports of two periods at least are needed to see where it moves',
          }),
        until: null,
      };
  const amount = amountOf(computed);
  if (amount === undefined) return unknown(computed);
  const sign = signOf(amount);
  return { computed, until, reached: direction === 'down' ? sign < 0 : sign > 0 };
}

/** The area of a case for a measure that is kept by area, as a part of a question. */
export function inArea(measure: Measure, facts: CaseFacts): { readonly area?: string } {
  const area = areaOf(measure, facts);
  return area === undefined ? {} : { area };
}

/** Growth where the measure has any, else the difference to the same period last year. */
function movedBy(measure: Measure, known: MeasureFacts, asked: Asked) {
  const growth = growthOf(measure, known, asked);
  if (growth.computed.value.kind === 'figure') return growth;
  return measuredOf({ kind: 'change', direction: 'none', unit: '' }, measure, known, asked);
}

function reportedMove(facts: CaseFacts, asking: Asking, asked: Asked): Computation | undefined {
  const figures = reportedFigures(facts, asking, asked);
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last || first === last) return undefined;
  const leaf = ({ report, value }: typeof first): Computation => ({
    rule: { zh: `${sayPeriod(report.on).zh}报送`, en: `reported on ${report.on}` },
    value: figure(decimal(value), asking.target.unit),
    row: {
      kind: 'entry',
      caseId: facts.id,
      number: facts.number,
      seq: report.seq,
      on: report.on,
      grade: 'reported',
      period: report.period,
    },
    parts: [],
  });
  return {
    rule: {
      zh: '年内最近一次报送减第一次报送',
      en: 'The latest report of the year less the first',
    },
    value: figure(minus(decimal(last.value), decimal(first.value)), asking.target.unit),
    parts: [leaf(last), leaf(first)],
  };
}
