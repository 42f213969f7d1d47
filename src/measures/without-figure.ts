import type { Measure } from '../catalog/index.ts';
import { amountOf, type Computation, figure, nothing } from './computation.ts';
import { compare, decimal, minus, negated, signOf } from './decimal.ts';
import type { CaseFacts, MeasureFacts } from './facts.ts';
import { type Asked, growthOf, measuredOf } from './measured.ts';
import { type Asking, reportedFigures, reportedOf } from './reported.ts';
import type { Target } from './target.ts';

/** What was computed, and whether it is as promised; null where it cannot be told. */
export type Judged = { readonly computed: Computation; readonly reached: boolean | null };

const unknown = (computed: Computation): Judged => ({ computed, reached: null });

/** The county's measure that words or an id name. */
export const measureCalled = ({ measures }: MeasureFacts, name: string): Measure | undefined =>
  measures.find(({ id }) => id === name) ?? measures.find((measure) => measure.name === name);

/** Keeping pace: own growth less that of the other measure, in points; met down to the tolerance below zero. */
export function paceOf(
  facts: CaseFacts,
  asking: Asking & { readonly target: Target & { readonly inStepWith: string } },
  known: MeasureFacts,
  asked: Asked & { readonly pace: number },
): Judged {
  const { inStepWith, measure, tolerance, metric } = asking.target;
  const other = measureCalled(known, inStepWith);
  if (!other)
    return unknown(
      nothing({
        zh: `县里没有叫“${inStepWith}”的指标，无从比较；请在目标里选定与之同步的指标`,
        en: `The county has no measure “${inStepWith}” to compare with; choose one in the target`,
      }),
    );
  const ownMeasure = measure === undefined ? undefined : measureCalled(known, measure);
  const own = ownMeasure ? growthOf(ownMeasure, known, asked) : reportedOf(facts, asking, asked);
  const its = growthOf(other, known, asked);
  const parts = [...(own ? [own] : []), its];
  const [a, b] = [own && amountOf(own), amountOf(its)];
  if (a === undefined || b === undefined)
    return unknown(
      nothing(
        {
          zh: `“${metric}”或“${other.name}”的增速还没有，暂不能判断是否同步`,
          en: `The growth of “${metric}” or of “${other.name}” is not there yet: it cannot be told whether they keep pace`,
        },
        parts,
      ),
    );
  const gap = minus(a, b);
  const allowed = tolerance ?? asked.pace;
  return {
    reached: compare(gap, negated(decimal(allowed))) >= 0,
    computed: {
      rule: {
        zh: `本指标增速减“${other.name}”增速；不低于－${allowed}个百分点为同步`,
        en: `Its growth less that of “${other.name}”; in step where it is not below −${allowed} points`,
      },
      value: figure(gap, '百分点'),
      parts,
    },
  };
}

/** A direction alone: whether the measure, or what was reported through the year, moves that way. */
export function directionOf(facts: CaseFacts, asking: Asking, known: MeasureFacts, asked: Asked): Judged {
  const { direction, measure: id } = asking.target;
  const measure = id === undefined ? undefined : measureCalled(known, id);
  const computed = measure
    ? movedBy(measure, known, asked)
    : (reportedMove(facts, asking, asked) ??
      nothing({
        zh: '至少要有两次报送才看得出升降',
        en: 'Two reports at least are needed to see where it moves',
      }));
  const amount = amountOf(computed);
  if (amount === undefined) return unknown(computed);
  const sign = signOf(amount);
  return { computed, reached: direction === 'down' ? sign < 0 : sign > 0 };
}

/** Growth where the measure has any, else the difference to the same period last year. */
function movedBy(measure: Measure, known: MeasureFacts, asked: Asked): Computation {
  const growth = growthOf(measure, known, asked);
  if (growth.value.kind === 'figure') return growth;
  return measuredOf({ kind: 'change', direction: 'none' }, measure, known, asked);
}

function reportedMove(facts: CaseFacts, asking: Asking, asked: Asked): Computation | undefined {
  const figures = reportedFigures(facts, asking, asked);
  const [first, last] = [figures[0], figures.at(-1)];
  if (!first || !last || first === last) return undefined;
  const leaf = ({ report, value }: typeof first): Computation => ({
    rule: { zh: `${report.on}报送`, en: `reported on ${report.on}` },
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
