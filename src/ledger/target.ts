import { Day } from '../clock/index.ts';
import type { Claim } from '../documents/index.ts';
import type { Target } from '../measures/index.ts';

type Bare = Pick<Target, 'kind' | 'value' | 'unit'>;
export type Comparator = Pick<Target, 'op' | 'opAssumed'>;

/**
 * How a bare figure of a plan is compared: a count means at least, a level that something falls to means at most, and
 * both are assumed. A share of 100 % cannot be exceeded, and a place is the place: these stay as they are.
 * @param falls whether the text lowers or limits the level: 降到, 控制在
 */
export function comparatorOfBare({ kind, value, unit }: Bare, falls: boolean): Comparator {
  if (value === null || kind === 'rank' || (unit === '%' && value === 100)) return { op: 'eq' };
  return { op: kind === 'value' && falls ? 'le' : 'ge', opAssumed: true };
}

/** Verbs that lower or limit a level. */
const falling = /^(?:降|下降|减|压|控制|低)/;

type Stated = Pick<
  Claim,
  'metric' | 'kind' | 'direction' | 'op' | 'value' | 'value2' | 'unit' | 'action' | 'modality' | 'deadline'
>;

/**
 * A claim as the target of a commitment.
 * @param due the commitment's own deadline: a target names one only where it differs
 */
export function targetOf(claim: Stated, due: string | null): Target {
  const { metric, kind, direction, op, value, value2, unit, action, modality } = claim;
  const comparator =
    op === 'eq' && modality === 'plan' ? comparatorOfBare(claim, falling.test(action)) : { op };
  const deadline = claim.deadline === due ? undefined : Day.safeParse(claim.deadline).data;
  return {
    metric,
    kind,
    direction,
    ...comparator,
    value,
    value2,
    unit,
    ...(deadline === undefined ? {} : { deadline }),
  };
}

const inStep =
  /^(.*?)(?:增长|增速)?(?:与|和|同|跟)(.{1,40}?)(?:增长|增速)?(?:基本|大体|大致|保持)*同步(?:增长)?/;

/** A target that a measurement decides though the text names no figure, like 居民收入与经济增长同步. */
export function targetWithoutFigure(words: string): Target {
  const [, metric = '', other] = inStep.exec(words) ?? [];
  const target = { op: 'eq', value: null, value2: null, unit: '' } as const;
  if (other === undefined)
    return { metric: words.slice(0, 200), kind: 'value', direction: 'none', ...target };
  const named = (metric || words).slice(0, 200);
  return { metric: named, kind: 'growth', direction: 'none', ...target, inStepWith: other };
}
