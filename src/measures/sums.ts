import type { Id } from '../kernel/index.ts';
import { aside, type Computation, figure, nothing } from './computation.ts';
import { decimal, plus, zero } from './decimal.ts';
import { type CaseFacts, versionOn } from './facts.ts';
import type { Asked } from './measured.ts';
import { partsOn } from './parts.ts';
import { reportedOf } from './reported.ts';
import type { Target } from './target.ts';

/** The target of a part that counts towards one of its parent: the same thing in the same unit. */
export function counterpart(part: CaseFacts, { metric, kind, unit }: Target, asked: Asked) {
  const targets = versionOn(part, asked.asOf)?.targets ?? [];
  const alike = targets.filter((t) => t.kind === kind && t.unit === unit);
  const target = alike.find((t) => t.metric === metric) ?? (alike.length === 1 ? alike[0] : undefined);
  return target && { target, first: target === targets[0] };
}

/** Growth, places and shares are not added up: only amounts and counts are. */
export const isAdditive = ({ kind, unit }: Pick<Target, 'kind' | 'unit'>): boolean =>
  (kind === 'value' || kind === 'change') && unit !== '%' && unit !== '‰' && unit !== '百分点';

function sumNode(facts: CaseFacts, target: Target, asked: Asked, seen: Set<Id>): Computation | undefined {
  const nodes = partsOn(facts, asked.asOf).flatMap((part) => partNode(part, target, asked, seen));
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
    value: figure(sum, target.unit),
    parts: nodes,
  };
}

/** What one part brings to the sum: its own parts' sum where it has any, else what it reported. */
function partNode(part: CaseFacts, target: Target, asked: Asked, seen: Set<Id>): Computation[] {
  const own = counterpart(part, target, asked);
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
  const found = sumNode(part, own.target, asked, seen) ?? reportedOf(part, own, asked);
  const none = nothing({ zh: `${part.title}：尚未报送`, en: `${part.title}: nothing reported yet` });
  return [found ? { rule: named, value: found.value, row, parts: [found] } : { ...none, row }];
}

/**
 * The sum of what child cases reached of a target, each case counted once.
 * @param seen cases that were counted already: hand one set to several parents for a sum over all of them
 */
export function sumOfParts(
  facts: CaseFacts,
  target: Target,
  asked: Asked,
  seen: Set<Id> = new Set(),
): Computation | undefined {
  return isAdditive(target) ? sumNode(facts, target, asked, seen) : undefined;
}
