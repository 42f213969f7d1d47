import type { Id } from '../kernel/index.ts';
import { aside, type Computation, figure, nothing } from './computation.ts';
import { inUnit, isComparable } from './convert.ts';
import { decimal, plus, zero } from './decimal.ts';
import { type CaseFacts, type MeasureFacts, versionOn } from './facts.ts';
import { isAdditive } from './judge.ts';
import { measuredOf } from './measured.ts';
import { partsOn } from './parts.ts';
import { reportedOf } from './reported.ts';
import { type Asked, areaOf } from './series.ts';
import type { Target } from './target.ts';
import { measureCalled } from './without-figure.ts';

/**
 * The target of a part that counts towards one of its parent: the same thing, in units that can be converted. Called
 * otherwise, it is the only one that can be meant; what counts towards another target of the parent is not counted twice.
 * @param siblings all targets of the parent
 */
export function counterpart(
  part: CaseFacts,
  { metric, kind, unit }: Target,
  asked: Asked,
  siblings: readonly Target[],
) {
  const terms = versionOn(part, asked.asOf);
  const targets = terms?.targets ?? [];
  const alike = targets.filter((t) => t.kind === kind && isComparable(t.unit, unit));
  const [only, ...others] = alike.filter((t) => !siblings.some((one) => one.metric === t.metric));
  const rivals = siblings.filter((t) => t.kind === kind && isComparable(t.unit, unit));
  const meant = others.length === 0 && rivals.length <= 1 ? only : undefined;
  const target = alike.find((t) => t.metric === metric) ?? meant;
  const due = target?.deadline ?? terms?.deadline ?? null;
  return target && { target, first: target === targets[0], due };
}

/** What is asked for of the parts of a case, and which were counted already. */
type Summing = {
  readonly target: Target;
  readonly known: MeasureFacts;
  readonly asked: Asked;
  readonly seen: Set<Id>;
};

function sumNode(facts: CaseFacts, summing: Summing): Computation | undefined {
  const siblings = versionOn(facts, summing.asked.asOf)?.targets ?? [];
  const nodes = partsOn(facts, summing.asked.asOf).flatMap((part) => partNode(part, summing, siblings));
  if (nodes.length === 0) return undefined;
  const sum = nodes
    .filter((node) => !node.aside)
    .reduce(
      (total, { value }) => (value.kind === 'figure' ? plus(total, decimal(value.value)) : total),
      zero,
    );
  return {
    rule: {
      zh: '各下级件之和；同时属于几个上级的，在同一个合计里只计一次',
      en: 'The sum of the child cases; one that belongs to several parents counts once in a sum',
    },
    value: figure(sum, summing.target.unit),
    parts: nodes,
  };
}

/** What one part brings to the sum: its own measure's figure, its parts' sum where it has any, else what it reported. */
function partNode(part: CaseFacts, summing: Summing, siblings: readonly Target[]): Computation[] {
  const { target, known, asked, seen } = summing;
  const own = counterpart(part, target, asked, siblings);
  if (!own || (part.ended && part.ended.on <= asked.asOf && part.ended.how === 'left-out')) return [];
  const row = { kind: 'case', caseId: part.id, number: part.number, title: part.title } as const;
  const named = { zh: part.title, en: part.title };
  if (seen.has(part.id))
    return [
      aside({
        rule: { zh: `${part.title}：已在上面计过`, en: `${part.title}: counted above already` },
        value: { kind: 'missing' },
        row,
        parts: [],
      }),
    ];
  seen.add(part.id);
  const found =
    measuredPart(part, own.target, known, asked) ??
    sumNode(part, { ...summing, target: own.target }) ??
    reportedOf(part, own, asked);
  if (!found)
    return [
      { ...nothing({ zh: `${part.title}：尚未报送`, en: `${part.title}: nothing reported yet` }), row },
    ];
  const fitting = inUnit(found, target.unit);
  return [{ rule: named, value: fitting.value, row, parts: [fitting] }];
}

/** A part that names a measure kept by area is what the measure says of its unit's area. */
function measuredPart(
  part: CaseFacts,
  target: Target,
  known: MeasureFacts,
  asked: Asked,
): Computation | undefined {
  const measure = target.measure === undefined ? undefined : measureCalled(known, target.measure);
  const area = measure && areaOf(measure, part);
  if (!measure || area === undefined) return undefined;
  const { computed } = measuredOf(target, measure, known, { ...asked, area });
  return computed.value.kind === 'figure' ? computed : undefined;
}

/**
 * The sum of what child cases reached of a target, each case counted once.
 * @param seen cases that were counted already: hand one set to several parents for a sum over all of them
 */
export function sumOfParts(
  facts: CaseFacts,
  target: Target,
  known: MeasureFacts,
  { seen = new Set(), ...asked }: Asked & { readonly seen?: Set<Id> },
): Computation | undefined {
  return isAdditive(target) ? sumNode(facts, { target, known, asked, seen }) : undefined;
}
