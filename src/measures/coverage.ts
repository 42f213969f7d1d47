import type { Day } from '../clock/index.ts';
import { type Computation, figure } from './computation.ts';
import { inUnit } from './convert.ts';
import { compare, type Decimal, decimal, minus, plus, signOf, zero } from './decimal.ts';
import { type CaseFacts, versionOn } from './facts.ts';
import { isAdditive, isLimit } from './judge.ts';
import { namesTaken, partsOn } from './parts.ts';
import { counterpart } from './sums.ts';
import type { Target } from './target.ts';

/** One target of the whole held against what its parts promise together; `left` is what nobody took on. */
export type CoveredTarget = {
  readonly target: Target;
  readonly planned: Computation;
  readonly left: Computation['value'];
  readonly covered: boolean;
};

/** Whether the parts of a case cover it together: figures by sums of their targets, named children by a case each. */
export type Coverage = {
  readonly whole: boolean;
  readonly targets: readonly CoveredTarget[];
  /** Named children for which there is no case. */
  readonly unassigned: readonly string[];
  /** Milestones that stand in none of the parts: the unit that leads the whole keeps them itself. */
  readonly milestones: readonly string[];
};

type Whole = {
  readonly parts: readonly CaseFacts[];
  readonly siblings: readonly Target[];
  readonly asOf: Day;
};

function plannedBy({ parts, siblings, asOf }: Whole, target: Target): Computation {
  const asked = { year: 0, asOf };
  const nodes = parts.flatMap((part): Computation[] => {
    const own = counterpart(part, target, asked, siblings)?.target;
    if (!own || own.value === null) return [];
    const stated = {
      rule: { zh: part.title, en: part.title },
      value: figure(decimal(own.value), own.unit),
      parts: [],
    };
    return [
      {
        rule: stated.rule,
        value: inUnit(stated, target.unit).value,
        row: { kind: 'case', caseId: part.id, number: part.number, title: part.title },
        parts: [],
      },
    ];
  });
  const sum = nodes.reduce<Decimal>(
    (total, { value }) => (value.kind === 'figure' ? plus(total, decimal(value.value)) : total),
    zero,
  );
  return {
    rule: { zh: '各分解任务目标值之和', en: 'The sum of what the tasks promise' },
    value: figure(sum, target.unit),
    parts: nodes,
  };
}

function coveredTarget(whole: Whole, target: Target): CoveredTarget[] {
  if (target.value === null || !isAdditive(target)) return [];
  const planned = plannedBy(whole, target);
  if (planned.parts.length === 0 && isLimit(target)) return [];
  const sum = planned.value.kind === 'figure' ? decimal(planned.value.value) : zero;
  const gap = minus(decimal(target.value), sum);
  // Tasks together may not use up more than a limit; of anything else they have to promise no less.
  const covered = isLimit(target) ? signOf(gap) >= 0 : compare(gap, zero) <= 0;
  return [{ target, planned, left: figure(covered ? zero : gap, target.unit), covered }];
}

/**
 * Whether the parts of a case cover its promise: pure. A part that belongs to another case as well counts in full.
 * Growth, shares and ranks are not divided among units, so they are not held against a sum.
 *
 * @returns undefined where the case has not been broken down
 */
export function coverageOf(facts: CaseFacts, asOf: Day): Coverage | undefined {
  const terms = versionOn(facts, asOf);
  const parts = partsOn(facts, asOf).filter(
    ({ ended }) => !(ended && ended.on <= asOf && ended.how === 'left-out'),
  );
  if (!terms || parts.length === 0) return undefined;
  const targets =
    terms.type === 'countable'
      ? []
      : terms.targets.flatMap((target) => coveredTarget({ parts, siblings: terms.targets, asOf }, target));
  const due = new Set(
    parts.flatMap((part) => versionOn(part, asOf)?.milestones.map(({ name }) => name) ?? []),
  );
  const taken = namesTaken(parts, terms.children, asOf);
  const unassigned = terms.children.filter((name) => !taken.has(name));
  return {
    whole: unassigned.length === 0 && targets.every(({ covered }) => covered),
    targets,
    unassigned,
    milestones: terms.milestones.map(({ name }) => name).filter((name) => !due.has(name)),
  };
}
